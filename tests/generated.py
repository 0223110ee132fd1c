"""Generated: parts of hand-written pages that are made by the program, between markers."""

from pathlib import Path

from goldens import Golden


def between(golden: Golden, page: Path, marker: str, text: str) -> None:
    """Holds what stands between `<!-- marker -->` and `<!-- /marker -->` fresh."""
    whole = page.read_text(encoding="utf-8")
    head, _, rest = whole.partition(f"<!-- {marker} -->")
    _, _, tail = rest.partition(f"<!-- /{marker} -->")
    assert tail, f"{page.name} has no marker {marker}"
    golden(page, f"{head}<!-- {marker} -->\n{text}<!-- /{marker} -->{tail}")
