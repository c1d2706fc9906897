"""The columns of a data plan as typed values."""

from __future__ import annotations

from deepstudio.catalog.columns import entering, planned
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Found
from deepstudio.core.registry import CatalogError, Registry, UnknownId
from deepstudio.core.text import T
from deepstudio.data.kinds import stored


def columns_of(plan: DataPlan, registry: Registry) -> dict[str, ColumnKind]:
    """The columns by name; those of the source where the plan says nothing. Raises `Explained`."""
    return {name: _made(chosen, registry) for name, chosen in planned(plan, registry).items()}


def input_name(plan: DataPlan, registry: Registry) -> str:
    """The first column that enters the network. Raises `Explained` (`no_input`)."""
    for name, _ in entering(plan, registry):
        return name
    columns_of(plan, registry)  # raises where one cannot be made
    raise Explained(T("This data has nothing that a network could take."), "no_input")


def input_column(plan: DataPlan, registry: Registry) -> ColumnKind:
    """How the first column that enters the network is read. Raises `Explained` (`no_input`)."""
    return columns_of(plan, registry)[input_name(plan, registry)]


def as_found(name: str, column: ColumnKind, found: Found | None) -> ColumnKind:
    """The column with what the scan found where its settings leave it open, as black and white of deep pictures."""
    return column if found is None else stored(column).settled(column, found.column(name))


def planned_columns(plan: DataPlan, registry: Registry) -> dict[str, tuple[ColumnPlan, ColumnKind]]:
    """What is planned for each column, beside its kind; those of the source where the plan says nothing.

    Raises `Explained`.
    """
    return {name: (chosen, _made(chosen, registry)) for name, chosen in planned(plan, registry).items()}


def _made(chosen: Chosen, registry: Registry) -> ColumnKind:
    try:
        return registry.make(registry.columns, chosen)
    except CatalogError as error:
        if isinstance(error.found, UnknownId):
            text = T("The kind of data “{id}” is not known here. A plugin may be missing.", id=chosen.id)
            raise Explained(text, "unknown_column") from error
        raise Explained(
            T(
                "How “{id}” is to be read has a setting that is not possible. Correct it on the Data page.",
                id=chosen.id,
            ),
            "invalid_column",
        ) from error
