"""Expressions that call, loop, reach for more, or grow: refused, in every place that takes one."""

import resource
from pathlib import Path

import pytest

from attacked import Victim

pytestmark = pytest.mark.unmeasured

ATTACKS = {
    "an attribute": "{{ v.__class__ }}",
    "a chain of attributes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "an item": "{{ v[0] }}",
    "an item by a name": '{{ v["__class__"] }}',
    "a call": "{{ v() }}",
    "a call of a method": "{{ v.format(1) }}",
    "a function of templates": "{{ range(9) }}",
    "a function that imports": "{{ __import__('os').system('touch canary') }}",
    "what templates know of themselves": "{{ self._TemplateReference__context }}",
    "what frameworks put there": "{{ config.items() }} {{ request.application.__globals__ }}",
    "the filter that reaches attributes": "{{ v|attr('__class__') }}",
    "the filter that formats": "{{ '%s'|format(v) }}",
    "the filter that maps": "{{ [v]|map('upper')|list }}",
    "the filter that joins": "{{ [v]|join('x') }}",
    "a filter with arguments": "{{ v|default('x', true, 1) }}",
    "a filter that nobody knows": "{{ v|nonsense }}",
    "a test that calls": "{{ v is callable }}",
    "a loop": "{% for x in v %}{{ x }}{% endfor %}",
    "a condition": "{% if v %}x{% endif %}",
    "an assignment": "{% set x = v %}{{ x }}",
    "an inclusion": "{% include '/etc/passwd' %}",
    "an import": "{% import 'os' as os %}",
    "a macro": "{% macro m() %}x{% endmacro %}{{ m() }}",
    "a raw block": "{% raw %}{{ v }}{% endraw %}",
    "a power": "{{ 9 ** 9 ** 9 ** 9 }}",
    "a power of a value": "{{ n ** 9 }}",
    "a text many times": "{{ 'a' * 1000000000 }}",
    "a value many times": "{{ v * n }}",
    "a text joined with itself": "{{ v ~ v ~ v }}",
    "a list": "{{ [v, v] }}",
    "a mapping": "{{ {'a': v} }}",
    "a choice of two": "{{ v if n else v }}",
    "a number of many digits": f"{{{{ {'9' * 5_000} }}}}",
    "a number with an exponent": "{{ 1e999999999 }}",
    "a division by nothing": "{{ 1 / 0 }}",
    "many brackets": f"{{{{ {'(' * 3_000}n{')' * 3_000} }}}}",
    "many signs": f"{{{{ {'-' * 5_000}n }}}}",
    "many words that deny": f"{{{{ {'not ' * 5_000}n }}}}",
    "many sums": f"{{{{ n{' + n' * 20_000} }}}}",
    "many filters": f"{{{{ v{'|lower' * 20_000} }}}}",
    "many expressions": "{{ v }}" * 20_000,
    "an expression within another": "{{ {{ v }} }}",
    "an expression that does not end": "{{ v",
    "an expression that is empty": "{{ }}",
    "a text that does not end": "{{ 'x }}",
    "a comment that does not end": "{# x",
    "a statement on a line": "# for x in v",
    "an escape of Unicode": "{{ '\\\\x41\\\\u0041\\\\N{DIGIT ONE}' }}",
    "a letter that looks like another": "{{ ｖ }} {{ v\u200b }}",
    "a hundred thousand letters": f"{{{{ {'v' * 100_000} }}}}",
    "ten million letters": "{{ v }}" + "x" * 10_000_000,
}
PROCESS = """\
inputs: {v: {type: text}, n: {type: integer}}
steps:
  - id: one
    title: PLAIN
    instructions: TEXT
    responsible: clerk
  - id: two
    title: Two
    when: CONDITION
    responsible: clerk
  - id: three
    title: Three
    automate: {command: [echo, TEXT], env: {A: TEXT}}
    idempotent: true
  - id: four
    title: Four
    automate: {email: {to: [jo@example.com], subject: TEXT, body: TEXT}}
    idempotent: true
  - id: five
    title: Five
    process: inner
    with: {v: TEXT}
"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _inside(text: str) -> str:
    """What stands in an expression: a condition is one without its braces."""
    return text.removeprefix("{{").removesuffix("}}").strip() or "{{"


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ATTACKS.items()])
def test_an_expression_asks_for_values_and_does_nothing(tmp_path: Path, text: str) -> None:
    victim = Victim(tmp_path)
    victim.process("inner", "inputs: {v: {type: text}}\nsteps: [{id: x, title: X}]\n")
    written = PROCESS.replace("TEXT", _quoted(text)).replace("PLAIN", _quoted(text))
    victim.process("all", written.replace("CONDITION", _quoted(_inside(text))))
    only = PROCESS.replace("TEXT", "x").replace("PLAIN", "x")
    victim.process("when", only.replace("CONDITION", _quoted(_inside(text))))
    victim.flowdef("trust", "--yes")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("all", "when"):
        for words in (
            *(["lint", f"processes/{name}.yaml"], ["show", name], ["render", name]),
            ["start", name, "--set", "v=x", "--set", "n=3"],
        ):
            said = victim.flowdef(*words)
            assert len(said.all) < 12_000_000
            assert "root:" not in said.all
    victim.flowdef("work", "--once")
    victim.flowdef("next")
    victim.unharmed()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # KiB
