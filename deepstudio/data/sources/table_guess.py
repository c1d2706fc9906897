"""What each column of a table is, and what for: guessed from its name and its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deepstudio.catalog import registry
from deepstudio.catalog.sources import TableSource
from deepstudio.core.blame import blamed
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnPlan, Use
from deepstudio.core.rooms import has_part, part
from deepstudio.data.kinds.numerals import decimal_of, open_sign
from deepstudio.data.sources.table import TableReader
from deepstudio.data.sources.table_values import Values
from deepstudio.data.tables.target_names import is_called_target, target_order
from deepstudio.storage.error_log import record_error

FEW = 20  # different whole numbers that may be classes
MOST_VALUES = 100  # of a category that enters
MOST_CLASSES = 1000


def proposed(source: TableSource, target: str = "") -> Mapping[str, ColumnPlan]:
    """The columns of a table by name, with kind and use; `target` is the one to answer, if known.

    Raises `Explained`.
    """
    reader = TableReader(source)
    values = reader.values()
    found = guessed(values if reader.is_typed else with_decimals(values), target)
    if source.part in found:
        found[source.part] = found[source.part].replace(use="unused")
    return found


def guessed(columns: Sequence[Values], named: str = "") -> dict[str, ColumnPlan]:
    """The columns of a table by name, with kind and use: the one `named` is answered, or one that can be.

    Kinds that say themselves what their values look like, as those of plugins may, are asked first.
    """
    found = {column.name: _told(column) or _entering(column) for column in columns}
    target = next((column for column in columns if column.name == named), None)
    target = target or _target(columns, found)
    if target is not None and (named or not any(plan.use == "target" for plan in found.values())):
        found[target.name] = _told(target, "target") or _answered(target)
    if not any(plan.use == "input" for plan in found.values()):
        found |= {name: plan.replace(use="input") for name, plan in found.items() if plan.id == "text"}
    return found


def with_decimals(columns: Sequence[Values]) -> Sequence[Values]:
    """The columns of a table with what parts the decimals of numbers: what others say where some leave it open."""
    said = {column.name: decimal_of(column.known) for column in columns if column.are_numbers}
    if set(said.values()) - {""} != {"comma"}:
        return columns
    return [
        replace(column, decimal="comma")
        if said.get(column.name) == "" and open_sign(column.known)
        else column
        for column in columns
    ]


def _numbered(column: Values, use: Use = "input") -> ColumnPlan:
    settings = {} if column.decimal == "auto" else {"decimal": column.decimal}
    return ColumnPlan(id="number", use=use, settings=settings)


def _told(column: Values, use: Use | None = None) -> ColumnPlan | None:
    """The first kind that knows these values as its own; `use` is what it must be able to be used for."""
    for kind in registry().columns:
        if has_part(kind, "guessed") and (use is None or use in kind.uses) and _is_told(kind, column):
            return ColumnPlan(id=kind.id, use=use or kind.uses[0])
    return None


def _is_told(kind: type[ColumnKind], column: Values) -> bool:
    """Whether a kind says that values are its own; one of a plugin that fails says nothing, and the log why."""
    try:
        return bool(part(kind, "guessed")(column))
    except Exception as error:
        if not isinstance(error, Explained) and blamed(error) is None:
            raise
        record_error(error, f"asking {kind.id} about a column")
        return False


def _entering(column: Values) -> ColumnPlan:
    """What a column is where it enters."""
    if column.are_pictures:
        return ColumnPlan(id="picture", settings={"height": 64, "width": 64})
    if column.distinct < 2:
        return _unused("number" if column.are_numbers else "category")
    if column.are_dates:
        return _unused("time")
    if column.are_names:
        return _unused("text" if column.are_texts else "id")
    if column.are_numbers:
        return _numbered(column)
    if column.are_texts:
        return _unused("text")
    return ColumnPlan(id="category") if column.distinct <= MOST_VALUES else _unused("category")


def _unused(kind: str) -> ColumnPlan:
    return ColumnPlan(id=kind, use="unused")


def _target(columns: Sequence[Values], found: Mapping[str, ColumnPlan]) -> Values | None:
    """The column that is called like one to answer, else the last that can be answered and whose use is known."""
    fitting = [column for column in columns if _can_be_answered(column, found[column.name])]
    called = [column for column in fitting if is_called_target(column.name)]
    if called:
        return min(called, key=lambda column: target_order(column.name))
    entering = [name for name, plan in found.items() if plan.use == "input"]
    used = [column for column in fitting if column.name in entering]
    return used[-1] if used and len(entering) > 1 else None


def _can_be_answered(column: Values, plan: ColumnPlan) -> bool:
    if column.distinct < 2 or plan.id not in ("number", "category"):
        return False
    return plan.id == "number" or column.distinct <= min(MOST_CLASSES, max(2, column.filled // 2))


def _answered(column: Values) -> ColumnPlan:
    """Few whole numbers are classes."""
    number = column.are_numbers and not (column.are_whole and column.distinct <= FEW)
    return _numbered(column, "target") if number else ColumnPlan(id="category", use="target")
