"""What a sample can consist of: the kinds of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from deepstudio.core.declarations import ColumnKind, KindWords, Loss, Objective, Source
from deepstudio.core.project import NOTHING_FOUND, ColumnFound, ColumnPlan, DataPlan, Use
from deepstudio.core.registry import Registry
from deepstudio.core.settings import setting
from deepstudio.core.shapes import UNKNOWN, Image, Tokens, Vector
from deepstudio.core.text import T, Text

# Large JPEGs are decoded at a reduced scale that still leaves this many pixels on each side.
LARGEST_SIDE = 512
# An index of 0 is padding, as everywhere, and 1 a value that training has not seen.
FIRST_VALUE = UNKNOWN + 1
ROWS_LEFT_OUT = T("Samples without an answer, or that cannot be read: {n:,}. They take no part.")
A_TABLE = T("A table")
SIDES = (28, 32, 64, 96, 128, 150, 224, 256)


class PictureColumn(ColumnKind):
    """A picture, brought to one size and colour; a tensor of shape (N, channels, height, width)."""

    id: ClassVar[str] = "picture"
    title: ClassVar[Text] = T("Picture")
    help: ClassVar[Text] = T("A photograph, scan or drawing, brought to the size the network expects.")
    stored: ClassVar[str] = "deepstudio.data.kinds.picture:StoredPictures"
    brought: ClassVar[str] = "deepstudio.data.brought:pictures"
    fed: ClassVar[str] = "deepstudio.engine.inputs.pictures:Pictures"
    exported: ClassVar[str] = "deepstudio.engine.export.pictures:ExportedPictures"
    compared: ClassVar[str] = "deepstudio.engine.baseline.pictures:picture_features"
    methods: ClassVar[tuple[str, ...]] = ("svm",)
    written: ClassVar[str] = "deepstudio.codegen.pictures:picture_parts"
    shown: ClassVar[str] = "deepstudio.ui.kinds.picture:PictureLooks"
    brought_as: ClassVar[Text | None] = T("Pictures")
    sketched: ClassVar[str] = "deepstudio.data.sketches:pictures"
    words: ClassVar[KindWords] = KindWords(
        one=T("picture"),
        many=T("pictures"),
        counted=T("{n} pictures"),
        unusable=T("None of the pictures can be used."),
        choose=T("Choose pictures, or a folder of them."),
        give=T("Give pictures or a folder of them."),
        left_out=T("Pictures that cannot be read: {n:,}. They take no part."),
    )

    height: int = setting(
        28,
        T("Height"),
        T("Height of the picture the network sees."),
        ge=1,
        le=LARGEST_SIDE,
        unit=T("pixels"),
        usual=SIDES,
    )
    width: int = setting(
        28,
        T("Width"),
        T("Width of the picture the network sees."),
        ge=1,
        le=LARGEST_SIDE,
        unit=T("pixels"),
        usual=SIDES,
    )
    color: Literal["rgb", "grey"] = setting(
        "rgb",
        T("Colour"),
        T("Colour has three numbers a pixel. Grey has one and is enough where colour tells nothing."),
        choices={"rgb": T("colour"), "grey": T("grey")},
    )
    fit: Literal["stretch", "crop", "pad"] = setting(
        "stretch",
        T("Fit"),
        T(
            "What happens to pictures of another form: stretch them, cut their middle out, or add a black rim."
        ),
        choices={"stretch": T("stretch"), "crop": T("cut out the middle"), "pad": T("add a rim")},
    )
    black: float = setting(
        0.0,
        T("Black"),
        T(
            "Of pictures with more than 8 bits: the value that is black. Where it equals white, both are found out."
        ),
        advanced=True,
    )
    white: float = setting(
        0.0,
        T("White"),
        T("Of pictures with more than 8 bits: the value that is white, such as 4095 for 12 bits."),
        advanced=True,
    )
    normalise: Literal["range", "standard"] = setting(
        "range",
        T("Numbers"),
        T(
            "How brightness becomes numbers: from 0 to 1, or so that the training pictures have mean 0 and "
            "standard deviation 1."
        ),
        choices={"range": T("0 to 1"), "standard": T("mean 0, deviation 1")},
        advanced=True,
    )

    @property
    def channels(self) -> int:
        return 1 if self.color == "grey" else 3

    def shape(self, found: ColumnFound | None) -> Image:
        return Image(self.channels, self.height, self.width)


class TextColumn(ColumnKind):
    """A text as tokens; a tensor of shape (N, length), 0 behind the last token, 1 for unknown ones."""

    id: ClassVar[str] = "text"
    title: ClassVar[Text] = T("Text")
    help: ClassVar[Text] = T("A sentence or a longer text, cut into tokens that the network knows by number.")
    stored: ClassVar[str] = "deepstudio.data.kinds.tokens:StoredTexts"
    brought: ClassVar[str] = "deepstudio.data.brought:texts"
    fed: ClassVar[str] = "deepstudio.engine.inputs.texts:Texts"
    exported: ClassVar[str] = "deepstudio.engine.export.texts:ExportedTexts"
    compared: ClassVar[str] = "deepstudio.engine.baseline.texts:text_features"
    written: ClassVar[str] = "deepstudio.codegen.texts:text_parts"
    shown: ClassVar[str] = "deepstudio.ui.kinds.text:TextLooks"
    brought_as: ClassVar[Text | None] = T("Texts")
    words: ClassVar[KindWords] = KindWords(
        one=T("text"),
        many=T("texts"),
        counted=T("{n} texts"),
        unusable=T("None of the texts can be used."),
        choose=T("Choose a file of texts, or write one."),
        give=T("Give a file of texts, or --text TEXT."),
        left_out=T("Texts that are empty, unlabelled or unreadable: {n:,}. They take no part."),
    )

    proposals_stay: ClassVar[bool] = False
    in_words: ClassVar[bool] = True

    tokenizer: str = setting(
        "words",
        T("Tokens"),
        T("The pieces a text is cut into. With “words”, each Chinese character counts as one."),
        family="tokenizers",
        about="token",
    )
    vocabulary: int = setting(
        10_000,
        T("Vocabulary"),
        T("How many different tokens the network knows; the most frequent ones of the training texts."),
        ge=10,
        le=200_000,
        unit=T("tokens"),
        about="vocabulary",
    )
    min_count: int = setting(
        2,
        T("Minimum count"),
        T("A token that is seen less often in the training texts counts as unknown."),
        ge=1,
        le=1000,
        visible_when=("tokenizer", ("words", "segments", "characters")),
    )
    length: int = setting(
        200,
        T("Maximum length"),
        T("What comes after so many tokens of a text is cut off."),
        ge=1,
        le=10_000,
        unit=T("tokens"),
        about="sequence_length",
    )
    lowercase: bool = setting(
        True, T("Lower case"), T("Takes “Good” and “good” as the same word."), advanced=True
    )

    def shape(self, found: ColumnFound | None) -> Tokens:
        return Tokens(None, self.vocabulary)


class CategoryColumn(ColumnKind):
    """One of several values, such as a city or a class. It enters as one number a value, or answers as a class."""

    id: ClassVar[str] = "category"
    replaces: ClassVar[tuple[str, ...]] = ("class",)
    uses: ClassVar[tuple[Use, ...]] = ("target", "input", "group")
    title: ClassVar[Text] = T("Category")
    help: ClassVar[Text] = T(
        "One of several values, such as a city, a colour or the class a sample belongs to."
    )
    stored: ClassVar[str] = "deepstudio.data.kinds.category:StoredCategories"
    shown: ClassVar[str] = "deepstudio.ui.kinds.row:RowLooks"
    brought_as: ClassVar[Text | None] = A_TABLE
    sketched: ClassVar[str] = "deepstudio.data.sketches:rows"
    brought: ClassVar[str] = "deepstudio.data.brought_rows:rows"
    fed: ClassVar[str] = "deepstudio.engine.inputs.categories:FedCategories"
    compared: ClassVar[str] = "deepstudio.engine.baseline.rows:category_features"
    methods: ClassVar[tuple[str, ...]] = ("linear", "trees")
    exported: ClassVar[str] = "deepstudio.engine.export.cells:ExportedCategory"
    written: ClassVar[str] = "deepstudio.codegen.rows:row_parts"
    objective: ClassVar[str] = "class"
    words: ClassVar[KindWords] = KindWords(
        one=T("category"),
        many=T("categories"),
        counted=T("{n} categories"),
        unusable=T("None of the samples has a category that can be used."),
        choose=T("Choose a category."),
        give=T("Give the name of a category."),
        left_out=ROWS_LEFT_OUT,
    )

    enters: Literal["one-hot", "index"] = setting(
        "one-hot",
        T("Enters as"),
        T(
            "One number a value suits few values and can be joined with other columns. An index suits many: it needs "
            "an input of its own and an Embedding layer behind it. A missing value counts as a value of its own; one "
            "that training has not seen is all zeros, or index 1."
        ),
        choices={"one-hot": T("one number a value"), "index": T("an index, for an Embedding")},
    )

    @property
    def joins(self) -> bool:
        return self.enters == "one-hot"

    def shape(self, found: ColumnFound | None) -> Vector | Tokens | None:
        """By the values of all samples: those that training has not seen have a place, too, which stays dark."""
        if found is None:
            return None
        if self.enters == "index":
            return Tokens(1, FIRST_VALUE + len(found.classes))
        return Vector(max(1, len(found.classes)))


class NumberColumn(ColumnKind):
    """A number, such as an age or a price; a tensor of shape (N, 1) around 0, or what the network learns to tell.

    Where values are missing, a second number says so: (N, 2).
    """

    id: ClassVar[str] = "number"
    uses: ClassVar[tuple[Use, ...]] = ("input", "target")
    title: ClassVar[Text] = T("Number")
    help: ClassVar[Text] = T("A number, such as an age, a length or a price.")
    stored: ClassVar[str] = "deepstudio.data.kinds.number:StoredNumbers"
    shown: ClassVar[str] = "deepstudio.ui.kinds.row:RowLooks"
    brought_as: ClassVar[Text | None] = A_TABLE
    sketched: ClassVar[str] = "deepstudio.data.sketches:rows"
    brought: ClassVar[str] = "deepstudio.data.brought_rows:rows"
    fed: ClassVar[str] = "deepstudio.engine.inputs.numbers:FedNumbers"
    compared: ClassVar[str] = "deepstudio.engine.baseline.rows:number_features"
    methods: ClassVar[tuple[str, ...]] = ("linear", "trees")
    exported: ClassVar[str] = "deepstudio.engine.export.cells:ExportedNumber"
    written: ClassVar[str] = "deepstudio.codegen.rows:row_parts"
    objective: ClassVar[str] = "number"
    words: ClassVar[KindWords] = KindWords(
        one=T("number"),
        many=T("numbers"),
        counted=T("{n} numbers"),
        unusable=T("None of the samples has a number that can be used."),
        choose=T("Choose a number."),
        give=T("Give a number."),
        left_out=ROWS_LEFT_OUT,
    )

    unit: str = setting(
        "", T("Unit"), T("What the number counts, such as cm, € or people. It stands behind it everywhere.")
    )
    scaling: Literal["standard", "range", "none"] = setting(
        "standard",
        T("Scale"),
        T(
            "How the number enters: around 0 with a deviation of 1, from 0 to 1 over the training part, or as it is. "
            "Networks learn best from numbers around 0."
        ),
        choices={
            "standard": T("mean 0, deviation 1"),
            "range": T("0 to 1"),
            "none": T("as it is"),
        },
    )
    fill: Literal["mean", "median", "value"] = setting(
        "mean",
        T("Missing values"),
        T("What stands for a missing value; mean and median are those of the training part."),
        choices={"mean": T("the mean"), "median": T("the median"), "value": T("a value")},
        advanced=True,
    )
    fill_value: float = setting(
        0.0,
        T("Value for missing"),
        T("The number that stands for a missing value."),
        advanced=True,
        visible_when=("fill", ("value",)),
    )
    decimal: Literal["auto", "point", "comma"] = setting(
        "auto",
        T("Decimals behind"),
        T(
            "How numbers such as 1.234 and 1,234 are read where the others do not tell what parts their decimals."
        ),
        choices={"auto": T("found out"), "point": T("a point"), "comma": T("a comma")},
        advanced=True,
    )
    tells_missing: Literal["auto", "always", "never"] = setting(
        "auto",
        T("Say what is missing"),
        T("A second number enters that is 1 where the value is missing and 0 elsewhere."),
        choices={"auto": T("where values are missing"), "always": T("always"), "never": T("never")},
        advanced=True,
    )

    @property
    def joins(self) -> bool:
        return True

    def marks_missing(self, found: ColumnFound) -> bool:
        """Whether a second number says that the value is missing."""
        return self.tells_missing == "always" or (self.tells_missing == "auto" and found.missing > 0)

    def shape(self, found: ColumnFound | None) -> Vector | None:
        if found is None and self.tells_missing == "auto":
            return None
        return Vector(2 if self.marks_missing(found or NOTHING_FOUND) else 1)


class IdColumn(ColumnKind):
    """The name of what a sample belongs to. It never enters a network; samples are divided by it."""

    id: ClassVar[str] = "id"
    uses: ClassVar[tuple[Use, ...]] = ("group",)
    title: ClassVar[Text] = T("Name")
    help: ClassVar[Text] = T("Who or what a sample belongs to, such as a person, a patient or a place.")
    stored: ClassVar[str] = "deepstudio.data.kinds.id:StoredIds"

    def shape(self, found: ColumnFound | None) -> None:
        return None


class TimeColumn(ColumnKind):
    """When a sample was. It never enters a network; samples are divided by it."""

    id: ClassVar[str] = "time"
    uses: ClassVar[tuple[Use, ...]] = ("time",)
    title: ClassVar[Text] = T("Time")
    help: ClassVar[Text] = T(
        "When a sample was: a date, a date with a time of day, or a number such as a year."
    )
    stored: ClassVar[str] = "deepstudio.data.kinds.time:StoredTimes"

    def shape(self, found: ColumnFound | None) -> None:
        return None


Named = tuple[tuple[str, ColumnKind], ...]


def entering(plan: DataPlan, registry: Registry) -> Named:
    """What enters the network: the columns used as input, by name, in their order, where their kinds can be made."""
    return _of_use(plan, registry, "input")


def targets(plan: DataPlan, registry: Registry) -> Named:
    """What the network learns to answer: the columns used as target, by name, in their order."""
    return _of_use(plan, registry, "target")


def objective_of(kind: ColumnKind, registry: Registry) -> Objective | None:
    """What it means to answer a column of a kind; nothing where none can."""
    cls = registry.objectives.get(kind.objective) if kind.objective else None
    return cls() if cls is not None else None


def fitting_losses(kinds: Iterable[ColumnKind], registry: Registry) -> list[type[Loss]]:
    """The losses for at least one of what is answered; all of them where nothing is."""
    wanted = {kind.objective for kind in kinds}
    return [cls for cls in registry.losses if not wanted or not cls.objectives or wanted & {*cls.objectives}]


def unit_of(kind: ColumnKind) -> str:
    """What the values of a column count, where its settings say so."""
    return str(getattr(kind, "unit", ""))


def planned(plan: DataPlan, registry: Registry) -> Mapping[str, ColumnPlan]:
    """What is planned for each column; what the source offers where the plan says nothing."""
    if plan.columns:
        return plan.columns
    source = registry.sources.resolve(plan.source.id, plan.source.settings, plan.source.key)
    return source.offered() if isinstance(source, Source) else {}


def _of_use(plan: DataPlan, registry: Registry, use: Use) -> Named:
    made = (
        (name, registry.columns.resolve(chosen.id, chosen.settings, chosen.key))
        for name, chosen in planned(plan, registry).items()
        if chosen.use == use
    )
    return tuple((name, kind) for name, kind in made if isinstance(kind, ColumnKind))


COLUMNS: tuple[type[ColumnKind], ...] = (
    PictureColumn,
    TextColumn,
    CategoryColumn,
    NumberColumn,
    IdColumn,
    TimeColumn,
)
