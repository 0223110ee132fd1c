"""A call says `${NAME}`, and its step names no such secret.

flowdef puts in only what `secrets` names, so the web service gets these very letters: the call
fails, or does something else than it should. Source: actionlint, env.

Fails:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - id: add
        title: Add the customer
        automate:
          http:
            method: POST
            url: https://crm.example.com/api/customers
            headers: {Authorization: "Bearer ${CRM_TOKEN}"}

Passes:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - id: add
        title: Add the customer
        automate:
          http:
            method: POST
            url: https://crm.example.com/api/customers
            headers: {Authorization: "Bearer ${CRM_TOKEN}"}
          secrets: [CRM_TOKEN]

Fix: name the variable in `secrets` of `automate`. Where the web service itself is to read
`${NAME}`, say so in a comment: `# flowdef: ignore[AUT021] the service fills it in`.
"""

import re
from collections.abc import Iterator

from flowdef.expressions.mention import MENTION
from flowdef.findings import Severity
from flowdef.lint.commands import Line, automated, lines
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import nearest, sentences
from flowdef.model.process import Http

_OURS = "FLOWDEF_"  # a secret cannot have such a name
# What is worked out says nothing, and is passed over.
_SAID = re.compile(rf"\{{\{{.*?\}}\}}|{MENTION.pattern}", re.DOTALL)


@rule(code="AUT021", severity=Severity.WARNING, profile=Profile.BASIC)
def undeclared_secret(facts: ProcessFacts) -> Iterator[Hit]:
    """At each `${NAME}`."""
    for step, automation in automated(facts):
        for line in lines(step, automation) if isinstance(automation.action, Http) else ():
            if "${" in line.text:
                yield from _hits(line, automation.secrets)


def _hits(line: Line, secrets: tuple[str, ...]) -> Iterator[Hit]:
    for said in _SAID.finditer(line.text):
        name = said[1]
        if name and name not in secrets:
            what = f"step '{line.step.id}' sends '{said[0]}' as it stands, without a value."
            yield Hit(line.at(said), sentences(what, _hint(name, secrets)))


def _hint(name: str, secrets: tuple[str, ...]) -> str:
    if name.startswith(_OURS):
        return (
            f"Variables whose names begin with {_OURS} are flowdef's own, and never put in. Give "
            "the variable another name."
        )
    if secrets:
        return sentences("`secrets` does not name that variable.", nearest(name, secrets))
    return f"Write `secrets: [{name}]` into `automate`, and the value of the variable is put in."
