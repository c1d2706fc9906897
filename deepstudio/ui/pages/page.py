"""What every page is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.core.problems import Place, Problem
from deepstudio.core.settings import SettingSpec

if TYPE_CHECKING:
    from deepstudio.ui.actions import Actions
    from deepstudio.ui.studio import Studio


class Page(QWidget):
    """One step of the rail. A page that is not shown still hears the studio; it may wait for `shown` to redraw.

    Another language makes the page anew: its texts are set where its widgets are made, and what it wants to keep
    it says in `remembered`.
    """

    step: ClassVar[str] = ""

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.actions_ = actions
        self.setObjectName(f"page.{self.step}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def shown(self) -> None:
        """Called when the page comes to the front; the focus goes to the main thing on it, never into a setting."""

    def hidden(self) -> None:
        """Called when another page comes to the front."""

    def remembered(self) -> Any:
        """What a person chose, typed or tried here; None where there is nothing to keep."""
        return None

    def take_back(self, kept: Any) -> None:
        """Takes what the page before this one remembered, which may be about to be deleted."""

    def show_problem(self, problem: Problem) -> None:
        """Brings the place of `problem` into view; called after `shown`. The default does nothing more."""

    def settings(self) -> Iterable[tuple[Place, SettingSpec]]:
        """The settings that can be changed here now; `show_problem` at such a place puts the cursor into one."""
        return ()
