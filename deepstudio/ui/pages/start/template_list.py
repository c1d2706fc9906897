"""The templates in groups by what enters them; searched, or those that fit what a person chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.template_offers import TemplateOffer
from deepstudio.core.project import DataPlan
from deepstudio.core.ranking import best
from deepstudio.data.sketch import Sketch
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.start.template_card import TemplateCard
from deepstudio.ui.widgets import Label, LinkButton, SearchField, TitleLabel
from deepstudio.ui.widgets.card_grid import CardGrid
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.sketch_view import DrawnSketch
from deepstudio.ui.workers.background import Aside

LEAST, MOST = 280, 3  # pixels a card, cards in a line
FEW, MANY = 6, 9  # of a group with more than `MANY` cards, `FEW` are shown at first
LATER = 250  # milliseconds after which pictures are asked for
SEARCH = 260  # pixels

Fits = Callable[[TemplateOffer], bool]


class TemplateGroup(QWidget):
    """The cards of one kind of data under its name."""

    def __init__(self, title: str, cards: Sequence[TemplateCard], parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = tuple(cards)
        self._shown: Sequence[TemplateCard] = ()
        self._is_whole = False
        self.title = Label(title, "strong", "text2", parent=self)
        self.all = LinkButton(name="start.all-templates", parent=self, run=self._turn)
        self.grid = CardGrid(LEAST, MOST, self)
        column_of(row_of(self.title, self.all, STRETCH, gap=10), self.grid, gap=8, on=self)

    def set_cards(self, cards: Sequence[TemplateCard], whole: bool) -> None:
        """Those of its cards that shall be seen; only a few of many where `whole` is not wanted."""
        self._shown = cards
        foldable = not whole and len(cards) > MANY
        few = foldable and not self._is_whole
        self.grid.set_cards(cards[:FEW] if few else cards)
        for card in self.cards:
            if card not in cards or (few and card not in cards[:FEW]):
                card.hide()
        self.all.setText(self.tr("All {n}").format(n=len(cards)) if few else self.tr("Fewer"))
        self.all.setVisible(foldable)
        self.setVisible(bool(cards))

    def _turn(self) -> None:
        self._is_whole = not self._is_whole
        self.set_cards(self._shown, False)


class TemplateList(QWidget):
    """`chosen(id)` when a card is clicked; `cleared` when the person wants to see all again."""

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, offers: Sequence[TemplateOffer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside = Aside(self)
        self._sketches: dict[str, DrawnSketch] = {}
        self._fits: Fits = lambda _: True
        self._is_chosen = False
        self.title = TitleLabel(self.tr("Templates"), self)
        self.search = SearchField(self.tr("Search templates…"), name="start.search", parent=self)
        self.search.setFixedWidth(SEARCH)
        self.groups = [TemplateGroup(title, cards, self) for title, cards in self._grouped(offers).items()]
        self.cards = [card for group in self.groups for card in group.cards]
        self.nothing = Label(
            self.tr("No template is like that. You can build any network on the empty canvas."),
            "body",
            "text2",
            wrap=True,
            parent=self,
        )
        self.all = LinkButton(
            self.tr("Show all templates"), name="start.show-all", parent=self, run=self.clear
        )
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._draw_next)
        head = row_of(self.title, STRETCH, self.all, self.search, gap=10)
        column_of(head, self.nothing, *self.groups, gap=14, on=self)
        self._connect()
        self.show_fitting(self._fits, False)

    def show_fitting(self, fits: Fits, chosen: bool) -> None:
        """Those that `fits`, as far as they are searched; `chosen` is whether that leaves some out."""
        self._fits, self._is_chosen = fits, chosen
        words = self.search.text().strip()
        found = best(words, [card for card in self.cards if fits(card.offer)], _names, _words)
        for group in self.groups:
            group.set_cards([card for card in found if card in group.cards], bool(words))
        self.nothing.setVisible(not found)
        self.all.setVisible(chosen or bool(words))
        if self.isVisible():
            self._later.start()

    def shown_cards(self) -> list[TemplateCard]:
        return [card for group in self.groups for card in group.cards if card.isVisibleTo(self)]

    def clear(self) -> None:
        """All of them again."""
        self.search.clear()
        self.cleared.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._later.stop()
        self._aside.forget()
        super().hideEvent(event)

    def _grouped(self, offers: Sequence[TemplateOffer]) -> dict[str, list[TemplateCard]]:
        found: dict[str, list[TemplateCard]] = {}
        for offer in offers:
            title = tr_text(next(iter(offer.brought.values()))) if offer.brought else self.tr("From scratch")
            found.setdefault(title, []).append(TemplateCard(offer, self))
        return found

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self.show_fitting(self._fits, self._is_chosen))
        self.search.submitted.connect(lambda _: self._choose_first())
        self.search.moved.connect(self._enter)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, id=card.template.id: self.chosen.emit(id))

    def _choose_first(self) -> None:
        shown = self.shown_cards()
        if shown and self.search.text().strip():
            self.chosen.emit(shown[0].template.id)

    def _enter(self, by: int) -> None:
        shown = self.shown_cards()
        if by > 0 and shown:
            shown[0].setFocus()

    def _draw_next(self) -> None:
        """Asks for the picture of the next card that can have one; those with the same data share it."""
        for card in self.shown_cards():
            if card.sketch is None and card.offer.brings_data and card.offer.data is not None:
                known = self._sketches.get(_key(card.offer.data))
                if known is not None:
                    card.show_sketch(known)
                else:
                    return self._ask(card.offer.data)

    def _ask(self, plan: DataPlan) -> None:
        from deepstudio.jobs.sketches import sketch_of_sample

        def keep(sketch: Sketch) -> None:
            self._sketches[_key(plan)] = DrawnSketch(sketch)
            self._draw_next()

        self._aside.ask(lambda: sketch_of_sample(plan), keep, lambda _reason: keep(Sketch()))


def _names(card: TemplateCard) -> tuple[str, ...]:
    return card.names()


def _words(card: TemplateCard) -> tuple[str, ...]:
    return card.words()


def _key(plan: DataPlan) -> str:
    return "\0".join((plan.source.key, *plan.columns))
