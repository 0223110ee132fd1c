import pytest

from flowdef.reading.comments import outside_values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a: 1 # x", (5,), id="beside a value"),
        pytest.param("a: '1 # x' # y", (11,), id="in quotes, and after them"),
        pytest.param("a: | # x\n  # y\n  z\n# w\n", (5, 19), id="around a block"),
        pytest.param("a: | # x", (5,), id="a block without text"),
        pytest.param("a: [ # x\n# y", (5, 9), id="a list that does not end"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_outside_values(text: str, found: tuple[int, ...]) -> None:
    offsets = tuple(place for place, letter in enumerate(text) if letter == "#")
    assert outside_values(text, offsets).offsets == found
