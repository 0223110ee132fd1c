"""Format reference: the page of every key, out of the schemas."""

from collections.abc import Iterator, Mapping
from typing import Any

from flowdef.render.flow import flow

Schema = Mapping[str, Any]

_INTRODUCTION = """\
<!-- Generated from schemas/*.schema.json; do not edit. -->

# The file format

Every key that a document may have, what it means, and an example. What is written here is the
exact form: `flowdef lint` and editors judge by the same schemas (`flowdef schema`).

A document is a YAML file of one of four kinds, told by its `kind`. A key that the schema does not
know is an error, and the nearest known one is proposed; keys that begin with `x-` are free
wherever keys are named here. Documents, roles, people, stages, steps and tasks have an
[id](#common-id), to be typed and linked to; data (inputs, fields) has a
[name](#common-data-name), to be used in expressions. The first line of a document may tell an
editor where the schema lies; then it completes keys and marks what is wrong:

    # yaml-language-server: $schema=../schemas/process.schema.json

Keys that are needed are **bold**.
"""


def format_reference(schemas: Mapping[str, Schema], examples: Mapping[str, str]) -> str:
    """The page as Markdown.

    `schemas` holds those of the four kinds and `common`, by name; `examples` one whole document
    of each kind, as YAML.
    """
    parts = [_INTRODUCTION, _kinds(schemas)]
    for kind, example in examples.items():
        parts += _section(schemas, kind, example)
    parts += _forms(schemas)
    return "\n".join(parts)


def _kinds(schemas: Mapping[str, Schema]) -> str:
    rows = "".join(
        f"| [`{kind}`](#{kind}) | {schema['description']} |\n"
        for kind, schema in schemas.items()
        if "properties" in schema
    )
    return f"| kind | is |\n| --- | --- |\n{rows}"


def _section(schemas: Mapping[str, Schema], kind: str, example: str) -> Iterator[str]:
    schema = schemas[kind]
    yield f'<a id="{kind}"></a>\n\n## {schema["title"].capitalize()}\n\n{schema["description"]}\n'
    yield f"```yaml\n{example.rstrip()}\n```\n"
    yield _table(schemas, kind, schema)
    for name, form in schema["$defs"].items():
        yield from _form(schemas, kind, name, form)


def _forms(schemas: Mapping[str, Schema]) -> Iterator[str]:
    common = schemas["common"]
    yield f'<a id="common"></a>\n\n## Forms of values\n\n{common["description"]}\n'
    for name, form in common["$defs"].items():
        yield from _form(schemas, "common", name, form)


def _form(schemas: Mapping[str, Schema], kind: str, name: str, form: Schema) -> Iterator[str]:
    """A definition with its anchor: what it is, its keys, and the rules among them."""
    yield f'<a id="{kind}-{name}"></a>\n\n### {_heading(form)}\n\n{form["description"]}\n'
    if "properties" in form:
        yield _table(schemas, kind, form)
        return
    if "examples" in form:
        yield "Examples: " + ", ".join(f"`{flow(each)}`" for each in form["examples"]) + "\n"
    yield from _rules(form)


def _heading(form: Schema) -> str:
    title: str = form["title"]
    return title[0].upper() + title[1:]


def _table(schemas: Mapping[str, Schema], kind: str, schema: Schema) -> str:
    needed = schema.get("required", ())
    rows = [
        "| "
        + " | ".join(
            (
                f"**`{key}`**" if key in needed else f"`{key}`",
                _words(schemas, kind, of),
                _cell(of["description"]),
                _cell(f"`{flow(of['examples'][0])}`"),
            )
        )
        + " |\n"
        for key, of in schema["properties"].items()
    ]
    head = "| key | value | meaning | example |\n| --- | --- | --- | --- |\n"
    return head + "".join(rows) + "".join(f"\n{rules}" for rules in _rules(schema))


def _rules(schema: Schema) -> Iterator[str]:
    """What the conditions of a schema say, once each; nothing where there is none."""
    said = dict.fromkeys(_sayings({key: schema.get(key) for key in ("allOf", "then", "else")}))
    if said:
        yield "".join(f"- {_cell(each)}\n" for each in said)


def _sayings(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "errorMessage" in node and isinstance(node["errorMessage"], str):
            yield node["errorMessage"]
        node = [each for key, each in node.items() if key != "if"]
    if isinstance(node, list):
        for each in node:
            yield from _sayings(each)


def _words(schemas: Mapping[str, Schema], kind: str, schema: Schema) -> str:
    """The type of a value in words, with links to what has a section of its own."""
    if "$ref" in schema:
        file, _, name = schema["$ref"].rpartition("#/$defs/")
        where = "common" if file else kind
        return f"[{schemas[where]['$defs'][name]['title']}](#{where}-{name})"
    if "const" in schema:
        return f"`{flow(schema['const'])}`"
    if "enum" in schema:
        return f"one of {_values(schema)}"
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return ", or ".join(_type_words(schemas, kind, schema, each) for each in types)


def _type_words(schemas: Mapping[str, Schema], kind: str, schema: Schema, type_: str) -> str:
    match type_:
        case "array" if "enum" in schema["items"]:
            return f"list of some of {_values(schema['items'])}"
        case "array":
            return f"list of {_words(schemas, kind, schema['items'])}"
        case "object":
            return f"{_words(schemas, kind, schema['additionalProperties'])}, by name"
        case "integer":
            return f"whole number{_range(schema)}"
        case "number":
            return f"number{_range(schema)}"
        case _:
            return "text"


def _values(schema: Schema) -> str:
    return ", ".join(f"`{flow(each)}`" for each in schema["enum"])


def _range(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if high is not None:
        return f" from {low} to {high}"
    return "" if low is None else f", {low} or more"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
