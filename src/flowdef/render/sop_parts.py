"""SOP parts: what the page of a process is made of, as values that any template can print.

A `str` is plain text: whoever prints it escapes it. `Markdown` is an author's own Markdown, made
safe: no HTML and no headings in it. A `Said` is phrases and links, with a blank between each two.
"""

from msgspec import Struct

from flowdef.render.spoken import Markdown, Said


class Fact(Struct, frozen=True):
    """One row of the control block.

    Attributes:
        name: What it is: 'Version', 'Next review'.
        said: What is said of it; 'not applicable' or a dash where nothing is.
    """

    name: str
    said: str


class Term(Struct, frozen=True):
    """A word and what it means, or a role and its standing duty.

    Attributes:
        name: The word, or the role's title.
        meaning: What it means, or what the role must do.
    """

    name: str
    meaning: str


class Alert(Struct, frozen=True):
    """What is said before a step begins, because afterwards is too late.

    Attributes:
        kind: 'Warning' (harm to people), 'Caution' (damage) or 'Note' (help).
        text: What to mind.
    """

    kind: str
    text: str


class Entry(Struct, frozen=True):
    """One field that is filled in.

    Attributes:
        name: The field's name in the document.
        label: What a person reads beside the field.
        help: A further explanation; empty where there is none.
        answer: What kind of answer it takes: 'date', 'good / poor', 'number in EUR, 0 or more'.
        required: Whether the step cannot be finished without it.
    """

    name: str
    label: str
    help: str
    answer: str
    required: bool


class Duties(Struct, frozen=True):
    """Who takes part in one step: a row of the RACI matrix.

    Attributes:
        number: The step's number in the document.
        title: The step's title.
        letters: One text a role, in the order of the matrix's roles: 'R', 'A', 'R/A', 'C', 'I' or
            empty.
    """

    number: int
    title: str
    letters: tuple[str, ...]


class Matrix(Struct, frozen=True):
    """The RACI matrix of one stage: its steps down, the roles that take part in it across.

    Attributes:
        number: The stage's number.
        title: The stage's title; empty where a process has no stages.
        roles: The titles of the roles; ‹label› for the person who is named in a field.
        rows: A row a step.
    """

    number: int
    title: str
    roles: tuple[str, ...]
    rows: tuple[Duties, ...]


class Paragraph(Struct, frozen=True, kw_only=True):
    """One step of the procedure.

    Attributes:
        number: Its number, counted through the whole document from 1.
        id: Its id in the document.
        title: Its title.
        kind: 'work', 'approval', 'automation', 'wait' or 'call'.
        who: Who does or decides it: 'Account manager'; for automation 'Account manager, if it
            fails'; empty where nobody does.
        consults: 'consults Legal counsel and Accountant'; empty where nobody is consulted.
        informs: 'informs Head of sales'; empty where nobody is informed.
        effort: '20 minutes of work'; empty where it is not said.
        lasts: 'takes 3 working days', with all waiting; empty where it is not said.
        share: 'in about 20 % of the cases'; empty where it is not said.
        after: 'after steps 3 and 4', 'at any time'; empty where it follows the step before.
        due: 'due within 5 working days'; empty where it has no due date.
        reminder: 'reminder 1 working day before'; empty where nobody is reminded.
        late: 'if 2 working days late, goes to Head of sales'; empty where nothing happens.
        critical: Whether no person may skip it.
        hold_point: Whether nothing after it starts before it is done.
        facts: All of the above in the order in which one reads them, each a few words.
        condition: 'Only if credit is poor.'; empty where it is always done.
        alerts: Warnings, then cautions, then notes: what is shown before the step.
        deed: What happens where it is no person's work: an approval with its way back, a machine,
            a wait, another process; empty for a person's work.
        instructions: How to do it, in the author's own Markdown; for automation the way by hand.
        checklist: What is ticked off.
        form: What is filled in.
        expect: How one knows that it worked; empty where it is not said.
    """

    number: int
    id: str
    title: str
    kind: str
    who: str
    consults: str
    informs: str
    effort: str
    lasts: str
    share: str
    after: str
    due: str
    reminder: str
    late: str
    critical: bool
    hold_point: bool
    facts: tuple[str, ...]
    condition: str
    alerts: tuple[Alert, ...]
    deed: Said
    instructions: Markdown
    checklist: tuple[str, ...]
    form: tuple[Entry, ...]
    expect: str


class Section(Struct, frozen=True, kw_only=True):
    """A stage of the procedure; a process without stages has one, whose id and title are empty.

    Attributes:
        number: Its number, from 1.
        id: Its id in the document.
        title: Its title.
        description: What it is about.
        condition: 'Only if credit is poor.'; empty where it is always done.
        paragraphs: Its steps.
    """

    number: int
    id: str
    title: str
    description: str
    condition: str
    paragraphs: tuple[Paragraph, ...]


class RecordKept(Struct, frozen=True):
    """Something that is kept as proof.

    Attributes:
        name: What it is.
        where: Where it is kept; empty where it is not said.
        kept: How long: 'for 10 years', 'for good'.
    """

    name: str
    where: str
    kept: str


class Change(Struct, frozen=True):
    """A version of the document, and what changed in it.

    Attributes:
        version: The version.
        date: Its date, ISO.
        by: Who made it.
        change: What changed.
        reason: Why.
    """

    version: str
    date: str
    by: str
    change: str
    reason: str
