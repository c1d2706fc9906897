"""The pieces of a project that depend on what its network takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deepstudio.codegen.writing import literal

BINARY = """\
    p = torch.sigmoid(logits)
    return torch.cat([1 - p, p], dim=1)"""
CLASSES = "    return torch.softmax(logits, dim=1)"


@dataclass(frozen=True, slots=True)
class ProjectParts:
    """`files` by name; what train.py is made of, as source; and the words of the README.

    `usage` is how train.py is called, `augment` a function or nothing, `augmented` the batch x with it. A `small`
    network trains on one thread.
    """

    files: Mapping[str, str]
    requirements: tuple[str, ...]
    usage: str
    source: str
    batches: str
    readme: str
    words: Mapping[str, str]
    small: bool
    augment: str = ""
    augmented: str = "x"
    imports: tuple[str, ...] = field(default=())


def in_markdown(name: str) -> str:
    """A user's words as code, on one line, whatever they hold."""
    return f"`{literal(name)[1:-1].replace('`', chr(39))}`"
