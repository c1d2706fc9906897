"""What a layer wants of a column that enters right there, such as pictures whose numbers go from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.catalog.columns import entering
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import entering_at
from deepstudio.core.data_edits import set_column
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.layer import Layer
from deepstudio.core.problems import Place, Problem, Severity
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text, verbatim


def wanted_columns(project: Project, registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    """Columns that enter a layer in another form than it has learned with."""
    if project.data is None:
        return
    kinds, at = dict(entering(project.data, registry)), entering_at(analysis.graph, project.data)
    for node, layer in analysis.layers.items():
        for link in analysis.feeding(node) if layer.wants else ():
            for column in at.get(link.source, ()):
                if column in kinds:
                    yield from _of_column(analysis, node, layer, column, kinds[column])
                    yield from _too_small(analysis, node, layer, column, kinds[column])


def _of_column(
    analysis: Analysis, node: str, layer: Layer, column: str, kind: ColumnKind
) -> Iterator[Problem]:
    specs = {spec.name: spec for spec in kind.specs()}
    for setting, value in layer.wants.items():
        if setting not in specs or getattr(kind, setting) == value:
            continue
        spec = specs[setting]
        chosen: Text = next((one.title for one in spec.choices if one.value == value), verbatim(str(value)))
        words = {"setting": spec.title, "value": chosen}
        fix = set_column(column, {setting: value}, T("Set “{setting}” to “{value}”", **words))
        yield Problem(
            "wanted-column",
            Place("model", analysis.role, node),
            T("{layer} has learned with “{setting}: {value}”.", layer=layer.title, **words),
            why=T("Other numbers would mean nothing to it."),
            fixes=(fix,),
        )


def _too_small(
    analysis: Analysis, node: str, layer: Layer, column: str, kind: ColumnKind
) -> Iterator[Problem]:
    """A warning, as small pictures may be all there is."""
    known = {name: getattr(kind, name) for name in layer.wants_least if hasattr(kind, name)}
    if all(value >= layer.wants_least[name][0] for name, value in known.items()):
        return
    usual = {name: layer.wants_least[name][1] for name in known}
    sizes = " × ".join(str(value) for value in known.values())
    wanted = " × ".join(str(value) for value in usual.values())
    yield Problem(
        "small-column",
        Place("model", analysis.role, node),
        T(
            "{layer} has learned from larger ones than {size} and sees little in these.",
            layer=layer.title,
            size=sizes,
        ),
        Severity.WARNING,
        fixes=(set_column(column, usual, T("Let them enter with {size}", size=wanted)),),
    )
