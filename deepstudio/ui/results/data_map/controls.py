"""What a map is drawn by and coloured by, what its colours mean, and what it says of the labels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.data_map import METHODS, DataMap, MapAnswer, MapMethod, MapNode
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.data_map.colours import ColouredMap, Colouring, colourings
from deepstudio.ui.results.data_map.legend import LegendRow, MapLegend
from deepstudio.ui.widgets import ChoiceField, Labelled, LinkButton, SecondaryLabel
from deepstudio.ui.widgets.layouts import column_of


class MapControls(QWidget):
    """`wanted` comes where something else is to be drawn, `recoloured` where the same gets other colours."""

    wanted = Signal()
    recoloured = Signal()
    doubtful_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: Sequence[MapNode] = ()
        self._node: MapNode | None = None
        self._ways: Sequence[Colouring] = ()
        self._method_chosen = False
        self._chosen = False
        """Whether a person has chosen the colours, which then stay for other maps."""
        self._build()
        self.show_map(None)

    @property
    def node(self) -> MapNode | None:
        """The node by which samples are placed; None for the one before the answer, or that of the last map."""
        return self._node

    @property
    def method(self) -> MapMethod:
        return "tsne" if self.by.value() == "tsne" else "pca"

    @property
    def wanted_method(self) -> MapMethod | None:
        """The method that a person has chosen; None while any will do."""
        return self.method if self._method_chosen else None

    @property
    def way(self) -> Colouring:
        """What the colours tell apart."""
        number = self.colour.value()
        return (
            self._ways[number] if isinstance(number, int) and number < len(self._ways) else Colouring("part")
        )

    def forget_node(self) -> None:
        """Another run comes, with a network of its own."""
        self._nodes, self._node, self._method_chosen = (), None, False

    def choose(self, node: MapNode | None, method: MapMethod | None) -> None:
        """As if a person chose it."""
        self._node, self._method_chosen = node, method is not None
        if method is not None:
            self.by.set_value(method)

    def keep_way(self, way: Colouring) -> None:
        """Colours so, once there is a map that can be."""
        self._ways, self._chosen = (way,), True
        self.colour.set_choices([(0, "")])
        self.colour.set_value(0)

    def show_map(self, drawn: DataMap | None) -> None:
        """What can be chosen for it; nothing where there is none."""
        for row in (self._colour_row, self.legend, self.said, self.doubtful):
            row.setVisible(drawn is not None)
        self._at_row.setVisible(bool(self._nodes))
        if drawn is None:
            return
        self._nodes, self._node = drawn.nodes, drawn.chosen
        self.by.set_value(drawn.method)
        self._at_row.setVisible(True)
        self.at.set_choices([(n, tr_text(one.title.text())) for n, one in enumerate(self._nodes)])
        if self._node is not None:
            self.at.set_value(self._nodes.index(self._node))
        before, several = self.way, len(drawn.answers) > 1
        self._ways = tuple(colourings(drawn))
        self.colour.set_choices([(n, tr_text(one.title(several))) for n, one in enumerate(self._ways)])
        self.colour.set_value(self._ways.index(before) if before in self._ways and self._chosen else 0)

    def show_colours(self, coloured: ColouredMap) -> None:
        """The legend."""
        counts = coloured.counts
        self.legend.set_rows(
            [
                LegendRow(group, look, name, count)
                for group, (look, name, count) in enumerate(
                    zip(coloured.looks, coloured.names, counts, strict=True)
                )
                if count
            ]
        )

    def show_findings(self, drawn: DataMap, answer: MapAnswer | None, count: int) -> None:
        """How well classes are told apart, and how many labels are doubtful still."""
        separation = drawn.separation(answer) if answer is not None else None
        self.said.setText(tr_text(separation) if separation is not None else "")
        self.said.setVisible(separation is not None)
        self.doubtful.setText(self.tr("Perhaps labelled wrongly: {n}").format(n=f"{count:,}"))
        self.doubtful.setVisible(count > 0)

    def _build(self) -> None:
        self.at = ChoiceField(parent=self, name="map.node")
        self.by = ChoiceField(
            [(method, tr_text(words)) for method, words in METHODS.items()], self, name="map.method"
        )
        self.by.set_value("pca")
        self.colour = ChoiceField(parent=self, name="map.colour")
        self.legend = MapLegend(self)
        self.legend.setObjectName("map.legend")
        self.said = SecondaryLabel(parent=self)
        self.said.setObjectName("map.separation")
        tip = self.tr("Selects the samples whose nearest training samples all have another label.")
        self.doubtful = LinkButton(
            icon="warning", parent=self, tip=tip, name="map.doubtful", run=self.doubtful_wanted
        )
        at_help = self.tr("The numbers that this layer gives for a sample say where the sample lies.")
        by_help = self.tr(
            "PCA keeps distances as well as two directions can. t-SNE keeps neighbours together."
        )
        self._at_row = Labelled(self.tr("Layer"), self.at, at_help, parent=self)
        self._by_row = Labelled(self.tr("Placed by"), self.by, by_help, parent=self)
        self._colour_row = Labelled(self.tr("Coloured by"), self.colour, parent=self)
        column_of(
            self._at_row,
            self._by_row,
            self._colour_row,
            self.legend,
            self.said,
            self.doubtful,
            gap=14,
            on=self,
        )
        self.at.edited.connect(self._choose_node)
        self.by.edited.connect(self._choose_method)
        self.colour.edited.connect(self._choose_colour)

    def _choose_node(self, number: int, _merge: bool) -> None:
        self._node = self._nodes[number]
        self.wanted.emit()

    def _choose_method(self, _method: str, _merge: bool) -> None:
        self._method_chosen = True
        self.wanted.emit()

    def _choose_colour(self, _number: int, _merge: bool) -> None:
        self._chosen = True
        self.legend.forget()
        self.recoloured.emit()
