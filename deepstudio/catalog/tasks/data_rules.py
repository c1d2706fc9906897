"""Findings on the data that every task with labelled samples makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deepstudio.catalog.columns import objective_of, targets
from deepstudio.core.data_edits import change_data, set_column, set_use
from deepstudio.core.declarations import Objective, Source, Split
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Place, Problem, Severity
from deepstudio.core.project import USUAL_SPLIT, ColumnPlan, DataPlan, Found, Project, Use
from deepstudio.core.registry import InvalidSettings, Registry
from deepstudio.core.shapes import Image
from deepstudio.core.text import T, Text

USES: Mapping[Use, Text] = {
    "input": T("input"),
    "target": T("answer"),
    "group": T("group"),
    "time": T("time"),
    "weight": T("weight"),
}


def data_problems(project: Project, registry: Registry) -> Iterator[Problem]:
    """No data, an unknown source, too few classes, few or uneven samples."""
    place = Place("data")
    plan = project.data
    if plan is None or plan.source.settings.get("path") == "":
        message = T("No data is chosen yet.")
        why = T("Choose a folder with one sub-folder for each class, a table of texts, or a built-in sample.")
        yield Problem("no-data", place, message, why=why, action="choose-data")
        return
    made = registry.sources.resolve(plan.source.id, plan.source.settings, plan.source.key)
    if isinstance(made, InvalidSettings):
        yield Problem("setting", place, made.errors[0].message, action="choose-data")
        return
    if not isinstance(made, Source):
        message = T(
            "The data source “{id}” is not known here. Perhaps a plugin is missing.", id=plan.source.id
        )
        yield Problem("unknown-source", place, message, action="choose-data")
        return
    offered = made.offered()
    if not made.proposes and not _are_read(plan.columns, offered, registry):
        yield Problem(
            "other-columns",
            place,
            T(
                "The data source “{source}” holds something else than this project expects.",
                source=made.title,
            ),
            why=T("How samples are read must fit what the source gives."),
            fixes=(change_data(T("Read them as they are"), columns=dict(offered), found=None),),
        )
        return
    yield from _uses(plan, registry)
    yield from _split(plan, registry)
    yield from _corrections(plan)
    if plan.found is None:
        return
    if made.proposes and (gone := _gone(plan, plan.found)):
        yield from gone
        return
    for name, lacking in _lacking(plan, plan.found, registry):
        leave = set_use(name, "unused", T("Leave “{name}” out", name=name))
        fixes = (leave,) if len(_answers(plan, registry)) > 1 else ()
        yield Problem(lacking.cause.replace("_", "-"), place, lacking.text, fixes=fixes, action="choose-data")
        return
    yield from _colours(plan, plan.found)
    for name, objective in _answers(plan, registry):
        yield from objective.data_problems(plan, plan.found, name)


def _are_read(
    planned: Mapping[str, ColumnPlan], offered: Mapping[str, ColumnPlan], registry: Registry
) -> bool:
    """Whether the columns of a plan are of the kinds that its source offers, or of kinds derived from them."""
    derives = registry.columns.derives
    kinds, theirs = {one.id for one in planned.values()}, {one.id for one in offered.values()}
    return all(any(derives(own, their) for their in theirs) for own in kinds) and all(
        any(derives(own, their) for own in kinds) for their in theirs
    )


def _uses(plan: DataPlan, registry: Registry) -> Iterator[Problem]:
    """Columns that are used for something that their kind cannot be, so that nobody would look at them."""
    for name, column in plan.columns.items():
        kind = registry.columns.get(column.id)
        if kind is None or column.use in (*kind.uses, "unused"):
            continue
        message = T("The column “{name}” cannot be used as “{use}”.", name=name, use=USES[column.use])
        fixes = [set_use(name, use, _as(name, use)) for use in (*kind.uses, "unused")]
        yield Problem("column-use", Place("data"), message, fixes=tuple(fixes))


def _as(name: str, use: Use) -> Text:
    if use == "unused":
        return T("Leave “{name}” out", name=name)
    return T("Use “{name}” as “{use}”", name=name, use=USES[use])


def _gone(plan: DataPlan, found: Found) -> tuple[Problem, ...]:
    """Columns that are to enter or to be answered and that the data does not have any more."""
    wanted = (*plan.of_use("input"), *plan.of_use("target"))
    return tuple(
        Problem(
            "column-gone",
            Place("data"),
            T("The data has no column “{name}” any more.", name=name),
            fixes=(set_use(name, "unused", T("Leave “{name}” out", name=name)),),
            action="choose-data",
        )
        for name in wanted
        if name not in found.columns
    )


def _split(plan: DataPlan, registry: Registry) -> Iterator[Problem]:
    """The way to divide samples is unknown, or its settings or the column that it goes by are not right."""
    chosen = plan.split.method
    method = registry.splits.resolve(chosen.id, chosen.settings, chosen.key)
    usual = change_data(T("Divide by class"), split=plan.split.replace(method=USUAL_SPLIT))
    if isinstance(method, InvalidSettings):
        setting = Place("data", setting="method")
        plain = change_data(T("Use the default"), split=plan.split.replace(method=Chosen(id=chosen.id)))
        yield Problem("setting", setting, method.errors[0].message, fixes=(plain,))
    elif not isinstance(method, Split):
        message = T(
            "The way to divide samples, “{id}”, is not known here. Perhaps a plugin is missing.", id=chosen.id
        )
        yield Problem("unknown-split", Place("data", setting="method"), message, fixes=(usual,))
    elif method.column and not plan.of_use(method.column):
        message = T("The samples are to be divided “{method}”, but no column says how.", method=method.title)
        why = T("Choose the column on the Data page, or divide them in another way.")
        yield Problem("no-split-column", Place("data", setting="method"), message, why=why, fixes=(usual,))


def _corrections(plan: DataPlan) -> Iterator[Problem]:
    """What was corrected in columns that are not there any more."""
    for name in sorted({name for cells in plan.corrected.values() for name in cells} - set(plan.columns)):
        count = len(plan.corrected_in(name))
        left = {
            id: {other: cells[other] for other in cells if other != name}
            for id, cells in plan.corrected.items()
        }
        fix = change_data(
            T("Drop these corrections"), corrected={id: cells for id, cells in left.items() if cells}
        )
        message = T(
            "The data has no column “{name}”, in which values were corrected ({n}).", name=name, n=count
        )
        why = T("These corrections change nothing. Drop them, or choose the data that has the column.")
        yield Problem("corrected-nowhere", Place("data"), message, Severity.WARNING, why=why, fixes=(fix,))


def lacks_answers(plan: DataPlan, found: Found, registry: Registry) -> Explained | None:
    """Why these samples teach nobody what is to be answered, or nothing."""
    return next((lacking for _, lacking in _lacking(plan, found, registry)), None)


def _lacking(plan: DataPlan, found: Found, registry: Registry) -> Iterator[tuple[str, Explained]]:
    """The columns to answer that cannot be learned, and why."""
    for name, objective in _answers(plan, registry):
        lacking = objective.lacks(plan, found, registry, name)
        if lacking is not None:
            yield name, lacking


def _answers(plan: DataPlan, registry: Registry) -> tuple[tuple[str, Objective], ...]:
    """The columns that are to be answered, and what that means."""
    found = ((name, objective_of(kind, registry)) for name, kind in targets(plan, registry))
    return tuple((name, objective) for name, objective in found if objective is not None)


def _colours(plan: DataPlan, found: Found) -> Iterator[Problem]:
    """The network sees grey where the pictures are coloured."""
    for name, chosen in plan.columns.items():
        shape = found.column(name).shape
        if chosen.settings.get("color") == "grey" and isinstance(shape, Image) and shape.channels > 1:
            yield Problem(
                "colours-unseen",
                Place("data", setting="color"),
                T("Your pictures are coloured, but the network sees them in grey."),
                Severity.WARNING,
                why=T("What only colour tells apart, such as red and green, it cannot learn."),
                fixes=(set_column(name, {"color": "rgb"}, T("Show the colours to the network")),),
            )
