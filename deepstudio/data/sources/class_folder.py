"""What readers of a folder with one sub-folder of files for each class have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from deepstudio.catalog.sources import GROUP
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.text import Text, joined, legible
from deepstudio.data.evidence import Evidence
from deepstudio.data.listing import Listing, Unreadable, listed_classes
from deepstudio.data.network import refuse_network
from deepstudio.data.sources import file_checks, file_ids
from deepstudio.data.sources.file_checks import Check, check_all, load_checks
from deepstudio.data.sources.folders import SampleFile, find_files
from deepstudio.data.sources.layout import Layout, layout_of, part_named
from deepstudio.data.sources.unused import Unused
from deepstudio.data.spelling import as_classes
from deepstudio.data.unreadable import UnreadableSample
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter


class ClassFolder:
    """Ids are paths below the folder, with slashes, such as `cats/cat.12.jpg`."""

    suffixes: tuple[str, ...]
    way: str = ""
    """How files are read, where that can be chosen; what is known of them holds for this way only."""
    looking: ClassVar[Text]
    not_chosen: ClassVar[Text]

    def __init__(self, path: str, apart: bool = False, group: str = "") -> None:
        self.path = path
        self.apart = apart
        self.group = group

    def look(self, root: Path, file: SampleFile) -> tuple[Check, bool]:
        """The check of one file and whether its outcome lasts."""
        raise NotImplementedError

    def layout(self, files: Sequence[SampleFile]) -> Layout:
        """Which class and part the files belong to."""
        return layout_of(files)

    def facts(self, good: Sequence[Check]) -> tuple[Mapping[str, ColumnFound], tuple[Evidence, ...]]:
        """What the usable files measure, by column, and remarks on it."""
        return {}, ()

    def unreadable(self, name: str, reason: Text, lasting: bool = True) -> UnreadableSample:
        """The error for a file that cannot be used."""
        raise NotImplementedError

    def nothing_there(self, root: Path) -> Text:
        """What to say where there are no files of this kind."""
        raise NotImplementedError

    def no_classes(self, root: Path) -> Text:
        """What to say where all files lie outside of sub-folders."""
        raise NotImplementedError

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        """Finds the files and looks into those it has not seen yet, so that what is listed can be read."""
        root, unused = self.root(), Unused()
        files = find_files(root, self.suffixes, unused, cancelled)
        layout, told = self.layout(files), [said.message for said in unused.remarks()]
        if not files:
            raise Explained(joined(self.nothing_there(root), *told), "empty")
        if not layout.classes:
            raise Explained(joined(self.no_classes(root), *told), "no_classes")
        files = [file for file in files if file.id in layout.classes]
        named = [file for file in files if file_ids.is_text(file.id)]
        checked = check_all(root, named, self.look, self.looking, progress, cancelled, self.way)
        usable = [file.id for file in named if checked[file.id].reason is None]
        good, merged = as_classes(((id, layout.classes[id]) for id in usable), self.apart)
        seen = [checked[id] for id in usable]
        facts, remarks = self.facts(seen)
        return listed_classes(
            good,
            file_ids.fingerprint(files),
            self._others(usable, layout),
            facts=facts,
            unreadable=_left_out(files, checked),
            remarks=(*unused.remarks(), *layout.remarks, *merged, *remarks),
            given=layout.parts,
        )

    def _others(self, ids: Sequence[str], layout: Layout) -> Mapping[str, Mapping[str, str]]:
        """What each file belongs to, where that is asked for."""
        group = GROUPS.get(self.group)
        return {} if group is None else {GROUP: {id: group(id, layout) for id in ids}}

    def checks(self, ids: Sequence[str], progress: OnProgress, cancelled: IsCancelled) -> dict[str, Check]:
        """What a scan has found out of usable files, by id; those that are not there any more are missing."""
        root, found = self.root(), {}
        known = load_checks(root)
        report = Reporter(self.looking, len(ids), progress)
        for done, id in enumerate(ids, 1):
            if cancelled():
                raise Cancelled
            check = known.get(id)
            with suppress(UnreadableSample):
                found[id] = check or self.look(root, self._stat(id))[0]
            report(done)
        return found

    def version(self, sample_id: str) -> str:
        found = self._stat(sample_id)
        return f"{self.root() / sample_id}:{found.size}:{found.modified}"

    def reject(self, sample_id: str, reason: Text) -> None:
        file_checks.reject(self.root(), self._stat(sample_id), reason, self.way)

    def root(self) -> Path:
        """The folder. Raises `Explained` where none is chosen, or it lies on another computer."""
        if not self.path:
            raise Explained(self.not_chosen, "no_data")
        refuse_network(self.path)
        return Path(self.path).expanduser()

    def file(self, sample_id: str) -> Path:
        """Where a sample lies. Raises `UnreadableSample` for one outside of the folder."""
        path = file_ids.place(self.root(), sample_id)
        if path is None:
            raise self.unreadable(sample_id, file_ids.STRANGE)
        return path

    def load(self, sample_id: str, column: str) -> Any:
        """The file itself, so that it is decoded where its column is known. Raises `UnreadableSample`."""
        path = self.file(sample_id)
        if not path.is_file():
            raise self.unreadable(sample_id, file_ids.GONE, lasting=False)
        return path

    def _stat(self, sample_id: str) -> SampleFile:
        try:
            found = self.file(sample_id).stat()
        except OSError as error:
            raise self.unreadable(sample_id, file_ids.GONE, lasting=False) from error
        return SampleFile(sample_id, found.st_size, found.st_mtime_ns)


def _folder(id: str, layout: Layout) -> str:
    """The folder in that of the class, with all that lies in it; empty where there is none. A part is no group."""
    folders, name = id.split("/")[:-1], layout.classes[id]
    below = folders[folders.index(name) + 1 :] if name in folders else []
    if below and id in layout.parts and part_named(below[0]) == layout.parts[id]:
        below = below[1:]
    return below[0] if below else ""


def pieces(id: str) -> list[str]:
    """The name of the file, cut at each _ and -."""
    return re.split(r"[_\-]", Path(id).stem)


# What a file belongs to, from its id and what the folders say.
GROUPS: Mapping[str, Callable[[str, Layout], str]] = {
    "folder": _folder,
    "name": lambda id, layout: pieces(id)[0],
}


def _left_out(files: Sequence[SampleFile], checked: Mapping[str, Check]) -> tuple[Unreadable, ...]:
    found = []
    for file in files:
        if file.id not in checked:
            found.append(Unreadable(legible(file.id), file_ids.BAD_NAME))
        elif (reason := checked[file.id].reason) is not None:
            found.append(Unreadable(file.id, reason.text()))
    return tuple(found)
