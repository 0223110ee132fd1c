from typing import Any

import pytest

from flowdef.reading.tree import read_tree
from tree_faults import told

NO_YAML = [
    pytest.param("", 1, 1, "the file is empty", id="an empty file"),
    pytest.param("# nothing\n", 1, 1, "the file is empty", id="a file of comments"),
    pytest.param("---\n", 1, 1, "the file is empty", id="a document of nothing"),
    pytest.param("title: A: b\n", 1, 9, "in the middle of a text", id="a colon in a text"),
    pytest.param("a: 1\n  b: 2\n", 2, 4, "check its indentation", id="a key too far right"),
    pytest.param("a:\n  b: 1\n c: 2\n", 3, 2, "belongs to no key", id="a key too far left"),
    pytest.param("a:\n\tb: 1\n", 2, 1, "a tab: indent with spaces", id="a tab"),
    pytest.param("a: @b\n", 1, 4, "begin with `@`: put it in quotes", id="an at sign"),
    pytest.param("a: `b`\n", 1, 4, "begin with a backquote", id="a backquote"),
    pytest.param("a: %b\n", 1, 4, "begin with `%`", id="a percent sign"),
    pytest.param("a: **b**\n", 1, 4, "begin with `*` or `&`", id="bold Markdown"),
    pytest.param("a: 'b\nc: d\n", 1, 4, "the quote that opens here", id="an open single quote"),
    pytest.param('a: b\nb: "c\n', 2, 4, "the quote that opens here", id="an open double quote"),
    pytest.param('a: "b\n---\n', 1, 4, "the quote that opens here", id="a document in a quote"),
    pytest.param(
        'a: "b\nc: "d: {{ x }}"\n',
        1,
        4,
        "ends only on line 2",
        id="an open quote before a template",
    ),
    pytest.param('a: "\\q"\n', 1, 5, "a backslash in", id="an unknown escape"),
    pytest.param('a: "\\xZZ"\n', 1, 7, "a backslash in", id="an escape without its digits"),
    pytest.param('a: "\\ud800"\n', 1, 7, "backslash", id="half a character"),
    pytest.param("a: [b, c\nd: e\n", 2, 2, "opens with `[` on line 1", id="an open list"),
    pytest.param("a:\n  {b: c\nd: e\n", 3, 2, "opens with `{` on line 2", id="an open mapping"),
    pytest.param("a: [b,, c]\n", 1, 7, "a value is missing here", id="two commas"),
    pytest.param("a: 1\nb: [\n", 2, 4, "`[` that opens here is never", id="an open bracket"),
    pytest.param("a: {\n\n", 1, 4, "`{` that opens here is never", id="an open brace"),
    pytest.param("a: [b,\n  c\n", 1, 4, "`[` that opens here", id="an open list of some"),
    pytest.param("a: [{b: c}, {d: [e]", 1, 13, "`{` that opens here", id="the innermost one"),
    pytest.param("a: [b: # c\n", 1, 4, "`[` that opens here", id="a pair in an open list"),
    pytest.param("a: ]\n", 1, 4, "begins with `]` in quotes", id="a bracket that closes nothing"),
    pytest.param("a: - b\n", 1, 4, "a list item cannot begin here", id="a list beside its key"),
    pytest.param("a: ? b\n", 1, 4, "a key cannot begin here", id="a question mark"),
    pytest.param("- a\nb: c\n", 2, 1, "belongs to no list item", id="a key among items"),
    pytest.param("a: x\nb\nc: d\n", 2, 1, "neither `key: value` nor", id="a line without a colon"),
    pytest.param("a: 'b' c\n", 1, 8, "quote the whole text", id="text behind a quote"),
    pytest.param("a: | b\n  c\n", 1, 6, "begins on the next line", id="text beside a bar"),
    pytest.param("a: |0\n  c\n", 1, 5, "begins on the next line", id="an indentation of nought"),
    pytest.param("a: b\n...\nc: d\n", 3, 1, "the document has ended", id="text behind the end"),
    pytest.param("a: !<b c\n", 1, 4, "`!` begins a tag", id="an open tag"),
    pytest.param("a: !b!c d\n", 1, 4, "`!` begins a tag", id="a tag of nobody"),
    pytest.param("%FOO\n", 1, 1, "is a directive", id="an unknown directive"),
    pytest.param("%YAML 3.0\n---\na: b\n", 1, 1, "is a directive", id="YAML 3"),
    pytest.param("a: {{ x }} b\n", 1, 4, "must stand in quotes", id="a template without quotes"),
    pytest.param("- {{ x }} b\n", 1, 3, "must stand in quotes", id="a template in a list"),
    pytest.param("a: b\x00c\n", 1, 5, "U+0000 is not allowed", id="a NUL"),
    pytest.param("é: b\nc: \x07\n", 2, 4, "U+0007 is not allowed", id="a bell"),
    pytest.param("a: *b\n", 1, 4, "nothing above is marked `&b`", id="an alias of nothing"),
    pytest.param("a: &b [*b]\n", 1, 8, "stands within `&b` itself", id="an alias of itself"),
    pytest.param("a: &b\n  c: {d: *b}\n", 2, 10, "within `&b`", id="an alias of what is around"),
    pytest.param("a: " + "[" * 64, 1, 67, "more than 64 levels", id="too many levels"),
]


@pytest.mark.parametrize(("text", "line", "column", "said"), NO_YAML)
def test_a_text_that_is_no_yaml(text: str, line: int, column: int, said: str) -> None:
    ((code, *place, message),) = told(text)
    assert (code, place) == ("SYN001", [line, column])
    assert said in message
    assert read_tree(text.encode()).root is None


BYTES = [
    pytest.param(b"a: b\n\xc3\xa9: \xff\n", 2, 4, "0xff is no UTF-8", id="a byte of Latin-1"),
    pytest.param(b"\xef\xbb\xbfa: \xe9\n", 1, 4, "0xe9 is no", id="a byte behind the mark"),
    pytest.param(b"a: \xc3", 1, 4, "0xc3 is no UTF-8", id="half a character at the end"),
    pytest.param("a: b".encode("utf-16"), 1, 1, "UTF-16", id="UTF-16"),
    pytest.param("a: b".encode("utf-32"), 1, 1, "UTF-16 or UTF-32", id="UTF-32"),
    pytest.param("a: b".encode("utf-16-be"), 1, 1, "U+0000", id="UTF-16 without its mark"),
    pytest.param(b"a" * 2_000_001, 1, 1, "the file has 2.0 MB", id="more than 2 MB"),
]


@pytest.mark.parametrize(("data", "line", "column", "said"), BYTES)
def test_bytes_that_are_no_text(data: bytes, line: int, column: int, said: str) -> None:
    ((code, *place, message),) = told(data)
    assert (code, place) == ("SYN001", [line, column])
    assert said in message
    assert read_tree(data).root is None


TRAPS = [
    pytest.param(
        "a: 1\nb: 2\na: 3\n", {"a": 1, "b": 2}, "SYN004", 3, 1, "first on line 1", id="a key twice"
    ),
    pytest.param(
        "{a: 1, 'a': 2}", {"a": 1}, "SYN004", 1, 8, "`a` stands twice", id="a key twice on a line"
    ),
    pytest.param(
        "a: {b: 1}\nc: {b: 1, b: 2}\n",
        {"a": {"b": 1}, "c": {"b": 1}},
        "SYN004",
        2,
        11,
        "line 2",
        id="a key twice below",
    ),
    pytest.param("a: !!str 1\n", {"a": "1"}, "SYN001", 1, 4, "`!!str` is a tag", id="a tag"),
    pytest.param(
        "a: ! 1\n", {"a": "1"}, "SYN001", 1, 4, "`!` is a tag", id="the tag without a name"
    ),
    pytest.param(
        "a: !!python/object/apply:os.system [x]\n",
        {"a": ["x"]},
        "SYN001",
        1,
        4,
        "python/object",
        id="an object of Python",
    ),
    pytest.param(
        "a: &b !c {d: e}\n",
        {"a": {"d": "e"}},
        "SYN001",
        1,
        7,
        "`!c` is a tag",
        id="a tag behind an anchor",
    ),
    pytest.param("!t a: b\n", {"a": "b"}, "SYN001", 1, 1, "`!t` is a tag", id="a tag of a key"),
    pytest.param(
        "a: &b {c: d}\ne: {<<: *b}\n",
        {"a": {"c": "d"}, "e": {}},
        "SYN001",
        2,
        5,
        "write the keys out",
        id="a merge key",
    ),
    pytest.param(
        "1: a\n",
        {"1": "a"},
        "SYN001",
        1,
        1,
        'the key `1` is a number: write "1"',
        id="a number as a key",
    ),
    pytest.param(
        "a: {true: b}\n",
        {"a": {"true": "b"}},
        "SYN001",
        1,
        5,
        "is a truth value",
        id="a truth value as a key",
    ),
    pytest.param("~: a\n", {"~": "a"}, "SYN001", 1, 1, "`~` is no value", id="nothing as a key"),
    pytest.param(
        "a: b\n?\n: c\n", {"a": "b"}, "SYN001", 2, 2, "there is no key before", id="a key left out"
    ),
    pytest.param("no: a\n", {"no": "a"}, "SYN005", 1, 1, "`no` is text here", id="no as a key"),
    pytest.param(
        "? [a]\n: b\nc: d\n",
        {"c": "d"},
        "SYN001",
        1,
        3,
        "a key must be a text",
        id="a list as a key",
    ),
    pytest.param(
        "? {a: b}\n: c\n", {}, "SYN001", 1, 3, "a key must be a text", id="a mapping as a key"
    ),
    pytest.param(
        "a: &b c\n*b : d\n",
        {"a": "c"},
        "SYN001",
        2,
        1,
        "a key must be a text",
        id="an alias as a key",
    ),
    pytest.param(
        "a: {{ b }}\n", {"a": {}}, "SYN001", 1, 4, '"{{ b }}"', id="a template taken for a mapping"
    ),
    pytest.param(
        "a: b\n---\nc: d\n", {"a": "b"}, "SYN001", 2, 1, "another document", id="two documents"
    ),
    pytest.param(
        "a: b\n---\n", {"a": "b"}, "SYN001", 2, 1, "another document", id="an empty second document"
    ),
    pytest.param("a: [0700]\n", {"a": [700]}, "SYN005", 1, 5, "and 448", id="an octal number"),
    pytest.param(
        "a: &b no\n", {"a": "no"}, "SYN005", 1, 4, "and false", id="a word with an anchor"
    ),
    pytest.param("a: .nan\n", {"a": ".nan"}, "SYN001", 1, 4, "no finite number", id="no number"),
    pytest.param('a: "\\0"\n', {"a": "\0"}, "SYN001", 1, 4, "U+0000", id="an escaped NUL"),
    pytest.param(
        'a: ["\\e[31m"]\n', {"a": ["\x1b[31m"]}, "SYN001", 1, 5, "U+001B", id="an escaped colour"
    ),
]


@pytest.mark.parametrize(("text", "data", "code", "line", "column", "said"), TRAPS)
def test_what_yaml_lets_slip(
    text: str, data: Any, code: str, line: int, column: int, said: str
) -> None:
    ((found, *place, message),) = told(text)
    assert (found, place) == (code, [line, column])
    assert said in message
    assert read_tree(text.encode()).root == data


HARMLESS = [
    pytest.param(
        "a: 1\nb: [x, 2.5, true, ~]\n", {"a": 1, "b": ["x", 2.5, True, None]}, id="scalars"
    ),
    pytest.param("\ufeffa: b\n", {"a": "b"}, id="a byte order mark"),
    pytest.param("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}, id="line ends of Windows"),
    pytest.param("a: b\rc: d\r", {"a": "b", "c": "d"}, id="line ends of old Macs"),
    pytest.param("%YAML 1.2\n---\na: b\n...\n", {"a": "b"}, id="a document with its marks"),
    pytest.param(
        "'1': a\n\"true\": b\n'<<': c\n'': d\n",
        {"1": "a", "true": "b", "<<": "c", "": "d"},
        id="quoted keys",
    ),
    pytest.param("a: '0700'\nb: \"no\"\n", {"a": "0700", "b": "no"}, id="quoted values"),
    pytest.param("&a b: &c d\ne: *c\n", {"b": "d", "e": "d"}, id="anchors and an alias"),
    pytest.param("a: &x 1\nb: &x 2\nc: *x\n", {"a": 1, "b": 2, "c": 2}, id="an anchor that moves"),
    pytest.param("a: <<\n", {"a": "<<"}, id="a merge sign as a value"),
    pytest.param('a: "\\\\0 \\x41"\n', {"a": "\\0 A"}, id="escapes of what may be seen"),
    pytest.param("a: C:\\0\n", {"a": "C:\\0"}, id="a backslash in plain text"),
    pytest.param("? a\n? b\n", {"a": None, "b": None}, id="a set"),
    pytest.param("a: {" + "a: {" * 62 + "}" * 63, None, id="64 levels"),
]


@pytest.mark.parametrize(("text", "data"), HARMLESS)
def test_what_is_read_in_silence(text: str, data: Any) -> None:
    tree = read_tree(text.encode())
    assert not tree.faults
    assert data is None or tree.root == data


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("- a\n", "a list", id="a list"),
        pytest.param("\n  a b\n", "a single value", id="a text"),
        pytest.param("5", "a single value", id="a number"),
    ],
)
def test_a_document_that_is_no_mapping(text: str, what: str) -> None:
    ((code, _, _, message),) = told(text)
    assert code == "SYN002"
    assert f"the file holds {what}" in message
    assert read_tree(text.encode()).root is None
