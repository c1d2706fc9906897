"""`deepstudio predict`: what a trained run makes of pictures or texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import PROBLEM, WrongUsage, complain
from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import percent, show, show_json
from deepstudio.cli.source_options import EncodingOption, SheetOption, table_options
from deepstudio.cli.terminal import plain, write_json
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, legible
from deepstudio.storage.atomic import is_stream
from deepstudio.storage.run_folder import RunFolder

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence
    from deepstudio.engine.predict import Prediction

SHOWN = 100  # characters of a text in front of its answer


@dataclass(frozen=True)
class PredictRequest:
    """What was typed: files or folders, texts, the name of a table's column of texts, and how files are read."""

    inputs: Sequence[Path]
    texts: Sequence[str]
    column: str
    how: Mapping[str, str]


def predict(
    directory: ProjectDir,
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="INPUT...",
            help=T(
                "Pictures or folders of pictures; for texts, tables or text files with one text a line."
            ).source,
        ),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help=T("A text to ask for; give it as often as you like.").source),
    ] = None,
    column: Annotated[
        str,
        typer.Option(
            "--input",
            "--column",
            metavar="NAME",
            help=T(
                "The column of a table that holds the texts; by default the one the run learned from, "
                "where the table has it, else a guess."
            ).source,
        ),
    ] = "",
    encoding: EncodingOption = None,
    sheet: SheetOption = None,
    run: RunId = None,
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            "--out",
            metavar="FILE",
            help=T("Write the answers for one folder of pictures or one file of texts as a table.").source,
        ),
    ] = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Predicts."""
    asked = PredictRequest(inputs or [], text or [], column, table_options(encoding, sheet))
    if not asked.inputs and not asked.texts:
        raise WrongUsage(T("Say what to predict: pictures, a file of texts, or --text TEXT."))
    if csv is None:
        failed = _answer(trained_run(project_folder(directory), run), asked, json)
    else:
        failed = _table(directory, run, asked, csv, events, json)
    if failed:
        raise typer.Exit(PROBLEM)


def _answer(run: RunFolder, asked: PredictRequest, json: bool) -> bool:
    """Prints one line for each sample; the rest go on where one cannot be read. Returns whether there was one."""
    refuse_other_kind(run, asked)
    from deepstudio.data.tables.options import TableOptions
    from deepstudio.engine.predict import Predictor
    from deepstudio.engine.tables import pictures_in, texts_of

    samples: list[Path | str] = [*asked.texts]
    said: list[Evidence] = []
    if takes_texts(run):
        for file in asked.inputs:
            table = texts_of(run, file, asked.column, TableOptions(**asked.how))
            samples += table.texts
            said += table.remarks
    else:
        for given in asked.inputs:
            pictures, left_out = pictures_in(given) if given.is_dir() else ([given], ())
            samples += pictures
            said += left_out
    for remark in said:
        complain(remark.message)
    failed = False
    for number, answer in enumerate(Predictor(run).answers(samples)):
        failed = failed or answer.error is not None
        if json:
            show_json(answer.as_dict(say) | {"input": legible(str(samples[number]))})
        else:
            _say(_name(samples[number]) or (str(number + 1) if len(samples) > 1 else ""), answer)
    return failed


def _say(name: str, answer: Prediction) -> None:
    if answer.error is not None:
        complain(T("{input}: {error}", input=name, error=answer.error) if name else answer.error)
    else:
        words = {"input": name, "label": answer.label, "confidence": percent(answer.confidence)}
        show(T("{input}: {label} ({confidence})", **words))


def _name(sample: Path | str) -> str:
    """A text in one line that a terminal can show; a path as it is."""
    if isinstance(sample, Path):
        return legible(str(sample))
    start = plain(" ".join(sample[: 4 * SHOWN].split()))
    return start if len(start) <= SHOWN else start[: SHOWN - 1] + "…"


def _table(
    directory: Path, id: str | None, asked: PredictRequest, csv: Path, events: str | None, json: bool
) -> bool:
    if asked.texts:
        raise WrongUsage(T("--csv takes a folder of pictures or a file of texts, not --text."))
    if len(asked.inputs) != 1:
        count = len(asked.inputs)
        raise WrongUsage(
            T("--csv takes one folder of pictures or one file of texts, not {n} inputs.", n=count)
        )
    with EventStream(events) as stream, Watching() as watching:
        result = outcome(_rows(directory, id, asked, csv), stream, watching)
    value = result.value if isinstance(result, Result) else {}
    # What reads the answers from a pipe shall not read this among them.
    aside = is_stream(csv)
    if json:
        write_json(value, sys.stderr if aside else sys.stdout)
    else:
        words = {"n": value["samples"], "path": value["path"]}
        told = (
            T("{n} texts are in {path}", **words)
            if "texts" in value
            else T("{n} pictures are in {path}", **words)
        )
        (complain if aside else show)(told)
    return bool(value["errors"])


def _rows(directory: Path, id: str | None, asked: PredictRequest, csv: Path) -> Iterator[AnyEvent]:
    run = trained_run(project_folder(directory), id)
    refuse_other_kind(run, asked)
    from deepstudio.data.tables.options import TableOptions
    from deepstudio.engine.tables import predict_file, predict_folder

    (source,) = asked.inputs
    if takes_texts(run):
        yield from predict_file(run, source, csv, column=asked.column, options=TableOptions(**asked.how))
    else:
        yield from predict_folder(run, source, csv)


def takes_texts(run: RunFolder) -> bool:
    """Whether the run's network takes texts. Raises `Explained`."""
    from deepstudio.catalog import registry
    from deepstudio.data.columns import input_column

    data = run.project().data
    return data is not None and input_column(data, registry()).id == "text"


def refuse_other_kind(run: RunFolder, asked: PredictRequest) -> None:
    """Raises `Explained` for texts where the network takes pictures, and for pictures where it takes texts."""
    from deepstudio.data.pictures import SUFFIXES

    if not takes_texts(run):
        if asked.texts or asked.column:
            text = T(
                "The network of {run} takes pictures, not texts. Give pictures or a folder of them.",
                run=run.id,
            )
            raise Explained(text, "other_inputs")
        return
    for path in asked.inputs:
        if path.suffix.lower() in SUFFIXES:
            text = T(
                "The network of {run} takes texts, and {path} is a picture. Give a file of texts, or --text TEXT.",
                run=run.id,
                path=str(path),
            )
            raise Explained(text, "other_inputs")
        if not path.exists():
            text = T("{path} is not there. If it is a text and no file, give it with --text.", path=str(path))
            raise Explained(text, "data_missing")
