"""Project Markdown: a project as its charter, its plan and what comes after it."""

from flowdef.model.project import Project
from flowdef.render.paper import printed
from flowdef.render.project_page import project_page
from flowdef.render.sop_setting import ALONE, Around

TEMPLATE = "project.md.j2"


def project_markdown(project: Project, around: Around = ALONE) -> str:
    """The whole page; everything that an author wrote stays text."""
    page = project_page(project, around)
    own = around.press(TEMPLATE, page) if around.press else None
    return printed(TEMPLATE, page) if own is None else own
