"""Docs: CPU to render 1,000 SOPs of 47 steps, beside bare Jinja2 printing the same fields.

Whole processes, from files to pages: bare Jinja2 gets its fields from PyYAML's C loader and prints
them with a minimal template, without a word, an escape, a matrix or a picture of its own. Besides,
what printing alone costs: pages that are made already, by our template and by a minimal one.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import PYTHON, alternated, median_cpu, median_ratio
from workspaces import make, process

SIZES = (100, 1000)
BOUND = 2.5
OURS = """
import sys
from pathlib import Path
from flowdef.graph.order import order_of
from flowdef.model.process import Process
from flowdef.render.sop_markdown import sop_markdown
from flowdef.render.sop_setting import Around
from flowdef.workspace.collection import open_collection
collection = open_collection(Path(sys.argv[1]))
around = Around(organization=collection.library.organization)
for read in collection.reads:
    if isinstance(read.document, Process):
        page = sop_markdown(read.document, order_of(read.document), around)
        Path(sys.argv[2], f"{read.id}.md").write_text(page, encoding="utf-8")
"""
BARE = """
import sys
from pathlib import Path
import yaml
from jinja2 import Environment
template = Environment().from_string(Path(sys.argv[3]).read_text())
for path in Path(sys.argv[1], "processes").iterdir():
    with path.open("rb") as file:
        document = yaml.load(file, yaml.CSafeLoader)
    page = template.render(page=document)
    Path(sys.argv[2], f"{path.stem}.md").write_text(page, encoding="utf-8")
"""
FROM_YAML = """\
# {{ page.title }}
{{ page.id }} {{ page.version }} {{ page.status }} {{ page.effective_from }} {{ page.owner }}
{{ page.purpose }}
{% for text in page.scope.includes %}- {{ text }}
{% endfor %}{% for text in page.scope.excludes %}- {{ text }}
{% endfor %}{{ page.trigger.event }}
{% for name, field in page.inputs.items() %}{{ name }} {{ field.type }} {{ field.label }}
{% endfor %}{% for stage in page.stages %}## {{ stage.title }}
{% for step in stage.steps %}### {{ step.title }}
{{ step.responsible }} {{ step.consulted }} {{ step.effort }} {{ step.due }} {{ step.when }}
{{ step.warning }}
{{ step.instructions }}
{% for text in step.checklist %}- [ ] {{ text }}
{% endfor %}{% for name, field in (step.collect or {}).items() %}{{ name }} {{ field.type }}
{% endfor %}{% endfor %}{% endfor %}
"""
FROM_PAGE = """\
# {{ page.title }}
{% for fact in page.control %}{{ fact.name }} {{ fact.said }}
{% endfor %}{{ page.purpose }}
{% for text in page.includes %}- {{ text }}
{% endfor %}{% for text in page.excludes %}- {{ text }}
{% endfor %}{% for matrix in page.matrices %}{{ matrix.title }}
{% for role in matrix.roles %} {{ role }}{% endfor %}
{% for row in matrix.rows %}{{ row.number }} {{ row.title }}
{% for letters in row.letters %} {{ letters }}{% endfor %}{% endfor %}{% endfor %}{{ page.start }}
{% for entry in page.inputs %}{{ entry.label }} {{ entry.answer }} {{ entry.required }}
{% endfor %}{{ page.picture }}
{% for section in page.sections %}## {{ section.title }}
{% for step in section.paragraphs %}### {{ step.number }} {{ step.title }}
{% for fact in step.facts %}{{ fact }} {% endfor %}{{ step.condition }}
{% for alert in step.alerts %}{{ alert.kind }} {{ alert.text }}
{% endfor %}{{ step.instructions }}
{% for text in step.checklist %}- [ ] {{ text }}
{% endfor %}{% for entry in step.form %}{{ entry.label }} {{ entry.answer }} {{ entry.required }}
{% endfor %}{% endfor %}{% endfor %}
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"{'documents':>9} {'what':<34}{'CPU':>9}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            whole(Path(name), size, rounds)
    alone(200)


def whole(folder: Path, size: int, rounds: int) -> None:
    """From files to pages, in processes of their own."""
    make(folder, size)
    out, template = folder / "pages", folder / "minimal.j2"
    out.mkdir()
    template.write_text(FROM_YAML, encoding="utf-8")
    found = alternated(
        {
            "flowdef, from files to pages": [PYTHON, "-c", OURS, str(folder), str(out)],
            "bare Jinja2, from files to pages": [
                *(PYTHON, "-c", BARE, str(folder), str(out), str(template))
            ],
        },
        rounds,
    )
    for what, costs in found.items():
        print(f"{size:9} {what:<34}{median_cpu(costs):7.2f} s")
        codes = {each.code for each in costs} - {0}
        if codes:
            print(f"{'':9} {what} ended with {codes}: the figures say nothing", file=sys.stderr)
    ours, theirs = found.values()
    print(f"{'':9} flowdef takes {median_ratio(ours, theirs):.2f} times the CPU (bound {BOUND})")


def alone(size: int) -> None:
    """Inside one process: what is made of a document that is read, and what prints it."""
    from jinja2 import Environment

    from flowdef.graph.order import order_of
    from flowdef.reading.document import read
    from flowdef.render.markdown_paper import MARKDOWN
    from flowdef.render.sop_page import sop_page

    documents = [read(process(n).encode(), "x.yaml").document for n in range(size)]
    minimal = Environment().from_string(FROM_PAGE)  # noqa: S701 (bare)

    def paged(document: Any) -> Any:
        return sop_page(document, order_of(document))

    pages = [paged(each) for each in documents]
    gc.freeze()  # what was read before is nothing that printing looks at
    rows = {
        "words, matrix and picture of a page": (paged, documents),
        "our template prints a page": (lambda page: MARKDOWN.printed("sop.md.j2", page), pages),
        "a minimal template prints it": (lambda page: minimal.render(page=page), pages),
    }
    for what, (act, values) in rows.items():
        each(act, values[:5])
        print(f"{'1':>9} {what:<34}{each(act, values) * 1000:7.2f} ms")


def each(act: Callable[[Any], object], values: list[Any]) -> float:
    """CPU seconds of an act, each."""
    begin = time.process_time()
    for value in values:
        act(value)
    return (time.process_time() - begin) / len(values)


if __name__ == "__main__":
    main()
