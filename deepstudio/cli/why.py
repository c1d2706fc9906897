"""`deepstudio why`: which words of a text, or which parts of a picture, decided the answer of a trained run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from deepstudio.cli.failure import PROBLEM, WrongUsage, complain
from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json, show_told
from deepstudio.cli.predict import PredictRequest, refuse_other_kind, samples_of, wanted_by
from deepstudio.cli.typed_rows import typed_row
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text, legible
from deepstudio.storage.atomic import make_folder, write_atomic
from deepstudio.storage.given_names import given_names

if TYPE_CHECKING:
    from deepstudio.engine.use import Given, Trained


def why(
    directory: ProjectDir,
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="INPUT...",
            help=T("Pictures or folders of them; for texts, text files with one text a line.").source,
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
    method: Annotated[
        str,
        typer.Option(
            metavar="METHOD",
            help=T("For pictures: grad-cam (fast) or occlusion (slower, for every network).").source,
        ),
    ] = "",
    label: Annotated[
        str,
        typer.Option(
            "--label",
            "--class",
            metavar="CLASS",
            help=T("The class that is asked about; by default the one that is answered.").source,
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help=T("Write each picture with its map there, as NAME.why.png.").source
        ),
    ] = None,
    run: RunId = None,
    json: Json = False,
) -> None:
    """Tells why."""
    asked = PredictRequest(inputs or [], text or [], [*map(typed_row, row or ())], "", {})
    if not asked.inputs and not asked.texts and not asked.rows:
        raise WrongUsage(
            T(
                "Say what to explain the answer for: pictures, a table or a file of texts, --text TEXT, or "
                "--row 'NAME=VALUE, …'."
            )
        )
    found = trained_run(project_folder(directory), run)
    taken = wanted_by(found)
    refuse_other_kind(found, taken, asked)
    names, samples = samples_of(found, taken, asked)
    from deepstudio.engine.trained import load_trained

    trained = load_trained(found)
    called = next(iter(given_names(found).values()), {})
    meant = {shown: own for own, shown in called.items()}
    question = {name: said for name, said in (("method", method), ("label", meant.get(label, label))) if said}
    if out is not None:
        make_folder(out)
    names = [""] if len(names) == len(asked.rows) == 1 else names
    files = _files(out, names)
    told = [
        _tell(trained, one, name, question, called, file, json)
        for one, name, file in zip(samples, names, files, strict=True)
    ]
    if not all(told):
        raise typer.Exit(PROBLEM)


def _tell(
    trained: Trained,
    sample: Given,
    name: str,
    question: Mapping[str, str],
    called: Mapping[str, str],
    file: Path | None,
    json: bool,
) -> bool:
    """Says why one is answered so; the others go on where it cannot be. Returns whether it could."""
    try:
        found = trained.explained(sample, **question)
    except Explained as error:
        if error.cause in ("no_explanation", "unknown_class", "unknown_method", "no_feature_map"):
            raise
        if json:
            show_json({"input": name, "error": say(error.text)})
        else:
            complain(T("{input}: {error}", input=name, error=error.text))
        return False
    drawn = trained.drawn_why(sample, found) if file is not None else None
    if drawn is not None and file is not None:
        write_atomic(file, drawn)
    if json:
        where: dict[str, Any] = {"file": legible(str(file))} if drawn is not None else {}
        show_json({"input": name, **found, **where})
        return True
    for told in trained.told_why(sample, found, called):
        if isinstance(told, Text) and name:
            show(T("{input}: {error}", input=name, error=told))
        else:
            show_told(told)
    if drawn is not None:
        show(T("{what} are in {path}", what=T("The picture and its map"), path=legible(str(file))))
    return True


def _files(out: Path | None, names: Sequence[str]) -> list[Path | None]:
    """Where each picture goes; of equal names the later ones get a number."""
    if out is None:
        return [None] * len(names)
    found: list[Path | None] = []
    for name in names:
        stem, number = Path(name).stem[:100] or "why", 1
        while (file := out / (f"{stem}.why.png" if number == 1 else f"{stem}-{number}.why.png")) in found:
            number += 1
        found.append(file)
    return found
