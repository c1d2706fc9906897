"""The name of the open project; a click changes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import CONTROL, RADIUS, scaled
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.renaming import RenameField
from deepstudio.ui.widgets.styling import RingedButton, painting


class ProjectName(QWidget):
    """Shows the name; Enter in the field says `renamed(name)`, Escape leaves it as it was."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._is_new = "", False
        self.button = _NameButton(self)
        self.button.setObjectName("project.name")
        self.field = RenameField("project.name-field", self)
        self.field.setMinimumWidth(180)
        row_of(self.button, self.field, on=self)
        self.button.clicked.connect(self.begin)
        self.field.named.connect(self._named)
        self.field.left.connect(self.button.show)
        self.button.setToolTip(self.tr("Click to rename the project (F2)"))
        self.field.setAccessibleName(self.tr("Name of the project"))

    def name(self) -> str:
        return self._name

    def set_name(self, name: str, shown: str = "") -> None:
        """`shown` stands there where the project has no name of its own yet; then the same name can be agreed to."""
        self._name, self._is_new = name, bool(shown) and shown != name
        self.button.setText(shown or name)
        self.button.updateGeometry()
        self.button.setAccessibleName(self.tr("Project {name}").format(name=name))
        self.setVisible(bool(name))

    def begin(self) -> None:
        """Lets the user type another name."""
        self.button.hide()
        self.field.rename(self.name())

    def _named(self, name: str) -> None:
        if name and (name != self.name() or self._is_new):
            self.renamed.emit(name)


class _NameButton(RingedButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(fonts.title())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 17, scaled(CONTROL))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, scaled(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(QPen(theme.color("accent"), 1.5) if self.is_ringed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), RADIUS, RADIUS)
            painter.setPen(theme.color("text"))
            painter.setFont(self.font())
            room = self.rect().adjusted(8, 0, -8, 0)
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
