"""A Model page whose layers are looked into, with the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from deepstudio.ui.pages.model.inside.carried import CarriedView
from deepstudio.ui.pages.model.inside.panel import InsidePanel
from tests.ui.canvas.stage import Stage

LONG = 60_000


class InsideStage(Stage):
    """What a person sees and does below the canvas."""

    @property
    def panel(self) -> InsidePanel:
        assert self.page.inside.panel is not None
        return self.page.inside.panel

    @property
    def carried(self) -> CarriedView:
        view = self.panel.views[CarriedView]
        assert isinstance(view, CarriedView)
        return view

    @property
    def sample(self) -> str:
        """The id of the sample that is looked at."""
        assert self.panel.sample.sample is not None
        return self.panel.sample.sample.id

    def widget(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def press_button(self, name: str) -> None:
        """Clicks a button that can be seen."""
        button = self.widget(name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def open(self) -> None:
        """Opens the panel, and waits for a sample."""
        self.press_button("model.look-inside")
        self.qtbot.waitUntil(lambda: self.panel.sample.sample is not None, timeout=LONG)

    def click_node(self, name: str) -> None:
        self.look(name)
        self.click(self.middle(name))

    def wait(self) -> None:
        """Until what was asked last is shown."""
        view = self.carried
        self.qtbot.waitUntil(lambda: not view.is_waiting, timeout=LONG)

    def hint(self) -> str:
        """The sentence that stands there instead of what is carried."""
        found = [self.page.findChild(QLabel, f"model.inside.{name}") for name in ("hint", "says")]
        return next((label.text() for label in found if label is not None and label.isVisible()), "")
