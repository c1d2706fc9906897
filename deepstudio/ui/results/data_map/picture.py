"""A map as it is drawn: the samples, the one that is read with those like it, and what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.data_map import DataMap, MapAnswer
from deepstudio.core.project import DataPlan
from deepstudio.data.sample_table import EXCLUDED, SampleEntry
from deepstudio.data.sources.rows import shown
from deepstudio.data.split import PARTS
from deepstudio.ui.answers.target import part_word, target_looks
from deepstudio.ui.kinds.examples import ExampleRow
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.kinds.quick_look import QuickLook
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.plots.dots import UNKNOWN_LOOK, DotLook
from deepstudio.ui.plots.scatter import STEP, ScatterPlot, Tiles
from deepstudio.ui.results.data_map.colours import ColouredMap, labels_now
from deepstudio.ui.results.data_map.deeds import MapDeeds
from deepstudio.ui.results.data_map.samples import MapSamples
from deepstudio.ui.results.data_map.strip import NeighbourStrip, StripTile
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Card, IconButton, SecondaryLabel
from deepstudio.ui.widgets.layouts import column_of, row_of

MOST_LISTED = 500  # selected samples
BELOW = 116  # pixels: a row of pictures with their captions


class MapPicture(Card):
    """Of several selected samples there is a list, of one, or the one that is read, its neighbours."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How the network sees the data"), parent=parent, about="data_map")
        self._studio = studio
        self.drawn: DataMap | None = None
        self.answer: MapAnswer | None = None
        self._plan: DataPlan | None = None
        self._present: DataPlan | None = None
        self._looks = Looks()
        self._coloured: ColouredMap | None = None
        self._names: Sequence[str] = ()
        self._labels = np.zeros(0, np.int64)
        self._quick: QuickLook | None = None
        self._named_order: Sequence[int] = ()
        """The samples that were last selected by their names, the most telling first."""
        self._looked_at = -1
        self._stepped: Sequence[int] = ()
        """The samples that the quick look goes through."""
        self._build()

    def show_map(self, drawn: DataMap, plan: DataPlan | None, looks: Looks) -> None:
        """Another map; what was selected and is there stays selected."""
        kept = self.selected_ids()
        self.drawn, self._plan, self._looks = drawn, plan, looks
        self._close_quick_look(discard=True)
        self._replace_list(looks)
        self.samples.take(plan, looks)
        nowhere = (np.nan, np.nan)
        places = np.array([place or nowhere for place in drawn.places], np.float64).reshape(-1, 2)
        self.plot.set_places(places[:, 0], places[:, 1])
        self.plot.neighbours = lambda number: drawn.neighbours[number]
        self._about.setText(sentences(map(tr_text, drawn.about())))
        self.select_ids(kept)

    def show_colours(self, coloured: ColouredMap, answer: MapAnswer | None, present: DataPlan | None) -> None:
        """How it is coloured. `answer` is the one that is spoken of, `present` the project's data, if these."""
        drawn = self.drawn
        if drawn is None:
            return
        self.answer, self._coloured, self._present = answer, coloured, present
        unlabelled = np.full(len(drawn.ids), -1), ()
        self._labels, self._names = labels_now(drawn, answer, present) if answer is not None else unlabelled
        out = frozenset(present.excluded) if present is not None else frozenset()
        faded = np.array([id in out for id in drawn.ids], bool) if out else np.zeros(len(drawn.ids), bool)
        self.plot.set_groups(coloured.groups, coloured.looks, faded)
        self._set_tiles()
        known = present if present is not None else self._plan
        looks = target_looks(known, self._studio.registry, answer.target if answer is not None else "")
        classes = self._names if answer is not None and not answer.ordered else ()
        self.deeds.take_target(looks, tuple(classes))
        self._show_selection()

    def selected_ids(self) -> list[str]:
        """The samples that are selected, in the order in which they were named, or that of the map."""
        drawn = self.drawn
        return [drawn.ids[number] for number in self._in_order()] if drawn is not None else []

    def select_ids(self, ids: Sequence[str]) -> None:
        """Selects those of them that are there, and lists them in this order."""
        if self.drawn is None:
            return
        place = {id: number for number, id in enumerate(self.drawn.ids)}
        self._named_order = tuple(place[id] for id in ids if id in place)
        self.plot.select(frozenset(self._named_order))

    def _in_order(self) -> Sequence[int]:
        named, selection = self._named_order, self.plot.selection
        return named if frozenset(named) == selection else sorted(selection)

    def look_closely(self, number: int) -> None:
        """One sample large over the map; the arrows go on to the selected ones, or to its neighbours."""
        if self.drawn is None or self._plan is None:
            return
        several = self._in_order()
        self._stepped = several if len(several) > 1 and number in several else (number, *self._like(number))
        if self._quick is None:
            self._quick = QuickLook(self._looks.close_view(self), self)
            self._quick.stepped.connect(self._step)
            self._quick.closed.connect(self._close_quick_look)
        self._quick.setGeometry(self.plot.geometry().united(self._below.geometry()))
        self._show_quick_look(number)

    # Building

    def _build(self) -> None:
        self.samples = MapSamples(self)
        self.plot = ScatterPlot(self)
        self.plot.setObjectName("map.plot")
        self.plot.setAccessibleName(self.title())
        self.plot.says = self._said
        self._about = SecondaryLabel(parent=self)
        self._about.setObjectName("map.about")
        self.strip = NeighbourStrip(self.samples, self)
        self.strip.setObjectName("map.neighbours")
        self._below = QStackedWidget(self)
        self._below.addWidget(self.strip)
        self._below.setFixedHeight(scaled(BELOW))
        self.deeds = MapDeeds(self._studio, self)
        self.set_trailing(self._buttons())
        self.add(self._about)
        self.add(self.plot, 1)
        self.add(self._below)
        self.add(self.deeds)
        self.plot.reading.connect(self._show_strip)
        self.plot.selection_changed.connect(self._show_selection)
        self.plot.opened.connect(self.look_closely)
        self.strip.chosen.connect(self._go_to)
        self.samples.arrived.connect(self._samples_arrived)
        self.deeds.looked_at.connect(lambda: self.look_closely(min(self.plot.selection)))
        self._replace_list(self._looks)

    def _buttons(self) -> QWidget:
        head = QWidget(self)
        row = row_of(gap=2, on=head)
        for icon, name, tip, run in (
            ("zoom-in", "closer", self.tr("Closer (+)"), lambda: self.plot.zoom(STEP)),
            ("zoom-out", "farther", self.tr("Farther (−)"), lambda: self.plot.zoom(1 / STEP)),
            ("fit", "all", self.tr("Show all (0)"), self.plot.fit),
        ):
            row.addWidget(IconButton(icon, tip, small=True, parent=self, name=f"map.{name}", run=run))
        return head

    def _replace_list(self, looks: Looks) -> None:
        """The list of the selected samples, as their kind shows it."""
        while (old := self._below.widget(1)) is not None:
            self._below.removeWidget(old)
            old.deleteLater()
        self.list = looks.examples(self._below)
        view = QWidget(self._below)
        made = cast(QWidget, self.list)
        made.setObjectName("map.selected")
        made.setAccessibleName(self.tr("Selected samples"))
        made.setMinimumHeight(0)  # the map keeps its size, whatever is below it
        column_of((made, 1), on=view)
        self._below.addWidget(view)
        self.list.set_plan(self._plan)
        self.list.chosen.connect(self._read_listed)

    def _set_tiles(self) -> None:
        drawn = self.drawn
        if drawn is None:
            return

        def paint(painter: QPainter, box: QRectF, number: int) -> None:
            self.samples.paint(painter, box, drawn.ids[number])

        def want(numbers: Sequence[int]) -> None:
            self.samples.want([drawn.ids[number] for number in numbers])

        self.plot.set_tiles(Tiles(QSize(self.samples.size), paint, want))

    # What is seen below

    def _show_selection(self) -> None:
        ids = self.selected_ids()
        self.deeds.show_selection(ids, self._present, min(len(ids), MOST_LISTED))
        several = len(ids) > 1
        self._below.setCurrentIndex(int(several))
        if several:
            if not self.samples.pictured:  # a list of pictures loads those in view by itself
                self.samples.want(ids[:MOST_LISTED])
            self._fill_list()
        self._show_strip(self.plot.current)

    def _show_strip(self, number: int) -> None:
        """The sample that is read, else the one that is selected."""
        drawn = self.drawn
        if number < 0 and len(self.plot.selection) == 1:
            number = min(self.plot.selection)
        if drawn is None or number < 0:
            self.strip.set_tiles((), self.tr("Point at a sample to see it and those most like it."))
            return
        words = self.tr("Most like it to the network, in all {n} numbers (Euclidean distance):")
        tiles = [self._tile(one, number) for one in (number, *self._like(number))]
        self.strip.set_tiles(tiles, words.format(n=f"{drawn.features:,}"))

    def _tile(self, number: int, beside: int) -> StripTile:
        assert self.drawn is not None
        differs = bool(self._names) and self._labels[number] != self._labels[beside]
        ordered = self.answer is not None and self.answer.ordered
        name = self._label(number) or part_word(PARTS[self.drawn.parts[number]])
        look = self._look(number)
        return StripTile(
            number, self.drawn.ids[number], look, name, differs and not ordered, self._said(number)
        )

    def _fill_list(self) -> None:
        drawn = self.drawn
        if drawn is not None and self._below.currentIndex() == 1:
            self.list.set_examples([self._row(number) for number in self._in_order()[:MOST_LISTED]])

    def _row(self, number: int) -> ExampleRow:
        assert self.drawn is not None
        id, label = self.drawn.ids[number], self._label(number)
        said = self._given(number)
        caption = f"{label} → {said}" if said and said != label else label
        gone = self._present is not None and id in self._present.excluded
        changed = self._is_corrected(number)
        return ExampleRow(
            id, self.samples.words(id), caption, tip=self._said(number), faded=gone, corrected=changed
        )

    # One sample

    def _like(self, number: int) -> Sequence[int]:
        return self.drawn.neighbours[number] if self.drawn is not None else ()

    def _label(self, number: int) -> str:
        """What it is labelled as now."""
        return self._names[self._labels[number]] if self._names and self._labels[number] >= 0 else ""

    def _is_corrected(self, number: int) -> bool:
        """Whether it has another answer than when the map was drawn."""
        answer, drawn = self.answer, self.drawn
        if answer is None or drawn is None or self._present is None:
            return False
        if answer.ordered:
            return answer.target in self._present.corrected.get(drawn.ids[number], {})
        return int(self._labels[number]) != answer.labels[number]

    def _given(self, number: int) -> str:
        """What the network says of it."""
        said = self.answer.said[number] if self.answer is not None else -1
        return self._names[said] if said >= 0 else ""

    def _look(self, number: int) -> DotLook:
        coloured = self._coloured
        group = int(coloured.groups[number]) if coloured is not None else -1
        return coloured.looks[group] if coloured is not None and group >= 0 else UNKNOWN_LOOK

    def _said(self, number: int) -> str:
        """All there is to know of a sample in a few lines."""
        drawn = self.drawn
        if drawn is None:
            return ""
        lines = [shown(drawn.ids[number]), part_word(PARTS[drawn.parts[number]])]
        label, given = self._label(number), self._given(number)
        if label:
            lines.append(self.tr("Label: {label}").format(label=label))
        if given:
            lines.append(self.tr("The network says: {label}").format(label=given))
        if self._present is not None and drawn.ids[number] in self._present.excluded:
            lines.append(self.tr("excluded"))
        return "\n".join(lines)

    def _go_to(self, number: int) -> None:
        """A neighbour was clicked: it is the one that is looked at now."""
        self.plot.select(frozenset({number}))
        self.plot.read(number)

    def _read_listed(self, keys: Sequence[str]) -> None:
        if keys and self.drawn is not None:
            self.plot.read(self.drawn.ids.index(keys[0]))

    def _samples_arrived(self) -> None:
        self.plot.redraw()
        if not self.samples.pictured:
            self._fill_list()

    # One closely

    def _show_quick_look(self, number: int) -> None:
        drawn, quick = self.drawn, self._quick
        if drawn is None or quick is None or self._plan is None:
            return
        self._looked_at = number
        id = drawn.ids[number]
        gone = self._present is not None and id in self._present.excluded
        part = EXCLUDED if gone else PARTS[drawn.parts[number]]
        place = self._stepped.index(number) + 1, len(self._stepped)
        quick.show_entry(
            self._plan, SampleEntry(id, self._label(number), part), self.samples.words(id), place
        )
        self.plot.read(number)

    def _step(self, distance: int) -> None:
        place = self._stepped.index(self._looked_at) + distance
        if 0 <= place < len(self._stepped):
            self._show_quick_look(self._stepped[place])

    def _close_quick_look(self, discard: bool = False) -> None:
        quick = self._quick
        if quick is not None and quick.isVisible():
            quick.hide()
            self.plot.setFocus()
        if quick is not None and discard:
            quick.deleteLater()
            self._quick = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._quick is not None:
            self._quick.setGeometry(self.plot.geometry().united(self._below.geometry()))
