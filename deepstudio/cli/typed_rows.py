"""What `--row` takes: `age=34, city="Lyon, FR"`, or a JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from deepstudio.cli.failure import WrongUsage
from deepstudio.core.text import T

QUOTED = r'"(?:[^"\\]|\\.|"")*"'
NAME = re.compile(rf"\s*({QUOTED}|[^=,\"]+?)\s*=\s*")
VALUE = re.compile(rf"({QUOTED}|[^,]*?)\s*(?:,|$)")
ESCAPED = re.compile(r'\\(.)|"(")')


def typed_row(text: str) -> Mapping[str, Any]:
    """The cells of a row by column; an empty one is missing. Raises `WrongUsage`."""
    if text.lstrip().startswith("{"):
        return _json(text)
    found: dict[str, str] = {}
    place = 0
    while text[place:].strip():
        name = NAME.match(text, place)
        value = VALUE.match(text, name.end()) if name is not None else None
        if name is None or value is None:
            raise _unclear(text[place:].strip())
        known = _unquoted(name[1])
        if known in found:
            raise WrongUsage(T("--row names the column “{name}” twice.", name=known))
        found[known] = _unquoted(value[1])
        place = value.end()
    if not found:
        raise _unclear(text)
    return found


def _json(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongUsage(T("--row begins like a JSON object and is none: {text}", text=text[:100])) from error
    strange = [name for name, value in found.items() if not isinstance(value, str | int | float | None)]
    if strange:
        raise WrongUsage(T("--row takes numbers and texts, which {names} is not.", names=strange))
    return {name: "" if value is None else value for name, value in found.items()}


def _unquoted(text: str) -> str:
    if len(text) < 2 or not text.startswith('"'):
        return text
    return ESCAPED.sub(lambda found: found[1] or found[2], text[1:-1])


def _unclear(rest: str) -> WrongUsage:
    return WrongUsage(
        T(
            "--row takes NAME=VALUE with commas between, such as 'age=34, city=\"Lyon, FR\"'; “{rest}” is not that.",
            rest=rest[:100],
        )
    )
