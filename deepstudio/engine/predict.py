"""Answers of a trained network for pictures: a few at once, or a whole folder into a table."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.pictures import SUFFIXES, fit, open_picture
from deepstudio.data.work import in_threads
from deepstudio.engine.trained import Which, load_trained
from deepstudio.storage.atomic import replacing
from deepstudio.storage.run_folder import RunFolder

BATCH = 64  # pictures
MOST_NAMES = 3
Picture = Path | Image.Image
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says of one picture, or why it could not look at it.

    `probabilities` are by class; `seen` is the picture as the network sees it, (height, width, channels);
    `milliseconds` is the picture's share of the time from opening to answer.
    """

    input: str
    label: str = ""
    confidence: float = 0.0
    probabilities: dict[str, float] | None = None
    milliseconds: float = 0.0
    seen: Pixels | None = None
    error: Text | None = None

    def as_dict(self, say: Callable[[Text], Any] = str) -> dict[str, Any]:
        """`input`, `label`, `confidence`, `probabilities`; or `input`, `error` in the words of `say`."""
        if self.error is not None:
            return {"input": self.input, "error": say(self.error)}
        return {
            "input": self.input,
            "label": self.label,
            "confidence": self.confidence,
            "probabilities": self.probabilities,
        }


class Predictor:
    """A run's network, loaded once. `which` is `best`, `last`, or `auto`: the last one while the run is at work."""

    def __init__(self, run: RunFolder, which: Which = "auto") -> None:
        """Raises `Explained` (cause `not_trained`) where the run has no weights yet."""
        self.trained = load_trained(run, which)
        self.classes = self.trained.classes
        self.which = "best" if self.trained.path == run.best_weights else "last"

    def warm(self) -> None:
        """Lets the libraries prepare what a first picture would have to wait for."""
        column = self.trained.column
        self.trained.probabilities(np.zeros((1, column.height, column.width, column.channels), np.uint8))

    def predict(self, images: Sequence[Picture], say: Callable[[Text], Any] = str) -> list[dict[str, Any]]:
        """One object for each picture, in order, as `Answer.as_dict` makes them."""
        return [answer.as_dict(say) for answer in self.answers(images)]

    def answers(self, images: Sequence[Picture]) -> Iterator[Answer]:
        """One answer for each picture, in order; a picture that cannot be read does not stop the others."""
        for start in range(0, len(images), BATCH):
            yield from self._batch(images[start : start + BATCH])

    def _batch(self, images: Sequence[Picture]) -> Iterator[Answer]:
        started = time.perf_counter()
        seen = [self._look(images[0])] if len(images) == 1 else list(in_threads(self._look, images))
        pixels = [one for one in seen if not isinstance(one, Text)]
        rows = iter(self.trained.probabilities(np.stack(pixels)) if pixels else ())
        milliseconds = (time.perf_counter() - started) * 1000 / len(images)
        for image, one in zip(images, seen, strict=True):
            if isinstance(one, Text):
                yield Answer(_name(image), milliseconds=milliseconds, error=one)
            else:
                yield self._answer(_name(image), next(rows), milliseconds, one)

    def _look(self, image: Picture) -> Pixels | Text:
        try:
            return fit(open_picture(image), self.trained.column)
        except Explained as error:
            return error.text

    def _answer(self, name: str, row: npt.NDArray[np.float32], milliseconds: float, seen: Pixels) -> Answer:
        if not np.isfinite(row).all():
            text = T("The network's answer is not a number. Its training went wrong; train again.")
            return Answer(name, milliseconds=milliseconds, seen=seen, error=text)
        chances = {label: float(value) for label, value in zip(self.classes, row, strict=True)}
        label = self.classes[int(row.argmax())]
        return Answer(name, label, chances[label], chances, milliseconds, seen)


def _name(image: Picture) -> str:
    return str(image) if isinstance(image, Path) else "picture"


def pictures_in(folder: Path) -> list[Path]:
    """All pictures in a folder and the folders below, by name. Raises `Explained` where there are none."""
    if not folder.is_dir():
        raise Explained(
            T("{path} is not a folder. Choose a folder of pictures.", path=str(folder)), "missing"
        )
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    if not found:
        raise Explained(
            T("There are no pictures in {path}. Choose another folder.", path=str(folder)), "no_pictures"
        )
    return found


def predict_folder(run: RunFolder, folder: Path, out: Path, which: Which = "auto") -> Iterator[AnyEvent]:
    """Writes a table with one line for each picture in `folder`; ends with a `Result`. Raises `Explained`.

    The file is CSV in UTF-8 with a byte-order mark, so that spreadsheets read every language.
    """
    pictures = pictures_in(folder)
    predictor = Predictor(run, which)
    refused: list[str] = []
    with replacing(out) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(map(harmless, ("input", "label", "confidence", *predictor.classes)))
        for done, answer in enumerate(predictor.answers(pictures), start=1):
            name = Path(answer.input).relative_to(folder).as_posix()
            table.writerow(_row(name, answer))
            refused += [name] if answer.error else []
            if done % BATCH == 0 or done == len(pictures):
                what = Message.of(T("Looking at pictures"))
                yield Progress(time=time.time(), what=what, done=done, total=len(pictures))
    if refused:
        yield Note(time=time.time(), message=Message.of(_left_out(refused)))
    value = {
        "path": str(out),
        "pictures": len(pictures),
        "errors": len(refused),
        "unreadable": refused[:MOST_NAMES],
    }
    yield Result(time=time.time(), value=value)


def _row(name: str, answer: Answer) -> list[str]:
    if answer.probabilities is None:
        return [harmless(name)]
    numbers = [f"{value:.6f}" for value in (answer.confidence, *answer.probabilities.values())]
    return [harmless(name), harmless(answer.label), *numbers]


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before the characters that begin one."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def _left_out(names: list[str]) -> Text:
    """Which pictures have no answer, three of them by name."""
    if len(names) <= MOST_NAMES:
        return T("These files could not be read: {names}. Their lines have no answer.", names=names)
    return T(
        "These files could not be read: {names} and {more} more. Their lines have no answer.",
        names=names[:MOST_NAMES],
        more=len(names) - MOST_NAMES,
    )
