"""Sounds: read from files, kept as rows of numbers, and found in a folder with one sub-folder for each class."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from deepstudio.catalog.sounds import (
    CANCELLED,
    EDGES,
    HIGHEST_RATE,
    LONGEST,
    LOWEST_RATE,
    QUIET,
    SUFFIXES,
    AudioColumn,
    AudioFolderSource,
)
from deepstudio.catalog.sources import GROUP
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.text import T, Text, legible
from deepstudio.data.arrays import Floats
from deepstudio.data.bringing import Bringing, Brought
from deepstudio.data.brought import files
from deepstudio.data.cells import Array
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.kinds.stored_column import FixedColumn
from deepstudio.data.path_contents import PathContents, Recognised
from deepstudio.data.sources.class_folder import ClassFolder, pieces
from deepstudio.data.sources.file_checks import Check
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.sources.layout import Layout, layout_of, loose_files, part_named
from deepstudio.data.unreadable import LFS_POINTER, UnreadableSample

LOUDEST = 32_767  # of a row
MILLI = 1000
MOST_NAMES = 10
FEW = 3  # samples of a class; names that begin alike more rarely mean nothing
INK, GROUND = (124, 160, 255), (27, 36, 58)  # seen well on light and dark pages


class UnreadableSound(UnreadableSample):
    """A file that is no sound. `reason` alone says why."""

    def __init__(self, name: str, reason: Text, lasting: bool = True) -> None:
        text = T("“{name}” cannot be read as a sound: {reason}.", name=name, reason=reason)
        super().__init__(name, reason, lasting, text, "unreadable_sound")


class Heard(NamedTuple):
    """`numbers` in −1…1, float64 (N,), all channels as one, `rate` of them a second; the file has `seconds`."""

    numbers: Floats
    rate: int
    seconds: float


def read_sound(path: Path | str, most: float = LONGEST) -> Heard:
    """The middle of a file, at most so many seconds. Raises `UnreadableSound`."""
    import soundfile

    name = legible(os.path.basename(path))
    try:
        with soundfile.SoundFile(path) as file:
            rate, frames = int(file.samplerate), int(file.frames)
            if not LOWEST_RATE <= rate <= HIGHEST_RATE:
                raise ValueError(f"{rate} samples a second")
            wanted = math.ceil(most * rate)
            if frames > wanted:
                file.seek((frames - wanted) // 2)
            numbers = file.read(min(frames, wanted), dtype="float64", always_2d=True)
    except MemoryError:
        raise
    except Exception as error:  # decoders raise nearly anything on files made to break them
        reason, lasts = _why(Path(path))
        raise UnreadableSound(name, reason, lasts) from error
    if not len(numbers):
        raise UnreadableSound(name, T("it is empty"))
    if not np.isfinite(numbers).all():
        raise UnreadableSound(name, T("it is damaged"))
    return Heard(_as_one(numbers), rate, max(frames, len(numbers)) / rate)


def _as_one(channels: Floats) -> Floats:
    """The mean of all channels; the loudest where they cancel each other."""
    mean: Floats = channels.mean(1)
    loud = np.square(channels).mean(0)
    if np.square(mean).mean() < CANCELLED * loud.max():
        mean = channels[:, loud.argmax()]
    return mean


def _why(path: Path) -> tuple[Text, bool]:
    """Why a file cannot be read, and whether another try would fail too."""
    try:
        with path.open("rb") as file:
            start = file.read(len(LFS_POINTER))
    except FileNotFoundError:
        return T("it is not there any more"), False
    except OSError as error:
        return T("the disk refuses ({reason})", reason=error.strerror or ""), False
    if start == LFS_POINTER:
        return T("it is only a pointer of Git LFS; fetch the real file with “git lfs pull”"), True
    if not start:
        return T("it is empty"), True
    return T("it is damaged, or in no known format (WAV, FLAC, OGG, MP3)"), True


class StoredSounds(FixedColumn):
    """`.npy`: int16 (N, samples)."""

    dtype: ClassVar[npt.DTypeLike] = np.int16
    own_rows: ClassVar[bool] = True

    @classmethod
    def cells(cls, values: Sequence[Any], column: ColumnKind | None = None) -> tuple[Array, ColumnFound]:
        """Files; cells of a table are refused. Raises `Explained` (`no_sounds`)."""
        if any(isinstance(value, str) for value in values):
            text = T(
                "A column of a table cannot be sounds. Choose the folder with the sounds as the data: one sub-folder "
                "for each class, or names that begin with the class."
            )
            raise Explained(text, "no_sounds")
        return super().cells(values, column)

    @classmethod
    def row_shape(cls, column: ColumnKind) -> tuple[int, ...]:
        return (_typed(column).samples,)

    @classmethod
    def row_key(cls, column: ColumnKind) -> dict[str, Any]:
        """How many bands are made of it, a row does not know."""
        return column.model_dump(mode="json", exclude={"bands"})

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Files of tones, each of another pitch."""
        import soundfile

        kind, paths = _typed(column), [folder / f"{number}.wav" for number in range(count)]
        times = np.arange(kind.samples) / kind.rate
        for number, path in enumerate(paths):
            tone = 0.5 * np.sin(2 * np.pi * (200 + 1000 * number / count) * times)
            soundfile.write(path, tone, kind.rate)
        return paths

    @classmethod
    def converted(cls, column: ColumnKind, value: Any) -> Array:
        """The row of a sound in a file. Raises `UnreadableSound`."""
        kind = _typed(column)
        found = read_sound(value, kind.seconds + EDGES)
        heard = cut(at_rate(found.numbers, found.rate, kind.rate), kind.samples)
        loudest = float(np.abs(heard).max(initial=0.0))
        if kind.level == "even" and loudest > QUIET:
            heard = heard / loudest
        return np.round(np.clip(heard, -1, 1) * LOUDEST).astype(np.int16)


def at_rate(heard: Floats, rate: int, wanted: int) -> Floats:
    """The same sound with another number of samples a second."""
    if rate == wanted:
        return heard
    from scipy.signal import resample_poly

    common = math.gcd(rate, wanted)
    made: Floats = resample_poly(heard, wanted // common, rate // common)
    return made


def cut(heard: Floats, samples: int) -> Floats:
    """So many samples: the middle of a longer sound; a shorter one ends in silence."""
    first = max(0, len(heard) - samples) // 2
    middle = heard[first : first + samples]
    return np.pad(middle, (0, samples - len(middle)))


def _typed(column: ColumnKind) -> AudioColumn:
    if not isinstance(column, AudioColumn):
        raise TypeError(f"{type(column).__name__} is not a sound")
    return column


class AudioFolderReader(ClassFolder):
    """A sample is the sound of a file; a check measures milliseconds, samples a second, and 1 unless it is silent."""

    suffixes = SUFFIXES
    looking: ClassVar[Text] = T("Listening to the sounds")
    not_chosen: ClassVar[Text] = T("No folder is chosen. Choose the folder with your sounds.")

    def __init__(self, source: AudioFolderSource) -> None:
        super().__init__(source.path, source.apart, source.group)

    def look(self, root: Path, file: SampleFile) -> tuple[Check, bool]:
        try:
            found = read_sound(root / file.id)
        except UnreadableSound as error:
            check = Check(size=file.size, modified=file.modified, reason=Message.of(error.reason))
            return check, error.lasting
        heard = int(np.abs(found.numbers).max() > QUIET)
        measures = (round(MILLI * found.seconds), found.rate, heard)
        return Check(size=file.size, modified=file.modified, measures=measures), True

    def layout(self, files: Sequence[SampleFile]) -> Layout:
        """Folders say the classes; where none do, what names begin with, if that makes some classes.

        Folders that are called after parts, a single one, and those that hold less than lies beside them say none.
        """
        found, names = layout_of(files), {file.id: pieces(file.id)[0] for file in files}
        names = {id: name for id, name in names.items() if name}
        told, folders = sorted(set(names.values())), set(found.classes.values())
        says = len(folders) > 1 and 2 * len(found.classes) >= len(files) and not all(map(part_named, folders))
        if says or len(told) < 2 or len(names) < FEW * len(told):
            return found
        text = T(
            "No folders say classes, so the class of a sound is what its name begins with, up to _ or -: {names}.",
            names=[legible(name) for name in told[:MOST_NAMES]] + ["…"] * (len(told) > MOST_NAMES),
        )
        parts = {id: part_named(found.classes[id]) for id in names if id in found.classes}
        several = len(set(parts.values())) > 1 and "train" in parts.values() and "" not in parts.values()
        rest = loose_files([file.id for file in files if file.id not in names])
        return Layout(names, parts if several else {}, (remark("classes-of-names", text, len(names)), *rest))

    def _others(self, ids: Sequence[str], layout: Layout) -> Mapping[str, Mapping[str, str]]:
        """Where names begin with the class, those belong together that go on alike, as with a speaker."""
        if self.group == "name" and all(layout.classes[id] == pieces(id)[0] for id in ids):
            return {GROUP: {id: "_".join(pieces(id)[1:2]) for id in ids}}
        return super()._others(ids, layout)

    def facts(self, good: Sequence[Check]) -> tuple[Mapping[str, ColumnFound], tuple[Evidence, ...]]:
        """How long the sounds are, in seconds."""
        if not good:
            return {}, ()
        lengths, rates, _ = zip(*(check.measures for check in good), strict=True)
        low, high = min(lengths) / MILLI, max(lengths) / MILLI
        told = [f"{rate:,}" for rate in sorted(set(rates))]
        text = T(
            "The sounds are {low:.2f} to {high:.2f} seconds long, with {rates} samples a second.",
            low=low,
            high=high,
            rates=told[:MOST_NAMES] + ["…"] * (len(told) > MOST_NAMES),
        )
        return {"sound": ColumnFound(low=low, high=high)}, (remark("sound-lengths", text, len(good)),)

    def unreadable(self, name: str, reason: Text, lasting: bool = True) -> UnreadableSound:
        return UnreadableSound(name, reason, lasting)

    def nothing_there(self, root: Path) -> Text:
        return T(
            "There are no sounds in {path}. Choose a folder with one sub-folder for each class.",
            path=str(root),
        )

    def no_classes(self, root: Path) -> Text:
        return T(
            "The sounds lie directly in {path}. Put those of each class into a sub-folder of its own, or begin their "
            "names with it, as in yes_1.wav.",
            path=str(root),
        )

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        return drawn(read_sound(self.file(sample_id)).numbers, size)


def drawn(heard: Floats, size: int) -> Image.Image:
    """The wave of a sound as a picture, twice as wide as high: for each column its lowest and highest number."""
    width, height = size, max(2, size // 2)
    picture = Image.new("RGB", (width, height), GROUND)
    draw, loudest = ImageDraw.Draw(picture), float(np.abs(heard).max(initial=0.0)) or 1.0
    for x, part in enumerate(np.array_split(heard, width)):
        low, high = (float(part.min()), float(part.max())) if len(part) else (0.0, 0.0)
        top, bottom = ((1 - value / loudest) * (height - 1) / 2 for value in (high, low))
        draw.line((x, top, x, bottom), fill=INK)
    return picture


def recognised(there: PathContents) -> Recognised:
    found = there.files(SUFFIXES)
    count = sum(len(file.parts) > 1 for file in found) or len(found)
    return Recognised(count, T("sounds ({n})", n=count))


def sounds(place: Path, how: Bringing) -> Brought:
    """All sounds in a folder and the folders below, by name, or one. Raises `Explained` where there are none."""
    return files(place, how, SUFFIXES, AudioColumn.words, "sounds")
