"""What findings have in common: how they quote a text, and the fix that leaves samples out."""

from __future__ import annotations

from collections.abc import Collection

from deepstudio.core.data_edits import change_data
from deepstudio.core.problems import Edit
from deepstudio.core.text import Text
from deepstudio.data.findings.shared_data import Looked

EXAMPLES = 5
EXCERPT = 200  # characters


def excerpt(text: str) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text[: 4 * EXCERPT].split())
    return line if len(line) <= EXCERPT and len(text) <= 4 * EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"


def leave_out(looked: Looked, ids: Collection[str], label: Text) -> tuple[Edit, ...]:
    """The fix that excludes samples; none where it would leave a class without any."""
    gone = set(ids)
    answers = {name for id, name in looked.scan.answers.items() if id not in gone}
    if len(answers) < len(looked.scan.classes):
        return ()
    excluded = tuple(sorted({*looked.plan.excluded, *gone}))
    return (change_data(label, excluded=excluded),)
