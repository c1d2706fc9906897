"""What draws a section, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.results import ExaminedSample, Quantity, Section
from deepstudio.core.rooms import part
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.answers.base import failed_view
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, SecondaryLabel


@dataclass(frozen=True)
class ResultContext:
    """What a section speaks of: the run, the column `target` that was answered, the part, and where its samples lie.

    `looks` says how samples are shown; `extra` and `about` are said of the examination as a whole.
    """

    studio: Studio
    run: RunFolder
    plan: DataPlan | None
    looks: Looks
    target: str = ""
    split: str = ""
    extra: tuple[Quantity, ...] = ()
    about: str = ""


@dataclass(frozen=True)
class SampleChoice:
    """Samples that somebody wants to see. `words` say which, `total` how many there are, also of those not kept.

    `nothing` says why none of them can be shown.
    """

    fits: Callable[[ExaminedSample], bool]
    words: str
    total: int
    nothing: str = ""


class SectionView(Card):
    """Draws sections of one kind. A kind of section names its own as `Section.shown`; derive it from this class.

    It is made as `View(context, parent)` and then shown its section once. It may choose samples, which are then
    listed (`chosen` with a `SampleChoice`, or None), and open one (`opened` with an `ExaminedSample`).
    """

    chosen = Signal(object)
    opened = Signal(object)

    place: ClassVar[Literal["head", "middle", "foot"]] = "middle"
    """Figures stand at the head and samples at the foot; two others stand side by side."""
    stretch: ClassVar[int] = 2
    """The share of the width among those side by side."""
    about_word: ClassVar[str] = ""
    """The entry of the glossary that explains what is drawn."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, about=self.about_word)
        self.context = context

    def show_section(self, section: Section) -> None:
        """Draws it."""
        raise NotImplementedError

    def least_width(self) -> int:
        """Pixels; in less it does not stand beside another section."""
        return self.minimumSizeHint().width()

    def step(self, distance: int) -> None:
        """Selects the next or the previous sample where one of its own is selected."""

    def sample_closed(self) -> None:
        """The sample that was opened is not shown any more."""

    def let_go(self) -> None:
        """Nothing is chosen here any more; no signal follows."""


class ToldSectionView(SectionView):
    """Says why a section is not drawn."""

    def __init__(self, context: ResultContext, parent: QWidget | None, complaint: Text) -> None:
        super().__init__(context, parent)
        self.words = SecondaryLabel(tr_text(complaint), self)
        self.words.setObjectName("evaluate.not-shown")
        self.add(self.words)
        self.body.addStretch(1)

    def show_section(self, section: Section) -> None:
        self.set_title(tr_text(type(section).title))


def section_view(section: Section, context: ResultContext, parent: QWidget | None = None) -> SectionView:
    """A view that shows `section`: its own, or a sentence that names its package where that cannot be had."""
    try:
        if not section.shown:
            sentences = [one for one in section.told() if isinstance(one, Text)]
            raise Explained(sentences[0] if sentences else type(section).help, "missing_part")
        made: SectionView = part(section, "shown", SectionView)(context, parent)
        made.show_section(section)
    except Exception as error:  # what a plugin's view does is its own
        made = ToldSectionView(context, parent, failed_view(type(section), error))
        made.show_section(section)
    return made
