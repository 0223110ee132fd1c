from flowdef.lint.links import links_of_process, links_of_project
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.reading.document import read
from lint_workspaces import HEAD, PROJECT


def test_the_links_of_a_process() -> None:
    text = HEAD + (
        "links: [{title: A title, url: 'https://example.com'}]\n"
        "references: [{title: A title, file: a.md}]\n"
        "purpose: See [b](<b c.md>) and [c](c.md 'x') and [d](d.md \"t\").\n"
        "stages:\n  - id: s\n    title: S\n    description: '[e](e.md)'\n"
        "    steps: [{id: a, title: A, instructions: '[f](f.md)'}]\n"
    )
    document = read(text.encode(), "p.yaml").document
    assert isinstance(document, Process)
    targets = [link.target for link in links_of_process(document) if link.target]
    assert targets == ["https://example.com", "a.md", "d.md", "e.md", "f.md"]


def test_the_links_of_a_project() -> None:
    text = PROJECT + (
        "links: [{title: A title, url: 'https://example.com'}]\n"
        "phases:\n  - id: s\n    title: S\n    description: '[e](e.md)'\n"
        "    tasks: [{id: a, title: A, duration: 1d, description: '[f](f.md)'}]\n"
    )
    document = read(text.encode(), "j.yaml").document
    assert isinstance(document, Project)
    targets = [link.target for link in links_of_project(document)]
    assert targets == ["https://example.com", "e.md", "f.md"]
