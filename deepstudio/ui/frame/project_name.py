"""The name of the open project; a click changes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import CONTROL, RADIUS
from deepstudio.ui.widgets import TextField
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.styling import RingedButton, painting

LONGEST = 200  # characters, as in the project file


class ProjectName(QWidget):
    """Shows the name; Enter in the field says `renamed(name)`, Escape leaves it as it was."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = _NameButton(self)
        self.button.setObjectName("project.name")
        self.field = _NameField(self)
        self.field.setObjectName("project.name-field")
        self.field.hide()
        row_of(self.button, self.field, on=self)
        self.button.clicked.connect(self.begin)
        self.field.editingFinished.connect(self._finish)
        self.field.left.connect(self._leave)
        self.button.setToolTip(self.tr("Click to rename the project"))
        self.field.setAccessibleName(self.tr("Name of the project"))

    def name(self) -> str:
        return self.button.text()

    def set_name(self, name: str) -> None:
        self.button.setText(name)
        self.button.updateGeometry()
        self.button.setAccessibleName(self.tr("Project {name}").format(name=name))
        self.setVisible(bool(name))

    def begin(self) -> None:
        """Lets the user type another name."""
        self.field.setText(self.name())
        self.field.selectAll()
        self.button.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _finish(self) -> None:
        if not self.field.isVisibleTo(self):
            return
        name = " ".join(self.field.text().split())
        self._leave()
        if name and name != self.name():
            self.renamed.emit(name)

    def _leave(self) -> None:
        self.field.hide()
        self.button.show()


class _NameField(TextField):
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setMaxLength(LONGEST)
        self.setMinimumWidth(180)
        self.setEchoMode(QLineEdit.EchoMode.Normal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _NameButton(RingedButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(fonts.title())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 17, CONTROL)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, CONTROL)

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
