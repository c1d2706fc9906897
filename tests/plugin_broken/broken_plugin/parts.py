"""What fails without the window."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fen_plugin.boards import StoredBoards
from fen_plugin.feeding import Boards
from fen_plugin.learning import LearnedSquares
from fen_plugin.reading import SquaresReader
from torch import Tensor, nn

from broken_plugin import AnswerWithoutView, SectionWithoutView, fail
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.events import AnyEvent
from deepstudio.core.results import Answer
from deepstudio.data.arrays import Floats
from deepstudio.data.cells import Array
from deepstudio.data.listing import Listing
from deepstudio.engine.objectives.target import ExaminedRows, ExaminedTarget
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder


class Reader(SquaresReader):
    def scan(self, progress: Any, cancelled: Any) -> Listing:
        listing: Listing = fail()
        return listing


class Stored(StoredBoards):
    @classmethod
    def converted(cls, column: ColumnKind, value: Any) -> Array:
        row: Array = fail()
        return row


class Fed(Boards):
    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        tensor: Tensor = fail()
        return tensor


class Learned(LearnedSquares):
    def judged(self, scores: Tensor, answers: Tensor) -> tuple[Tensor, Tensor]:
        return (scores - answers[:, :3]).sum(1), scores[
            :, :2
        ]  # torch complains, and this is whose fault it is


class LearnedWithoutViews(LearnedSquares):
    def answers(self, outputs: Floats) -> list[Answer]:
        return [AnswerWithoutView(chances=tuple(row)) for row in outputs.clip(0, 1).tolist()]

    def examined(self, truths: Sequence[Any], outputs: Floats, rows: ExaminedRows) -> ExaminedTarget:
        found = super().examined(truths, outputs, rows)
        figures, board, samples = found.examination.sections
        broken = SectionWithoutView.model_validate(board.values())
        return replace(found, examination=found.examination.replace(sections=(figures, broken, samples)))


class Fails(nn.Module):
    def forward(self, boards: Tensor) -> Tensor:
        tensor: Tensor = fail()
        return tensor


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    fail()
    yield from ()
