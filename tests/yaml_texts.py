"""YAML texts: data written in all the styles of YAML, and all paths to its scalars."""

from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import strategies as st

Path = tuple[str | int, ...]

# Letters and all that YAML treats in a way of its own, but nothing that only an escape can make.
_SIGNS = st.sampled_from("ab 1é😀:#-?!&*{}[],'\"\\|>%@`=~\t\n\n  ")
_ANY = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"))
_TEXTS = st.text(_SIGNS | _ANY, max_size=40)
_WORDS = ["send", "the", "contract", "it's", '"quoted"', "x:y", "a#b", "{{", "name", "}}"]
_PROSE = st.lists(
    st.sampled_from([*_WORDS, "20m", "é", "\n", "\n\n", "-dash", ""]), min_size=1, max_size=16
).map(" ".join)
_SCALARS = _TEXTS | _PROSE | st.integers(-(10**6), 10**6) | st.booleans() | st.none()
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=10,
)
DATA = st.dictionaries(_TEXTS, _VALUES, min_size=1, max_size=5)


@st.composite
def written(draw: st.DrawFn) -> str:
    """A mapping as PyYAML writes it, in any of its styles."""
    text: str = yaml.dump(
        draw(DATA),
        default_style=draw(st.sampled_from([None, "'", '"', "|", ">"])),
        default_flow_style=draw(st.sampled_from([None, True, False])),
        indent=draw(st.integers(2, 6)),
        width=draw(st.sampled_from([10, 20, 80])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
        sort_keys=False,
    )
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return "\ufeff" + text if draw(st.booleans()) else text


def scalars(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The scalars of data with the path that leads to each."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from scalars(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from scalars(below, (*path, index))
    else:
        yield path, value
