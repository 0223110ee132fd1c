"""Schema: the JSON Schema of a kind of document, for editors and other tools."""

from typing import Annotated

from typer import Argument, Option


def command(
    kind: Annotated[
        str, Argument(help="Such as process, or output/done for what 'done --json' prints.")
    ] = "",
    bundle: Annotated[
        bool, Option("--bundle", help="In one piece: what `common` defines is taken in.")
    ] = False,
) -> None:
    """Print the JSON Schema of a kind of document, or of what a command prints with --json.

    Without a name it lists them all. The schema of an output is always in one piece.

    Example: flowdef schema process --bundle > process.schema.json
    """
    from flowdef.cli.shell.failure import Failure
    from flowdef.reading import packaged

    own = f"{packaged.OUTPUT}{packaged.COMMON}"  # stands in every output's
    outputs = tuple(name for name in packaged.outputs() if name != own)
    kinds = (*packaged.KINDS, packaged.COMMON, *outputs)
    if not kind and bundle:
        raise Failure("--bundle takes one kind: 'flowdef schema process --bundle'.")
    if not kind:
        _list(kinds)
    elif kind not in kinds:
        raise Failure(_unknown(kind, kinds))
    elif bundle or kind in outputs:
        _print(packaged.bundle(kind))
    else:
        print(packaged.schema_text(kind), end="")


def _list(kinds: tuple[str, ...]) -> None:
    from flowdef.reading.packaged import schema

    wide = max(map(len, kinds)) + 2
    for kind in kinds:
        print(f"{kind:<{wide}}{schema(kind)['description']}")


def _print(schema: dict[str, object]) -> None:
    import json

    print(json.dumps(schema, ensure_ascii=False, indent=2))


def _unknown(kind: str, kinds: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(kind, kinds, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    return f"There is no kind '{kind}'.{hint} The kinds are {', '.join(kinds)}."
