"""`deepstudio predict`: what a trained run makes of pictures or texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import PROBLEM, WrongUsage, complain
from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json
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
    from deepstudio.core.declarations import ColumnKind
    from deepstudio.engine.use import Prediction

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
    kind = entering_kind(run)
    refuse_other_kind(run, kind, asked)
    from deepstudio.catalog import registry
    from deepstudio.data.brought import Bringing, brought
    from deepstudio.data.columns import input_name
    from deepstudio.data.tables.options import TableOptions
    from deepstudio.engine.predict import Predictor

    how = Bringing(run.project().data, registry(), asked.column, TableOptions(**asked.how), alone=True)
    found = [brought(kind, place, how) for place in asked.inputs]
    values = [*asked.texts, *(value for one in found for value in one.values)]
    plan = run.project().data
    column = input_name(plan, registry()) if plan is not None else ""
    samples = [{column: value} for value in values]
    said = [remark for one in found for remark in (*one.remarks, *one.left_out)]
    for remark in said:
        complain(remark.message)
    failed = False
    for number, answer in enumerate(Predictor(run).answers(samples)):
        failed = failed or answer.error is not None
        if json:
            show_json(answer.as_dict(say) | {"input": legible(str(values[number]))})
        else:
            _say(_name(values[number]) or (str(number + 1) if len(samples) > 1 else ""), answer)
    return failed


def _say(name: str, answer: Prediction) -> None:
    if answer.error is not None:
        complain(T("{input}: {error}", input=name, error=answer.error) if name else answer.error)
    else:
        for column, one in answer.answers.items():
            told = (
                one.told() if answer.only is not None else T("{name} {value}", name=column, value=one.told())
            )
            show(T("{input}: {error}", input=name, error=told))


def _name(sample: Any) -> str:
    """A text in one line that a terminal can show; anything else, such as a path, as it is."""
    if not isinstance(sample, str):
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
        what = entering_kind(trained_run(project_folder(directory), id)).words.count(value["samples"])
        told = T("{what} are in {path}", what=what, path=value["path"])
        (complain if aside else show)(told)
    return bool(value["errors"])


def _rows(directory: Path, id: str | None, asked: PredictRequest, csv: Path) -> Iterator[AnyEvent]:
    run = trained_run(project_folder(directory), id)
    refuse_other_kind(run, entering_kind(run), asked)
    from deepstudio.data.tables.options import TableOptions
    from deepstudio.engine.tables import predict_table

    (source,) = asked.inputs
    yield from predict_table(run, source, csv, column=asked.column, options=TableOptions(**asked.how))


def entering_kind(run: RunFolder) -> ColumnKind:
    """What the run's network takes. Raises `Explained`."""
    from deepstudio.catalog import registry
    from deepstudio.data.columns import input_column

    data = run.project().data
    if data is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    return input_column(data, registry())


def refuse_other_kind(run: RunFolder, kind: ColumnKind, asked: PredictRequest) -> None:
    """Raises `Explained` for texts where the network takes no words, and for pictures where it does."""
    from deepstudio.data.pictures import SUFFIXES

    words = kind.words
    if not kind.in_words:
        if asked.texts or asked.column:
            told = {"run": run.id, "wanted": words.many, "give": words.give}
            raise Explained(
                T("The network of {run} takes {wanted}, not texts. {give}", **told), "other_inputs"
            )
        return
    for path in asked.inputs:
        if path.suffix.lower() in SUFFIXES:
            told = {"run": run.id, "wanted": words.many, "path": str(path), "give": words.give}
            text = T("The network of {run} takes {wanted}, and {path} is a picture. {give}", **told)
            raise Explained(text, "other_inputs")
        if not path.exists():
            text = T("{path} is not there. If it is a text and no file, give it with --text.", path=str(path))
            raise Explained(text, "data_missing")
