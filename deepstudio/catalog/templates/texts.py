"""Templates that classify texts."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.catalog.templates.graphs import (
    ADVANCED,
    BEGINNER,
    OneNetwork,
    Step,
    parallel,
    sequential,
)
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.project import ColumnPlan, DataPlan, TrainingPlan
from deepstudio.core.text import T, Text

EMBEDDING: Step = ("embedding", {"size": 128})
SOFTMAX_3: Step = ("dense", {"units": 3, "activation": "softmax"})


def sentences(neutral: bool = True, **column: Any) -> DataPlan:
    """The built-in toy sentences, with three classes or with two."""
    text = {"vocabulary": 5000, "min_count": 1, "length": 200, **column}
    columns = {"text": ColumnPlan(id="text", settings=text), "label": ColumnPlan(id="category", use="target")}
    source = Chosen(id="toy-sentiment", settings={} if neutral else {"neutral": False})
    return DataPlan(source=source, columns=columns)


class TextTemplate(OneNetwork):
    """Base of templates that start with the toy sentences."""

    keywords: ClassVar[tuple[str, ...]] = ("reviews", "comments", "opinion", "情感", "评论", "点评")

    def data(self) -> DataPlan | None:
        return sentences()

    def training(self) -> TrainingPlan:
        return TrainingPlan(epochs=10)


class SentimentAverage(TextTemplate):
    """Joulin et al., 2016, and Iyyer et al., 2015: the mean of the words, here with the strongest sign beside it."""

    id: ClassVar[str] = "sentiment-average"
    title: ClassVar[Text] = T("Sentiment, word average")
    help: ClassVar[Text] = T(
        "The simplest network for texts: words without their order. See how far it gets."
    )
    glyph: ClassVar[str] = "embedding"
    level: ClassVar[Text] = BEGINNER

    def graph(self) -> Graph:
        return parallel(
            ("input", EMBEDDING, ("dropout", {"rate": 0.5})),
            (("global_avg_pool1d",), ("global_max_pool1d",)),
            ("concatenate", ("dropout", {"rate": 0.3}), SOFTMAX_3, "output"),
        )

    def training(self) -> TrainingPlan:
        return TrainingPlan(epochs=15)


class SentimentLstm(TextTemplate):
    """The network of the textbooks: two LSTM layers and one number, for positive or negative."""

    id: ClassVar[str] = "sentiment-lstm"
    title: ClassVar[Text] = T("Sentiment, LSTM")
    help: ClassVar[Text] = T("The textbook network that reads a sentence word by word: positive or negative?")
    glyph: ClassVar[str] = "recurrent"
    level: ClassVar[Text] = BEGINNER

    def data(self) -> DataPlan:
        return sentences(neutral=False)

    def graph(self) -> Graph:
        return sequential(
            "input",
            EMBEDDING,
            ("lstm", {"units": 64, "return_sequences": True}),
            ("lstm", {"units": 32}),
            ("dense", {"units": 1, "activation": "sigmoid"}),
            "output",
        )


class SentimentLstm3(TextTemplate):
    id: ClassVar[str] = "sentiment-lstm-3"
    title: ClassVar[Text] = T("Sentiment, LSTM, 3 classes")
    help: ClassVar[Text] = T("Positive, neutral or negative: the same two LSTM layers with dropout.")
    glyph: ClassVar[str] = "recurrent"

    def graph(self) -> Graph:
        return sequential(
            "input",
            EMBEDDING,
            ("dropout", {"rate": 0.3}),
            ("lstm", {"units": 64, "return_sequences": True}),
            ("lstm", {"units": 32}),
            ("dropout", {"rate": 0.3}),
            SOFTMAX_3,
            "output",
        )


class SentimentGru(TextTemplate):
    """Cho et al., 2014, read in both directions."""

    id: ClassVar[str] = "sentiment-gru"
    title: ClassVar[Text] = T("Sentiment, GRU")
    help: ClassVar[Text] = T("Reads a sentence in both directions and keeps the strongest sign of each kind.")
    glyph: ClassVar[str] = "recurrent"

    def graph(self) -> Graph:
        return sequential(
            "input",
            EMBEDDING,
            ("dropout", {"rate": 0.3}),
            ("gru", {"units": 64, "bidirectional": True, "return_sequences": True}),
            "global_max_pool1d",
            ("dropout", {"rate": 0.3}),
            SOFTMAX_3,
            "output",
        )


class SentimentCnn(TextTemplate):
    """Kim, 2014: windows of three, four and five words side by side."""

    id: ClassVar[str] = "sentiment-cnn"
    title: ClassVar[Text] = T("Sentiment, CNN")
    help: ClassVar[Text] = T("Looks for telling groups of three, four and five words. Fast and hard to beat.")
    glyph: ClassVar[str] = "convolution"

    def graph(self) -> Graph:
        branches = tuple(
            (("conv1d", {"filters": 100, "kernel": kernel}), "global_max_pool1d") for kernel in (3, 4, 5)
        )
        return parallel(
            ("input", EMBEDDING, ("dropout", {"rate": 0.5})),
            branches,
            ("concatenate", ("dropout", {"rate": 0.5}), SOFTMAX_3, "output"),
        )


class SentimentTransformer(TextTemplate):
    """Vaswani et al., 2017: the encoder, small."""

    id: ClassVar[str] = "sentiment-transformer"
    title: ClassVar[Text] = T("Sentiment, Transformer")
    help: ClassVar[Text] = T("Every word looks at every other: a small Transformer encoder.")
    glyph: ClassVar[str] = "attention"
    level: ClassVar[Text] = ADVANCED

    def graph(self) -> Graph:
        return sequential(
            "input",
            EMBEDDING,
            "positional_encoding",
            ("dropout", {"rate": 0.2}),
            ("transformer_encoder_block", {"heads": 4}),
            "global_avg_pool1d",
            ("dropout", {"rate": 0.3}),
            SOFTMAX_3,
            "output",
        )

    def training(self) -> TrainingPlan:
        return TrainingPlan(epochs=10, optimizer=Chosen(id="adam", settings={"learning_rate": 0.0005}))


class CharRnnClassifier(TextTemplate):
    """Elman, 1990: the oldest recurrent layer, letter by letter."""

    id: ClassVar[str] = "char-rnn-classifier"
    title: ClassVar[Text] = T("Characters, simple RNN")
    help: ClassVar[Text] = T(
        "Reads letter by letter with the oldest recurrent layer. For names, codes, short texts."
    )
    glyph: ClassVar[str] = "recurrent"
    level: ClassVar[Text] = BEGINNER

    def data(self) -> DataPlan:
        return sentences(tokenizer="characters")

    def graph(self) -> Graph:
        return sequential(
            "input",
            ("embedding", {"size": 32}),
            ("simple_rnn", {"units": 128}),
            SOFTMAX_3,
            "output",
        )


TEMPLATES = (
    SentimentAverage,
    SentimentLstm,
    SentimentLstm3,
    SentimentGru,
    SentimentCnn,
    SentimentTransformer,
    CharRnnClassifier,
)
