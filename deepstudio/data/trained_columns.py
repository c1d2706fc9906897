"""What the columns of the table are called from which a run learned."""

from __future__ import annotations

from contextlib import suppress

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.sources import reader

TABLE = "text-table"


def trained_columns(plan: DataPlan | None, registry: Registry) -> tuple[str, str]:
    """The columns of texts and of labels: those that were chosen, else those that were guessed.

    Both are empty where the data is no table. A name is empty too where it was guessed and the table cannot be
    reached any more.
    """
    if plan is None or plan.source.id != TABLE:
        return "", ""
    text, label = (str(plan.source.settings.get(name) or "") for name in ("text", "label"))
    if text and label:
        return text, label
    with suppress(Explained, OSError):
        text, label = getattr(reader(plan, registry), "names", (text, label))
    return text, label


def trained_text_column(plan: DataPlan | None, registry: Registry) -> str:
    """The column of texts alone; nothing is read where it was chosen."""
    chosen = plan.source.settings.get("text") if plan is not None and plan.source.id == TABLE else ""
    return str(chosen) if chosen else trained_columns(plan, registry)[0]
