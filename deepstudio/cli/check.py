"""`deepstudio check`: everything that is wrong or doubtful in a project, with fixes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deepstudio.cli.failure import PROBLEM
from deepstudio.cli.language import say
from deepstudio.cli.new import agree_to_network, looked_at
from deepstudio.cli.opening import loaded, project_folder
from deepstudio.cli.options import Json, ProjectDir
from deepstudio.cli.output import show, show_json
from deepstudio.cli.problems import as_dict, counted, evidence_as_dict, evidence_lines, lines
from deepstudio.cli.watching import Watching
from deepstudio.core import data_edits
from deepstudio.core.check import Checker, Report
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.data.network import refuse_network
from deepstudio.storage.project_folder import ProjectFolder

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence
    from deepstudio.data.scan import Scan


def check(
    directory: ProjectDir,
    json: Json = False,
    restore: Annotated[
        bool,
        typer.Option(help=T("First put the last good copy in the place of a damaged project file.").source),
    ] = False,
    locate: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help=T("Where the data lies now, if it was moved. Labels and exclusions stay.").source,
        ),
    ] = None,
) -> None:
    """Checks a project."""
    from deepstudio.catalog import registry

    folder = project_folder(directory)
    project = folder.restore() if restore else loaded(folder)
    if locate is not None:
        project = _located(folder, project, locate)
    watching = Watching()  # one for both, so that nothing is announced twice
    project, scan, unusable = _with_data(project, registry(), watching)
    found = _findings(project, scan, registry(), watching)
    report = Checker(registry()).check(project)
    if any(problem.place.area == "data" for problem in report.errors):
        unusable = None  # said already, with fixes
    if json:
        show_json(_report(report, unusable, found))
    else:
        _tell(report, unusable, found)
    if report.errors or unusable is not None:
        raise typer.Exit(PROBLEM)


def _located(folder: ProjectFolder, project: Project, place: Path) -> Project:
    """The project with its data at another place, saved. Raises `Explained`; then nothing was changed."""
    path = os.path.abspath(place.expanduser())
    if project.data is None or "path" not in project.data.source.settings:
        text = T("The data of this project comes with the program: it cannot have moved.")
        raise Explained(text, "no_place")
    agree_to_network(path)
    refuse_network(path)
    if not os.path.exists(path):
        raise Explained(
            T("There is nothing at {path}. Say where your data lies now.", path=path), "data_missing"
        )
    moved = data_edits.locate(path).apply(project)
    folder.save(moved)
    return moved


def _with_data(
    project: Project, registry: Registry, watching: Watching
) -> tuple[Project, Scan | None, Explained | None]:
    """Looks at the data as it is now; what the scan says against it is one more error."""
    try:
        return *looked_at(project, registry, watching), None
    except Explained as error:
        return project, None, error


def _findings(
    project: Project, scan: Scan | None, registry: Registry, watching: Watching
) -> tuple[Evidence, ...]:
    """What the scan remarked and what is doubtful about the data, as the page of the data shows it."""
    if scan is None or project.data is None:
        return ()
    from deepstudio.data.findings import find_all

    with watching:
        return find_all(project.data, registry, scan, watching.show, training=project.training)


def _report(report: Report, unusable: Explained | None, found: Sequence[Evidence]) -> dict[str, object]:
    problems = [as_dict(problem) for problem in report.problems]
    if unusable is not None:
        problems.insert(
            0, {"id": unusable.cause, "severity": "error", "area": "data", "message": say(unusable.text)}
        )
    return {
        "problems": problems,
        "findings": [evidence_as_dict(evidence) for evidence in found],
        "errors": len(report.errors) + (unusable is not None),
        "parameters": sum(analysis.parameters for analysis in report.analyses.values()),
    }


def _tell(report: Report, unusable: Explained | None, evidence: Sequence[Evidence]) -> None:
    found: list[Text] = []
    if unusable is not None:
        found.append(T("Error, {place}: {message}", place=T("data"), message=unusable.text))
    for problem in report.problems:
        found += lines(problem)
    said = [line for item in evidence for line in evidence_lines(item)]
    for text in (*found, *said):
        show(text)
    if not found:
        show(T("Everything fits: the project can be trained."))
    elif report.problems:
        show(counted(report.problems))
