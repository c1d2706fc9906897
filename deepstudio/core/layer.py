"""What a layer is: settings, a shape rule, calls and a cost. Everything else about a layer derives from it."""

# Without postponed annotations: pydantic would read their text anew for every class that derives from these.

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

from deepstudio.core.calls import Call
from deepstudio.core.lent import LentWeights
from deepstudio.core.settings import Settings
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text, verbatim


class Category(Enum):
    """Families of layers, in the order of the palette. The value names the family's colour and glyph."""

    DATA = "data"
    CONVOLUTION = "convolution"
    POOLING = "pooling"
    DENSE = "dense"
    RECURRENT = "recurrent"
    ATTENTION = "attention"
    ACTIVATION = "activation"
    NORMALISATION = "normalisation"
    REGULARISATION = "regularisation"
    SHAPE = "shape"
    MERGE = "merge"
    BLOCK = "block"

    @property
    def title(self) -> Text:
        return _CATEGORY_TITLES[self]


_CATEGORY_TITLES = {
    Category.DATA: T("Input & output"),
    Category.DENSE: T("Dense"),
    Category.CONVOLUTION: T("Convolution"),
    Category.POOLING: T("Pooling"),
    Category.RECURRENT: T("Recurrent"),
    Category.ATTENTION: T("Attention"),
    Category.ACTIVATION: T("Activation"),
    Category.NORMALISATION: T("Normalisation"),
    Category.REGULARISATION: T("Regularisation"),
    Category.SHAPE: T("Shape"),
    Category.MERGE: T("Merge"),
    Category.BLOCK: T("Blocks"),
}


@dataclass(frozen=True, slots=True)
class Port:
    """A named place where wires end or begin. A variadic port takes any number of wires, in order.

    Fewer wires than `fewest` are possible, but make no sense. The first ports of a layer are called `in` and `out`;
    others have a `title`. An output with a `switch` is there while that setting of the layer is on.
    """

    name: str
    variadic: bool = False
    fewest: int = 1
    title: Text | None = None
    switch: str = ""

    @property
    def words(self) -> Text:
        """What a person calls it."""
        return self.title or verbatim(self.name)


@dataclass(frozen=True, slots=True)
class Cost:
    """Trainable `parameters`, and `multiply_adds` for one sample."""

    parameters: int = 0
    multiply_adds: int = 0


@dataclass(frozen=True, slots=True)
class InsertBefore:
    """A fix seen from the node with the problem: put a new layer on the wire to one of its inputs.

    `label` says it where “Insert …” with all settings would be too much to read.
    """

    layer: str
    settings: dict[str, Any] = field(default_factory=dict)
    input: int = 0
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class SetValues:
    """A fix seen from the node with the problem: change some of its own settings."""

    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReplaceSelf:
    """A fix seen from the node with the problem: use another layer in its place."""

    layer: str
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CutInput:
    """A fix seen from the node with the problem: take away the wire to one of its inputs."""

    input: int


@dataclass(frozen=True, slots=True)
class RemoveSelf:
    """A fix seen from the node with the problem: take it out and join its neighbours."""


@dataclass(frozen=True, slots=True)
class SetBefore:
    """A fix seen from the node with the problem: change settings of a layer before one of its inputs.

    It means the nearest one that has these settings, and is offered only where the node accepts what then comes.
    `why` takes the place of the reason the shape rule gave; `{layer}` in it stands for the layer that changes.
    """

    values: dict[str, Any]
    input: int = 0
    why: Text | None = None


CertainFix = InsertBefore | SetValues | ReplaceSelf | CutInput | RemoveSelf
RelativeFix = CertainFix | SetBefore


class Mismatch(Exception):
    """Raised by a shape rule: what does not fit, why, and the fixes, best first.

    `shrunk` takes the place of `why` where layers before have made the picture smaller than it entered.
    """

    def __init__(
        self,
        message: Text,
        *fixes: RelativeFix,
        why: Text | None = None,
        shrunk: Text | None = None,
        setting: str = "",
    ) -> None:
        super().__init__(message.source)
        self.message = message
        self.fixes = fixes
        self.why = why
        self.shrunk = shrunk
        self.setting = setting


ENTERING = "entering"


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """One of the layers that a block consists of.

    `after` names the parts whose results it takes, `ENTERING` among them for what enters the block.
    """

    name: str
    layer: str
    settings: dict[str, Any] = field(default_factory=dict)
    after: tuple[str, ...] = (ENTERING,)


class Layer(Settings):
    """Base of every layer. Subclasses declare settings as fields; inputs follow from what is connected.

    `outputs` are all results a layer can have; which of them it gives with its settings, `results` says.
    `example_inputs` are accepted with default settings; each of `example_mismatches` (settings, inputs) is refused
    with at least one fix. The derived tests run over both.
    """

    category: ClassVar[Category]
    inputs: ClassVar[tuple[Port, ...]] = (Port("in"),)
    outputs: ClassVar[tuple[Port, ...]] = (Port("out"),)
    glyph: ClassVar[str] = ""
    about: ClassVar[str] = ""
    """The id of the entry of the glossary that explains it."""
    keywords: ClassVar[tuple[str, ...]] = ()
    random: ClassVar[bool] = False
    """Whether it draws random numbers in training, although it has no weights."""
    lent: ClassVar[LentWeights | None] = None
    """The weights that it comes with."""
    stages: ClassVar[int] = 0
    """How many parts it has of which the first can be frozen alone. The module holds them as `stages`: `begin(x, n)`
    computes the first n, and `end(y, n)` goes on from there, to a result for each port that is given later."""
    given_by: ClassVar[Mapping[str, int]] = {}
    """After how many stages the value of an output port is there."""
    wants: ClassVar[Mapping[str, Any]] = {}
    """Settings that a column which enters right here must have, such as how its numbers are made."""
    wants_least: ClassVar[Mapping[str, tuple[int, int]]] = {}
    """Numbers among them: below the first of two it sees next to nothing, the second is usual."""
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ()
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = ()
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = ()

    @property
    def results(self) -> tuple[Port, ...]:
        """The output ports, in the order of `shapes`."""
        ports = self.outputs
        return ports if len(ports) < 2 else tuple(p for p in ports if not p.switch or getattr(self, p.switch))

    def shape(self, *inputs: Any) -> Shape:
        """The shape of the first result for these input shapes, by arithmetic alone. Raises `Mismatch`."""
        raise NotImplementedError

    def shapes(self, *inputs: Any) -> tuple[Shape, ...]:
        """The shapes of all results. Raises `Mismatch`."""
        return (self.shape(*inputs),)

    def shape_at(self, output: str, *inputs: Any) -> Shape | None:
        """The shape of one result, by its port; nothing where there is no such port. Raises `Mismatch`."""
        results = zip(self.results, self.shapes(*inputs), strict=False)
        return next((shape for port, shape in results if port.name == output), None)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        """The computation, applied one after the other; the first call gets the layer's inputs.

        Where there are several results, the last call gives them as a tuple.
        """
        raise NotImplementedError

    def cost(self, *inputs: Any) -> Cost:
        """Parameters and multiply-adds for these input shapes."""
        return Cost()

    def opened(self, *inputs: Any) -> tuple[OpenedPart, ...]:
        """The layers that compute exactly the same, for a block of several; nothing where there are none.

        They come in the order in which the block's module holds them; one that no other takes gives the result. The
        derived tests compare shape, parameters and results with those of the block.
        """
        return ()

    @property
    def learning_stages(self) -> int:
        """How many of the last `stages` learn."""
        return self.stages

    def summary(self) -> str:
        """The settings that matter, in one line under the name of a node. Symbols and numbers only."""
        return ""

    def final_activation(self) -> str | None:
        """`sigmoid` or `softmax` where the last call turns logits into probabilities."""
        return None
