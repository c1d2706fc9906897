"""Samples that the scan had to leave out: texts without words or label, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.core.problems import Severity
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence, Example
from deepstudio.data.findings.evidence import EXAMPLES, leave_out
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.listing import Unreadable
from deepstudio.data.sources.text_table import MISSING_LABEL


def find(looked: Looked) -> Iterator[Evidence]:
    """The fix makes it the user's own decision, which no longer needs a word."""
    left_out = [item for item in looked.scan.unreadable if item.reason != MISSING_LABEL]  # that has a remark
    if not left_out:
        return
    yield Evidence(
        "left-out",
        Severity.WARNING,
        Text(looked.words.left_out.source, {"n": len(left_out)}),
        len(left_out),
        tuple(Example((item.id,), "", _note(item)) for item in left_out[:EXAMPLES]),
        leave_out(looked, [item.id for item in left_out], T("Leave them out for good")),
    )


def _note(item: Unreadable) -> Text:
    return T("{name}: {reason}", name=item.name or item.id, reason=item.reason)
