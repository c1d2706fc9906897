"""What a way to look inside a network is, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Node
from deepstudio.core.shapes import Shape
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.studio import Studio


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample of the data by its id, or `cells` that a person gave, as the engine takes them."""

    id: str = ""
    title: str = ""
    cells: tuple[tuple[str, Any], ...] = ()

    def asked(self) -> dict[str, Any]:
        """The fields of a request that name it."""
        return {"given": dict(self.cells)} if self.cells else {"sample": self.id}


@dataclass(frozen=True)
class Spot:
    """What is clicked on the canvas: what a node gives at an output port, as the network stands now.

    An output node gives nothing; it is looked at for what leaves there, and has no port. `shape` is None where a
    mistake keeps it from being known.
    """

    analysis: Analysis
    node: str
    port: str = ""

    @property
    def layer(self) -> Node | None:
        return self.analysis.graph.by_name.get(self.node)

    @property
    def shape(self) -> Shape | None:
        if not self.port:
            return self.analysis.shapes.get(self.node)
        return next(
            (shape for port, shape in self.analysis.giving(self.node) if port.name == self.port), None
        )


@dataclass(frozen=True)
class Inspected:
    """All that a view needs to know: the run, the place, and the sample (None while none is chosen)."""

    run: RunFolder
    spot: Spot
    sample: Sample | None


class InsideView(QWidget):
    """One way to look at a place of a trained network; a tab of the panel.

    It asks the engine itself (`ui.workers.newest.Newest` drops what is stale) and decodes pictures beside the
    window's thread (`ui.workers.background.Aside`). It is made when it comes to the front for the first time.
    """

    title: ClassVar[Text]
    """What its tab says."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio

    @classmethod
    def accepts(cls, spot: Spot) -> bool:
        """Whether it has something to show of a place; the tab is there only then."""
        raise NotImplementedError

    def show_inside(self, inspected: Inspected) -> None:
        """Shows a place. Called again when another place, run or sample is chosen, or the run has learned more."""
        raise NotImplementedError

    def forget(self) -> None:
        """Something else stands in front: answers that are under way are not wanted any more."""
