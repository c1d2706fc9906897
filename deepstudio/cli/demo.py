"""`deepstudio demo`: everything once, on handwritten digits: in the window, or in the terminal without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from deepstudio.cli.display import window_refusal
from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.export import tell
from deepstudio.cli.failure import DONE, INTERRUPTED
from deepstudio.cli.gui import open_window
from deepstudio.cli.new import from_template, looked_at
from deepstudio.cli.output import show
from deepstudio.cli.relaunch import with_allocator_settings
from deepstudio.cli.train import tell_run, train_here
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.jobs.job import Job
from deepstudio.storage.names import free_folder
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

TEMPLATE = "digits-cnn"
NAME = "Handwritten digits"
ENLARGED = 16  # times, so that a person can see a picture of 8 × 8 pixels


def demo(
    terminal: Annotated[
        bool, typer.Option("--terminal", help=T("Do it here, even where a window could open.").source)
    ] = False,
) -> None:
    """Shows the program on a sample."""
    refusal = window_refusal()
    if refusal is None and not terminal:
        raise typer.Exit(open_window(_sample_project().path))
    with_allocator_settings()
    if refusal is not None and not terminal:
        show(T("{why} Doing the same here in the terminal.", why=refusal))
    raise typer.Exit(_whole_job(_sample_project()))


def _sample_project() -> ProjectFolder:
    """The sample from an earlier time, or a new one."""
    from deepstudio.catalog import registry

    parent = default_projects_dir()
    folder = ProjectFolder(parent / NAME)
    try:
        if folder.load().template == TEMPLATE:
            return folder
    except Explained:
        pass  # not there yet, or something else has its name
    project, _ = looked_at(from_template(registry(), TEMPLATE, NAME), registry())
    return ProjectFolder.create(free_folder(parent, NAME), project)


def _whole_job(folder: ProjectFolder) -> int:
    from deepstudio.catalog import registry

    project, _ = looked_at(folder.load(), registry())
    run = folder.new_run(project, "demo")
    with EventStream(None) as stream:
        finished, interrupted = train_here(run, "auto", False, stream)
    tell_run(run, finished, json=False)
    if interrupted:
        return INTERRUPTED
    _predict_one(run, project)
    _export_all(folder, run)
    show(T("The project is in {path}. Open it in the window: deepstudio gui {path}", path=f'"{folder.path}"'))
    return DONE


def _predict_one(run: RunFolder, project: Project) -> None:
    from deepstudio.engine.predict import Predictor

    picture, written = _digit(project, run)
    column = next(iter(project.data.of_use("input"))) if project.data is not None else ""
    answer = next(Predictor(run).answers([{column: picture}]))
    show(
        T(
            "The picture {path} shows a {written}; the network says {answer}.",
            path=str(picture),
            written=written,
            answer=answer.only.told() if answer.only is not None else "–",
        )
    )


def _digit(project: Project, run: RunFolder) -> tuple[Path, str]:
    """A digit from the test part, which the network has never seen, as a picture file, and what it is."""
    from deepstudio.catalog import registry
    from deepstudio.data.columns import input_name
    from deepstudio.data.pictures import open_picture
    from deepstudio.data.run_samples import unseen_samples
    from deepstudio.data.scanning import scan
    from deepstudio.data.sources import reader

    plan = project.data
    assert plan is not None
    found = scan(plan, registry())
    id = unseen_samples(run, found, plan, registry())[0]
    image = open_picture(reader(plan, registry()).load(id, input_name(plan, registry())))
    path = run.path / "digit.png"
    image.resize((image.width * ENLARGED, image.height * ENLARGED), 0).save(path)
    return path, found.answers[id]


def _export_all(folder: ProjectFolder, run: RunFolder) -> None:
    """Each in a process of its own, as one export may spoil the next."""
    target = folder.path / "exports" / run.id
    places = {
        "onnx": target / "model.onnx",
        "pt2": target / "model.pt2",
        "python": target / "python",
        "weights": target / "weights",
    }
    for format, out in places.items():
        with Watching() as watching, EventStream(None) as stream:
            result = outcome(_export(folder, run, format, out), stream, watching)
        if isinstance(result, Result):
            tell(result.value)


def _export(folder: ProjectFolder, run: RunFolder, format: str, out: Path) -> Iterator[AnyEvent]:
    out.parent.mkdir(parents=True, exist_ok=True)
    arguments = ("--run", run.id, "--format", format, "--out", str(out))
    with Job("export", str(folder.path), *arguments) as job:
        yield from job
