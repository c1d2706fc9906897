"""What kind of data a file or folder is: which source reads it, and the plan for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.data import pictures, tables
from deepstudio.data.network import refuse_network
from deepstudio.data.plans import TEXT, with_source
from deepstudio.data.sources.folders import SampleFile, first_files
from deepstudio.data.sources.text_lines import line_files
from deepstudio.data.sources.text_table import table_columns, table_files
from deepstudio.data.text_files import missing, read_head

PICTURE, CLASS = "picture", "class"
TABLE = "text-table"
LOOKED_AT = 5000  # files
SAMPLED = 20  # files without an ending that are looked into
OUTWEIGHS = 10  # so many times more files of one kind than of another leave no doubt
TXT = ".txt"
PACKED = (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz")


class PathContents:
    """A path, and what lies there; nothing where the path leads nowhere. Looks at the disk when it is asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _files(self) -> list[list[str]]:
        if not self.path.is_dir():
            return []
        found = first_files(self.path, (*pictures.SUFFIXES, TXT), LOOKED_AT)
        return [file.parts for file in found]

    @cached_property
    def pictures(self) -> int:
        """How many there are in sub-folders; loose ones count only if there is nothing else."""
        found = [parts for parts in self._files if parts[-1].lower().endswith(pictures.SUFFIXES)]
        deep = sum(len(parts) > 1 for parts in found)
        return deep or (0 if self.texts or self.tables or self.lines else len(found))

    @cached_property
    def texts(self) -> int:
        """Text files in sub-folders; where there is nothing else, also files without an ending that are texts."""
        if self._files or not self.path.is_dir() or self.tables:
            return sum(len(parts) > 1 and parts[-1].lower().endswith(TXT) for parts in self._files)
        found = [file for file in first_files(self.path, ("",), LOOKED_AT) if len(file.parts) > 1]
        plain = [file for file in found if not Path(file.id).suffix[1:].isalpha()]
        return len(plain) if plain and all(map(self._is_text, plain[:SAMPLED])) else 0

    def _is_text(self, file: SampleFile) -> bool:
        try:
            return bool(read_head(self.path / file.id))
        except Explained:
            return False

    @cached_property
    def lines(self) -> int:
        """Text files that lie directly in the folder and may be a class each."""
        if not self.path.is_dir() or self.tables:
            return 0
        found = len(line_files(self.path))
        return found if found > 1 else 0

    @cached_property
    def tables(self) -> int:
        """Tables that lie directly in the folder; 1 for a file that is one.

        Text files are tables if all of them are; JSON beside them only tells about them.
        """
        if not self.path.is_dir():
            return int(_is_table(self.path))
        try:
            files = table_files(self.path)
        except Explained:
            return 0
        plain = [file for file in line_files(self.path) if self.path / file.id not in files]
        weak = all(file.suffix.lower() in (TXT, ".json") for file in files)
        return 0 if weak and len(plain) > 1 else len(files)


@dataclass(frozen=True)
class Form:
    """What the data of a source looks like: the kind of its samples, and how many files of a look are its own."""

    source: str
    kind: str
    count: Callable[[PathContents], int]
    counted: Callable[[int], Text]


FORMS = (
    Form("picture-folder", PICTURE, lambda look: look.pictures, lambda n: T("pictures ({n})", n=n)),
    Form("text-folder", TEXT, lambda look: look.texts, lambda n: T("text files in folders ({n})", n=n)),
    Form("text-lines", TEXT, lambda look: look.lines, lambda n: T("text files ({n})", n=n)),
    Form(TABLE, TEXT, lambda look: look.tables, lambda n: T("tables ({n})", n=n)),
)
Fitting = Sequence[tuple[Form, int]]


def recognise(path: Path) -> str:
    """The id of the source that reads `path`, judged by the names of at most 5,000 files.

    Raises `Explained` where none does, or several could: `data_missing`, `network_path`, `data_unreadable`,
    `not_data`, `empty`, `mixed`.
    """
    return _clearest(path, _fitting(path)).source


def plan_for(path: Path, registry: Registry, kept: DataPlan | None = None) -> DataPlan:
    """The plan for a file or folder. The split of `kept` stays, and its columns as `kept_columns` says.

    What could be pictures as well as texts is what `kept` has. What cannot be recognised is left to the reader of
    pictures where `kept` has such; it says best what is wrong. Raises `Explained` as `recognise` does.
    """
    kind = _kind_of(kept)
    fitting = _fitting(path)
    if not fitting and kind == PICTURE:
        form = FORMS[0]
    else:
        form = _clearest(path, [found for found in fitting if found[0].kind == kind] or fitting)
    settings = {"path": os.path.abspath(path), **_kept_names(path, form, kept)}
    return with_source(Chosen(id=form.source, settings=settings), registry, kept)


def _kept_names(path: Path, form: Form, kept: DataPlan | None) -> dict[str, str]:
    """The columns of a table that were chosen by name before, where the other table has them too."""
    if kept is None or form.source != kept.source.id or form.source != TABLE:
        return {}
    chosen = {
        key: str(kept.source.settings[key]) for key in ("text", "label") if kept.source.settings.get(key)
    }
    there: set[str] = set()
    if chosen:
        with suppress(Explained):  # what is wrong with the table is told when it is read
            there = {column.name for column in table_columns(path)}
    return {key: name for key, name in chosen.items() if name in there}


def _is_table(file: Path) -> bool:
    return file.is_file() and (tables.is_table(file) or file.suffix.lower() == tables.OLD_EXCEL)


def _kind_of(plan: DataPlan | None) -> str:
    """The kind of a plan's input column."""
    columns = plan.columns.values() if plan is not None else ()
    return next((column.id for column in columns if column.id != CLASS), "")


def _fitting(path: Path) -> Fitting:
    refuse_network(str(path))
    look = PathContents(path.expanduser())
    counts = [(form, form.count(look)) for form in FORMS]
    return [(form, count) for form, count in counts if count]


def _clearest(path: Path, fitting: Fitting) -> Form:
    if not fitting:
        raise _nothing_fits(path.expanduser())
    ordered = sorted(fitting, key=lambda found: -found[1])
    if len(ordered) > 1 and ordered[0][1] < OUTWEIGHS * ordered[1][1]:
        kinds = [form.counted(count) for form, count in fitting]
        words = {"path": str(path), "kinds": kinds}
        raise Explained(
            T("{path} holds different things: {kinds}. Choose a folder with one of them.", **words), "mixed"
        )
    return ordered[0][0]


def _nothing_fits(path: Path) -> Explained:
    if not path.exists():
        return missing(path)
    if not path.is_file():
        text = T(
            "There is nothing in {path} to learn from. Choose a folder with one sub-folder of pictures or .txt files "
            "for each class, or a table of texts (.csv, .tsv, .xlsx, .jsonl).",
            path=str(path),
        )
        return Explained(text, "empty")
    return Explained(_no_data(path), "not_data")


def _no_data(file: Path) -> Text:
    suffix = file.suffix.lower()
    if suffix in PACKED:
        return T("{name} is packed. Unpack it, then choose what was in it.", name=file.name)
    if suffix in pictures.SUFFIXES:
        return T(
            "{name} is a single picture. Choose the folder with one sub-folder of pictures for each class.",
            name=file.name,
        )
    if suffix == TXT:
        return T(
            "{name} does not say which class its texts belong to. Choose a table with a column for the label, or a "
            "folder with one .txt file for each class.",
            name=file.name,
        )
    return T(
        "{name} is nothing to learn from. Choose a table of texts (.csv, .tsv, .xlsx, .jsonl), or a folder of "
        "pictures or texts.",
        name=file.name,
    )
