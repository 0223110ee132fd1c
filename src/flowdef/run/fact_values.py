"""Fact values: how facts hold what was recorded."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

Values = Mapping[str, Any]  # by field name, as JSON; None: unset from now on
NONE: Values = MappingProxyType({})
