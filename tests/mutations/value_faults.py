"""Value faults: a value of the wrong type, form or range."""

from collections.abc import Callable
from random import Random

from mutations.key_faults import is_known_key
from mutations.mutation import Change, Mutated, Mutation, at
from mutations.sample import Place, Sample

Wanted = Callable[[Place], bool]

_LISTS = ("steps", "stages", "tags", "tasks", "phases", "checklist", "people", "consulted", "needs")
_MAPS = ("scope", "inputs", "collect", "approve", "budget", "selection", "calendar", "roles")
_TEXTS = ("title", "id", "owner", "purpose", "responsible", "instructions", "version", "status")
_FLAGS = ("required", "critical", "hold_point", "personal", "milestone", "external")
_NUMBERS = ("rounds", "quorum", "priority", "amount", "attempts")
_DURATIONS = ("effort", "due", "duration", "remind", "impact", "lead_time", "hours")
_IDS_OF = ("stages", "steps", "phases", "tasks", "deliverables", "risks")
_DATES = ("effective_from", "date", "last", "start", "deadline", "not_before", "joined")


def value_becomes(wanted: Wanted, *wrong: str) -> Change:
    """A change that puts one of these in the place of some wanted value."""

    def change(sample: Sample, chance: Random) -> Mutated | None:
        places = [each for each in sample.places if is_known_key(each) and wanted(each)]
        if not places:
            return None
        place = chance.choice(places)
        new = chance.choice(wrong)
        assert place.key is not None
        if "\n" in sample.of(place.value):  # a block goes whole, with its key's line
            text = sample.text[: place.key.end] + f": {new}\n" + _rest(sample, place)
        else:
            text = sample.replaced(place.value, new)
        return at(text, place.key.line)

    return change


def _rest(sample: Sample, place: Place) -> str:
    """From the line on that follows a block value."""
    end = sample.text[: place.value.end].rstrip()
    return (
        sample.text[len(end) :].lstrip("\n")
        if sample.text[len(end) :].strip() == ""
        else (sample.text[sample.text.index("\n", len(end)) + 1 :])
    )


def _scalar(*names: str) -> Wanted:
    return lambda place: place.name in names and place.kind == "scalar"


def _kind(kind: str, names: tuple[str, ...]) -> Wanted:
    return lambda place: place.name in names and place.kind == kind


def _number(place: Place) -> bool:
    """The amount of an authority is the name of a field."""
    return place.name in _NUMBERS and place.kind == "scalar" and place.above != "authority"


def _id_of_list_item(place: Place) -> bool:
    return place.name == "id" and len(place.path) > 2 and place.path[-3] in _IDS_OF


def _type_of_field(place: Place) -> bool:
    return place.name == "type" and len(place.path) > 2 and place.path[-3] in {"collect", "inputs"}


TABLE = (
    Mutation("a list is a text", value_becomes(_kind("list", _LISTS), "soon"), ("SYN002",)),
    Mutation("a mapping is a text", value_becomes(_kind("map", _MAPS), "soon"), ("SYN002",)),
    Mutation(
        "a text is a list or a mapping",
        value_becomes(_scalar(*_TEXTS), "[one, two]", "{one: two}"),
        ("SYN002",),
    ),
    Mutation("a flag is a text", value_becomes(_scalar(*_FLAGS), "maybe", "1"), ("SYN002",)),
    Mutation("a number is a text", value_becomes(_number, "many"), ("SYN002",)),
    Mutation(
        "a number is out of range",
        value_becomes(_scalar("rounds", "priority"), "-1", "0"),
        ("SYN002",),
    ),
    Mutation(
        "a duration is none",
        value_becomes(_scalar(*_DURATIONS), "20x", "soon", "-2d", "2 days"),
        ("SYN002",),
    ),
    Mutation(
        "an id is no id",
        value_becomes(_id_of_list_item, "Send Contract", "send_contract", "-send", "schön"),
        ("SYN002",),
    ),
    Mutation(
        "a date is none",
        value_becomes(_scalar(*_DATES), "tomorrow", "2026-6-1", "01.06.2026"),
        ("SYN002",),
    ),
    Mutation("a day is in no calendar", value_becomes(_scalar(*_DATES), "2026-02-30"), ("SYN002",)),
    Mutation("a status is unknown", value_becomes(_scalar("status"), "effektive"), ("SYN002",)),
    Mutation("a type of field is unknown", value_becomes(_type_of_field, "texd"), ("SYN002",)),
    Mutation(
        "a share is none",
        value_becomes(_scalar("share", "probability"), "0.3", "130%"),
        ("SYN002",),
    ),
    Mutation("the kind is unknown", value_becomes(_scalar("kind"), "procedure"), ("SYN002",)),
    Mutation("nothing stands after a key", value_becomes(_scalar(*_TEXTS), ""), ("SYN002",)),
    Mutation(
        "a word that older YAML takes for a flag",
        value_becomes(_scalar("title", "purpose", "result"), "no", "Yes", "off", "ON"),
        ("SYN005", "SYN002"),
    ),
)
