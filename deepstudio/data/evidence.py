"""What a reader or a finding has to say about data, with examples and the edits that decide otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from deepstudio.core.problems import Edit, Severity
from deepstudio.core.text import Text

NAME_CLASSES = "name-classes"


@dataclass(frozen=True, slots=True)
class Example:
    """Samples that show a finding, what they hold, shortened, and what is remarkable about them."""

    ids: tuple[str, ...]
    text: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing worth saying, whether a finding looked for it or a reader left out, merged or guessed something.

    `finding` is the id of what was found, `count` how many samples, files or rows it concerns. `fixes` are edits,
    best first, which the window shows as buttons; `option` is how the command line decides otherwise, such as
    `--encoding`, empty where it cannot. `action` is something to do in the window that needs more than a click.
    """

    finding: str
    severity: Severity
    message: Text
    count: int
    examples: tuple[Example, ...] = ()
    fixes: tuple[Edit, ...] = ()
    option: str = ""
    action: str = ""


def remark(
    id: str,
    message: Text,
    count: int = 1,
    fixes: tuple[Edit, ...] = (),
    option: str = "",
    action: str = "",
) -> Evidence:
    """What a reader decided on its own: worth a word, no reason to worry."""
    return Evidence(id, Severity.REMARK, message, count, (), fixes, option, action)
