"""Texts, and what reads them."""

from __future__ import annotations

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.text import T

TEXTS = T("Texts and sequences")

ENTRIES = (
    GlossaryEntry(
        "token",
        TEXTS,
        T("Token"),
        ("词元", "tokenizer", "word", "subword", "分词", "分词器", "子词", "标记"),
        T(
            "A piece of text that the network takes as one: a word, a character or a part of a "
            "word. Data shows tokens as coloured chips. Begin with words; take subwords where too "
            "much is unknown."
        ),
        see=("vocabulary", "unknown_words", "embedding"),
    ),
    GlossaryEntry(
        "vocabulary",
        TEXTS,
        T("Vocabulary"),
        ("词表", "词汇表", "dictionary", "字典"),
        T(
            "All tokens that the network knows, the most frequent ones of the training texts. A "
            "larger one leaves less unknown but needs more weights. A few thousand are enough for "
            "most tasks."
        ),
        see=("token", "unknown_words"),
    ),
    GlossaryEntry(
        "unknown_words",
        TEXTS,
        T("Unknown words"),
        ("未登录词", "OOV", "out of vocabulary", "集外词", "不认识的词"),
        T(
            "Tokens that are not in the vocabulary; the network sees one and the same placeholder "
            "for all of them. If more than about one in twenty is unknown, take a larger "
            "vocabulary, subwords or characters."
        ),
        see=("vocabulary", "token"),
    ),
    GlossaryEntry(
        "embedding",
        TEXTS,
        T("Embedding"),
        ("嵌入", "word vector", "词向量", "词嵌入", "嵌入层"),
        T(
            "Turns each token into a row of numbers that is learned. Tokens that are used alike "
            "come to lie close to each other. It is the first layer of a network for texts; 32 to "
            "128 numbers are usual."
        ),
        figure="deepstudio.ui.help.figures.sequences:WordMapFigure",
        see=("token", "vocabulary"),
    ),
    GlossaryEntry(
        "sequence_length",
        TEXTS,
        T("Sequence length"),
        ("序列长度", "maximum length", "最大长度", "steps", "步数"),
        T(
            "How many tokens or steps a sample has. What comes after the maximum length is not "
            "read. Set it so that nearly all samples fit whole; longer ones cost time and memory."
        ),
        see=("padding", "token"),
    ),
    GlossaryEntry(
        "rnn",
        TEXTS,
        T("RNN"),
        ("循环神经网络", "recurrent network", "recurrent layer", "simple RNN", "循环层", "循环网络"),
        T(
            "Reads a sequence step by step and carries a memory along. The simple one forgets "
            "soon; for anything longer than a word take LSTM or GRU. Steps wait for each other, so "
            "it is slow on long texts."
        ),
        figure="deepstudio.ui.help.figures.sequences:RecurrentFigure",
        see=("lstm", "gru", "attention"),
    ),
    GlossaryEntry(
        "lstm",
        TEXTS,
        T("LSTM"),
        ("long short-term memory", "长短期记忆"),
        T(
            "A recurrent layer with gates that learn what to keep, what to forget and what to "
            "tell. It remembers over dozens of steps. Where two are stacked, the first returns its "
            "whole sequence."
        ),
        figure="deepstudio.ui.help.figures.sequences:RecurrentFigure",
        see=("rnn", "gru"),
    ),
    GlossaryEntry(
        "gru",
        TEXTS,
        T("GRU"),
        ("gated recurrent unit", "门控循环单元"),
        T(
            "A slimmer LSTM with fewer gates and weights. It is somewhat faster and often as good. "
            "Reading in both directions helps with whole texts."
        ),
        figure="deepstudio.ui.help.figures.sequences:RecurrentFigure",
        see=("rnn", "lstm"),
    ),
    GlossaryEntry(
        "attention",
        TEXTS,
        T("Attention"),
        ("注意力", "self-attention", "multi-head attention", "heads", "自注意力", "多头注意力"),
        T(
            "Every step looks at all others and takes most from those that matter for it, however "
            "far away. Several heads look for different things. It knows no order by itself: put a "
            "positional encoding before it."
        ),
        figure="deepstudio.ui.help.figures.sequences:AttentionFigure",
        see=("transformer", "rnn"),
    ),
    GlossaryEntry(
        "transformer",
        TEXTS,
        T("Transformer"),
        ("Transformer encoder", "BERT", "GPT", "编码器"),
        T(
            "Layers of attention and dense layers with residual connections and normalisation. "
            "Large language models are built of it. With few samples a convolution or GRU is often "
            "as good; it likes warm-up and a small learning rate."
        ),
        figure="deepstudio.ui.help.figures.sequences:AttentionFigure",
        see=("attention", "residual", "schedule"),
    ),
)
