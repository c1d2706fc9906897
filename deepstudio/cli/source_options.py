"""What can be said on the command line of files that would be understood otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from deepstudio.cli.failure import WrongUsage
from deepstudio.core.explained import Explained
from deepstudio.core.text import T

if TYPE_CHECKING:
    from deepstudio.core.declarations import Source
    from deepstudio.core.project import DataPlan, Project, Use
    from deepstudio.core.registry import Registry

EncodingOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help=T(
            "How letters are stored in text files, such as utf-8, windows-1251 or gbk; found out otherwise."
        ).source,
    ),
]
SheetOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help=T("The sheet of an Excel file; by default the first that looks like a table of texts.").source,
    ),
]
OPTIONS: Mapping[str, str] = {
    "text": "--input",
    "label": "--target",
    "encoding": "--encoding",
    "sheet": "--sheet",
    "delimiter": "--delimiter",
    "names": "--names",
    "group": "--group",
    "time": "--time",
    "part": "--part",
    "apart": "--apart",
    "keep_missing": "--keep-missing",
}
# Where columns have their own names, so that a source has no setting for them.
USES: Mapping[str, Use] = {"label": "target", "group": "group", "time": "time"}
# What helps where a table is refused, by the cause.
ANSWERS: Mapping[str, str] = {
    "no_text_column": "--input COLUMN",
    "no_label_column": "--target COLUMN",
    "same_column": "--input COLUMN --target COLUMN",
    "too_many_classes": "--target COLUMN",
    "unreadable_text": "--encoding NAME",
}


def encoding_id(given: str | None) -> str | None:
    """The encoding that is meant. Raises `WrongUsage`."""
    from deepstudio.catalog.encodings import ENCODINGS
    from deepstudio.data.encodings import known_encoding

    if given is None:
        return None
    found = known_encoding(given)
    if found is None:
        text = T(
            "“{name}” is no encoding that is known here. Some are {names}.", name=given, names=[*ENCODINGS]
        )
        raise WrongUsage(text)
    return found


def table_options(encoding: str | None, sheet: str | None) -> dict[str, str]:
    """What is said of a file of texts to predict. Raises `WrongUsage`."""
    from deepstudio.catalog.encodings import AUTO

    return {"encoding": encoding_id(encoding) or AUTO, "sheet": sheet or ""}


def with_source_settings(project: Project, given: Mapping[str, Any], registry: Registry) -> Project:
    """The project with settings of its source. Raises `WrongUsage` where the source has none of this kind."""
    from deepstudio.cli.overrides import told
    from deepstudio.core.registry import InvalidSettings
    from deepstudio.data.plans import with_settings

    values = {name: value for name, value in given.items() if value is not None}
    if not values or project.data is None:
        return project
    chosen = project.data.source
    source = registry.sources.get(chosen.id)
    values, uses = _apart(values, project.data, source, registry)
    for name in values:
        if source is not None and name not in source.model_fields:
            words = {"option": OPTIONS[name], "source": source.title}
            raise WrongUsage(T("{option} says nothing about this data: {source}.", **words))
    plan = with_settings(project.data, values, registry)
    made = registry.sources.resolve(chosen.id, plan.source.settings, plan.source.key)
    if isinstance(made, InvalidSettings):
        raise WrongUsage(told(made.errors[0], made.cls))
    return project.replace(data=_with_uses(plan, uses, registry))


def _apart(
    values: Mapping[str, Any], plan: DataPlan, source: type[Source] | None, registry: Registry
) -> tuple[dict[str, Any], dict[Use, str]]:
    """Settings of the source, and names of columns for which it has no setting, by what they are used for."""
    from deepstudio.data.named_uses import can_be_named

    if source is None or not can_be_named(plan, registry):
        return dict(values), {}
    named = {name: use for name, use in USES.items() if name in values and name not in source.model_fields}
    settings = {name: value for name, value in values.items() if name not in named}
    return settings, {use: values[name] for name, use in named.items()}


def _with_uses(plan: DataPlan, uses: Mapping[Use, str], registry: Registry) -> DataPlan:
    """Raises `WrongUsage` for a column that is not there or cannot be used so."""
    from deepstudio.data.named_uses import with_use

    for use, name in uses.items():
        try:
            plan = with_use(plan, name, use, registry)
        except Explained as error:
            if error.cause in ("no_such_column", "other_use"):
                raise WrongUsage(error.text) from error
            raise
    return plan


def with_answer(error: Explained) -> Explained:
    """What is wrong, and the option that helps where there is one."""
    answer = ANSWERS.get(error.cause)
    if answer is None:
        return error
    return Explained(T("{text} Here: {option}", text=error.text, option=answer), error.cause)
