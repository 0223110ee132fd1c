"""Whatever ends a question that is drawn, the cursor is there again."""

from io import StringIO
from typing import Any

import pytest
from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output.vt100 import Vt100_Output

from flowdef.cli.shell.escaping import ready
from flowdef.cli.shell.signals import HungUp


def test_the_end_of_the_system_in_the_midst_of_drawing_leaves_a_cursor() -> None:
    def ends(_: Any) -> None:
        raise HungUp(15)

    drawn = StringIO()
    output = Vt100_Output(drawn, lambda: Size(rows=24, columns=80))
    window = Window(FormattedTextControl("Which?"), always_hide_cursor=True)
    with create_pipe_input() as pipe:
        asked = Application[None](Layout(window), input=pipe, output=output, after_render=None)
        asked.after_render += ends
        with pytest.raises(HungUp), ready(asked):
            asked.run(in_thread=True)  # a browser of another test may have a loop here
    assert drawn.getvalue().rfind("\x1b[?25h") > drawn.getvalue().rfind("\x1b[?25l") >= 0
