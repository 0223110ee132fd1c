from flowdef.cli.shell.application import commands, sign_of
from generated import between
from goldens import ROOT, Golden


def test_the_table_of_commands_is_fresh(golden: Golden) -> None:
    rows = [
        f"| `{name}` | `cli/{module.replace('.', '/')}.py` | {sign_of(module)} |\n"
        for name, module in commands().items()
    ]
    table = "| command | module | does |\n| --- | --- | --- |\n" + "".join(rows)
    between(golden, ROOT / "CONTRIBUTING.md", "commands", table)
