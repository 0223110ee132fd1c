"""Broken documents: good ones with stretches cut out, doubled or replaced."""

from pathlib import Path

from hypothesis import strategies as st

FOLDER = Path(__file__).parent / "data" / "format"
DOCUMENTS = tuple(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.yaml")))

_SIGNS = [*"\t\n -:,[]{}?!&*#|>'\"%@`\\~0\0é\u2028\ufeff", "  ", "- ", ": ", "\n---\n"]
_TRAPS = ["!!x ", "&a ", "*a", "<<: ", "{{ x }}", "0700", "no", "1e999", "true", "5", "[]", "{}"]
ODD = st.sampled_from([*_SIGNS, *_TRAPS])


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A good document with up to four stretches changed; most of them are no YAML any more."""
    text = draw(st.sampled_from(DOCUMENTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        new = draw(ODD | st.just("") | st.just(text[start:end] * 2) | st.text(max_size=5))
        text = text[:start] + new + text[end:]
    return text.encode("utf-8", "surrogatepass")


@st.composite
def misfitting(draw: st.DrawFn) -> bytes:
    """A good document with up to four words changed: YAML still, but hardly by the schema."""
    text = draw(st.sampled_from(DOCUMENTS))
    words = text.split(" ")
    for _ in range(draw(st.integers(1, 4))):
        index = draw(st.integers(0, len(words) - 1))
        new = draw(st.sampled_from([*_TRAPS, "A b", "x", draw(st.sampled_from(words)), "~"]))
        ending = "\n" if words[index].endswith("\n") else ""
        words[index] = new.rstrip("\n") + (":" if ":" in words[index] else "") + ending
    return " ".join(words).encode()
