"""The directions in which a network can be laid out, as a person chooses among them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from deepstudio.core.graph import Flow
from deepstudio.ui.canvas.commands import Commands
from deepstudio.ui.theme import icons

FLOWS: tuple[Flow, ...] = ("down", "right", "folded")


def flow_words(flow: Flow) -> str:
    """What a direction is called in a menu and in the search."""
    return {
        "down": QCoreApplication.translate("Flows", "Tidy up downwards"),
        "right": QCoreApplication.translate("Flows", "Tidy up to the right"),
        "folded": QCoreApplication.translate("Flows", "Tidy up folded into columns"),
    }[flow]


class FlowMenu(QMenu):
    """Lays the network out in the direction that is chosen; the present one is ticked."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("model.flows")
        self._commands = commands
        group = QActionGroup(self)
        self.choices: dict[Flow, QAction] = {}
        for flow in FLOWS:
            action = self.addAction(icons.icon(f"flow-{flow}"), flow_words(flow))
            action.setCheckable(True)
            action.setData(flow)
            group.addAction(action)
            self.choices[flow] = action
        group.triggered.connect(lambda action: commands.tidy(action.data()))
        self.aboutToShow.connect(self._tick)

    def _tick(self) -> None:
        self.choices[self._commands.flow()].setChecked(True)
