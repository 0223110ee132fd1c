"""Texts: the texts that conditions name, and others that none of them names."""

from collections.abc import Iterator, Sequence
from itertools import islice

from flowdef.expressions.pattern import examples
from flowdef.expressions.values import read
from flowdef.model.fields import Field, FieldType
from flowdef.paths.chosen import Found

MAX_TRIES = 1_000


def texts(field: Field, named: frozenset[str], others: int) -> Found:
    """Each named text that the field can hold, and so many others.

    A text that reading refuses or changes is never recorded: no e-mail address is 'yes'.
    """
    held = [text for text in sorted(named) if read(field, text) == text]
    fresh = list(islice((text for text in _others(field) if text not in named), others))
    words = "any other" if held else "anything"
    vague = "" if len(fresh) == others else f"of the other values of '{field.name}' none was found"
    return [*((text, repr(text)) for text in held), *((text, words) for text in fresh)], vague


def shared_texts(members: Sequence[Field], named: frozenset[str]) -> dict[str, Found]:
    """The same of fields that are compared with each other: what one may hold, all may hold."""
    found = {field.name: texts(field, named, len(members)) for field in members}
    strict = [field for field in members if field.pattern or field.type in _FORMS]
    if len({(field.type, field.pattern) for field in strict}) > 1:
        why = f"'{strict[0].name}' and '{strict[1].name}' are compared and take different texts"
        return {name: (several, why) for name, (several, _) in found.items()}
    if len(strict) in (0, len(members)):
        return found
    narrow, why = found[strict[0].name]
    more = [pair for pair in narrow if pair[0] not in named]
    return {
        field.name: found[field.name]
        if field in strict
        else ([*more, *found[field.name][0]], found[field.name][1] or why)
        for field in members
    }


def _others(field: Field) -> Iterator[str]:
    form = _FORMS.get(field.type, "something else{}")
    plain = (form.format(each or "") for each in range(MAX_TRIES))
    for text in examples(field.pattern) if field.pattern else plain:
        if read(field, text) == text:
            yield text


_FORMS = {
    FieldType.EMAIL: "other{}@example.com",
    FieldType.URL: "https://example.com/other{}",
}
