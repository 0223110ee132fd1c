"""Documents made to hurt whoever reads them; each name says how."""

from collections.abc import Callable
from functools import partial

HEAD = "kind: process\nid: a\ntitle: A\n"
SIZE = 1_990_000  # just below what is read at all


def _filled(unit: str, *, head: str = "", tail: str = "") -> bytes:
    count = (SIZE - len(head) - len(tail)) // len(unit.encode())
    return (head + unit * count + tail).encode()


def _repeated(unit: str, count: int, *, head: str = "", tail: str = "") -> bytes:
    return (head + unit * count + tail).encode()


def _wrong_names() -> bytes:
    names = "".join(f"  K{n}: {{type: text}}\n" for n in range(24_000))
    return f"{HEAD}steps: [{{id: a, title: b}}]\ninputs:\n{names}".encode()


def _aliases(width: int, depth: int) -> bytes:
    lines = [f"a0: &a0 [{', '.join(['x'] * width)}]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, depth)]
    return ("\n".join(lines) + "\n").encode()


def _quadratic() -> bytes:
    return f"a: &a [{', '.join(['x'] * 30_000)}]\nb: [{', '.join(['*a'] * 30_000)}]\n".encode()


def _chained(levels: int) -> bytes:
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, levels)]
    return "\n".join(lines).encode()


BOMBS: dict[str, Callable[[], bytes]] = {
    "nine lists of nine aliases": partial(_aliases, 9, 9),
    "aliases of a long list": _quadratic,
    "a chain of aliases": partial(_chained, 2_000),
    "30,000 opening brackets": lambda: b"[" * 30_000,
    "2 MB of opening brackets": lambda: b"[" * SIZE,
    "brackets on lines of their own": lambda: b"[\n" * (SIZE // 2),
    "2 MB of opening braces": lambda: b"{a: " * (SIZE // 4),
    "2 MB of bare braces": lambda: b"{" * SIZE,
    "2 MB of list signs": lambda: b"- " * (SIZE // 2),
    "2 MB of question marks": lambda: b"? " * (SIZE // 2),
    "a staircase of mappings": lambda: b"".join(b" " * n + b"a:\n" for n in range(1_900)),
    "one huge plain text": partial(_filled, "word ", head=HEAD + "purpose: "),
    "one huge plain text over lines": partial(_filled, "  word\n", head=HEAD + "purpose:\n"),
    "one huge quoted text": partial(_filled, "word ", head=HEAD + 'purpose: "', tail='"\n'),
    "a quote that is never closed": partial(_filled, "word\n", head=HEAD + 'purpose: "'),
    "one huge block text": partial(_filled, "  word\n", head=HEAD + "purpose: |\n"),
    "one huge folded text": partial(_filled, "  word\n\n", head=HEAD + "purpose: >\n"),
    "a block text of blank lines": partial(_filled, "\n", head=HEAD + "purpose: |\n"),
    "only blanks": lambda: b" " * SIZE,
    "only line breaks": lambda: b"\n" * SIZE,
    "only comments": lambda: b"#\n" * (SIZE // 2),
    "one huge comment": lambda: b"#" * SIZE,
    "one huge number": lambda: HEAD.encode() + b"version: " + b"9" * 1_900_000,
    "one huge fraction": lambda: HEAD.encode() + b"version: 1." + b"9" * 1_900_000,
    "one huge time of day": lambda: HEAD.encode() + b"version: 1" + b":59" * 600_000,
    "a text of escapes": partial(_filled, "\\x41", head=HEAD + 'purpose: "', tail='"\n'),
    "a text of hidden escapes": partial(_filled, "\\x00", head=HEAD + 'purpose: "', tail='"\n'),
    "many texts with hidden escapes": partial(_filled, '"\\0",', head=HEAD + "tags: [", tail="]\n"),
    "a key of 2 MB": lambda: b"k" * SIZE + b": x\n",
    "a key of 2 MB after a question mark": lambda: b"? " + b"k" * (SIZE - 8) + b"\n: x\n",
    "many keys": lambda: "".join(f"k{n}: x\n" for n in range(150_000)).encode(),
    "many numbers as keys": lambda: "".join(f"{n}: x\n" for n in range(45_000)).encode(),
    "one key many times": partial(_filled, "a: x\n", head=HEAD),
    "one key 40,000 times": partial(_repeated, "a: x\n", 40_000, head=HEAD),
    "many anchors": lambda: "".join(f"k{n}: &k{n} x\n" for n in range(90_000)).encode(),
    "one anchor many times": partial(_filled, "- &a x\n"),
    "many aliases of one text": partial(_repeated, "- *a\n", 90_000, head="a: &a x\nb:\n"),
    "many tags": partial(_repeated, "- !!str x\n", 90_000, head="b:\n"),
    "many ambiguous words": partial(_repeated, "- no\n", 90_000, head="b:\n"),
    "many merge keys": partial(_repeated, "<<: x\n", 40_000),
    "many small documents": lambda: b"--- a\n" * (SIZE // 6),
    "many directives": lambda: b"%FOO bar\n" * (SIZE // 9),
    "many tag directives": lambda: "".join(
        f"%TAG !{n}! tag:e,2000:\n" for n in range(60_000)
    ).encode(),
    "a very long line of a list": partial(_filled, "x,", head=HEAD + "tags: [", tail="]\n"),
    "a very long line of a mapping": partial(_filled, "x: y,", head=HEAD + "x-a: {", tail="}\n"),
    "a very long line of empty lists": partial(_filled, "[],", head=HEAD + "tags: [", tail="]\n"),
    "a list of colons": partial(_filled, ": ", head="a: ["),
    "only colons": lambda: b": " * (SIZE // 2),
    "only tabs": lambda: b"\t" * SIZE,
    "only quotes": lambda: b"''" * (SIZE // 2),
    "braces of templates": partial(_filled, "{{ x }}\n", head=HEAD + "purpose: "),
    "keys that are templates": partial(_filled, "{{ x }}, ", head=HEAD + "tags: [", tail="]\n"),
    "block text at every depth": partial(_filled, "- |\n x\n", head=HEAD + "steps:\n"),
    "many wrong steps": partial(_filled, "- x\n", head=HEAD + "steps:\n"),
    "48,000 wrong steps": partial(_repeated, "- x\n", 48_000, head=HEAD + "steps:\n"),
    "8,000 steps of wrong keys": partial(
        _repeated, "- {a: 1, b: 2, c: 3, d: 4}\n", 8_000, head=HEAD + "steps:\n"
    ),
    "9,000 steps of equal wrong needs": partial(
        _repeated, "- {id: a, title: b, needs: [{}, {}]}\n", 9_000, head=HEAD + "steps:\n"
    ),
    "24,000 needs that are mappings": partial(
        _repeated, "{a: b},", 24_000, head=HEAD + "steps: [{id: a, title: b, needs: [", tail="]}]\n"
    ),
    "40,000 needs that are one": partial(
        _repeated, "a,", 40_000, head=HEAD + "steps: [{id: a, title: b, needs: [", tail="]}]\n"
    ),
    "24,000 wrong names of inputs": _wrong_names,
    "an id that tires a pattern": partial(_filled, "a-", head="kind: process\ntitle: a\nid: "),
    "a file of zeros": lambda: b"\0" * SIZE,
    "a file of 0xff": lambda: b"\xff" * SIZE,
    "a bad byte at the end": lambda: b"a\n" * (SIZE // 2) + b"\xff",
    "10 MB": lambda: b"a" * 10_000_000,
    "text beyond the first plane": partial(_filled, "\U0001f600", head=HEAD + "purpose: "),
    "the line breaks of YAML 1.1": partial(_filled, "\u2028", head=HEAD + "purpose: |\n  x\n"),
}
