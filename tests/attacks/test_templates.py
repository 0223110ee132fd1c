"""Templates of somebody else: what they try to read, reach, run and outlast."""

from pathlib import Path

import pytest

from attacked import CONFIDENTIAL, Victim, harmless

STEPS = "steps: [{id: sign, title: Sign}]\n"


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    victim = Victim(tmp_path)
    victim.process("paper", STEPS)
    (tmp_path / "secret.txt").write_text(CONFIDENTIAL)
    victim.write("flowdef.yaml", "kind: workspace\nid: sample\ntitle: S\ndocs: {templates: own}\n")
    return victim


READING = {
    "a file by its path": "{% include '/etc/passwd' %}",
    "a file above": "{% include '../../secret.txt' %}",
    "a file beside ours": "{% include 'flowdef/../../../pyproject.toml' %}",
    "a linked file": "{% include 'linked.j2' %}",
    "a file by a linked folder": "{% include 'up/secret.j2' %}",
    "a module": "{% import 'os' as os %}{{ os.environ }}",
    "a class": "{{ page.__class__.__mro__[-1].__subclasses__() }}",
    "a class by a filter": "{{ page | attr('__class__') }}",
    "a class by a format": "{{ '{0.__class__}'.format(page) }}",
    "the globals of a function": "{{ page.absent.__globals__['__builtins__'] }}",
    "the globals of ours": "{{ table.__globals__ }}",
    "the context": "{{ self._TemplateReference__context.environment.loader }}",
    "the environment of the machine": "{{ environ.SECRET }}",
    "an evaluation": "{{ eval('1') }}",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in READING.items()])
def test_nothing_but_the_page_is_read(victim: Victim, text: str) -> None:
    victim.write("own/sop.md.j2", text)
    (victim.outside / "secret.j2").write_text(CONFIDENTIAL)
    (victim.folder / "own" / "linked.j2").symlink_to("../../secret.txt")
    (victim.folder / "own" / "up").symlink_to("../..")
    said = victim.flowdef("render", "paper", SECRET=CONFIDENTIAL)
    assert said.code == 1
    assert said.out == ""
    assert CONFIDENTIAL not in said.all
    assert said.err.startswith("flowdef: own/sop.md.j2:1: ")


@pytest.mark.parametrize("what", ["a linked file", "a class", "the context"])
def test_nothing_but_the_page_is_read_for_html(victim: Victim, what: str) -> None:
    victim.write("own/sop.html.j2", READING[what])
    (victim.folder / "own" / "linked.j2").symlink_to("../../secret.txt")
    said = victim.flowdef("render", "paper", "--format", "html", SECRET=CONFIDENTIAL)
    assert (said.code, said.out) == (1, "")
    assert CONFIDENTIAL not in said.all
    assert said.err.startswith("flowdef: own/sop.html.j2:1: ")


ENDLESS = {
    "a range": "{% for i in range(10 ** 12) %}{% endfor %}",
    "a text": "{{ 'a' * 10 ** 15 }}",
    "a text that doubles": "{% set n = namespace(t='a') %}"
    "{% for i in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "a page": "{% for i in range(99999) %}{{ 'a' * 9999 }}{% endfor %}",
    "a macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "itself": "{% include 'sop.md.j2' %}",
    "a width": "{{ '%999999999999d' | format(1) }}",
    "a centre": "{{ 'a' | center(10 ** 13) }}",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ENDLESS.items()])
def test_what_would_fill_the_machine_is_stopped(victim: Victim, text: str) -> None:
    victim.write("own/sop.md.j2", text)
    said = victim.flowdef("render", "paper", "-o", "page.md")
    assert said.code == 1
    assert said.err.startswith("flowdef: own/sop.md.j2")
    assert not (victim.folder / "page.md").exists()


def test_a_flaw_does_not_act_on_the_terminal(victim: Victim) -> None:
    victim.write("own/sop.md.j2", "{{ page['\x1b]0;x\x07\u202e'] }}")
    said = victim.flowdef("render", "paper")
    assert said.code == 1
    assert all(harmless(line) for line in said.err.splitlines())


@pytest.mark.parametrize("folder", ["..", "own/../..", "out", "/"])
def test_a_folder_outside_is_not_read(victim: Victim, folder: str) -> None:
    (victim.folder / "out").symlink_to("..")
    (victim.outside / "sop.md.j2").write_text(CONFIDENTIAL)
    settings = f"kind: workspace\nid: sample\ntitle: S\ndocs: {{templates: {folder}}}\n"
    victim.write("flowdef.yaml", settings)
    said = victim.flowdef("render", "paper")
    assert said.code != 0 or "# About paper" in said.out
    assert CONFIDENTIAL not in said.all
