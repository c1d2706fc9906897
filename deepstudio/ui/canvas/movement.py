"""Lets nodes slide to their new places, so that the eye can follow."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

from deepstudio.ui.canvas.scene import NetworkScene

MILLISECONDS = 170
MOST_NODES = 300


class Movement(QObject):
    """One slide at a time; a new one ends the last at its goal."""

    def __init__(self, scene: NetworkScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._from: dict[str, QPointF] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._arrive)

    def slide(self, before: Mapping[str, QPointF]) -> None:
        """Moves the nodes from where they were to where their positions now are."""
        self.finish()
        nodes = self._scene.nodes
        self._from = {n: at for n, at in before.items() if n in nodes and nodes[n].pos() != at}
        if not self._from or len(self._from) > MOST_NODES:
            self._from = {}
            return
        self._step(0.0)
        self._animation.start()

    def finish(self) -> None:
        """Everything at its goal now."""
        if self._animation.state() == QVariantAnimation.State.Running:
            self._animation.stop()
            self._arrive()

    def running(self) -> bool:
        return self._animation.state() == QVariantAnimation.State.Running

    def _step(self, share: object) -> None:
        done = float(share)  # type: ignore[arg-type]
        for name, start in self._from.items():
            item = self._scene.nodes.get(name)
            if item is not None:
                item.setPos(start + (item.goal - start) * done)
        self._scene.route_wires_of(name for name in self._from if name in self._scene.nodes)

    def _arrive(self) -> None:
        self._step(1.0)
        self._from = {}
        self._scene.route_all()
