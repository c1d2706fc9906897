"""How a kind of column is shown: one object for each kind, which the pages ask. They know no kind themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from deepstudio.catalog.columns import entering
from deepstudio.core.declarations import SAMPLE_WORDS, ColumnKind, KindWords
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.storage.run_folder import RunFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from deepstudio.data.evidence import Evidence
    from deepstudio.ui.kinds.close_view import CloseView
    from deepstudio.ui.kinds.details import SampleDetails
    from deepstudio.ui.kinds.examples import ExamplesView
    from deepstudio.ui.kinds.giver import Giver, Many
    from deepstudio.ui.kinds.samples_panel import SamplesPanel
    from deepstudio.ui.studio import Studio

    LookAt = Callable[..., tuple[Evidence, ...]]


class Looks:
    """Shows samples as plain texts, which is right for a kind that says nothing else.

    A kind with views of its own derives from this class and is named by `ColumnKind.shown`. What it makes is imported
    when it is wanted. `complaint` is why the views that a kind names could not be loaded.
    """

    reads: ClassVar[bool] = True
    """Whether the samples are read as texts for the list; else its view loads what it shows by itself."""
    together: ClassVar[bool] = False
    """Whether several columns of such kinds are given together, as one row."""
    augments: ClassVar[bool] = False
    """Whether training can vary the samples."""
    templates: ClassVar[tuple[str, str]] = ("", "")
    """Templates to begin with: for two classes, and for more."""
    sample: ClassVar[str] = ""
    """The built-in source that is offered where there is no data; none is offered without."""
    other_is_file: ClassVar[bool] = True
    """Whether data elsewhere may be a file, not only a folder."""

    title: ClassVar[Text] = T("Samples")
    for_network: ClassVar[Text] = T("Samples for the network")
    new_project: ClassVar[Text] = T("New project from your data")
    use_sample: ClassVar[Text] = T("Use a built-in sample")
    looking: ClassVar[Text] = T("Looking at your samples")
    prepare_tip: ClassVar[Text] = T("Prepares all samples once. Otherwise the first training run does it.")
    unprepared: ClassVar[Text] = T("The first run prepares the samples. You can do it now.")
    other_columns: ClassVar[Text] = T("other columns")
    way: ClassVar[Text] = T("Then give it something new here, and see at once what the network makes of it.")
    no_panel: ClassVar[Text] = T("Its network takes a kind of input that cannot be given here.")
    simple_method: ClassVar[Text] = T(
        "A simple method learns from the same training samples and is examined with the same others."
    )
    other_choice: ClassVar[Text] = T("Another table…")
    other_title: ClassVar[Text] = T("Table or folder")
    other_help: ClassVar[Text] = T(
        "Samples with labels, as on the page Data; the labels have the same names."
    )
    other_missing: ClassVar[Text] = T("Choose a table or a folder first.")

    def __init__(self, kind: ColumnKind | None = None, complaint: Text | None = None) -> None:
        self.kind = kind
        self.complaint = complaint
        self.column = ""
        """The name of the column in the data plan; empty where there is no data."""

    @property
    def id(self) -> str:
        """The id of the kind; empty where there is none."""
        return self.kind.id if self.kind is not None else ""

    @property
    def words(self) -> KindWords:
        """What sentences call the samples."""
        return self.kind.words if self.kind is not None else SAMPLE_WORDS

    @property
    def is_compared(self) -> bool:
        """Whether there is a simple method to compare a network with."""
        return self.kind is not None and has_part(self.kind, "compared")

    @property
    def longest(self) -> int:
        """How many steps a sample has at most that enters as a sequence; 1 for all others."""
        return 1

    def prepared(self, size: str) -> Text:
        """That the samples are prepared, and take so much room."""
        return T("Training starts at once. The prepared samples take {size} on the disk.", size=size)

    def speed(self, rate: str) -> Text:
        """How fast training goes."""
        return T("{rate} samples/s", rate=rate)

    def facts(self, found: ColumnFound) -> tuple[tuple[Text, str], ...]:
        """What a scan found in the column, as names and values."""
        return ()

    def snippet(self, exporter: str, path: Path) -> str:
        """A few lines that use what was exported to `path`; empty where there are none for this form."""
        return ""

    # Data

    def samples_panel(self, parent: QWidget) -> SamplesPanel:
        """All samples, with what can be done with them."""
        from deepstudio.ui.kinds.list_panel import ListPanel

        return ListPanel(self.words, parent)

    def details(self, parent: QWidget) -> SampleDetails:
        """One sample closely, and what was counted in all."""
        from deepstudio.ui.kinds.details import PlainDetails

        return PlainDetails(parent)

    def looked_at_by(self) -> LookAt:
        """What of `data.served` looks at the samples; where they are read as texts, it is told whether they are."""
        return served.look_at_samples

    # Evaluate

    def examples(self, parent: QWidget) -> ExamplesView:
        """Samples of an examination, such as the mistakes."""
        from deepstudio.ui.kinds.examples import ExamplesList

        return ExamplesList(parent)

    def close_view(self, parent: QWidget) -> CloseView:
        """One of them, large."""
        from deepstudio.ui.kinds.close_view import CloseView

        return CloseView(self.column, parent)

    # Predict

    @property
    def many(self) -> Many | None:
        """How many values are given at once; nothing where that cannot be done here."""
        return None

    def giver(self, studio: Studio, columns: Sequence[str], parent: QWidget) -> Giver | None:
        """Where something new is given to the network; nothing where that cannot be done here (`no_panel`).

        There are several columns where they are given `together`. What is in words is written.
        """
        if self.kind is None or not self.kind.in_words:
            return None
        from deepstudio.ui.kinds.words_giver import WordsGiver
        from deepstudio.ui.language import tr_text

        return WordsGiver(studio, columns, tr_text(self.kind.title), parent)


def looks_for(kind: ColumnKind | None) -> Looks:
    """How a kind is shown; as plain texts with a complaint where what it names cannot be loaded."""
    if kind is None or not has_part(kind, "shown"):
        return Looks(kind)
    try:
        made: Looks = part(kind, "shown")(kind)
    except Explained as error:
        return Looks(kind, error.text)
    return made


def looks_of(plan: DataPlan | None, registry: Registry) -> Looks:
    """How what enters the network is shown; where there is no data, as the kind that the catalog names first."""
    if plan is None:
        return usual_looks(registry)
    name, kind = next(iter(entering(plan, registry)), ("", None))
    looks = looks_for(kind)
    looks.column = name
    return looks


def entering_looks(plan: DataPlan | None, registry: Registry) -> list[tuple[Looks, tuple[str, ...]]]:
    """How what enters the network is shown, with the columns that are given together: those of one row, or one."""
    found: dict[object, tuple[Looks, list[str]]] = {}
    for name, kind in entering(plan, registry) if plan is not None else ():
        looks = looks_for(kind)
        looks.column = name
        found.setdefault(type(looks) if looks.together else name, (looks, []))[1].append(name)
    return [(looks, tuple(names)) for looks, names in found.values()]


def usual_looks(registry: Registry) -> Looks:
    """The looks of the first kind that can enter a network."""
    cls = next((cls for cls in registry.columns if "input" in cls.uses), None)
    return looks_for(cls() if cls is not None else None)


def looks_of_run(run: RunFolder, registry: Registry) -> Looks:
    """How what enters a run's network is shown; reads its project, so it is for another thread."""
    try:
        return looks_of(run.project().data, registry)
    except Explained:
        return usual_looks(registry)
