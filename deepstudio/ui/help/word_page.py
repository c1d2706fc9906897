"""A word explained: its names, a drawing where one helps, a few sentences, and where to read on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.rooms import imported
from deepstudio.storage.error_log import record_error
from deepstudio.ui.help.places import HelpPlace
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import FlowLayout, Label, LinkButton, Scroll, SecondaryLabel, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, discard

MOST_NAMES = 5


class WordPage(Scroll):
    """Shows one entry of the glossary at a time."""

    opened = Signal(object)

    def __init__(self, glossary: Mapping[str, GlossaryEntry], parent: QWidget | None = None) -> None:
        self._content = QWidget()
        super().__init__(self._content, parent)
        self._glossary = glossary
        self.figure: QWidget | None = None
        self.title = TitleLabel(parent=self._content)
        self.names = SecondaryLabel(parent=self._content)
        self.text = Label(wrap=True, parent=self._content)
        self.further = Label(self.tr("Read on"), "secondary", "text2", parent=self._content)
        links = QWidget(self._content)
        self.links = FlowLayout(links, spacing=10)
        parts = (self.title, self.names, self.text, 4, self.further, links, STRETCH)
        self._column = column_of(*parts, gap=10, margins=(16, 12, 16, 16), on=self._content)

    def show_entry(self, entry: GlossaryEntry) -> None:
        self.title.setText(tr_text(entry.title))
        names = [name for name in entry.names(tr_text)[1:] if name != self.title.text()][:MOST_NAMES]
        self.names.setText(self.tr("Also: {names}").format(names=" · ".join(names)))
        self.names.setVisible(bool(names))
        self.text.setText(tr_text(entry.text))
        self._show_figure(entry)
        self._show_links(self._glossary[id] for id in entry.see if id in self._glossary)
        self.verticalScrollBar().setValue(0)

    def _show_figure(self, entry: GlossaryEntry) -> None:
        """A drawing that cannot be made – a plugin may name one – is left out, and the reason logged."""
        if self.figure is not None:
            self._column.removeWidget(self.figure)
            discard(self.figure)
        self.figure = None
        if not entry.figure:
            return
        try:
            self.figure = imported(entry.figure)(self._content)
        except Exception as error:  # foreign code: the words are shown all the same
            record_error(error, f"the figure of {entry.id}")
            return
        self._column.insertWidget(self._column.indexOf(self.text), self.figure)

    def _show_links(self, entries: Iterable[GlossaryEntry]) -> None:
        self.links.clear()
        for entry in entries:
            place = HelpPlace("word", entry.id)
            link = LinkButton(tr_text(entry.title), parent=self._content)
            link.clicked.connect(lambda _checked=False, to=place: self.opened.emit(to))
            self.links.addWidget(link)
            link.show()
        self.further.setVisible(self.links.count() > 0)
