"""CSV files whose first row is `position,result,game`, or `position,attacked`."""

import csv
from pathlib import Path
from typing import Any, ClassVar

from deepstudio.core.text import T, Text
from deepstudio.data.listing import Listing, Unreadable, listed
from deepstudio.data.path_contents import PathContents, Recognised
from deepstudio.data.unreadable import UnreadableSample
from deepstudio.data.work import IsCancelled, OnProgress
from fen_plugin.boards import StoredBoards
from fen_plugin.kinds import BoardColumn


def recognised(there: PathContents) -> Recognised | None:
    return _headed(there, "position,result,game")


def recognised_squares(there: PathContents) -> Recognised | None:
    return _headed(there, "position,attacked")


def _headed(there: PathContents, head: str) -> Recognised | None:
    if not there.path.is_file():
        return None
    with there.path.open(encoding="utf-8", errors="replace") as file:
        return Recognised(1, T("positions (1)"), sure=True) if file.readline().strip() == head else None


class FenReader:
    """Ids are the numbers of the rows. `cells` are the columns that cost nothing."""

    cells: ClassVar[tuple[str, ...]] = ("result", "game")

    def __init__(self, source: Any) -> None:
        self.path = Path(source.path)
        self._rows: dict[str, dict[str, str]] = {}

    def rows(self) -> dict[str, dict[str, str]]:
        if not self._rows:
            with self.path.open(encoding="utf-8", newline="") as file:
                self._rows = {f"{number:06}": row for number, row in enumerate(csv.DictReader(file))}
        return self._rows

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        cells, unreadable = {}, []
        for id, row in self.rows().items():
            try:
                StoredBoards.converted(BoardColumn(), row["position"])
            except UnreadableSample as error:
                unreadable.append(Unreadable(id, error.reason))
            else:
                cells[id] = {name: row[name] for name in self.cells}
        return listed(cells, f"fen-{self.path.stat().st_mtime_ns}", unreadable=tuple(unreadable))

    def load(self, sample_id: str, column: str) -> Any:
        assert column == "board", column
        return self.rows()[sample_id]["position"]

    def reject(self, sample_id: str, reason: Text) -> None:
        """The file stays as it is."""

    def version(self, sample_id: str) -> str:
        return self.rows()[sample_id]["position"]

    def thumbnail(self, sample_id: str, size: int) -> Any:
        raise NotImplementedError


class SquaresReader(FenReader):
    cells: ClassVar[tuple[str, ...]] = ("attacked",)
