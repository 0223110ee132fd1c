"""Compiled: our templates as code, kept where Python keeps its own compiled modules."""

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from flowdef import __version__

_MAKERS = f"{__version__}-{jinja2.__version__}"
_TEMPLATES = Path(__file__).parent / "templates"


class Compiled(BytecodeCache):
    """Keeps what Jinja2 made of a template, for the next run of this Python and this Jinja2.

    Whoever may write there may write our modules too, so nothing is believed that was not believed
    before. A file that is stale, torn or cannot be written is as good as none.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept, if it was made of the same text."""
        try:
            bucket.bytecode_from_string(_file(bucket).read_bytes())
        except (OSError, EOFError, ValueError, UnpicklingError, NotImplementedError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, unless Python was told to keep none."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError, NotImplementedError):
            file = _file(bucket)
            file.parent.mkdir(exist_ok=True)
            part = file.with_name(f"{file.name}.{id(bucket):x}")
            part.write_bytes(bucket.bytecode_to_string())
            part.replace(file)


def _file(bucket: Bucket) -> Path:
    name = f"{bucket.key}-{_MAKERS}.py"
    return Path(cache_from_source(str(_TEMPLATES / name)))
