"""Classes that are called by mere numbers or codes, so that no page can say what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deepstudio.core.data_edits import keep_class_names
from deepstudio.core.text import T
from deepstudio.data.cells import NO_CLASS
from deepstudio.data.evidence import NAME_CLASSES, Evidence, remark
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.tables.table import three

CODE = re.compile(r"[-+]?\d+([.,]0+)?|(class|label|c|l)?[-_ ]?\d+", re.IGNORECASE)


def find(looked: Looked) -> Iterator[Evidence]:
    """Not of the program's own samples, whose classes are called as they should be."""
    source = looked.registry.sources.get(looked.plan.source.id)
    column, scan = looked.scan.target, looked.scan
    if source is None or source.built_in or looked.plan.names.get(column) or not are_codes(scan.classes):
        return
    text = T(
        "The classes of “{column}” are called {names}. With names of your own, every page says what they mean.",
        column=column,
        names=three(scan.classes),
    )
    keep = keep_class_names(column, scan.classes)
    yield remark("bare-classes", text, len(scan.classes), (keep,), "--class-name", NAME_CLASSES)


def are_codes(classes: Sequence[str]) -> bool:
    """Whether all classes that are there are numbers, or codes such as `class_1`."""
    named = [name for name in classes if name != NO_CLASS]
    return len(named) > 1 and all(CODE.fullmatch(name) for name in named)
