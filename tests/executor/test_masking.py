"""Masking: no form of a secret is left."""

import json
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote, quote_plus

from hypothesis import given
from hypothesis import strategies as st

from flowdef.executor.masking import EXCERPT, MASK, excerpt, masked, masked_value

SECRET = st.text(min_size=4, max_size=30).filter(lambda text: "*" not in text)


@given(SECRET, st.text(), st.text())
def test_no_secret_is_left(secret: str, before: str, after: str) -> None:
    raw = secret.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for form in (
        raw,
        quote(raw, safe=""),
        quote_plus(raw),
        json.dumps(raw)[1:-1],
        json.dumps(raw)[1:-1].replace("/", "\\/"),
        repr(raw)[1:-1],
        repr(raw.encode())[2:-1],
        b64encode(raw.encode()).decode(),
        urlsafe_b64encode(raw.encode()).decode(),
    ):
        assert form not in masked(f"{before}{form}{after}", [raw])


def test_the_longest_form_goes_first() -> None:
    url = "smtp://me:hunter2@mail.example.com"
    assert masked(f"at {url}: hunter2", [url, "hunter2", ""]) == "at ***: ***"


def test_an_output_is_one_short_line() -> None:
    assert excerpt(" a\n\tb \r\n") == "a b"
    assert excerpt("x" * 1000) == "… " + "x" * EXCERPT


@given(st.binary(max_size=5), st.binary(max_size=5))
def test_no_secret_is_left_in_base64_of_more(before: bytes, after: bytes) -> None:
    """As in `Basic` authentication: three bytes are four letters, wherever a secret begins."""
    said = masked(
        b64encode(before + b"hunter2-Zq8-hunter3" + after).decode(), ["hunter2-Zq8-hunter3"]
    )
    assert MASK in said
    assert len(said) < 24


def test_of_a_secret_of_several_lines_each_is_hidden() -> None:
    key = "-----BEGIN KEY-----\nMIIabcdefgh\n-----END KEY-----\n"
    assert masked("| MIIabcdefgh |", [key]) == "| *** |"
    assert excerpt(f"x\n{key}y", [key]) == "x ***y"


def test_the_line_break_at_the_end_of_a_secret_is_none_of_it() -> None:
    assert masked("with hunt2!", [" hunt2!\n"]) == "with ***"


def test_a_value_of_any_kind_is_without_secrets() -> None:
    found = masked_value(
        {"a hunter2": ["hunter2", 4815162342, 4815, True, None]}, ["hunter2", "4815162342"]
    )
    assert found == {"a ***": ["***", "***", 4815, True, None]}
    assert masked_value({"a": 1}, ["", ""]) == {"a": 1}


def test_the_end_of_an_output_shows_no_part_of_a_secret() -> None:
    assert excerpt("hunter2" + "x" * (EXCERPT - 3), ["hunter2"]) == "***" + "x" * (EXCERPT - 3)
    assert "hun" not in excerpt("said " * 40 + "hunt", ["hunter2"], cut=True)
