"""Values and calls as Python source. Whatever a user typed enters code through `literal`, which is `repr`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Template
from typing import Any

LINE = 100  # characters


@dataclass(frozen=True, slots=True)
class Code:
    """Source that was made here, of parts that are safe; everything else is a value and gets quoted."""

    text: str


def literal(value: Any) -> str:
    """`value` as source that evaluates to it. Characters that do not print are escaped, so no line ends early."""
    if isinstance(value, Code):
        return value.text
    if isinstance(value, tuple | list):
        return _sequence(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    if not isinstance(value, str | int | float | bool | None):
        raise TypeError(f"{type(value).__name__} cannot be written as source")
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(value: str) -> str:
    """Double quotes where that needs no escape, as formatters like it."""
    quoted = repr(value)
    return f'"{quoted[1:-1]}"' if quoted[0] == "'" and '"' not in quoted else quoted


def _sequence(value: tuple[Any, ...] | list[Any]) -> str:
    inner = ", ".join(literal(item) for item in value)
    if isinstance(value, list):
        return f"[{inner}]"
    return f"({inner},)" if len(value) == 1 else f"({inner})"


def block_literal(value: tuple[Any, ...], prefix: str) -> str:
    """`value` on one line after `prefix`, or one item a line where that would be too long."""
    line = literal(value)
    if len(prefix) + len(line) <= LINE:
        return line
    return "(\n" + "".join(f"    {literal(item)},\n" for item in value) + ")"


def arguments(args: Iterable[Any], options: Iterable[tuple[str, Any]]) -> list[str]:
    """The arguments of a call, positional ones first."""
    return [*(literal(value) for value in args), *(f"{name}={literal(value)}" for name, value in options)]


def call(callee: str, parts: list[str], indent: int = 0, prefix: str = "") -> str:
    """`prefix` and a call, indented; one argument a line where one line would be too long."""
    lead = " " * indent
    line = f"{lead}{prefix}{callee}({', '.join(parts)})"
    if len(line) <= LINE:
        return line
    inner = "".join(f"{lead}    {part},\n" for part in parts)
    return f"{lead}{prefix}{callee}(\n{inner}{lead})"


def comment(text: str, indent: int = 0) -> str:
    """A user's words as a comment: quoted, so that they stay on their line."""
    return f"{' ' * indent}# {_quoted(text)}"


def fill(template: str, /, **values: Any) -> str:
    """Puts values into the `$places` of `template`; anything but `Code` is quoted."""
    filled = Template(template).substitute({name: literal(value) for name, value in values.items()})
    return re.sub(r"[ \t]+$", "", filled, flags=re.MULTILINE)
