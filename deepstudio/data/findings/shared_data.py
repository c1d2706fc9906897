"""The data of a plan as findings look at it: read once, and shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from deepstudio.core.declarations import KindWords
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.data.arrays import Ints
from deepstudio.data.columns import input_column, input_name
from deepstudio.data.scan import Scan
from deepstudio.data.sources import reader
from deepstudio.data.sources.picture_folder import PictureFolderReader
from deepstudio.data.split import PARTS
from deepstudio.data.texts import learned_lengths, load_texts, text_column
from deepstudio.data.work import IsCancelled, OnProgress


@dataclass(frozen=True)
class Looked:
    """`training` is how the project trains, where it is known. All that is read may raise `Explained`.

    `known_texts` and `known_lengths`, in the order of the scan, are not found out again.
    """

    plan: DataPlan
    registry: Registry
    scan: Scan
    training: TrainingPlan | None
    on_progress: OnProgress
    cancelled: IsCancelled
    known_texts: Sequence[str] | None = None
    known_lengths: Ints | None = None

    @property
    def classes(self) -> list[str]:
        """The classes of the target, where it has some, as they are called; in the order of the scan."""
        return self.plan.all_called(self.scan.target, self.scan.classes)

    @cached_property
    def texts(self) -> Sequence[str]:
        """The texts in the order of the scan."""
        if self.known_texts is not None:
            return self.known_texts
        return list(load_texts(self.plan, self.registry, self.scan, self.on_progress, self.cancelled))

    @cached_property
    def parts(self) -> list[str]:
        """The part of the split that each sample is in: `train`, `validation` or `test`."""
        found = [PARTS[0]] * len(self.scan.ids)
        for part, rows in self.scan.split(self.plan.split).items():
            for row in rows.tolist():
                found[row] = part
        return found

    @cached_property
    def copies(self) -> list[list[int]]:
        """Rows with the same text, two and more each; case and white space make no difference.

        Of pictures those that show the same, though they may be stored in another way.
        """
        if not self.are_texts:
            return self._picture_copies()
        groups: dict[str, list[int]] = {}
        for row, text in enumerate(self.texts):
            groups.setdefault(" ".join(text.casefold().split()), []).append(row)
        return [rows for key, rows in groups.items() if key and len(rows) > 1]

    def _picture_copies(self) -> list[list[int]]:
        from deepstudio.data.findings.picture_copies import copies

        source = reader(self.plan, self.registry)
        if not isinstance(source, PictureFolderReader):
            return []  # the program's own
        return copies(source, self.input_name, self.scan.ids, self.on_progress, self.cancelled)

    @property
    def are_texts(self) -> bool:
        """Whether samples can be compared and shown as texts."""
        return input_column(self.plan, self.registry).in_words

    @property
    def words(self) -> KindWords:
        """What sentences call the samples."""
        return input_column(self.plan, self.registry).words

    @property
    def input_name(self) -> str:
        """The column that the network takes."""
        return input_name(self.plan, self.registry)

    @cached_property
    def lengths(self) -> Ints:
        """Tokens of each text, uncut, shape (N,)."""
        if self.known_lengths is not None:
            return self.known_lengths
        _, column = text_column(self.plan, self.registry)
        return learned_lengths(column, self.plan, self.scan, self.texts, self.cancelled)[1].lengths
