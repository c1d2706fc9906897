"""Which columns a network uses, as bars below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.core.importance import ColumnImportance, Importance
from deepstudio.core.results import Section
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import BarList, WholeLabel
from deepstudio.ui.widgets.bars import LOW, Bar, BarColumns

MOST = 12  # bars that are seen without scrolling
NARROWEST = 300  # pixels


class ImportanceView(SectionView):
    """The most important column first; pointer and arrow keys read each in a sentence."""

    about_word = "permutation_importance"

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.how = WholeLabel(parent=self)
        self.bars = BarList(self, BarColumns(most_name=0.36))
        self.bars.setObjectName("evaluate.importance")
        self.reading = WholeLabel(parent=self)
        self.add(self.how)
        self.add(self.bars)
        self.add(self.reading)
        self.body.addStretch(1)

    def show_section(self, section: Section) -> None:
        if not isinstance(section, Importance):
            return
        self.set_title(tr_text(type(section).title))
        self.how.setText(tr_text(section.how()))
        self.reading.setText(tr_text(section.reading))
        self.bars.setAccessibleName(self.title())
        most = max((one.worse for one in section.columns), default=0.0)
        bars = [self._bar(section, one, one.worse == most) for one in section.columns]
        self.bars.set_bars(bars, most if most > 0 else 1.0)
        self.bars.setFixedHeight(scaled(LOW) * min(MOST, max(1, len(bars))))

    def least_width(self) -> int:
        return NARROWEST

    def _bar(self, section: Importance, one: ColumnImportance, strong: bool) -> Bar:
        words = {"name": one.name, "metric": tr_text(section.metric.title.text())}
        if one.worse > 2 * one.spread and one.worse > 0:
            said = self.tr("Where “{name}” is shuffled, “{metric}” gets worse by {amount}.")
        else:
            said = self.tr(
                "Where “{name}” is shuffled, “{metric}” hardly changes ({amount}): these samples do not show that "
                "the network uses it."
            )
        tip = said.format(**words, amount=self._amount(section, one))
        return Bar(one.name, ((max(0.0, one.worse), ""),), section.words(one), tip, strong and one.worse > 0)

    def _amount(self, section: Importance, one: ColumnImportance) -> str:
        words = section.words(one)
        return self.tr("{n} percentage points").format(n=words) if section.metric.form == "percent" else words
