"""Words: the arguments and options that commands share."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

Run = Annotated[str, Argument(help="The run, such as customer-onboarding-1.")]
Step = Annotated[str, Argument(help="The step, by its id.")]
As = Annotated[
    str, Option("--as", envvar="FLOWDEF_AS", metavar="PERSON", help="Who acts: a person's id.")
]
Behalf = Annotated[
    str,
    Option("--on-behalf-of", metavar="PERSON", help="For whom, where a deputy role stands in."),
]
Key = Annotated[
    str,
    Option(
        "--idempotency-key",
        metavar="KEY",
        help="A name for this act: told again, it is recorded once.",
    ),
]
Json = Annotated[bool, Option("--json", help="Print data for machines.")]
On = Annotated[
    str, Option("--on", metavar="DAY", help="As if today were this day, such as 2027-03-01.")
]
Output = Annotated[
    Path | None, Option("--output", "-o", help="Write this file instead of printing; '-': print.")
]
Limit = Annotated[
    int, Option("--limit", metavar="N", min=0, help="Show so many; 0: all.", show_default=True)
]
Reason = Annotated[str, Option("--reason", metavar="TEXT", help="Why.")]
Values = Annotated[
    list[str] | None,
    Option("--set", metavar="FIELD=VALUE", help="A value; may be given several times."),
]
Answers = Annotated[
    Path | None, Option("--answers", metavar="FILE", help="Answers by step, as YAML or JSON.")
]
