"""What the data process does for the window: all that opens or decodes files of a person.

The window names these functions in its requests (`jobs.data_process`). Each imports what it needs itself, so that
naming one brings no reader and no decoder into the window. Samples are asked for by their source alone, as a plan
may carry thousands of exclusions. All raise `Explained`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.core.text import T
from deepstudio.data.plain_picture import PlainPicture, plain

if TYPE_CHECKING:
    from deepstudio.catalog.columns import PictureColumn
    from deepstudio.core.registry import Registry
    from deepstudio.data.arrays import Bytes
    from deepstudio.data.evidence import Evidence
    from deepstudio.data.requests import PendingRequest
    from deepstudio.data.scan import Scan
    from deepstudio.data.sketch import Sketch
    from deepstudio.data.sources import Reader
    from deepstudio.data.tables.guess import TableColumn
    from deepstudio.data.texts import TextStatistics
    from deepstudio.storage.run_folder import RunFolder

PREVIEWED = 1024  # pixels a side; no screen shows more of a preview
MOST_CLASSES = 1000
AT_ONCE = 2000  # texts that cross together


class Corpus(NamedTuple):
    """All texts by id, excluded ones too, and the class that the source gives each."""

    texts: Mapping[str, str] = {}
    labels: Mapping[str, str] = {}


class ServedPreview(NamedTuple):
    """A sample, how the network sees it, and the size of the file itself as width and height."""

    before: PlainPicture
    after: PlainPicture
    size: tuple[int, int]


def plan_for(path: Path, kept: DataPlan | None = None) -> DataPlan:
    """What kind of data lies in a folder or file; `kept` decides where it could be of several kinds."""
    from deepstudio.data import recognise

    try:
        return recognise.plan_for(path, _registry())
    except Explained as error:
        if error.cause != "mixed" or kept is None:
            raise
        return recognise.plan_for(path, _registry(), kept)


def plan_like(path: Path, kept: DataPlan | None) -> DataPlan:
    """The plan for a file or folder of the kind that `kept` has."""
    from deepstudio.data import recognise

    return recognise.plan_for(path, _registry(), kept)


def scan(asked: PendingRequest, plan: DataPlan) -> Scan:
    """All samples of a plan."""
    from deepstudio.data.scanning import scan

    return scan(plan, _registry(), asked.tell, asked.is_cancelled)


def unseen(run: RunFolder, found: Scan, plan: DataPlan) -> list[str]:
    """The test part of a run, as far as it is there; samples that changed since are told by what they hold."""
    from deepstudio.data.run_samples import unseen_samples

    return unseen_samples(run, found, plan, _registry())


def classes(plan: DataPlan) -> tuple[str, ...]:
    """The classes of a plan that nobody looked through yet: of pictures by their folders; texts are all read."""
    from deepstudio.catalog.columns import entering
    from deepstudio.core.rooms import part
    from deepstudio.data.scanning import scan
    from deepstudio.data.sources.class_folder import ClassFolder

    source = _registry().sources.get(plan.source.id)
    in_words = any(kind.in_words for _, kind in entering(plan, _registry()))
    if source is not None and not in_words and issubclass(part(source, "reader"), ClassFolder):
        folders = class_folders(Path(str(plan.source.settings["path"])))
        if folders:
            return tuple(folders)
    return scan(plan, _registry()).classes


def class_folders(path: Path) -> list[str]:
    """The names of the sub-folders, in order; a folder that cannot be read has none."""
    import os
    from itertools import islice

    try:
        with os.scandir(path) as entries:
            found = [
                e.name for e in islice(entries, MOST_CLASSES) if e.is_dir() and not e.name.startswith(".")
            ]
    except (OSError, ValueError):
        return []
    return sorted(found)


def table_columns(path: Path, settings: Mapping[str, Any]) -> tuple[TableColumn, ...]:
    """The columns of a table, read as the settings of its source say."""
    from deepstudio.data.sources.table_files import options_of, table_columns

    return table_columns(path, options_of(settings))


def thumbnail(source: Chosen, id: str, size: int) -> PlainPicture:
    """A sample with its longer side at most `size` pixels."""
    from deepstudio.data.thumbnails import thumbnail

    return plain(thumbnail(DataPlan(source=source), _registry(), id, size))


def picture_file(path: Path, largest: int) -> PlainPicture:
    """A file that is a picture, at most `largest` pixels a side."""
    from deepstudio.data.pictures import open_picture

    return plain(open_picture(path, smallest=largest), largest)


def sketch(plan: DataPlan, ids: Sequence[str] = ()) -> Sketch:
    """A few samples for a small drawing; typical ones are looked for where none are named."""
    from deepstudio.data import sketches

    return sketches.sketch(plan, _registry(), ids)


def preview(plan: DataPlan, id: str) -> ServedPreview:
    """A sample through the column of `plan`."""
    from deepstudio.data.pictures import opened
    from deepstudio.data.preview import preview

    found = preview(plan, _registry(), id)
    width, height = found.before.size
    folder = plan.source.settings.get("path")
    if folder and max(width, height) >= 512:
        with opened(Path(str(folder)).expanduser() / id) as image:
            stored = image.size  # what was decoded may be smaller, and turned
        width, height = stored if (stored[0] > stored[1]) == (width > height) else stored[::-1]
    return ServedPreview(plain(found.before, PREVIEWED), plain(found.after), (width, height))


def write_sample(source: Chosen, id: str, file: Path) -> None:
    """Writes a sample that has no file of its own as a PNG."""
    from deepstudio.data.pictures import open_picture

    open_picture(_loads(source)(id)).save(file, "PNG", compress_level=1)


def fitted(source: Chosen, ids: Sequence[str], column: PictureColumn) -> list[Bytes]:
    """Samples as a network with this column sees them, each uint8 (height, width, channels)."""
    from deepstudio.data.pictures import fitted

    load = _loads(source)
    return [fitted(load(id), column) for id in ids]


def texts_of(source: Chosen, ids: Sequence[str]) -> list[str]:
    """Some texts whole."""
    load = _loads(source)
    return [str(load(id)) for id in ids]


def rows_of(source: Chosen, ids: Sequence[str], columns: Sequence[str]) -> list[dict[str, Any]]:
    """What samples have in some columns."""
    reads = _reader(source)
    return [{name: reads.load(id, name) for name in columns} for id in ids]


def prepared_bytes(plan: DataPlan, scan: Scan) -> int | None:
    """How much the prepared set of `plan` takes; nothing if there is none."""
    from deepstudio.data.prepare import find_prepared

    found = find_prepared(plan, _registry(), scan)
    return sum(found.description.sizes.values()) if found is not None else None


def look_at_texts(
    asked: PendingRequest, plan: DataPlan, scan: Scan, training: TrainingPlan | None, is_read: bool
) -> tuple[Evidence, ...]:
    """What is doubtful. Tells, in this order, parts of a `Corpus` with texts, one with all labels, `TextStatistics`.

    Nothing of the corpus is told where it `is_read` already.
    """
    from deepstudio.data.findings import find_all
    from deepstudio.data.texts import text_statistics

    corpus = _corpus(asked, plan, scan)
    if not is_read:
        _tell(asked, corpus)
    texts = [corpus.texts.get(id, "") for id in scan.ids]
    asked.begin(T("Counting tokens"))
    counted: TextStatistics = text_statistics(plan, _registry(), scan, asked.is_cancelled, texts)
    asked.tell(counted)
    asked.begin(T("Looking for what is doubtful"))
    return find_all(plan, _registry(), scan, asked.tell, asked.is_cancelled, training, texts, counted.lengths)


def look_at_pictures(
    asked: PendingRequest, plan: DataPlan, scan: Scan, training: TrainingPlan | None
) -> tuple[Evidence, ...]:
    """What is doubtful among pictures."""
    from deepstudio.data.findings import find_all

    asked.begin(T("Looking for what is doubtful"))
    return find_all(plan, _registry(), scan, asked.tell, asked.is_cancelled, training)


def look_at_samples(
    asked: PendingRequest, plan: DataPlan, scan: Scan, training: TrainingPlan | None, is_read: bool
) -> tuple[Evidence, ...]:
    """What is doubtful among samples of any kind. Tells what they say as `look_at_texts` does; nothing is counted."""
    if not is_read:
        _tell(asked, _corpus(asked, plan, scan))
    return look_at_pictures(asked, plan, scan, training)


_last_corpus: tuple[Any, Corpus] | None = None
"""The texts read last, so that another vocabulary or split does not read them again."""


def _corpus(asked: PendingRequest, plan: DataPlan, scan: Scan) -> Corpus:
    global _last_corpus
    key = plan.source.key, scan.found.fingerprint, scan.target
    known = _last_corpus
    if known is None or known[0] != key:
        _last_corpus = None  # two of them may be too much
        known = _last_corpus = key, _read(asked, plan, scan)
    return known[1]


def _read(asked: PendingRequest, plan: DataPlan, scan: Scan) -> Corpus:
    from deepstudio.data.columns import input_name
    from deepstudio.data.unreadable import UnreadableSample
    from deepstudio.data.work import Cancelled, Reporter, quietly

    source = _reader(plan.source)
    ids: Sequence[str] = scan.ids
    labels: Mapping[str, str] = scan.answers
    if plan.excluded or plan.corrected:
        raw = source.scan(quietly, asked.is_cancelled)
        ids = raw.ids
        labels = dict(zip(ids, raw.values[scan.target], strict=True)) if scan.target in raw.values else {}
    column = input_name(plan, _registry())
    report = Reporter(T("Reading the texts"), len(ids), asked.tell)
    texts: dict[str, str] = {}
    for done, id in enumerate(ids, 1):
        if asked.is_cancelled():
            raise Cancelled
        try:
            texts[id] = str(source.load(id, column))
        except UnreadableSample:
            texts[id] = ""
        report(done)
    return Corpus(texts, labels)


def _tell(asked: PendingRequest, corpus: Corpus) -> None:
    """In parts, so that neither process holds all of it twice."""
    ids = list(corpus.texts)
    for start in range(0, len(ids), AT_ONCE):
        asked.tell(Corpus({id: corpus.texts[id] for id in ids[start : start + AT_ONCE]}))
    asked.tell(Corpus({}, corpus.labels))


def _reader(source: Chosen) -> Reader:
    from deepstudio.data.sources import reader

    return reader(DataPlan(source=source), _registry())


def _loads(source: Chosen) -> Callable[[str], Any]:
    """Gives what enters the network of a sample."""
    from deepstudio.data.columns import input_name

    column, reads = input_name(DataPlan(source=source), _registry()), _reader(source)
    return lambda id: reads.load(id, column)


def _registry() -> Registry:
    from deepstudio.catalog import registry

    return registry()
