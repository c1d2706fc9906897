"""How a kind of column is shown: one object for each kind, which the pages ask. They know no kind themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

from deepstudio.catalog.columns import entering
from deepstudio.core.blame import blamed
from deepstudio.core.declarations import SAMPLE_WORDS, ColumnKind, KindWords
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import has_part, imported, part
from deepstudio.core.text import T, Text
from deepstudio.storage.error_log import record_error
from deepstudio.storage.run_folder import RunFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from deepstudio.data.evidence import Evidence
    from deepstudio.ui.kinds.details import CloseView, SampleDetails
    from deepstudio.ui.kinds.examples import ExamplesView
    from deepstudio.ui.kinds.giver import Giver
    from deepstudio.ui.kinds.samples_panel import SamplesPanel
    from deepstudio.ui.studio import Studio

    LookAt = Callable[..., tuple[Evidence, ...]]


class Looks:
    """Shows samples as plain texts, which is right for a kind that says nothing else.

    A kind with views of its own derives from this class and is named by `ColumnKind.shown`. It must say nothing; it
    may name views, as `module:class`, which are imported when they are wanted, and other words. What cannot be given
    here is not given (`no_panel`). `complaint` is why the views that a kind names could not be loaded.
    """

    samples_shown: ClassVar[str] = "deepstudio.ui.kinds.list_panel:ListPanel"
    """All samples, with what can be done with them (`SamplesPanel`)."""
    sample_shown: ClassVar[str] = "deepstudio.ui.kinds.details:SampleDetails"
    """One of them closely, and what was counted in all (`SampleDetails`)."""
    examples_shown: ClassVar[str] = "deepstudio.ui.kinds.examples:ExamplesList"
    """Samples of an examination, such as the mistakes (`ExamplesView`)."""
    example_shown: ClassVar[str] = "deepstudio.ui.kinds.details:CloseView"
    """One of those, large."""
    given: ClassVar[str] = ""
    """Where something new is given to the network (`Giver`)."""
    looked_at: ClassVar[str] = "deepstudio.data.served:look_at_samples"
    """What looks at the samples; where they are read as texts, it is told whether they are."""
    many: ClassVar[Literal["", "folder", "file"]] = ""
    """What holds many values that can be answered as a table."""
    reads: ClassVar[bool] = True
    """Whether the samples are read as texts for the list; else its view loads what it shows by itself."""
    pictured: ClassVar[bool] = False
    """Whether each sample has a small picture (`data.served.thumbnail`)."""
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

    use_sample: ClassVar[Text] = T("Use a built-in sample")
    way: ClassVar[Text] = T("Then give it something new here, and see at once what the network makes of it.")
    no_panel: ClassVar[Text] = T("Its network takes a kind of input that cannot be given here.")
    simple_method: ClassVar[Text] = T(
        "A simple method learns from the same training samples and is examined with the same others."
    )
    other_help: ClassVar[Text] = T(
        "Samples with labels, as on the page Data; the labels have the same names."
    )

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

    # What sentences say of all kinds alike, with the words of each

    @property
    def title(self) -> Text:
        """What the number of samples is called."""
        return T("Number of {many}", many=self.words.many)

    @property
    def new_project(self) -> Text:
        """The title of a dialog."""
        return T("New project from your {many}", many=self.words.many)

    @property
    def looking(self) -> Text:
        """What goes on while something doubtful is looked for."""
        return T("Looking at your {many}", many=self.words.many)

    @property
    def prepare_tip(self) -> Text:
        """What preparing is."""
        return T("Prepares all {many} once. Otherwise the first training run does it.", many=self.words.many)

    @property
    def unprepared(self) -> Text:
        """That they are not prepared yet."""
        return T("The first run prepares the {many}. You can do it now.", many=self.words.many)

    def prepared(self, size: str) -> Text:
        """That the samples are prepared, and take so much room."""
        words = {"many": self.words.many, "size": size}
        return T("Training starts at once. The prepared {many} take {size} on the disk.", **words)

    def speed(self, rate: str) -> Text:
        """How fast training goes."""
        return T("{rate} {many}/s", rate=rate, many=self.words.many)

    @property
    def other_columns(self) -> Text:
        """What is different where the settings of the columns are."""
        return T("other settings of the {many}", many=self.words.many)

    def facts(self, found: ColumnFound) -> tuple[tuple[Text, str], ...]:
        """What a scan found in the column, as names and values."""
        return ()

    def snippet(self, exporter: str, path: Path) -> str:
        """A few lines that use what was exported to `path`; empty where there are none for this form."""
        return ""

    # Views

    def samples_panel(self, parent: QWidget) -> SamplesPanel:
        """All samples."""
        return cast("SamplesPanel", self._made("samples_shown", self.words, parent))

    def details(self, parent: QWidget) -> SampleDetails:
        """One sample closely."""
        return cast("SampleDetails", self._made("sample_shown", parent))

    def examples(self, parent: QWidget) -> ExamplesView:
        """Samples of an examination."""
        return cast("ExamplesView", self._made("examples_shown", parent))

    def close_view(self, parent: QWidget) -> CloseView:
        """One of them, large."""
        return cast("CloseView", self._made("example_shown", self.column, parent))

    def giver(self, studio: Studio, columns: Sequence[str], parent: QWidget) -> Giver | None:
        """Where the values of columns are given, of which there are several where they are given `together`.

        What is in words is written, unless its kind names another way.
        """
        if not self.given and self.kind is not None and self.kind.in_words:
            from deepstudio.ui.kinds.giver import WordsGiver
            from deepstudio.ui.language import tr_text

            return WordsGiver(studio, columns, tr_text(self.kind.title), parent)
        return cast("Giver | None", self._made("given", studio, columns, parent))

    def looked_at_by(self) -> LookAt:
        """What of the data process looks at the samples."""
        return cast("LookAt", imported(self.looked_at))

    def _made(self, name: str, *arguments: Any) -> Any:
        """The view that is named so; that of plain texts, and a complaint, where it cannot be made."""
        own, plain = getattr(self, name), getattr(Looks, name)
        try:
            return imported(own)(*arguments) if own else None
        except Exception as error:  # what a plugin's view does is its own
            if own == plain:
                raise
            record_error(error, f"making {own}")
            package = own.partition(".")[0]
            self.complaint = T(
                "A view of {package} cannot be shown: {reason}", package=package, reason=str(error)
            )
            return imported(plain)(*arguments) if plain else None


def looks_for(kind: ColumnKind | None) -> Looks:
    """How a kind is shown; as plain texts with a complaint where what it names cannot be loaded."""
    if kind is None or not has_part(kind, "shown"):
        return Looks(kind)
    try:
        made: Looks = part(kind, "shown")(kind)
    except Explained as error:
        return Looks(kind, error.text)
    except Exception as error:
        text = blamed(error)
        if text is None:
            raise
        return Looks(kind, text)
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
