"""What a place carries: feature maps, numbers, strips or words; at the start, now, and the difference."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.text import T, Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.inside.closely import MapClosely, decoded_maps
from deepstudio.ui.pages.model.inside.legend import ScaleLegend
from deepstudio.ui.pages.model.inside.map_grid import MapGrid
from deepstudio.ui.pages.model.inside.numbers import NumberBars, TokenWords
from deepstudio.ui.pages.model.inside.pictures import MapPictures, Told, decoded
from deepstudio.ui.pages.model.inside.strip import StripView
from deepstudio.ui.pages.model.inside.view import InsideView, Inspected, Spot
from deepstudio.ui.pages.model.inside.whens import WhenButtons
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ElidedLabel, Label, LinkButton, Scroll
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.newest import Newest

FormView = MapGrid | StripView | NumberBars | TokenWords
AT_ONCE = 64  # channels in one answer
ROOM_FOR_LEGEND = 560  # pixels
PATIENCE = 400  # milliseconds until it is said that an answer takes longer


class CarriedView(InsideView):
    """Asks what a place carries whenever something else is looked at; more channels come on demand."""

    title: ClassVar[Text] = T("What it carries")

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self._inspected: Inspected | None = None
        self._newest, self._aside = Newest(studio, self), Aside(self)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(lambda: self._say(self.tr("Opening the network…")))
        self._has_scale = False
        self._channel: int | None = None
        """The one that is looked at closely."""
        self.whens = WhenButtons("model.inside", self)
        self.whens.chosen.connect(lambda _: self._ask())
        self.legend = ScaleLegend(self)
        self.note = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.more = LinkButton(name="model.inside.more", parent=self, run=self._ask_more)
        self.grid, self.strip = MapGrid(self), StripView(self)
        self.bars, self.words = NumberBars(lambda: self.studio.class_names, self), TokenWords(self)
        self._forms: dict[str, FormView] = {
            "maps": self.grid,
            "strip": self.strip,
            "numbers": self.bars,
            "words": self.words,
        }
        self._form = "words"
        self.says = Label("", "body", "text2", wrap=True, parent=self)
        self.says.setObjectName("model.inside.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.says)
        self._pages = {form: self._page(widget) for form, widget in self._forms.items()}
        self.closely = MapClosely(self)
        self._stack.addWidget(self.closely)
        self.grid.chosen.connect(self.choose_channel)
        self.closely.left.connect(self._leave_channel)
        self._head = QWidget(self)
        row_of(self.whens, 4, (self.note, 1), self.more, self.legend, gap=6, on=self._head)
        column_of(self._head, (self._stack, 1), gap=8, on=self)
        self._say("")

    @classmethod
    def accepts(cls, spot: Spot) -> bool:
        return True

    def show_inside(self, inspected: Inspected) -> None:
        before, self._inspected = self._inspected, inspected
        if before is None or (before.spot.node, before.spot.port) != (
            inspected.spot.node,
            inspected.spot.port,
        ):
            self._channel = None
        if self._channel is None:
            self._ask()
        else:
            self.choose_channel(self._channel)

    def forget(self) -> None:
        self._newest.forget()
        self._aside.forget()
        self._late.stop()

    def choose_channel(self, channel: int) -> None:
        """Looks at one map closely."""
        if self._inspected is None or self._inspected.sample is None:
            return
        self._channel = channel
        self._aside.forget()
        self._newest.ask("look", self._arrived_closely, self._refused, **self._asked(channel=channel))

    def _leave_channel(self) -> None:
        self._channel = None
        self._ask()

    @property
    def shown(self) -> list[int]:
        """The numbers of the channels that are shown, in their order."""
        return self._forms[self._form].channels

    @property
    def is_waiting(self) -> bool:
        """Whether something else is about to be shown."""
        return self._newest.busy or self._aside.busy

    # Asking

    def _ask(self, first: int = 0) -> None:
        if self._inspected is None or self._inspected.sample is None:
            return
        self._aside.forget()
        if not first and self._stack.currentWidget() is self.says:
            self._late.start()
        asked = self._asked(when=self.whens.when, first=first, count=AT_ONCE)
        self._newest.ask("look", partial(self._arrived, bool(first)), self._refused, **asked)

    def _asked(self, **more: Any) -> dict[str, Any]:
        now = self._inspected
        assert now is not None
        assert now.sample is not None
        place = {"node": now.spot.node, "port": now.spot.port}
        return {"run": str(now.run.path), **place, **now.sample.asked(), **more}

    def _ask_more(self) -> None:
        self._ask(len(self.shown))

    def _arrived(self, more: bool, told: Told) -> None:
        if "pixels" in told:
            self._aside.ask(partial(decoded, told), partial(self._show, more, told), self._refused)
        else:
            self._show(more, told)

    def _arrived_closely(self, told: Told) -> None:
        self._aside.ask(partial(decoded_maps, told), partial(self._show_closely, told), self._refused)

    def _show_closely(self, told: Told, maps: dict[str, MapPictures]) -> None:
        self._late.stop()
        self.closely.show_maps(told, maps)
        self._head.hide()
        self._stack.setCurrentWidget(self.closely)

    def _refused(self, reason: Text) -> None:
        self._say(tr_text(reason))

    # Showing

    def _show(self, more: bool, told: Told, pictures: MapPictures | None = None) -> None:
        self._late.stop()
        self._form = form = told["form"]
        if form == "maps" and pictures is not None:
            self.grid.show_told(told, pictures, more)
        elif form == "strip" and pictures is not None:
            self.strip.show_told(told, pictures, more)
        elif form == "numbers":
            self.bars.show_told(told, more=more)
        else:
            self.words.show_told(told)
        page = self._pages[form]
        self._head.show()
        self._stack.setCurrentWidget(page)
        if not more:
            page.verticalScrollBar().setValue(0)
        self.note.setText(self._note(told))
        if pictures is not None:
            self.legend.show_scale(pictures.scale, pictures.signed)
        self._has_scale = pictures is not None
        self._show_legend()
        left = told["total"] - len(self.shown) if form != "words" else 0
        self.more.setText(self.tr("Show {n} more").format(n=min(left, AT_ONCE)))
        self.more.setVisible(left > 0)

    def _note(self, told: Told) -> str:
        """What is shown, and after how much training."""
        note = self._forms[told["form"]].note(told)
        epoch = self.tr("epoch {n}").format(n=told["epoch"]) if self.whens.when != "start" else ""
        return " · ".join(filter(None, (note, epoch)))

    def _say(self, words: str) -> None:
        """A sentence instead of what is carried."""
        self._late.stop()
        self._head.show()
        self.says.setText(words)
        self._stack.setCurrentWidget(self.says)
        self.note.setText("")
        self._has_scale = False
        self._show_legend()
        self.more.hide()

    def _show_legend(self) -> None:
        """Where there is room for it."""
        self.legend.setVisible(self._has_scale and self.width() >= scaled(ROOM_FOR_LEGEND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_legend()

    # Making

    def _page(self, widget: QWidget) -> Scroll:
        page = QWidget(self)
        column_of(widget, STRETCH, on=page)
        scroll = Scroll(page, self)
        self._stack.addWidget(scroll)
        return scroll
