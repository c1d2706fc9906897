"""Positions as numbers: what holds for all rows of one shape is enough."""

from typing import Any

from deepstudio.engine.inputs.column import FedColumn


class Boards(FedColumn):
    def seen(self, value: Any, row: Any) -> dict[str, Any]:
        return {"pieces": int(row.sum())}


class Squares(FedColumn):
    """As they are stored."""
