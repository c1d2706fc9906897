"""What is wrong or doubtful, where, and what would cure it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from deepstudio.core.project import Project
from deepstudio.core.text import T, Text


class Severity(Enum):
    """An error stops training; a warning does not; a remark tells what was decided without asking."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem sits. `area` is one of the steps `data`, `model` or `train`."""

    area: str
    role: str = ""
    node: str = ""
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A labelled pure function on projects. Edits with equal `merge` in a row become one undo step.

    `removes` marks one that takes layers or wires away: as a fix it is never shown as the thing to do.
    """

    label: Text
    apply: Callable[[Project], Project]
    merge: str = ""
    removes: bool = False

    def named(self, label: Text) -> Edit:
        """The same edit under another label."""
        return replace(self, label=label)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `fixes` are edits, best first; `action` names a fix that needs the user, such as `locate`."""

    id: str
    place: Place
    message: Text
    severity: Severity = Severity.ERROR
    why: Text | None = None
    fixes: tuple[Edit, ...] = ()
    action: str = ""


def unknown(place: Place, what: Text, id: str, *fixes: Edit) -> Problem:
    """Something that a project names is in no catalog."""
    message = T("The {what} “{id}” is not known here. Perhaps a plugin is missing.", what=what, id=id)
    return Problem("unknown", place, message, fixes=fixes)
