"""Acting: one act on a run from the words of a command line."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from flowdef.acts.desk import Desk, Standing, remembered
from flowdef.acts.perform import perform
from flowdef.cli.shell.desk import desk, who
from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.following import followed
from flowdef.cli.shell.telling import refusal, tell
from flowdef.expressions.readers import Problem
from flowdef.expressions.values import complaint, read_text, to_raw
from flowdef.model.fields import Field
from flowdef.run import commands as c
from flowdef.run.refusal import Refused, Why


class Said(NamedTuple):
    """What is wanted, by whom, and for whom."""

    act: c.Act
    person: str
    behalf: str = ""


def act(
    run: str, wanted: c.Act, person: str, behalf: str = "", *, as_json: bool = False, key: str = ""
) -> None:
    """Do one act and print what came of it."""
    with desk() as where:
        _act(where, run, Said(wanted, person, behalf), key, as_json=as_json)


def act_on(
    run: str, made: Callable[[Standing], Said], *, as_json: bool = False, key: str = ""
) -> None:
    """As `act`, where it depends on how the run stands what is done; ends where there is none."""
    with desk() as where:
        found = remembered(where, run)
        if isinstance(found, Refused):
            raise refusal(found, as_json=as_json)
        _act(where, run, made(found), key, as_json=as_json)


def values_of(
    pairs: Iterable[str], fields: Iterable[Field], *, as_json: bool = False
) -> dict[str, Any]:
    """`FIELD=VALUE` words as answers, each read by the type of its field.

    What is no such word is wrong use (2); a value that its field cannot hold is refused (1), like
    all that a run says no to.
    """
    known = {field.name: field for field in fields}
    found: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals:
            raise Failure(f"'{pair}' is no FIELD=VALUE, such as customer=ACME.")
        if name in found:
            raise Failure(f"{name} is given twice.")
        if name not in known:
            found[name] = text  # the run says no to it, and names the nearest
            continue
        field = known[name]
        value = read_text(field, text)
        if isinstance(value, Problem):
            wrong[name] = f"{field.title} ({name}): {complaint(field, value)}"
        else:
            found[name] = to_raw(value)
    if wrong:
        refused = Refused(Why.ANSWERS, "; ".join(wrong.values()), fields=tuple(wrong))
        raise refusal(refused, as_json=as_json)
    return found


def _act(where: Desk, run: str, said: Said, key: str, *, as_json: bool) -> None:
    outcome = perform(where, run, said.act, who(said.person, said.behalf, key))
    tell(followed(outcome, where), where, as_json=as_json)
