"""`deepstudio new`: makes a project from a template, and looks at its data before anything is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import say
from deepstudio.cli.options import Json
from deepstudio.cli.output import show, show_json
from deepstudio.cli.problems import counted, evidence_as_dict, evidence_lines, lines
from deepstudio.cli.source_options import (
    EncodingOption,
    SheetOption,
    encoding_id,
    with_answer,
    with_source_settings,
)
from deepstudio.cli.told_data import told_data
from deepstudio.cli.watching import Watching
from deepstudio.core.adapting import adapted
from deepstudio.core.check import Checker
from deepstudio.core.data_edits import name_classes
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text, verbatim
from deepstudio.storage.project_folder import ProjectFolder, refuse_taken

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence
    from deepstudio.data.scan import Scan

MOST_CLASSES = 10  # in a sentence


class GivenParts(Enum):
    """What becomes of parts that the data gives."""

    KEEP = "keep"
    NEW = "new"


def new(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help=T("The folder to make.").source)],
    template: Annotated[
        str, typer.Option(metavar="T", help=T("What to start from: see deepstudio list templates.").source)
    ],
    data: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help=T(
                "A folder with one sub-folder per class, such as of pictures or texts, a table "
                "(CSV, TSV, Excel, JSON lines), or the name of a sample."
            ).source,
        ),
    ] = None,
    split: Annotated[
        GivenParts | None,
        typer.Option(
            help=T(
                "Whether the parts that the data gives, as by folders called train and test, are kept or drawn anew."
            ).source,
        ),
    ] = None,
    input: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help=T("The column of a table that holds the texts; else a guess.").source
        ),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN",
            help=T("The column of a table that is to be answered, as labels; else a guess.").source,
        ),
    ] = None,
    encoding: EncodingOption = None,
    sheet: SheetOption = None,
    delimiter: Annotated[
        str | None,
        typer.Option(
            metavar="SIGN", help=T("Between columns: comma, semicolon, tab or bar; else a guess.").source
        ),
    ] = None,
    names: Annotated[
        str | None,
        typer.Option(
            metavar="WHERE",
            help=T(
                "Where the columns of a table are named: in the first row, or in none; else a guess."
            ).source,
        ),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN",
            help=T(
                "What belongs together and comes into one part: a column of a table, or of a folder: folder or name."
            ).source,
        ),
    ] = None,
    time: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help=T("The column of dates or years: the newest rows are the test.").source
        ),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help=T("The column that says train, validation or test for each row.").source
        ),
    ] = None,
    apart: Annotated[
        bool,
        typer.Option(
            "--apart", help=T("Labels such as Cat and cat, or 0 and 0.0, are classes of their own.").source
        ),
    ] = False,
    keep_missing: Annotated[
        bool,
        typer.Option("--keep-missing", help=T("Labels such as nan or none make a class.").source),
    ] = False,
    class_name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CLASS=NAME",
            help=T("What a class of the data is called wherever it is shown; may be repeated.").source,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Makes a project folder."""
    from deepstudio.catalog import registry

    refuse_taken(directory.absolute())
    project = from_template(registry(), template, _readable(directory.absolute().name))
    if data is not None:
        project = project.replace(data=data_plan(project, data, registry()))
    if split is not None:
        from deepstudio.cli.overrides import with_overrides

        project = with_overrides(project, [f"data.split.given={split.value}"], registry())
    said = {
        "text": input,
        "label": target,
        "encoding": encoding_id(encoding),
        "sheet": sheet,
        "delimiter": delimiter,
        "names": names,
        "group": group,
        "time": time,
        "part": part,
        "apart": apart or None,
        "keep_missing": keep_missing or None,
    }
    project = with_source_settings(project, said, registry())
    try:
        project, found = (looked_at if data is not None else _as_it_comes)(project, registry())
    except Explained as error:
        raise with_answer(error) from error
    if data is not None:
        project = adapted(project, registry())
    project = with_class_names(project, class_name or ())
    folder = ProjectFolder.create(directory, project)
    _tell(folder, project, found, registry(), json)


def _readable(name: str) -> str:
    """A folder's name in characters, also where the terminal's encoding knows them as bytes only."""
    return os.fsencode(name).decode("utf-8", "replace")


def from_template(registry: Registry, template: str, name: str) -> Project:
    """The project of a template. Raises `WrongUsage` that names all templates."""
    declared = registry.templates.get(template)
    if declared is None:
        ids = [verbatim(cls.id) for cls in registry.templates]
        raise WrongUsage(T("There is no template “{id}”. Choose one of {ids}.", id=template, ids=ids))
    return declared().build(name)


def with_class_names(project: Project, given: Sequence[str]) -> Project:
    """The project with names for classes of what is answered, each `CLASS=NAME`. Raises `WrongUsage`."""
    if not given:
        return project
    plan = project.data
    classes = plan.classes if plan is not None else ()
    names = {}
    for one in given:
        name = next((name for name in classes if one.startswith(f"{name}=")), None)
        if name is None:
            words = {"given": one, "classes": [verbatim(known) for known in classes[:MOST_CLASSES]]}
            raise WrongUsage(
                T("--class-name takes CLASS=NAME; “{given}” names none of the classes {classes}.", **words)
            )
        names[name] = one.removeprefix(f"{name}=")
    assert plan is not None
    edit = name_classes(plan, plan.target, names)
    if not isinstance(edit, Edit):
        raise WrongUsage(edit)
    return edit.apply(project)


def data_plan(project: Project, given: str, registry: Registry) -> DataPlan:
    """A plan for a folder, a table or a sample by its id. The template's split stays, and its columns where they fit.

    Raises `Explained`.
    """
    from deepstudio.data.plans import with_source
    from deepstudio.data.recognise import plan_for

    path = Path(given).expanduser()
    sample = registry.sources.get(given)
    if sample is not None and sample.built_in and not path.exists():
        return with_source(Chosen(id=given), registry, project.data)
    agree_to_network(os.path.abspath(path))
    return plan_for(path, registry, project.data)


def agree_to_network(path: str) -> None:
    """Asks, where somebody can answer, before anything is read from another computer."""
    from deepstudio.data.network import allow, allowed, is_network

    if not is_network(path) or allowed(path) or not sys.stdin.isatty():
        return
    question = T("{path} lies on another computer. Read it over the network?", path=path)
    if typer.confirm(say(question)):
        allow(path)


def looked_at(
    project: Project, registry: Registry, watching: Watching | None = None
) -> tuple[Project, Scan | None]:
    """The project with what a scan of its data found, and that scan. Raises `Explained`."""
    from deepstudio.core.events import Progress
    from deepstudio.data.scan import refuse_for_task
    from deepstudio.data.scanning import scan

    if project.data is None:
        return project, None
    with watching or Watching() as shown:

        def on_progress(progress: Progress) -> None:
            shown.show(progress)

        found = scan(project.data, registry, on_progress)
        refuse_for_task(project, found, registry)
    return project.replace(data=project.data.replace(found=found.found)), found


def _as_it_comes(project: Project, registry: Registry) -> tuple[Project, Scan | None]:
    """A template's own data; one that waits for a folder of the user's is made all the same."""
    try:
        return looked_at(project, registry)
    except Explained as error:
        if error.cause != "no_data":
            raise
        return project, None


def _tell(folder: ProjectFolder, project: Project, scan: Scan | None, registry: Registry, json: bool) -> None:
    plan, report = project.data, Checker(registry).check(project)
    found = plan.found if plan is not None else None
    parameters = sum(analysis.parameters for analysis in report.analyses.values())
    if json:
        known = found.column(plan.target) if found is not None and plan is not None else None
        counts = dict(zip(known.classes, known.counts, strict=True)) if known is not None else {}
        return show_json(
            {
                "dir": str(folder.path),
                "name": project.name,
                "classes": counts,
                "columns": _columns(plan) if plan is not None else {},
                "parameters": parameters,
                "remarks": [evidence_as_dict(said) for said in _remarks(project, scan)],
                "left_out": len(scan.unreadable) if scan is not None else 0,
            }
        )
    for note in _notes(project, scan):
        show(note)
    show(T("Made {path} with {parameters} parameters.", path=str(folder.path), parameters=f"{parameters:,}"))
    if found is not None and plan is not None:
        for line in told_data(plan, found, registry):
            show(line)
    for problem in report.problems:
        for line in lines(problem):
            show(line)
    if report.problems:
        show(counted(report.problems))
    elif found is not None:
        show(T("Train it: deepstudio train {path}", path=str(folder.path)))


def _columns(plan: DataPlan) -> dict[str, dict[str, str]]:
    return {name: {"kind": column.id, "use": column.use} for name, column in plan.columns.items()}


def _remarks(project: Project, scan: Scan | None) -> tuple[Evidence, ...]:
    from deepstudio.data.given_parts import remarks_of

    return remarks_of(scan, project.data) if scan is not None and project.data is not None else ()


def _notes(project: Project, scan: Scan | None) -> list[Text]:
    if scan is None:
        return [T("This template waits for data of yours: give it with --data PATH.")]
    left_out = scan.message()
    said = [line for evidence in _remarks(project, scan) for line in evidence_lines(evidence)]
    return said if left_out is None else [*said, left_out]
