"""Where help is asked for: makes the sheet when it is first wanted, and anew in another language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from deepstudio.core.registry import Registry
from deepstudio.ui.help.places import HelpPlace
from deepstudio.ui.widgets.info import about_of
from deepstudio.ui.widgets.layouts import discard

if TYPE_CHECKING:
    from deepstudio.ui.help.sheet import HelpSheet


class HelpDesk(QObject):
    """Opens the help of a window; `room` gives what lies above and below the sheet."""

    def __init__(
        self, registry: Registry, window: QWidget, room: Callable[[], tuple[QWidget, QWidget]]
    ) -> None:
        super().__init__(window)
        self._registry, self._window, self._room = registry, window, room
        self._sheet: HelpSheet | None = None

    @property
    def is_open(self) -> bool:
        return self._sheet is not None and self._sheet.isVisible()

    def sheet(self) -> HelpSheet:
        """The one sheet, made on first use."""
        from deepstudio.ui.help.sheet import HelpSheet

        if self._sheet is None:
            self._sheet = HelpSheet(self._registry, self._window, *self._room())
        return self._sheet

    def open_here(self) -> None:
        """Explains what has the focus; where nothing is to be said of it, shows what there is to read."""
        id = about_of(QApplication.focusWidget())
        if id in self._registry.glossary:
            self.explain(id)
        else:
            self.sheet().begin_search()

    def explain(self, id: str) -> None:
        """Opens a word."""
        self.sheet().read(HelpPlace("word", id))

    def open_guide(self, number: int = 0) -> None:
        """Opens a chapter of the guide, the first by default."""
        self.sheet().read(HelpPlace("chapter", str(number)))

    def search(self, query: str) -> None:
        """Looks for words in the help."""
        self.sheet().begin_search(query)

    def show_place(self, place: HelpPlace) -> None:
        self.sheet().show_place(place)

    def make_anew(self) -> None:
        """The same place in the present language and size."""
        old, self._sheet = self._sheet, None
        if old is None:
            return
        place, was_open = old.here, old.isVisible()
        discard(old)
        if was_open:
            self.show_place(place)
