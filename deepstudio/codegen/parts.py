"""The pieces of a project that depend on what its network takes, and those that depend on what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from deepstudio.codegen.writing import literal


@dataclass(frozen=True, slots=True)
class EndingParts:
    """What a network answers, in code: what an objective names as `written` gives.

    `source` makes the text of answer.py from the expression of the loss and the lines of imports that it needs;
    `scores` are what a loss is given there for scores and right answers. `classes` are those of the answer, or none.
    `readme` says in Markdown what is answered, and `tells` in a sentence, behind “A network that”. `weighs` tells
    whether rare answers count more.
    """

    source: Callable[[str, str], str]
    scores: tuple[str, str]
    readme: str
    tells: str
    classes: tuple[str, ...] = ()
    weighs: bool = False


@dataclass(frozen=True, slots=True)
class ProjectParts:
    """`files` by name; what train.py is made of, as source; and the words of the README.

    `usage` is how train.py is called, `augment` a function or nothing, `augmented` the batch x with it.
    """

    files: Mapping[str, str]
    requirements: tuple[str, ...]
    usage: str
    source: str
    batches: str
    readme: str
    words: Mapping[str, str]
    augment: str = ""
    augmented: str = "x"
    imports: tuple[str, ...] = field(default=())


def in_markdown(name: str) -> str:
    """A user's words as code, on one line, whatever they hold."""
    return f"`{literal(name)[1:-1].replace('`', chr(39))}`"
