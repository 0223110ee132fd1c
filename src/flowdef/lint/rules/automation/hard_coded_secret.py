"""A key, token or password stands in the document.

Whoever can read the handbook has it, and so has every copy of it in git, for good. Found are the
keys of well-known services, in any text, and in what machines are told: passwords in addresses,
options, variables, headers and bodies. Source: actionlint, hard-coded credentials.

Fails:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - id: add
        title: Add the customer
        automate:
          command: [crm, add, --password=correct-horse-battery]
        instructions: Add the customer by hand.

Passes:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - id: add
        title: Add the customer
        automate:
          command: [crm, add]
          secrets: [CRM_PASSWORD]
        instructions: Add the customer by hand.

Fix: name a variable of the environment in `secrets` of `automate`; a command has it under that
name, a call writes `${NAME}`. Then change the secret: it was read already.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated, lines
from flowdef.lint.english.flaws import Flaw
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.secrets_in import key_in, password_in
from flowdef.lint.texts import prose_of_process


@rule(code="AUT002", severity=Severity.ERROR, profile=Profile.BASIC)
def hard_coded_secret(facts: ProcessFacts) -> Iterator[Hit]:
    """At the secret, which the message does not repeat."""
    yield from _in_texts(facts)
    for step, automation in automated(facts):
        before = ""
        for line in lines(step, automation):
            if found := key_in(line.text) or password_in(line.text, line.path, before):
                yield Hit(line.at(found), f"`automate` of step '{step.id}' holds {_TELL}")
            before = line.text


def _in_texts(facts: ProcessFacts) -> Iterator[Hit]:
    """The keys in what people read."""
    for passage in facts.prose.head():
        if found := key_in(passage.text):
            at = passage.span(Flaw(found[0], found.start()))
            yield Hit(at, f"`{passage.path[0]}` of the process holds {_TELL}")
    for text in prose_of_process(facts.process, holding="") if key_in(facts.prose.whole) else ():
        if found := key_in(text.text):
            at = text.inside(found.start(), len(found[0]))
            yield Hit(at, f"{text.where} holds {_TELL}")


_TELL = (
    "a key, token or password. Whoever can read this document has it, and git keeps it for good. "
    "Replace it with a new one, in an environment variable that `secrets` names."
)
