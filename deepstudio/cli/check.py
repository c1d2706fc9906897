"""`deepstudio check`: everything that is wrong or doubtful in a project, with fixes."""

from __future__ import annotations

from typing import Annotated

import typer

from deepstudio.cli.failure import PROBLEM
from deepstudio.cli.language import say
from deepstudio.cli.new import looked_at
from deepstudio.cli.opening import loaded, project_folder
from deepstudio.cli.options import Json, ProjectDir
from deepstudio.cli.output import show, show_json
from deepstudio.cli.problems import as_dict, counted, lines
from deepstudio.core.check import Checker, Report
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text


def check(
    directory: ProjectDir,
    json: Json = False,
    restore: Annotated[
        bool,
        typer.Option(help=T("First put the last good copy in the place of a damaged project file.").source),
    ] = False,
) -> None:
    """Checks a project."""
    from deepstudio.catalog import registry

    folder = project_folder(directory)
    project = folder.restore() if restore else loaded(folder)
    project, unusable = _with_data(project, registry())
    report = Checker(registry()).check(project)
    if any(problem.place.area == "data" for problem in report.errors):
        unusable = None  # said already, with fixes
    if json:
        show_json(_report(report, unusable))
    else:
        _tell(report, unusable)
    if report.errors or unusable is not None:
        raise typer.Exit(PROBLEM)


def _with_data(project: Project, registry: Registry) -> tuple[Project, Explained | None]:
    """Looks at the data as it is now; what the scan says against it is one more error."""
    try:
        return looked_at(project, registry)[0], None
    except Explained as error:
        return project, error


def _report(report: Report, unusable: Explained | None) -> dict[str, object]:
    problems = [as_dict(problem) for problem in report.problems]
    if unusable is not None:
        problems.insert(
            0, {"id": unusable.cause, "severity": "error", "area": "data", "message": say(unusable.text)}
        )
    return {
        "problems": problems,
        "errors": len(report.errors) + (unusable is not None),
        "parameters": sum(analysis.parameters for analysis in report.analyses.values()),
    }


def _tell(report: Report, unusable: Explained | None) -> None:
    found: list[Text] = []
    if unusable is not None:
        found.append(T("Error, {place}: {message}", place=T("data"), message=unusable.text))
    for problem in report.problems:
        found += lines(problem)
    for text in found:
        show(text)
    if not found:
        show(T("Everything fits: the project can be trained."))
    elif report.problems:
        show(counted(report.problems))
