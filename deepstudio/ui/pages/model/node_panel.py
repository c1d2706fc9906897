"""Everything about one layer: what it does, its settings, its mistakes, what goes in and out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core import graph_edits
from deepstudio.core.freezing import set_learning, set_rate
from deepstudio.core.graph import Node
from deepstudio.core.layer import Layer
from deepstudio.core.opening import parts_of
from deepstudio.core.problems import Problem
from deepstudio.core.text import T
from deepstudio.ui.canvas.faces import CheckedNetwork, glyph_of, size_words
from deepstudio.ui.canvas.hits import result_words
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.lent_part import LentPart
from deepstudio.ui.pages.model.naming import Naming
from deepstudio.ui.widgets import (
    Label,
    Labelled,
    Line,
    NumberField,
    OutlineButton,
    ProblemCard,
    SettingsForm,
    SwitchField,
)
from deepstudio.ui.widgets.chip import Header
from deepstudio.ui.widgets.layouts import STRETCH, column_of

SLOWEST, FASTEST = 0.0001, 1000.0  # as a node takes it
RATES = (0.01, 0.1, 0.3, 1.0, 3.0, 10.0)


class NodePanel(QWidget):
    """Edits one node. `edited(Edit, merge)`: with `merge` the edit continues the one before it."""

    edited = Signal(object, bool)
    renamed = Signal(str, str)
    """A node shall have another name: (old, new)."""
    open_wanted = Signal()
    """The layers that the block consists of shall stand in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = CheckedNetwork()
        self._node: Node | None = None
        self.header = Header(self)
        self.help = Label("", "body", "text2", wrap=True, parent=self)
        self._problems = column_of(gap=8)
        self._cards: list[ProblemCard] = []
        self._shown: tuple[Problem, ...] = ()
        self.form = SettingsForm(self)
        self.form.edited.connect(self._set)
        self.lent = LentPart(self)
        self.freeze = SwitchField(self.tr("Freeze"), name="model.inspector.freeze", parent=self)
        self.freeze.edited.connect(self._freeze)
        self.rate = NumberField(
            1.0, integer=False, minimum=SLOWEST, maximum=FASTEST, usual=RATES, parent=self
        )
        self.rate.setObjectName("model.inspector.rate")
        self.rate.edited.connect(self._set_rate)
        self._rate_row = Labelled(self.tr("Learning rate, times that of the plan"), self.rate, parent=self)
        tip = self.tr("Puts the layers it consists of in its place. They compute the same, but learn anew.")
        self.open = OutlineButton(
            self.tr("Open this block"), "open-block", name="model.inspector.open", tip=tip, parent=self
        )
        self.open.clicked.connect(self.open_wanted)
        self.entering = Label("", "secondary", "text", wrap=True, parent=self)
        self.leaving = Label("", "secondary", "text", wrap=True, parent=self)
        self._entering_row = Labelled(self.tr("What goes in"), self.entering, parent=self)
        self._leaving_row = Labelled(self.tr("What comes out"), self.leaving, parent=self)
        self.naming = Naming(self)
        self.naming.titled.connect(self._title)
        self.naming.named.connect(self._rename)
        self._lay_out()
        self.freeze.setToolTip(self.tr("Training leaves the weights of this layer as they are."))

    def _lay_out(self) -> None:
        self._line = Line(parent=self)
        upper = (
            self.header,
            self.help,
            self._problems,
            self.form,
            self.lent,
            self.freeze,
            self._rate_row,
            self.open,
            self._line,
        )
        lower = (self._entering_row, self._leaving_row, self.naming, STRETCH)
        column_of(*upper, *lower, gap=12, margins=14, on=self)

    def show_node(self, network: CheckedNetwork, node: Node, told: Problem | None = None) -> None:
        """`told` is a problem that stands beside the node already."""
        self._network, self._node = network, node
        kind = network.analysis.kind(node.name)
        entering = network.analysis.shapes.get(node.name) if kind and not kind.inputs else None
        self.header.glyph.show_glyph(glyph_of(kind, entering), kind.category.value if kind else "unknown")
        self.header.title.setText(tr_text(network.analysis.title(node)))
        self.header.set_about(kind.about if kind else "", tr_text(kind.title) if kind else "")
        self.header.numbers.setText(self._numbers(network, node))
        self.help.setText(self._help(kind))
        problems = network.of_node(node.name)
        self._shown = tuple(problem for problem in problems if problem is not told)
        self._show_problems(self._shown)
        errors = {p.place.setting: p.message for p in problems if p.place.setting}
        specs = kind.specs() if kind else ()
        self.form.set_specs(specs, node.settings, errors, key=node.name, columns=network.columns)
        self.form.setVisible(bool(self.form.applying()))
        cost = network.analysis.costs.get(node.name)
        frozen, learns = network.is_frozen(node.name), bool(cost and cost.parameters)
        self.freeze.set_value(frozen)
        self.freeze.setVisible(node.frozen or learns)
        self.rate.set_value(node.rate)
        self._rate_row.setVisible(learns and not frozen)
        self.lent.show_layer(kind)
        self.open.setVisible(bool(parts_of(network.analysis, node.name)))
        self._show_flow(network, node, kind)
        self.naming.show_node(network.graph, node, tr_text(kind.title) if kind else node.layer)

    def focus_first(self, setting: str = "") -> None:
        """Puts the cursor into a setting, by default the first one; without settings into the title."""
        names = self.form.applying()
        if setting in names or names:
            self.form.focus(setting if setting in names else names[0])
        else:
            self.naming.section.set_expanded(True)
            self.naming.title.setFocus()

    def _numbers(self, network: CheckedNetwork, node: Node) -> str:
        if node.name not in network.analysis.shapes:
            return self.tr("result not known yet")
        entering = network.analysis.inputs.get(node.name, ())
        layer = network.analysis.layers[node.name]
        words = partial(size_words, longest=network.longest)
        before = " + ".join(map(words, entering[:3])) + (" + …" if len(entering) > 3 else "")
        after = " + ".join(map(words, network.analysis.results(node.name)))
        path = f"{before} → {after}" if layer.inputs and layer.outputs else after
        count = network.analysis.costs[node.name].parameters
        return f"{path} · " + self.tr("{n} parameters").format(n=f"{count:,}") if count else path

    def _help(self, kind: type[Layer] | None) -> str:
        if kind is None:
            return self.tr("This layer is not known here. It stays in the project as it is.")
        return tr_text(kind.help)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        while len(self._cards) < len(problems):
            card = ProblemCard(self)
            card.fix_chosen.connect(partial(self._fix, len(self._cards)))
            self._cards.append(card)
            self._problems.addWidget(card)
        for card, problem in zip_longest(self._cards, problems):
            card.setVisible(problem is not None)
            if problem is not None:
                card.show_problem(problem)

    def _show_flow(self, network: CheckedNetwork, node: Node, kind: type[Layer] | None) -> None:
        unknown = self.tr("not known yet")
        entering = network.analysis.inputs.get(node.name)
        self._entering_row.setVisible(bool(kind is None or kind.inputs))
        self._leaving_row.setVisible(bool(kind is None or kind.outputs))
        self.entering.setText("\n".join(tr_text(s.describe()) for s in entering) if entering else unknown)
        self.leaving.setText("\n".join(result_words(network.analysis, node.name)) or unknown)

    def _fix(self, card: int, index: int) -> None:
        if card < len(self._shown) and index < len(self._shown[card].fixes):
            self.edited.emit(self._shown[card].fixes[index], False)

    def _set(self, name: str, value: object, merge: bool) -> None:
        if self._node is not None:
            spec, role, node = self.form.row(name).spec, self._network.role, self._node.name
            label = T("Change {setting}", setting=spec.title)
            values = {name: None if value == spec.default else value}
            same = f"set:{name}:{role}:{node}"
            self.edited.emit(graph_edits.set_settings(role, node, values, label, merge=same), merge)

    def _freeze(self, value: object, merge: bool) -> None:
        if self._node is not None:
            edit = set_learning(self._network.analysis, [self._node.name], not value)
            self.edited.emit(edit, merge)

    def _set_rate(self, value: object, merge: bool) -> None:
        if self._node is not None and isinstance(value, int | float):
            self.edited.emit(set_rate(self._network.role, self._node.name, float(value)), merge)

    def _title(self, title: str, merge: bool) -> None:
        if self._node is not None:
            edit = graph_edits.set_title(self._network.role, self._node.name, title)
            same = f"title:{self._network.role}:{self._node.name}"
            self.edited.emit(replace(edit, merge=same), merge)

    def _rename(self, wanted: str) -> None:
        if self._node is not None:
            self.renamed.emit(self._node.name, wanted)
