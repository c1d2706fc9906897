"""Where a person gives a network what enters through one column, or through several flat ones together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import entering
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import Project
from deepstudio.core.results import written
from deepstudio.core.text import T, Text
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.widgets import Button, Card, TextField
from deepstudio.ui.widgets.layouts import STRETCH, column_of
from deepstudio.ui.workers.background import Aside

if TYPE_CHECKING:
    from deepstudio.ui.studio import Studio


GivenCells = dict[str, Any]
"""Values by column as the engine takes them: plain JSON, or `{"path": …}` for a file."""


class GivenValue(NamedTuple):
    """A value that came whole, such as a file, with what it is called."""

    cells: GivenCells
    title: str = ""


class Giver(QWidget):
    """A kind of column derives its own and makes it in `Looks.giver`. What is asked and kept is not its matter.

    `buttons` stand among the ways to give something, `seen` shows what the network saw of it, `beside` stands below
    the answer, and `effects` beside it why it is so, where that is not shown in what was given.
    """

    changed = Signal()
    """What is given is another value now."""
    brought = Signal(list)
    """Values came whole (`GivenValue`), such as files: they are shown, kept and answered at once."""
    leaving = Signal()
    """Something else is about to stand here."""
    kept = Signal()
    """What stands here is to be kept."""
    explaining_changed = Signal()

    pause: ClassVar[int] = 5
    """Milliseconds of changes that are asked about together."""
    begins: ClassVar[bool] = False
    """Whether a sample of the test part stands here until somebody gives something else."""
    nothing: ClassVar[Text] = T("There is nothing on the clipboard that can be given here.")

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio, self.columns = studio, tuple(columns)
        self._aside = Aside(self)
        self.buttons: tuple[Button, ...] = ()
        self.seen: QWidget | None = None
        self.effects: QWidget | None = None
        self.beside: QWidget | None = None
        self.is_proposal = False
        """Whether nobody gave what stands here, so that it is not kept."""

    def set_run(self, run: RunFolder, project: Project) -> None:
        """It is given to this run's network from now on; `project` is the run's own."""

    def kind_in(self, project: Project) -> ColumnKind | None:
        """What a project says of the column that is given here, or of the first of several."""
        kinds = dict(entering(project.data, self.studio.registry)) if project.data is not None else {}
        return kinds.get(self.columns[0])

    def set_samples(self, samples: RunSamples | None) -> None:
        """The data that the run learned from, where there is some."""
        if self.begins and samples is not None and self._is_empty():
            self._aside.ask(lambda: samples.cells(samples.test()[0], self.columns), self._begin)

    def given(self) -> Any:
        """What is given now: `GivenCells`, or what `make` makes some of; None where there is nothing."""
        raise NotImplementedError

    def make(
        self, given: Any, done: Callable[[GivenCells], object], failed: Callable[[Text], object]
    ) -> None:
        """Makes cells of what was given, where that takes time; such values are not kept."""
        raise NotImplementedError

    def release(self, cells: GivenCells) -> None:
        """GivenCells that were made are answered."""

    def put(self, whole: GivenValue) -> None:
        """Shows another value; `changed` follows."""
        raise NotImplementedError

    def title(self, cells: GivenCells) -> str:
        """What a value is called in a list."""
        there = (cells[name] for name in self.columns if cells.get(name) is not None)
        return " · ".join(written(one) if isinstance(one, int | float) else str(one) for one in there)

    def picture(self, cells: GivenCells) -> str:
        """The file of a picture that stands for a value, or nothing."""
        return ""

    def grew(self, before: GivenCells, after: GivenCells) -> bool:
        """Whether somebody only went on with what was `before`."""
        return False

    def hint(self) -> str:
        """What stands where the answer will stand."""
        return self.tr("Give it something, and the answer stands here.")

    def removed(self) -> None:
        """What stands here was taken from the list of what was tried."""

    # From the data

    def of_sample(self, samples: RunSamples, id: str) -> GivenCells:
        """A sample of the run's data; in another thread. Raises `Explained`."""
        return samples.cells(id, self.columns)

    # Answers

    def show_seen(self, given: Any, seen: Any, label: str) -> None:
        """What the network saw of a value that it answered with `label`; None where nothing is asked."""

    def facts(self) -> list[str]:
        """What is to be said of it beside the answer."""
        return []

    def explains(self) -> bool:
        """Whether it is to be explained why the network answers so."""
        return False

    def asked(self) -> dict[str, str]:
        """What is asked beside: the `method`, and the class `label` that it is about."""
        return {}

    def show_explanation(self, given: Any, why: Any, names: Mapping[str, str]) -> None:
        """What the engine explained of a value; `names` are what classes are called that a person gave a name."""

    def show_no_explanation(self, reason: Text) -> None:
        """It could not explain the answer."""

    # What is dropped and pasted

    def takes(self, data: QMimeData) -> bool:
        """Whether what is dragged over the page is of its kind."""
        return False

    def drop(self, data: QMimeData, pasted: bool = False) -> bool:
        """Takes what was dropped or pasted, and says whether it could."""
        if not self.takes(data):
            return False
        self.leaving.emit()
        self.take(data)
        return True

    def take(self, data: QMimeData) -> None:
        """Shows what was dropped or pasted, which is of its kind."""

    def paste(self) -> bool:
        """Takes what is on the clipboard, and says whether it could."""
        data = QGuiApplication.clipboard().mimeData()
        return data is not None and self.drop(data, pasted=True)

    def take_focus(self) -> None:
        """What is typed now belongs here, if anything is typed."""

    def remembered(self) -> Any:
        """What stands here, for a giver that takes this one's place."""
        return self.given()

    def take_back(self, kept: Any) -> None:
        """Takes what another one remembered."""
        if kept is not None:
            self.put(GivenValue(kept))

    # Inside

    def _is_empty(self) -> bool:
        """Whether nothing stands here that somebody may have given."""
        return self.given() is None

    def _begin(self, cells: GivenCells) -> None:
        if self._is_empty():
            self.put(GivenValue(cells))
            self.is_proposal = True


class WordsGiver(Giver):
    """One line of text."""

    begins: ClassVar[bool] = True

    def __init__(
        self, studio: Studio, columns: Sequence[str], title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(studio, columns, parent)
        self.field = TextField(parent=self)
        self.field.setObjectName("predict.words")
        self.field.setAccessibleName(title)
        self.field.textChanged.connect(self.changed)
        self.field.returnPressed.connect(self.kept)
        card = Card(title, parent=self)
        card.add(self.field)
        column_of(card, STRETCH, on=self)

    def given(self) -> GivenCells | None:
        return {self.columns[0]: self.field.text()} if self.field.text().strip() else None

    def put(self, whole: GivenValue) -> None:
        self.is_proposal = False
        self.field.setText(str(whole.cells.get(self.columns[0]) or ""))

    def grew(self, before: GivenCells, after: GivenCells) -> bool:
        old, new = (str(cells.get(self.columns[0]) or "") for cells in (before, after))
        return new.startswith(old) or old.startswith(new)

    def takes(self, data: QMimeData) -> bool:
        return data.hasText() and not data.hasUrls()

    def take(self, data: QMimeData) -> None:
        self.put(GivenValue({self.columns[0]: data.text().strip()}))

    def take_focus(self) -> None:
        self.field.setFocus()
