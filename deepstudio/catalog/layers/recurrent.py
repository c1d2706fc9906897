"""Recurrent layers: they read a sequence step by step and carry a state along."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import joined, need_sequence, steps_of
from deepstudio.core.calls import Call, masked
from deepstudio.core.layer import Category, Cost, Layer, Port
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text, verbatim

_MODULES = "deepstudio.engine.modules.recurrent"


class Recurrent(Layer):
    """Base of recurrent layers. `gates` is how many sets of weights one has, each (features + units) × units."""

    category: ClassVar[Category] = Category.RECURRENT
    glyph: ClassVar[str] = "recurrent"
    gates: ClassVar[int]
    outputs: ClassVar[tuple[Port, ...]] = (
        Port("out", title=T("Result")),
        Port("state", title=T("Last state"), switch="return_state"),
    )
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Sequence(None, 6),), (Sequence(5, 6),))
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = (
        {"units": 5, "bidirectional": True},
        {"units": 5, "return_sequences": True, "dropout": 0.5},
        {"units": 5, "bidirectional": True, "return_sequences": True},
        {"units": 5, "return_sequences": True, "return_state": True},
        {"units": 5, "bidirectional": True, "return_sequences": True, "return_state": True, "dropout": 0.5},
        {"units": 5, "return_state": True},
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(None, 50),)),
        ({}, (Vector(64),)),
        ({}, (Image(3, 4, 4),)),
    )

    units: int = setting(
        64,
        T("Units"),
        T("How many numbers the layer remembers from step to step."),
        ge=1,
        le=8192,
        usual=(16, 32, 64, 128, 256),
        about="neuron",
    )
    bidirectional: bool = setting(
        False,
        T("Both directions"),
        T("Reads the sequence from its end as well. Twice as many numbers come out."),
    )
    return_sequences: bool = setting(
        False,
        T("Return the whole sequence"),
        T("Gives the state after every step, for another layer that reads steps. Off: only after the last."),
    )
    return_state: bool = setting(
        False,
        T("Give the last state as well"),
        T("A second port below the layer gives its state after the last step, to use beside the sequence."),
        advanced=True,
    )
    dropout: float = setting(
        0.0,
        T("Dropout"),
        T("The share of the results that is switched off at random during training, against overfitting."),
        ge=0,
        le=0.95,
        step=0.05,
        about="dropout",
    )

    def shape(self, *inputs: Any) -> Shape:
        x = need_sequence(self.title, inputs[0])
        features = self.units * self._directions
        return replace(x, features=features) if self.return_sequences else Vector(features)

    def shapes(self, *inputs: Any) -> tuple[Shape, ...]:
        state = (Vector(self.units * self._directions),) if self.return_state else ()
        return self.shape(*inputs), *state

    @property
    def _directions(self) -> int:
        return 2 if self.bidirectional else 1

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        names = ("bidirectional", "return_sequences", "dropout", "return_state")
        options = {name: getattr(self, name) for name in names if getattr(self, name)}
        return (masked(f"{_MODULES}.{type(self).__name__}", inputs[0].features, self.units, **options),)

    def cost(self, *inputs: Any) -> Cost:
        (x,) = inputs
        weights = self.gates * self.units * (x.features + self.units)
        # torch keeps two biases for each unit of each gate.
        one = Cost(weights + 2 * self.gates * self.units, weights * steps_of(x))
        return Cost(one.parameters * self._directions, one.multiply_adds * self._directions)

    def summary(self) -> str:
        return joined(self.units, "↔" if self.bidirectional else "", self.dropout or "")


class SimpleRNN(Recurrent):
    """Elman, 1990."""

    id: ClassVar[str] = "simple_rnn"
    about: ClassVar[str] = "rnn"
    title: ClassVar[Text] = T("Simple RNN")
    help: ClassVar[Text] = T("Reads step by step with a short memory. The oldest and simplest way.")
    keywords: ClassVar[tuple[str, ...]] = ("recurrent", "elman", "text", "循环神经网络")
    gates: ClassVar[int] = 1


class LSTM(Recurrent):
    """Hochreiter and Schmidhuber, 1997."""

    id: ClassVar[str] = "lstm"
    about: ClassVar[str] = "lstm"
    title: ClassVar[Text] = verbatim("LSTM")
    help: ClassVar[Text] = T("Reads step by step and decides what to remember and what to forget.")
    keywords: ClassVar[tuple[str, ...]] = ("recurrent", "rnn", "text", "长短期记忆")
    gates: ClassVar[int] = 4


class GRU(Recurrent):
    """Cho et al., 2014."""

    id: ClassVar[str] = "gru"
    about: ClassVar[str] = "gru"
    title: ClassVar[Text] = verbatim("GRU")
    help: ClassVar[Text] = T("Like LSTM with fewer weights, often as good.")
    keywords: ClassVar[tuple[str, ...]] = ("recurrent", "rnn", "text", "门控循环单元")
    gates: ClassVar[int] = 3


LAYERS = (SimpleRNN, LSTM, GRU)
