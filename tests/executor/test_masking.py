"""Masking: no form of a secret is left."""

from base64 import b64encode
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from flowdef.executor.masking import EXCERPT, excerpt, masked

SECRET = st.text(min_size=4, max_size=30).filter(lambda text: "*" not in text)


@given(SECRET, st.text(), st.text())
def test_no_secret_is_left(secret: str, before: str, after: str) -> None:
    raw = secret.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for form in (raw, quote(raw, safe=""), b64encode(raw.encode()).decode()):
        assert form not in masked(f"{before}{form}{after}", [raw])


def test_the_longest_form_goes_first() -> None:
    url = "smtp://me:hunter2@mail.example.com"
    assert masked(f"at {url}: hunter2", [url, "hunter2", ""]) == "at ***: ***"


def test_an_output_is_one_short_line() -> None:
    assert excerpt(" a\n\tb \r\n") == "a b"
    assert excerpt("x" * 1000) == "… " + "x" * EXCERPT
