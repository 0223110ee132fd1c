"""SOP page: everything that a template of a process is given, in words and in order."""

from typing import Any

from msgspec import Struct

from flowdef.graph.order import Order
from flowdef.model.control import Control, Reference
from flowdef.model.derived import next_review
from flowdef.model.process import Process
from flowdef.render.appendix import Proofs
from flowdef.render.pictures.mermaid import drawable, process_mermaid
from flowdef.render.sop_control import control_block, notice, start, targets
from flowdef.render.sop_form import form
from flowdef.render.sop_parts import (
    Change,
    Entry,
    Fact,
    Matrix,
    RecordKept,
    Section,
    Term,
)
from flowdef.render.sop_raci import matrices
from flowdef.render.sop_reading import how_to_read, key_of_picture
from flowdef.render.sop_setting import ALONE, Around, Setting, setting_of
from flowdef.render.sop_steps import sections
from flowdef.render.spoken import Said, link
from flowdef.render.words import name_of, status

NOT_APPLICABLE = "Not applicable."


class SopPage(Struct, frozen=True, kw_only=True):
    """A process as the standard operating procedure that people read.

    Attributes:
        id: The document's id.
        title: Its title.
        description: What it is about, in a sentence or two; empty where it is not said.
        tags: Its tags.
        links: Pages elsewhere that help the reader, each said on its own.
        version: Its version; empty where it has none.
        status: 'draft', 'in review', 'approved', 'effective' or 'obsolete'.
        effective_from: The day from which it holds, ISO; empty where it is not said.
        owner: The title of the role that answers for the document.
        next_review: The day by which it is to be reviewed again, ISO; empty where it is not said.
        notice: Why nobody should work by it now; empty where it is effective.
        control: The control block: document, version, status, approvals, review, row by row.
        purpose: Why there is this process.
        includes: What it covers.
        excludes: What it does not cover.
        definitions: Words that a newcomer needs.
        duties: The standing duties of roles.
        matrices: Who is responsible, accountable, consulted and informed: a matrix a stage.
        qualifications: What one must be able to do.
        training: What one must have learned.
        resources: Equipment, materials and systems.
        warnings: What to mind throughout.
        start: When a run begins, and how often that is expected; empty where it is not said.
        inputs: What must be known at the start.
        picture: The process as a Mermaid flowchart; empty where it is too large to be drawn.
        key: How the picture is to be read.
        reading: What holds for all steps: how they follow each other, what angle marks mean.
        staged: Whether the steps stand in stages.
        sections: The procedure, stage by stage.
        result: What comes out; empty where it is not said.
        outputs: What another process may read from it, by the field's label.
        targets: 'lead time 10 working days, 90 % right the first time'; empty where there are none.
        records: What is kept as proof.
        references: Other documents, each said on its own.
        attachments: Files that belong to it, each said on its own.
        revisions: Its versions, as the document lists them.
        not_applicable: The parts that the document leaves out on purpose, by their keys.
        proofs: What is proved of the process; without chapters where the page is not to say it.
    """

    id: str
    title: str
    description: str
    tags: tuple[str, ...]
    links: tuple[Said, ...]
    version: str
    status: str
    effective_from: str
    owner: str
    next_review: str
    notice: str
    control: tuple[Fact, ...]
    purpose: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    definitions: tuple[Term, ...]
    duties: tuple[Term, ...]
    matrices: tuple[Matrix, ...]
    qualifications: tuple[str, ...]
    training: tuple[str, ...]
    resources: tuple[str, ...]
    warnings: tuple[str, ...]
    start: str
    inputs: tuple[Entry, ...]
    picture: str
    key: str
    reading: str
    staged: bool
    sections: tuple[Section, ...]
    result: str
    outputs: tuple[Term, ...]
    targets: str
    records: tuple[RecordKept, ...]
    references: tuple[Said, ...]
    attachments: tuple[Said, ...]
    revisions: tuple[Change, ...]
    not_applicable: tuple[str, ...]
    proofs: Proofs

    def absent(self, part: str) -> str:
        """'Not applicable.' for a part that is left out on purpose; empty for any other."""
        return NOT_APPLICABLE if part in self.not_applicable else ""


def sop_page(process: Process, order: Order, around: Around = ALONE) -> SopPage:
    """The page of a process."""
    setting = setting_of(process, order, around)
    control, names = process.control, setting.names
    picture = process_mermaid(setting)
    return SopPage(
        id=process.id,
        title=process.title,
        description=process.description,
        tags=process.tags,
        links=tuple((link(title, url),) for title, url in process.links),
        version=control.version,
        status=status(control.status),
        effective_from=control.effective_from,
        owner=names.role(control.owner) if control.owner else "",
        next_review=next_review(control),
        notice=notice(process),
        control=control_block(process, names),
        matrices=matrices(setting),
        start=start(process),
        inputs=form(process.inputs, names),
        picture=picture.rstrip() if drawable(picture) else "",
        key=key_of_picture(process),
        reading=how_to_read(setting),
        staged=process.staged,
        sections=sections(setting),
        result=process.result,
        outputs=_outputs(process, setting),
        targets=targets(process),
        proofs=around.proofs,
        **_parts(control, setting),
    )


def _parts(control: Control, setting: Setting) -> dict[str, Any]:
    """What the document says of itself as a controlled document."""
    names, around = setting.names, setting.around
    return {
        "purpose": control.purpose,
        "includes": control.includes,
        "excludes": control.excludes,
        "definitions": tuple(Term(*each) for each in control.definitions),
        "duties": tuple(Term(names.role(role), duty) for role, duty in control.responsibilities),
        "qualifications": control.qualifications,
        "training": control.training,
        "resources": control.resources,
        "warnings": control.warnings,
        "records": tuple(
            RecordKept(
                each.name,
                each.where,
                f"for {each.retention}" if each.retention else "for good",
            )
            for each in control.records
        ),
        "references": _links(control.references, around),
        "attachments": _links(control.attachments, around),
        "revisions": tuple(
            Change(each.version, each.date, names.person(each.by), each.change, each.reason)
            for each in control.revisions
        ),
        "not_applicable": control.not_applicable,
    }


def _outputs(process: Process, setting: Setting) -> tuple[Term, ...]:
    fields = setting.fields
    return tuple(
        Term(fields[name].title if name in fields else name_of(name), meaning)
        for name, meaning in process.outputs
    )


def _links(references: tuple[Reference, ...], around: Around) -> tuple[Said, ...]:
    return tuple(
        (link(each.title, each.url or (each.file and around.folder + each.file)),)
        for each in references
    )
