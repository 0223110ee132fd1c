"""Mention: how the text of a call says a secret: `${NAME}`."""

import re

MENTION = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
