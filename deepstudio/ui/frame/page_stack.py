"""The pages, each built when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.blame import blamed
from deepstudio.core.rooms import imported
from deepstudio.core.text import Text
from deepstudio.ui.actions import Actions
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import EmptyState
from deepstudio.ui.widgets.layouts import column_of, discard

MakePage = Callable[[Studio, Actions, QWidget], Page]


def _named(path: str) -> MakePage:
    """Makes the page that `module:class` names; it is imported when it is first needed."""
    return lambda studio, actions, parent: cast(Page, imported(path)(studio, actions, parent))


START = "start"
PAGES: dict[str, MakePage] = {
    START: _named("deepstudio.ui.pages.start:StartPage"),
    "data": _named("deepstudio.ui.pages.data:DataPage"),
    "model": _named("deepstudio.ui.pages.model:ModelPage"),
    "train": _named("deepstudio.ui.pages.train:TrainPage"),
    "evaluate": _named("deepstudio.ui.pages.evaluate:EvaluatePage"),
    "predict": _named("deepstudio.ui.pages.predict:PredictPage"),
    "export": _named("deepstudio.ui.pages.export:ExportPage"),
}


class PageStack(QStackedWidget):
    """Shows one page at a time. A page that cannot be built is told to `failed` and replaced by a sentence."""

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        failed: Callable[[BaseException, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._actions, self._failed = studio, actions, failed
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._kept: dict[str, Any] = {}
        """What pages that are not built yet shall take back; it is about the project that is open."""
        studio.opened.connect(self._forget)
        studio.closed.connect(self._forget)

    def minimumSizeHint(self) -> QSize:
        """That of the page in front alone."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def current(self) -> str:
        """The step of the page in front, `start` for the start page."""
        return self._current

    def page(self, step: str) -> Page:
        """The page of a step; builds it if need be. Raises KeyError for an unknown step."""
        if step not in self._pages:
            made = self._pages[step] = self._make(step)
            self.addWidget(made)
            if step in self._kept:
                made.take_back(self._kept.pop(step))
        return self._pages[step]

    def is_built(self, step: str) -> bool:
        return step in self._pages

    def remembered(self) -> dict[str, Any]:
        """What the pages remember, by their steps."""
        built = {step: page.remembered() for step, page in self._pages.items()}
        return self._kept | {step: kept for step, kept in built.items() if kept is not None}

    def take_back(self, kept: dict[str, Any]) -> None:
        """Gives each page what the one before it remembered, once it is built."""
        self._kept = kept

    def _forget(self) -> None:
        self._kept = {}

    def show_step(self, step: str) -> Page:
        """Brings the page of a step to the front."""
        page = self.page(step)
        if step != self._current:
            if self._current:
                self._pages[self._current].hidden()
            self._current = step
            self.setCurrentWidget(page)
            page.shown()
        return page

    def _make(self, step: str) -> Page:
        """Made as a child of the stack: each part of a page that gets another parent gets its style anew."""
        before = set(self._pages_made())
        try:
            return PAGES[step](self._studio, self._actions, self)
        except Exception as error:
            self._failed(error, f"building the page {step}")
            discard(*(page for page in self._pages_made() if page not in before))
            return _BrokenPage(self._studio, self._actions, blamed(error), self)

    def _pages_made(self) -> list[Page]:
        """Finished or not."""
        return self.findChildren(Page, options=Qt.FindChildOption.FindDirectChildrenOnly)


class _BrokenPage(Page):
    """Stands where a page could not be built, so that the others stay usable."""

    def __init__(self, studio: Studio, actions: Actions, reason: Text | None, parent: QWidget) -> None:
        super().__init__(studio, actions, parent)
        detail = self.tr("The reason is in the log. All other pages work.")
        if reason is not None:
            detail = self.tr("{reason} All other pages work.").format(reason=tr_text(reason))
        state = EmptyState("warning", self.tr("This page cannot be shown"), detail, parent=self)
        column_of(state, margins=None, on=self)
