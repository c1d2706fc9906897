"""Work that takes time: what it does, how far it is, how long it will take, and a way to cancel."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from deepstudio.core.amounts import duration
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.buttons import OutlineButton
from deepstudio.ui.widgets.labels import ElidedLabel, Label
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import draw_box, painting
from deepstudio.ui.workers.work import Work

_STEPS = 1000
_FRAME_MS = 40
_PERIOD_FRAMES = 40


class ProgressBar(QProgressBar):
    """A thin bar. `None` for the fraction means that nobody knows how far it is: a part of the bar moves."""

    def __init__(self, parent: QWidget | None = None, token: str = "accent") -> None:
        super().__init__(parent)
        self._token = token
        self._frame = 0
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.setTextVisible(False)
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_fraction(0.0)

    def fraction(self) -> float | None:
        return None if self.maximum() == 0 else self.value() / _STEPS

    def set_fraction(self, fraction: float | None) -> None:
        """0 to 1; what lies outside is cut off."""
        if fraction is None or not math.isfinite(fraction):
            self.setRange(0, 0)
        else:
            self.setRange(0, _STEPS)
            self.setValue(round(min(max(fraction, 0.0), 1.0) * _STEPS))
        self._run_timer()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 6)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            track = QRectF(self.rect())
            draw_box(painter, track, 3, "sunken")
            draw_box(painter, self._filled(track), 3, self._token)

    def _filled(self, track: QRectF) -> QRectF:
        fraction = self.fraction()
        if fraction is None:
            place = 0.5 - 0.5 * math.cos(2 * math.pi * self._frame / _PERIOD_FRAMES)
            return QRectF(place * track.width() * 0.7, 0, track.width() * 0.3, track.height())
        wide = track.width() * fraction
        return QRectF(0, 0, max(wide, track.height()) if fraction > 0 else 0.0, track.height())

    def _advance(self) -> None:
        self._frame = (self._frame + 1) % _PERIOD_FRAMES
        self.update()

    def _run_timer(self) -> None:
        if self.maximum() == 0 and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()


class ProgressLine(QWidget):
    """What is being done and how far it is, above a thin bar; `compact` puts all on one line."""

    cancelled = Signal()

    def __init__(
        self, parent: QWidget | None = None, cancellable: bool = True, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._left: float | None = None
        self._cancelling = False
        self._what = ElidedLabel(parent=self, role="secondary" if compact else "strong")
        self._detail = ElidedLabel(parent=self, role="secondary", tone="text2")
        self._time = Label("", "secondary", "text2", parent=self)
        self._time.setFont(fonts.tabular(fonts.secondary()))
        self._bar = ProgressBar(self)
        self._cancel = OutlineButton(small=True, parent=self, run=self._ask_cancel)
        self._cancel.setVisible(cancellable)
        if compact:
            self._lay_out_compact()
        else:
            self._lay_out()
        self._show_cancel()

    def what(self) -> str:
        return self._what.text()

    def fraction(self) -> float | None:
        return self._bar.fraction()

    def set_progress(
        self, what: str, fraction: float | None, seconds_left: float | None = None, detail: str = ""
    ) -> None:
        """`fraction` is 0 to 1, or None while unknown; `seconds_left` is None while nobody can say."""
        self._what.setText(what)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._bar.set_fraction(fraction)
        self._bar.setAccessibleName(what)
        self._left = seconds_left
        self._show_time()

    def set_cancellable(self, cancellable: bool) -> None:
        """Shows or hides the button, ready for new work."""
        self._cancelling = False
        self._cancel.setVisible(cancellable)
        self._show_cancel()

    def cancel_button(self) -> OutlineButton:
        return self._cancel

    def _show_cancel(self) -> None:
        self._cancel.setEnabled(not self._cancelling)
        self._cancel.setText(self.tr("Canceling…") if self._cancelling else self.tr("Cancel"))

    def _show_time(self) -> None:
        if self._left is not None and math.isfinite(self._left):
            self._time.setText(self.tr("{time} left").format(time=tr_text(duration(self._left))))
        elif (fraction := self._bar.fraction()) is not None and self._what.text():
            self._time.setText(f"{fraction * 100:.0f} %")
        else:
            self._time.setText("")

    def _ask_cancel(self) -> None:
        self._cancelling = True
        self._show_cancel()
        self.cancelled.emit()

    def _lay_out(self) -> None:
        column = column_of(row_of(self._what, self._detail, STRETCH, self._time, gap=8), self._bar, gap=6)
        row_of((column, 1), self._cancel, gap=12, on=self)

    def _lay_out_compact(self) -> None:
        self._bar.setFixedWidth(120)
        row_of(self._what, self._detail, self._bar, self._time, self._cancel, gap=8, on=self)
        self._cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cancel.setProperty("tiny", True)


class JobLine(QWidget):
    """Hidden while there is no job."""

    def __init__(self, parent: QWidget | None = None, counted: bool = False) -> None:
        """`counted` tells how many are done, where they are such as people count."""
        super().__init__(parent)
        self._work: Work | None = None
        self._counted = counted
        self.line = ProgressLine(self)
        self.line.cancelled.connect(self._cancel)
        column_of(self.line, on=self)
        self.hide()

    @property
    def work(self) -> Work | None:
        """What is going on."""
        return self._work

    def is_busy(self) -> bool:
        return self._work is not None

    def follow(self, work: Work | None) -> None:
        """Shows `work` until it ends, and no longer what was shown before."""
        if work is self._work:
            return
        if self._work is not None:
            self._work.progressed.disconnect(self._show_progress)
            self._work.ended.disconnect(self._over)
        self._work = work
        self.setVisible(work is not None)
        if work is not None:
            work.progressed.connect(self._show_progress)
            work.ended.connect(self._over)
            self.line.set_cancellable(True)
            self._show_progress()

    def _show_progress(self) -> None:
        work = self._work
        if work is not None:
            words = self.tr("{done} of {total}").format(done=f"{work.done:,}", total=f"{work.total:,}")
            detail = words if self._counted and work.total else ""
            self.line.set_progress(tr_text(work.what or work.title), work.fraction, work.seconds_left, detail)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _over(self) -> None:
        self.follow(None)
