"""How a network sees the data as a whole."""

from __future__ import annotations

from deepstudio.catalog.glossary.measures import MEASURES
from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.text import T

ENTRIES = (
    GlossaryEntry(
        "feature_vector",
        MEASURES,
        T("Feature vector"),
        ("特征向量", "embedding of a sample", "样本的嵌入", "representation", "表示"),
        T(
            "The row of numbers that a layer gives for a sample: what the network has made of it so far. "
            "Samples with similar vectors are alike to the network. The vector before the last layer is all "
            "that the answer is made from."
        ),
        see=("data_map", "neuron", "embedding"),
    ),
    GlossaryEntry(
        "data_map",
        MEASURES,
        T("Map of the data"),
        (
            "样本分布图",
            "projection",
            "投影",
            "scatter of the data",
            "数据地图",
            "nearest neighbours",
            "最近邻",
        ),
        T(
            "Each sample is a point; samples that the network takes for alike lie near each other. "
            "A point among others of another class is a hard sample, or its label is wrong: select it and "
            "look at its nearest neighbours, which are found in all numbers of the vector, not on the map alone."
        ),
        see=("feature_vector", "pca", "tsne", "label"),
    ),
    GlossaryEntry(
        "pca",
        MEASURES,
        T("PCA"),
        ("主成分分析", "principal component analysis", "principal components", "主成分"),
        T(
            "Principal component analysis finds the directions in which samples differ most. A map shows "
            "the first two and says how much of all differences they hold; what differs in other directions "
            "lies on top of each other. Distances mean what they seem to."
        ),
        see=("data_map", "tsne"),
    ),
    GlossaryEntry(
        "tsne",
        MEASURES,
        T("t-SNE"),
        ("t-SNE 降维", "t-distributed stochastic neighbor embedding", "t 分布随机邻域嵌入"),
        T(
            "Places samples so that neighbours in many dimensions stay neighbours in two. Groups come out "
            "clearly; how far they lie from each other, and how large they are, means little. Believe who is "
            "whose neighbour, not the distances between groups."
        ),
        see=("data_map", "pca"),
    ),
)
