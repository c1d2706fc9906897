"""What can be chosen about tables of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from deepstudio.core.text import T, Text

Delimiter = Literal["auto", "comma", "semicolon", "tab", "bar"]
DELIMITER_NAMES: Mapping[str, str] = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
DELIMITER_WORDS: Mapping[str, Text] = {
    "comma": T("comma"),
    "semicolon": T("semicolon"),
    "tab": T("tab"),
    "bar": T("bar"),
}
FIRST, NONE = "first", "none"
NamesIn = Literal["auto", "first", "none"]
