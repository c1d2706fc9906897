"""What a sample can consist of: the kinds of columns."""

from __future__ import annotations

from typing import ClassVar, Literal

from deepstudio.catalog.tokenizers import TOKENIZERS
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan, Use
from deepstudio.core.registry import Registry
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Tokens
from deepstudio.core.text import T, Text

# Large JPEGs are decoded at a reduced scale that still leaves this many pixels on each side.
LARGEST_SIDE = 512
SIDES = (28, 32, 64, 96, 128, 150, 224, 256)


class PictureColumn(ColumnKind):
    """A picture, brought to one size and colour; a tensor of shape (N, channels, height, width)."""

    id: ClassVar[str] = "picture"
    shown: ClassVar[str] = "deepstudio.ui.kinds.picture:PictureLooks"
    title: ClassVar[Text] = T("Picture")
    help: ClassVar[Text] = T("A photograph, scan or drawing, brought to the size the network expects.")

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
    shown: ClassVar[str] = "deepstudio.ui.kinds.text:TextLooks"
    title: ClassVar[Text] = T("Text")
    help: ClassVar[Text] = T("A sentence or a longer text, cut into tokens that the network knows by number.")

    tokenizer: Literal["words", "characters", "subwords"] = setting(
        "words",
        T("Tokens"),
        T("The pieces a text is cut into. A Chinese character counts as a word."),
        choices={cls.id: cls.title for cls in TOKENIZERS},
    )
    vocabulary: int = setting(
        10_000,
        T("Vocabulary"),
        T("How many different tokens the network knows; the most frequent ones of the training texts."),
        ge=10,
        le=200_000,
        unit=T("tokens"),
    )
    min_count: int = setting(
        2,
        T("Minimum count"),
        T("A token that is seen less often in the training texts counts as unknown."),
        ge=1,
        le=1000,
        visible_when=("tokenizer", ("words", "characters")),
    )
    length: int = setting(
        200,
        T("Maximum length"),
        T("What comes after so many tokens of a text is cut off."),
        ge=1,
        le=10_000,
        unit=T("tokens"),
    )
    lowercase: bool = setting(
        True, T("Lower case"), T("Takes “Good” and “good” as the same word."), advanced=True
    )

    def shape(self, found: ColumnFound | None) -> Tokens:
        return Tokens(None, self.vocabulary)


class ClassColumn(ColumnKind):
    """One of several classes: the answer a classifier learns to give. A whole number, not a network input."""

    id: ClassVar[str] = "class"
    uses: ClassVar[tuple[Use, ...]] = ("target", "group")
    title: ClassVar[Text] = T("Class")
    help: ClassVar[Text] = T("The group a sample belongs to; what the network learns to tell.")

    def shape(self, found: ColumnFound | None) -> None:
        return None


Named = tuple[tuple[str, ColumnKind], ...]


def entering(plan: DataPlan, registry: Registry) -> Named:
    """What enters the network: the columns used as input, by name, in their order. Kinds that cannot be made are left out."""
    return _of_use(plan, registry, "input")


def targets(plan: DataPlan, registry: Registry) -> Named:
    """What the network learns to answer: the columns used as target, by name, in their order."""
    return _of_use(plan, registry, "target")


def usual_plan(chosen: Chosen, registry: Registry) -> ColumnPlan:
    """A column of a kind with the use that is usual for it."""
    cls = registry.columns.get(chosen.id)
    return ColumnPlan(
        id=chosen.id, settings=chosen.settings, use=cls.uses[0] if cls is not None else "unused"
    )


def _of_use(plan: DataPlan, registry: Registry, use: Use) -> Named:
    made = (
        (name, registry.columns.resolve(chosen.id, chosen.settings, chosen.key))
        for name, chosen in plan.columns.items()
        if chosen.use == use
    )
    return tuple((name, kind) for name, kind in made if isinstance(kind, ColumnKind))


COLUMNS: tuple[type[ColumnKind], ...] = (PictureColumn, TextColumn, ClassColumn)
