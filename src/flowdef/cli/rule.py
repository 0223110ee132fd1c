"""Rule: what a rule of the linter asks for, why, and how to mend it."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flowdef.lint.pages import Example
    from flowdef.lint.rule import Rule


def _codes(begun: str) -> list[str]:
    from flowdef.cli.shell.lint_completing import codes

    return codes(begun)


_Rule = Annotated[
    str,
    typer.Argument(
        metavar="[CODE]", autocompletion=_codes, help="A code or name; absent: the table of all."
    ),
]


def command(
    rule: _Rule = "",
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Show the page of a rule: what it finds, why, what fails and passes, how to mend it.

    Without a code: the table of all rules. Example: flowdef rule STR016
    """
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.lint_words import no_rule
    from flowdef.lint.catalogue import matching, rules

    found = matching(rule) if rule else rules()
    if not found:
        raise Failure(no_rule(rule))
    print(_json(found) if as_json else _shown(found), end="")


def _shown(found: "tuple[Rule, ...]") -> str:
    from flowdef.lint.pages import page_of, plain

    if len(found) == 1:
        return plain(found[0])
    width = max(len(rule.name) for rule in found)
    return "".join(
        f"{rule.code}  {rule.name:{width}}  {rule.severity:7}  {rule.profile:9}  "
        f"{page_of(rule).summary}{f' ({rule.origin})' if rule.origin else ''}\n"
        for rule in found
    )


def _json(found: "tuple[Rule, ...]") -> str:
    from json import dumps

    from flowdef.lint.pages import page_of

    shapes = [
        {
            "code": rule.code,
            "name": rule.name,
            "family": rule.family,
            "severity": rule.severity,
            "profile": rule.profile,
            "needs": rule.needs,
            "origin": rule.origin or "flowdef",
            "summary": (page := page_of(rule)).summary,
            "why": page.why,
            "fails": [*map(_example, page.fails)],
            "passes": [*map(_example, page.passes)],
            "fix": page.fix,
        }
        for rule in found
    ]
    return dumps(shapes, indent=2, ensure_ascii=False) + "\n"


def _example(example: "Example") -> dict[str, object]:
    return {"path": example.path, "before": example.before, "text": example.text}
