"""Project Markdown: a project as its charter, its plan and what comes after it."""

from flowdef.model.project import Project
from flowdef.render.markdown_paper import MARKDOWN
from flowdef.render.project_page import project_page
from flowdef.render.sop_setting import ALONE, Around


def project_markdown(project: Project, around: Around = ALONE) -> str:
    """The whole page; everything that an author wrote stays text."""
    return MARKDOWN.printed("project.md.j2", project_page(project, around), around.press)
