"""Texts for people, written once in English and rendered in the chosen language at the last moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from numbers import Number
from typing import Any, Literal, Protocol, runtime_checkable

Language = Literal["en", "zh_CN"]
Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence with named places; `source` is the translation key, `args` fill it after translation."""

    source: str
    args: dict[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.source)

    def __str__(self) -> str:
        return render(self)


@runtime_checkable
class Describes(Protocol):
    """Something that can say what it is, such as a shape."""

    def describe(self) -> Text: ...


def T(source: str, /, **args: Any) -> Text:
    """Marks `source` for translation. Use a literal, with `{name}` places and never an f-string."""
    return Text(source, args)


COMMA = T(", ")  # between the members of a list


def verbatim(content: str) -> Text:
    """A text that is the same in every language, such as a name a user typed or `ReLU`."""
    return Text("{verbatim}", {"verbatim": content})


def joined(first: Text, *others: Text) -> Text:
    """Sentences one after the other."""
    for other in others:
        first = T("{text} {message}", text=first, message=other)
    return first


def legible(name: str) -> str:
    """A file's name as text that can be shown and saved: bytes that are no text stand as `\\xe9`."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half a surrogate pair, as file names on Windows may have
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def render(text: Text, translate: Translate | None = None, clean: Translate = str) -> str:
    """Returns the sentence in the language of `translate`; arguments that are texts are rendered too.

    `clean` is applied to each word of a person that fills a place.
    """
    source = text.source
    if translate is not None and source != "{verbatim}":
        source = translate(source) or source
    if not text.args:
        return source
    places = {name: _render_argument(value, translate, clean) for name, value in text.args.items()}
    return source.format(**places)


def _render_argument(value: Any, translate: Translate | None, clean: Translate) -> Any:
    if isinstance(value, Number):
        return value
    if isinstance(value, Text):
        return render(value, translate, clean)
    if isinstance(value, list | tuple):
        return render(COMMA, translate).join(str(_render_argument(item, translate, clean)) for item in value)
    if isinstance(value, Describes):
        return render(value.describe(), translate, clean)
    return clean(str(value))
