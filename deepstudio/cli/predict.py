"""`deepstudio predict`: what a trained run makes of pictures, texts, rows of a table and whatever else it takes."""

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
from deepstudio.cli.typed_rows import typed_row
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, legible, verbatim
from deepstudio.storage.atomic import is_stream
from deepstudio.storage.given_names import given_names
from deepstudio.storage.run_folder import RunFolder

if TYPE_CHECKING:
    from deepstudio.data.wanted import Wanted
    from deepstudio.engine.use import Prediction

SHOWN = 100  # characters of a text in front of its answer


@dataclass(frozen=True)
class PredictRequest:
    """What was typed: files or folders, texts, rows, the column of texts of a table, and how files are read."""

    inputs: Sequence[Path]
    texts: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    column: str
    how: Mapping[str, str]


def predict(
    directory: ProjectDir,
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="INPUT...",
            help=T(
                "Pictures or folders of pictures; tables; for texts, also text files with one text a line."
            ).source,
        ),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help=T("A text to ask for; give it as often as you like.").source),
    ] = None,
    row: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ROW",
            help=T(
                "Values by column, such as 'age=34, city=\"Lyon, FR\"', or a JSON object; may be repeated."
            ).source,
        ),
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
            help=T(
                "Write the answers for one folder of pictures, one table or one file of texts as a table."
            ).source,
        ),
    ] = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Predicts."""
    rows = [*map(typed_row, row or ())]
    asked = PredictRequest(inputs or [], text or [], rows, column, table_options(encoding, sheet))
    if not asked.inputs and not asked.texts and not asked.rows:
        raise WrongUsage(
            T(
                "Say what to predict: pictures, a table or a file of texts, --text TEXT, or --row 'NAME=VALUE, …'."
            )
        )
    if csv is None:
        failed = _answer(trained_run(project_folder(directory), run), asked, json)
    else:
        failed = _table(directory, run, asked, csv, events, json)
    if failed:
        raise typer.Exit(PROBLEM)


def _answer(run: RunFolder, asked: PredictRequest, json: bool) -> bool:
    """Prints one line for each sample; the rest go on where one cannot be read. Returns whether there was one."""
    taken = wanted_by(run)
    refuse_other_kind(run, taken, asked)
    names, samples = samples_of(run, taken, asked)
    from deepstudio.engine.predict import Predictor

    predictor = Predictor(run, names=given_names(run))
    failed = False
    for name, sample, answer in zip(names, samples, predictor.answers(samples), strict=True):
        failed = failed or answer.error is not None
        if json:
            alone = {"input": legible(str(sample[taken.alone]))} if taken.alone in sample else {}
            show_json(answer.as_dict(say) | alone)
        else:
            _say(name if len(samples) > 1 or name != "1" else "", answer)
    return failed


def samples_of(
    run: RunFolder, taken: Wanted, asked: PredictRequest
) -> tuple[Sequence[str], Sequence[Mapping[str, Any]]]:
    """What each sample is called, and its values by column; what was decided on the way is told."""
    from deepstudio.catalog import registry
    from deepstudio.data.bringing import Bringing
    from deepstudio.data.tables.options import TableOptions

    how = Bringing(run.project().data, registry(), asked.column, TableOptions(**asked.how), alone=True)
    found = [taken.brought(place, how) for place in asked.inputs]
    typed = [*map(taken.row, asked.rows)]
    said = [remark for one in found for remark in (*one.remarks, *one.left_out)]
    said += [remark for row in typed for remark in row.remarks]
    for line in dict.fromkeys(say(remark.message) for remark in said):
        complain(verbatim(line))
    samples: list[Mapping[str, Any]] = [
        *({taken.alone: text} for text in asked.texts),
        *(row.values for row in typed),
    ]
    names = [_name(next(iter(one.values()))) if one.keys() == {taken.alone} else "" for one in samples]
    names = [name or str(number) for number, name in enumerate(names, 1)]
    for one in found:
        samples += one.values
        names += [_name(value[taken.alone]) for value in one.values] if taken.alone else one.names
    return names, samples


def _say(name: str, answer: Prediction) -> None:
    if answer.error is not None:
        complain(T("{input}: {error}", input=name, error=answer.error) if name else answer.error)
        return
    for doubt in answer.doubts:
        complain(T("{input}: {error}", input=name, error=doubt) if name else doubt)
    for column, one in answer.answers.items():
        told = one.told() if answer.only is not None else T("{name} {value}", name=column, value=one.told())
        show(T("{input}: {error}", input=name, error=told) if name else told)


def _name(sample: Any) -> str:
    """A text in one line that a terminal can show; anything else, such as a path, as it is."""
    if not isinstance(sample, str):
        return legible(str(sample))
    start = plain(" ".join(sample[: 4 * SHOWN].split()))
    return start if len(start) <= SHOWN else start[: SHOWN - 1] + "…"


def _table(
    directory: Path, id: str | None, asked: PredictRequest, csv: Path, events: str | None, json: bool
) -> bool:
    if asked.texts or asked.rows:
        option = "--text" if asked.texts else "--row"
        raise WrongUsage(
            T("--csv takes a folder of pictures, a table or a file of texts, not {option}.", option=option)
        )
    if len(asked.inputs) != 1:
        count = len(asked.inputs)
        raise WrongUsage(
            T("--csv takes one folder of pictures, one table or one file of texts, not {n} inputs.", n=count)
        )
    with EventStream(events) as stream, Watching() as watching:
        result = outcome(_rows(directory, id, asked, csv), stream, watching)
    value = result.value if isinstance(result, Result) else {}
    # What reads the answers from a pipe shall not read this among them.
    aside = is_stream(csv)
    if json:
        write_json(value, sys.stderr if aside else sys.stdout)
    else:
        what = wanted_by(trained_run(project_folder(directory), id)).words.count(value["samples"])
        told = T("{what} are in {path}", what=what, path=value["path"])
        (complain if aside else show)(told)
    return bool(value["errors"])


def _rows(directory: Path, id: str | None, asked: PredictRequest, csv: Path) -> Iterator[AnyEvent]:
    run = trained_run(project_folder(directory), id)
    refuse_other_kind(run, wanted_by(run), asked)
    from deepstudio.data.tables.options import TableOptions
    from deepstudio.engine.tables import predict_table

    (source,) = asked.inputs
    yield from predict_table(run, source, csv, column=asked.column, options=TableOptions(**asked.how))


def wanted_by(run: RunFolder) -> Wanted:
    """What the run's networks take. Raises `Explained`."""
    from deepstudio.catalog import registry
    from deepstudio.data.wanted import wanted

    return wanted(run.project(), registry())


def refuse_other_kind(run: RunFolder, taken: Wanted, asked: PredictRequest) -> None:
    """Raises `Explained` for texts where the network takes no words alone, and for a text where it is no file."""
    words = taken.words
    told = {"run": run.id, "wanted": words.many, "give": words.give, "names": [*taken.columns]}
    if not taken.alone and (asked.texts or asked.column):
        text = T("The network of {run} takes rows with the columns {names}. {give}", **told)
        raise Explained(text, "other_inputs")
    if not taken.in_words and (asked.texts or asked.column):
        raise Explained(T("The network of {run} takes {wanted}, not texts. {give}", **told), "other_inputs")
    for path in asked.inputs:
        if taken.in_words and not path.exists():
            text = T("{path} is not there. If it is a text and no file, give it with --text.", path=str(path))
            raise Explained(text, "data_missing")
