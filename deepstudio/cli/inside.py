"""`deepstudio inside`: what the layers of a trained network make of a sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json, show_table
from deepstudio.cli.predict import wanted_by
from deepstudio.cli.typed_rows import typed_row
from deepstudio.core.explained import Explained
from deepstudio.core.results import written
from deepstudio.core.text import T
from deepstudio.storage.run_folder import RunFolder

if TYPE_CHECKING:
    from deepstudio.data.wanted import Wanted
    from deepstudio.engine.inside.inspection import Inspection

WHENS = ("now", "start", "change")


@dataclass(frozen=True)
class AskedSample:
    """What was typed to name a sample: one of the data or a file, a text, or a row."""

    sample: str
    text: str | None
    row: str | None


def inside(
    directory: ProjectDir,
    node: Annotated[
        str,
        typer.Option(
            "--node",
            "--layer",
            metavar="NAME",
            help=T(
                "The layer, by its name, or NAME.PORT where it gives several results; without one, all are listed."
            ).source,
        ),
    ] = "",
    sample: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help=T("A sample of the data by its id, or a file; by default the first test sample.").source,
        ),
    ] = "",
    text: Annotated[
        str | None, typer.Option(metavar="TEXT", help=T("A text, for a network that reads texts.").source)
    ] = None,
    row: Annotated[
        str | None,
        typer.Option(metavar="ROW", help=T("Values by column, such as 'age=34, sex=female'.").source),
    ] = None,
    when: Annotated[
        str,
        typer.Option(
            metavar="WHEN",
            help=T(
                "With which weights: now, start (before the first step) or change (the difference of both)."
            ).source,
        ),
    ] = "now",
    count: Annotated[
        int,
        typer.Option(
            min=1, max=10_000, metavar="N", help=T("How many channels, the strongest first.").source
        ),
    ] = 16,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=T("Write maps or a strip as a picture (PNG).").source),
    ] = None,
    run: RunId = None,
    json: Json = False,
) -> None:
    """Looks inside."""
    if when not in WHENS:
        raise WrongUsage(T("--when takes one of {all}, not “{given}”.", all=[*WHENS], given=when[:40]))
    if sum(bool(one) for one in (sample, text, row)) > 1:
        raise WrongUsage(T("Give one of --sample, --text and --row."))
    if out is not None and not node:
        raise WrongUsage(T("Say with --node what --out shall show."))
    found = trained_run(project_folder(directory), run)
    opened = _opened(found, AskedSample(sample, text, row))
    if not node:
        _list(opened, json)
    else:
        _look(opened, node, when, count, out, json)


def _opened(run: RunFolder, asked: AskedSample) -> Inspection:
    """The run's network, looking at the sample that was typed. Raises `Explained`."""
    from deepstudio.engine.inside.inspection import Inspection
    from deepstudio.engine.trained import load_trained

    opened = Inspection(run, load_trained(run))
    taken = wanted_by(run)
    if asked.text is not None:
        if not taken.in_words:
            text = T("The network of {run} takes {wanted}, not texts.", run=run.id, wanted=taken.words.many)
            raise Explained(text, "other_inputs")
        opened.take_given({taken.alone: asked.text})
    elif asked.row is not None:
        opened.take_given(taken.row(typed_row(asked.row)).values)
    elif asked.sample and Path(asked.sample).is_file():
        opened.take_given(_brought(taken, Path(asked.sample)))
    else:
        opened.take_sample(asked.sample or _first(run))
    return opened


def _brought(taken: Wanted, path: Path) -> Mapping[str, Any]:
    """The first value in a file. Raises `Explained`."""
    from deepstudio.data.bringing import Bringing

    found = taken.brought(path, Bringing(taken.plan, taken.registry, alone=True))
    if not found.values:
        raise Explained(T("Nothing in {path} can be given to the network.", path=str(path)), "no_samples")
    first: Mapping[str, Any] = found.values[0]
    return first


def _first(run: RunFolder) -> str:
    """The first test sample of a run, as far as it is there. Raises `Explained`."""
    from deepstudio.catalog import registry
    from deepstudio.data.corrections import located
    from deepstudio.data.run_samples import unseen_samples
    from deepstudio.data.scanning import scan

    plan = run.project().data
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    plan = located(run, plan)
    found = scan(plan, registry())
    return next(iter([*unseen_samples(run, found, plan, registry()), *found.ids]))


def _list(opened: Inspection, json: bool) -> None:
    """The layers that can be looked into, and what each gives."""
    from deepstudio.engine.inside.shown import form_of

    rows = [
        {"node": node, "port": port, "shape": shape.badge(), "form": form_of(shape)}
        for node, port, shape in opened.places()
    ]
    if json:
        for one in rows:
            show_json(one)
        return
    graph, analysis = opened.model.analysis.graph, opened.model.analysis
    titles = {node.name: say(analysis.title(node)) for node in graph.nodes}
    cells = (
        (
            one["node"] if one["port"] in ("", "out") else f"{one['node']}.{one['port']}",
            titles[one["node"]],
            one["shape"],
        )
        for one in rows
    )
    show_table([T("Name"), T("Layer"), T("Result")], cells)


def _look(opened: Inspection, node: str, when: str, count: int, out: Path | None, json: bool) -> None:
    from deepstudio.engine.inside.looking import LookPlace, look

    name, _, port = node.partition(".")
    told = look(opened, LookPlace(name, port, when, 0, count))  # type: ignore[arg-type]
    if out is not None:
        _write(told, out)
    told.pop("pixels", None)
    if json:
        show_json({"run": opened.run.id, "epoch": opened.model.epoch, "when": when, **told})
        return
    _tell(told)
    if out is not None:
        show(T("The picture is {path}", path=str(out)))


def _write(told: Mapping[str, Any], out: Path) -> None:
    """Raises `Explained` for what is no picture, and where it cannot be written."""
    from deepstudio.engine.inside.sheet import sheet
    from deepstudio.storage.atomic import write_atomic

    if "pixels" not in told:
        raise Explained(T("Numbers and words are no picture. Leave --out out."), "no_picture")
    file = BytesIO()
    sheet(told).save(file, "PNG")
    write_atomic(out, file.getvalue())


def _tell(told: Mapping[str, Any]) -> None:
    if "tokens" in told:
        words = told.get("words") or list(map(str, told["tokens"]))
        show(T("{n} tokens: {words}", n=told["total"], words=" · ".join(words)))
        return
    shown = len(told["channels"])
    show(
        T(
            "{node} gives {shape}; of its channels the strongest {n}:",
            node=told["node"],
            shape=told["shape"],
            n=shown,
        )
    )
    numbers = told.get("values") or told["strengths"]
    names = told.get("names") or map(str, told["channels"])
    title = T("Value") if "values" in told else T("Mean size")
    rows = ((name, written(number)) for name, number in zip(names, numbers, strict=True))
    show_table([T("Channel"), title], rows, right=(1,))
