"""The columns of a data plan as typed values."""

from __future__ import annotations

from collections.abc import Mapping

from deepstudio.catalog.columns import ClassColumn, PictureColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Found
from deepstudio.core.registry import CatalogError, Registry
from deepstudio.core.text import T


def columns_of(plan: DataPlan, registry: Registry) -> dict[str, ColumnKind]:
    """The columns by name; those of the source where the plan says nothing. Raises `Explained`."""
    return {name: _made(chosen, registry) for name, chosen in _chosen(plan, registry).items()}


def picture_column(plan: DataPlan, registry: Registry) -> PictureColumn:
    """The first column that is a picture. Raises `Explained` (`no_pictures`) if there is none."""
    for column in columns_of(plan, registry).values():
        if isinstance(column, PictureColumn):
            return column
    raise Explained(T("This data has no pictures."), "no_pictures")


def input_column(plan: DataPlan, registry: Registry) -> ColumnKind:
    """What the network takes: the first column that is not the answer. Raises `Explained` (`no_input`)."""
    for column in columns_of(plan, registry).values():
        if not isinstance(column, ClassColumn):
            return column
    raise Explained(T("This data has nothing that a network could take."), "no_input")


def as_found(column: ColumnKind, found: Found | None) -> ColumnKind:
    """The column with what the scan found out where its settings leave it open: black and white of deep pictures."""
    if not isinstance(column, PictureColumn) or found is None or column.white > column.black:
        return column
    return PictureColumn(**{**column.values(), "black": found.black, "white": found.white})


def _chosen(plan: DataPlan, registry: Registry) -> Mapping[str, Chosen]:
    source = registry.sources.get(plan.source.id)
    return plan.columns or (source.columns if source else {})


def _made(chosen: Chosen, registry: Registry) -> ColumnKind:
    try:
        return registry.make(registry.columns, chosen)
    except CatalogError as error:
        raise Explained(
            T(
                "How “{id}” is to be read has a setting that is not possible. Correct it on the Data page.",
                id=chosen.id,
            ),
            "invalid_column",
        ) from error
