"""The last step before a terminal: no text of a person is obeyed by it, and JSON stays JSON on any stream."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from typing import Any, TextIO

UNSEEN = "\u200c\u200d\u200e\u200f"  # parts of emoji, of Persian and of Hebrew words
# Controls, line ends, halves of characters, and what turns the direction of a line.
OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_SUSPECT = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u036f\u3001-\u9fff]")  # quickly passes over nearly all texts


def plain(words: str) -> str:
    """One line without control characters, which a name or a text may hold and a terminal would obey."""
    return _SUSPECT.sub(lambda found: "\ufffd" if _is_obeyed(found[0]) else found[0], words)


def write(words: str, stream: TextIO | None = None) -> None:
    """Prints whole lines, by default to standard output."""
    print("\n".join(map(plain, words.split("\n"))), file=stream or sys.stdout, flush=True)


def write_json(value: Any, stream: TextIO | None = None) -> None:
    """Prints one JSON value on one line. What a stream cannot encode, or a terminal would obey, is escaped."""
    target = stream or sys.stdout
    line = escaped(json.dumps(value, ensure_ascii=False, default=str))
    try:
        line.encode(target.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(value, default=str)
    print(line, file=target, flush=True)


def escaped(line: str) -> str:
    """JSON in which characters that a terminal would obey stand as `\\uXXXX`; the value is the same."""
    return _SUSPECT.sub(lambda found: _escape(found[0]), line)


def _escape(letter: str) -> str:
    return json.dumps(letter)[1:-1] if _is_obeyed(letter) else letter


def _is_obeyed(letter: str) -> bool:
    return unicodedata.category(letter) in OBEYED and letter not in UNSEEN
