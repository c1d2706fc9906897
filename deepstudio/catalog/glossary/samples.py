"""Samples, their answers and the parts they are divided into."""

from __future__ import annotations

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.text import T

SAMPLES = T("Samples and parts")

ENTRIES = (
    GlossaryEntry(
        "sample",
        SAMPLES,
        T("Sample"),
        ("样本", "example", "data point", "row", "样例", "数据"),
        T(
            "One thing to learn from: a picture, a text, a sound, a row of a table, with its right "
            "answer. The more the samples resemble what comes later in use, the better. Look "
            "through some of them before you train."
        ),
        see=("class", "split"),
    ),
    GlossaryEntry(
        "class",
        SAMPLES,
        T("Class"),
        ("类别", "category", "分类", "种类"),
        T(
            "One of the possible answers, such as cat or dog. Each class needs samples of its own, "
            "best some hundreds and about as many as the others have. Two classes that people "
            "confuse will be hard for a network, too."
        ),
        see=("label", "balance", "confusion_matrix"),
    ),
    GlossaryEntry(
        "label",
        SAMPLES,
        T("Label"),
        ("标签", "annotation", "ground truth", "target", "标注", "真实值"),
        T(
            "The right answer of a sample, given by people. Wrong labels teach wrong things and "
            "make the test doubtful. Look at the most confident mistakes on Evaluate: many are "
            "wrong labels, and can be mended there."
        ),
        see=("class", "sample"),
    ),
    GlossaryEntry(
        "split",
        SAMPLES,
        T("Split"),
        ("划分", "training test split", "parts", "train validation test", "数据划分", "数据集划分"),
        T(
            "The samples are divided into three parts: the network learns from training, is "
            "watched on validation and judged on the test. No sample may be in two parts. Where "
            "several samples show the same person or thing, divide by group."
        ),
        figure="deepstudio.ui.help.figures.batches:PartsFigure",
        see=("training_part", "validation", "test", "leak"),
    ),
    GlossaryEntry(
        "training_part",
        SAMPLES,
        T("Training part"),
        ("训练集", "training set", "training data", "训练数据", "训练样本"),
        T(
            "The samples that the network learns from, usually most of them. How well it does on "
            "these says little: it may have learned them by heart. Also vocabularies and scales "
            "are learned from this part alone."
        ),
        figure="deepstudio.ui.help.figures.batches:PartsFigure",
        see=("split", "validation", "overfitting"),
    ),
    GlossaryEntry(
        "validation",
        SAMPLES,
        T("Validation part"),
        ("Validation", "验证集", "validation set", "development set", "验证"),
        T(
            "Samples that are asked after each epoch but never learned from. They show whether the "
            "network understands or memorises, and pick the best epoch. As they choose, they "
            "flatter a little: the test has the last word."
        ),
        figure="deepstudio.ui.help.figures.curves:OverfittingFigure",
        see=("split", "test", "overfitting"),
    ),
    GlossaryEntry(
        "test",
        SAMPLES,
        T("Test part"),
        ("Test", "测试集", "test set", "hold-out", "测试"),
        T(
            "Samples that the network never saw and that chose nothing; they tell how good it will "
            "be in use. Look at them at the end. Whoever trains again and again until the test "
            "looks good has no test any more."
        ),
        figure="deepstudio.ui.help.figures.batches:PartsFigure",
        see=("split", "validation", "leak"),
    ),
    GlossaryEntry(
        "leak",
        SAMPLES,
        T("Leak"),
        ("数据泄漏", "data leakage", "leakage", "the answer in disguise", "泄露", "答案泄漏"),
        T(
            "Something gives the answer away: a copy of a test sample in training, or a column "
            "that is only known afterwards. Results look wonderful and fail in use. The findings "
            "on Data name copies and columns that tell the answer alone."
        ),
        see=("split", "test"),
    ),
    GlossaryEntry(
        "balance",
        SAMPLES,
        T("Balance"),
        ("类别均衡", "imbalance", "balanced", "class weights", "类别不均衡", "不平衡", "类别权重"),
        T(
            "Classes are balanced when they have about as many samples each. With nine cats for "
            "one dog, a network that always says cat is right nine times of ten and has learned "
            "nothing. Balance classes makes rare mistakes count more; look at the mean F1."
        ),
        figure="deepstudio.ui.help.figures.scores:BalanceFigure",
        see=("accuracy", "f1", "guessing"),
    ),
    GlossaryEntry(
        "normalisation",
        SAMPLES,
        T("Normalisation"),
        (
            "归一化",
            "normalization",
            "standardisation",
            "scaling",
            "batch normalisation",
            "标准化",
            "批归一化",
            "缩放",
        ),
        T(
            "Numbers are brought to a common scale, around 0 and about 1 wide, so that no input "
            "outweighs the others. Columns of a table are scaled by the program. Inside the "
            "network, batch and layer normalisation do it between layers, which makes training "
            "faster and steadier."
        ),
        see=("layer", "training_part"),
    ),
    GlossaryEntry(
        "fingerprint",
        SAMPLES,
        T("Fingerprint"),
        ("指纹", "hash", "checksum", "哈希", "校验值"),
        T(
            "A short code computed from content: the same samples and settings give the same code. "
            "It shows whether two runs learned from exactly the same data, and whether something "
            "changed since."
        ),
        see=("run", "seed"),
    ),
)
