"""All formats of which golden projects were made."""

from __future__ import annotations

from tests.golden.format_1 import FORMAT_1
from tests.golden.format_2 import FORMAT_2
from tests.golden.format_3 import FORMAT_3

FORMATS = {made.version: made for made in (FORMAT_1, FORMAT_2, FORMAT_3)}
