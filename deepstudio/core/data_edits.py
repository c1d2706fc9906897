"""Edits of where samples come from, what they consist of and what was corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from deepstudio.core.problems import Edit
from deepstudio.core.project import LONGEST_NAME, ColumnPlan, DataPlan, Project, Use
from deepstudio.core.text import T, Text


def correct(column: str, values: Mapping[str, Any], label: Text) -> Edit:
    """Changes the values of a column for samples by id; the files of the user stay as they are.

    `None` takes a correction back.
    """
    return Edit(label, partial(_correct, column, dict(values)))


def _correct(column: str, values: Mapping[str, Any], project: Project) -> Project:
    if project.data is None:
        return project
    corrected = {id: dict(cells) for id, cells in project.data.corrected.items()}
    for id, value in values.items():
        cells = {**corrected.get(id, {}), column: value}
        corrected[id] = {name: cell for name, cell in cells.items() if cell is not None}
    left = {id: cells for id, cells in corrected.items() if cells}
    return project.replace(data=project.data.replace(corrected=left))


def name_classes(plan: DataPlan, column: str, names: Mapping[str, str]) -> Edit | Text:
    """Calls classes of a column by other names wherever they are shown, or says why that cannot be.

    `names` are by class; an empty one, or that of the class itself, takes the given name back.
    """
    known = plan.found.column(column).classes if plan.found is not None else ()
    given = {name: word.strip() for name, word in {**plan.names.get(column, {}), **names}.items()}
    given = {name: word for name, word in given.items() if word and word != name}
    shown = Counter(given.get(name, name) for name in dict.fromkeys((*known, *given)))
    twice = next((word for word, count in shown.items() if count > 1), None)
    if twice is not None:
        return T(
            "Two classes would be called “{name}”. To make them one class, label the samples of one as the other.",
            name=twice,
        )
    if any(len(word) > LONGEST_NAME for word in given.values()):
        return T("A name of a class has at most {n} characters.", n=LONGEST_NAME)
    return Edit(
        T("Name the classes of “{column}”", column=column), partial(_with_names, column=column, names=given)
    )


def keep_class_names(column: str, classes: Iterable[str]) -> Edit:
    """Says that the classes of a column are called as they should be, so that nobody asks for names."""
    kept = {name: name for name in classes if name}
    return Edit(T("They are called so"), partial(_with_names, column=column, names=kept))


def _with_names(project: Project, column: str, names: Mapping[str, str]) -> Project:
    if project.data is None:
        return project
    others = {name: given for name, given in project.data.names.items() if name != column}
    return project.replace(data=project.data.replace(names=others | ({column: names} if names else {})))


def change_data(label: Text, merge: str = "", **changes: Any) -> Edit:
    """Changes fields of the data plan. What the last scan found stays unless `found` is among them."""
    return Edit(label, partial(_with_data, changes=changes), merge)


def set_source(values: Mapping[str, Any], label: Text, merge: str = "") -> Edit:
    """Changes settings of the data source, such as the encoding of a table; its samples are looked for anew."""
    return Edit(label, partial(_with_source, values=values), merge)


def locate(path: str) -> Edit:
    """The same data lies elsewhere now; what was excluded, labelled and found holds."""
    return Edit(T("Locate the data"), partial(_with_place, path=path))


def set_column(column: str, values: Mapping[str, Any], label: Text, merge: str = "") -> Edit:
    """Changes settings of one column, such as the size of pictures; `None` means its default."""
    return Edit(label, partial(_with_column, column=column, values=values), merge)


def set_use(column: str, use: Use, label: Text) -> Edit:
    """Changes what a column is used for."""
    return Edit(label, partial(_with_use, column=column, use=use))


def set_columns(columns: Mapping[str, ColumnPlan], label: Text) -> Edit:
    """Sets kind, settings and use of some columns, also of ones that are new; the data is looked at anew."""
    return Edit(label, partial(_with_columns, columns=dict(columns)))


def _with_columns(project: Project, columns: Mapping[str, ColumnPlan]) -> Project:
    if project.data is None:
        return project
    return project.replace(data=project.data.replace(columns={**project.data.columns, **columns}, found=None))


def _with_data(project: Project, changes: Mapping[str, Any]) -> Project:
    return project if project.data is None else project.replace(data=project.data.replace(**changes))


def _with_source(project: Project, values: Mapping[str, Any]) -> Project:
    if project.data is None:
        return project
    source = project.data.source
    changed = source.replace(settings={**source.settings, **values})
    return project.replace(data=project.data.replace(source=changed, found=None))


def _with_place(project: Project, path: str) -> Project:
    if project.data is None:
        return project
    source = project.data.source
    moved = source.replace(settings={**source.settings, "path": path})
    return project.replace(data=project.data.replace(source=moved))


def _with_column(project: Project, column: str, values: Mapping[str, Any]) -> Project:
    if project.data is None:
        return project
    chosen = project.data.columns[column]
    settings = {key: value for key, value in {**chosen.settings, **values}.items() if value is not None}
    columns = {**project.data.columns, column: chosen.replace(settings=settings)}
    return project.replace(data=project.data.replace(columns=columns))


def _with_use(project: Project, column: str, use: Use) -> Project:
    if project.data is None or column not in project.data.columns:
        return project
    changed = project.data.columns[column].replace(use=use)
    return project.replace(data=project.data.replace(columns={**project.data.columns, column: changed}))
