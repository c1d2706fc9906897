"""How good answers are."""

from __future__ import annotations

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.text import T

MEASURES = T("How good it is")

ENTRIES = (
    GlossaryEntry(
        "accuracy",
        MEASURES,
        T("Accuracy"),
        ("准确率", "share of right answers", "正确率", "精度"),
        T(
            "The share of samples that were answered rightly. It misleads where one class is much "
            "larger than the others: compare it with guessing, and look at each class."
        ),
        figure="deepstudio.ui.help.figures.scores:BalanceFigure",
        see=("guessing", "balance", "confusion_matrix"),
    ),
    GlossaryEntry(
        "confusion_matrix",
        MEASURES,
        T("Confusion matrix"),
        ("混淆矩阵", "what was taken for what", "error matrix", "误差矩阵"),
        T(
            "Each row is a true class, each column an answer; the diagonal is right, everything "
            "else a mix-up. A strong cell beside the diagonal shows two classes that the network "
            "confuses. Click it on Evaluate to see these samples."
        ),
        figure="deepstudio.ui.help.figures.scores:MatrixFigure",
        see=("class", "precision_metric", "recall"),
    ),
    GlossaryEntry(
        "precision_metric",
        MEASURES,
        T("Precision of a class"),
        ("精确率", "precision", "positive predictive value", "查准率", "精度"),
        T(
            "Of all samples that were given this answer, the share that deserved it. A spam filter "
            "needs high precision: what it throws away should be spam. A higher threshold usually "
            "makes it better and recall worse."
        ),
        figure="deepstudio.ui.help.figures.scores:ThresholdFigure",
        see=("recall", "f1", "threshold"),
    ),
    GlossaryEntry(
        "recall",
        MEASURES,
        T("Recall"),
        ("召回率", "sensitivity", "hit rate", "true positive rate", "查全率", "灵敏度"),
        T(
            "Of all samples that belong to a class, the share that was found. A test for an "
            "illness needs high recall: no case may be missed. A lower threshold makes it better "
            "and precision worse."
        ),
        figure="deepstudio.ui.help.figures.scores:ThresholdFigure",
        see=("precision_metric", "f1", "threshold"),
    ),
    GlossaryEntry(
        "f1",
        MEASURES,
        T("F1"),
        ("F1 值", "F-score", "F-measure", "macro F1", "F1 分数", "F 值"),
        T(
            "One number for precision and recall together, their harmonic mean: good only if both "
            "are good. The mean over all classes counts a rare class as much as a common one. Look "
            "at it where classes differ in size."
        ),
        see=("precision_metric", "recall", "balance"),
    ),
    GlossaryEntry(
        "roc",
        MEASURES,
        T("ROC curve"),
        ("ROC 曲线", "AUC", "area under the curve", "receiver operating characteristic", "曲线下面积"),
        T(
            "For two classes: how many real cases are found (upwards) for how many false alarms "
            "(to the right), at every threshold. The further the curve bends to the upper left, "
            "the better; the diagonal is guessing. The area below it is 1 at best and 0.5 for "
            "guessing."
        ),
        figure="deepstudio.ui.help.figures.scores:RocFigure",
        see=("threshold", "recall", "guessing"),
    ),
    GlossaryEntry(
        "threshold",
        MEASURES,
        T("Threshold"),
        ("阈值", "cut-off", "decision threshold", "判定阈值", "门限"),
        T(
            "With two classes the network gives a probability; from the threshold on, the answer "
            "is yes. 0.5 is usual. Lower it where a missed case is worse than a false alarm, raise "
            "it where false alarms are worse."
        ),
        figure="deepstudio.ui.help.figures.scores:ThresholdFigure",
        see=("precision_metric", "recall", "roc"),
    ),
    GlossaryEntry(
        "probability",
        MEASURES,
        T("Probability"),
        ("概率", "confidence", "certainty", "score", "置信度", "把握"),
        T(
            "How sure the network is of each answer; all classes together make 100 %. It is no "
            "promise: networks are often too sure, most of all with things unlike anything they "
            "have learned from."
        ),
        figure="deepstudio.ui.help.figures.networks:SoftmaxFigure",
        see=("softmax", "threshold"),
    ),
    GlossaryEntry(
        "mean_absolute_error",
        MEASURES,
        T("Mean absolute error"),
        ("平均绝对误差", "MAE", "mean error", "平均误差"),
        T(
            "How far the predicted numbers are from the true ones, on average, in their own unit. "
            "An error of 3 for ages means: off by three years on average. Compare it with that of "
            "always guessing the mean."
        ),
        figure="deepstudio.ui.help.figures.scores:ErrorsFigure",
        see=("rmse", "r_squared", "guessing"),
    ),
    GlossaryEntry(
        "rmse",
        MEASURES,
        T("Root of the mean squared error"),
        ("均方根误差", "RMSE", "mean squared error", "MSE", "均方误差"),
        T(
            "Like the mean absolute error, but large errors count much more, as they are squared. "
            "If it is far above the mean absolute error, a few predictions are badly wrong: look "
            "at the largest errors."
        ),
        figure="deepstudio.ui.help.figures.scores:ErrorsFigure",
        see=("mean_absolute_error", "r_squared"),
    ),
    GlossaryEntry(
        "r_squared",
        MEASURES,
        T("R squared"),
        ("决定系数（R²）", "R²", "R2", "explained variance", "coefficient of determination", "R 方"),
        T(
            "How much of the differences among the numbers is explained: 1 is perfect, 0 no better "
            "than always saying the mean, below 0 worse than that. It has no unit, so different "
            "tasks can be compared."
        ),
        figure="deepstudio.ui.help.figures.scores:ErrorsFigure",
        see=("mean_absolute_error", "guessing"),
    ),
    GlossaryEntry(
        "guessing",
        MEASURES,
        T("Guessing"),
        ("盲猜", "baseline", "chance level", "majority class", "基线", "随机猜测", "多数类"),
        T(
            "What one reaches without looking: always the most frequent class, or the mean of all "
            "numbers. A network that is no better has learned nothing. With ten classes of equal "
            "size, guessing is right in 10 %."
        ),
        figure="deepstudio.ui.help.figures.scores:BalanceFigure",
        see=("simple_method", "accuracy"),
    ),
    GlossaryEntry(
        "simple_method",
        MEASURES,
        T("Simple method"),
        (
            "简单方法",
            "baseline",
            "logistic regression",
            "boosted trees",
            "classical method",
            "基线",
            "逻辑回归",
            "传统方法",
        ),
        T(
            "Methods without layers, such as a weighted sum or boosted trees, which learn in "
            "seconds. Compare on Evaluate: if they do as well, use them. On small tables they "
            "often win; on pictures and texts networks usually do."
        ),
        see=("guessing", "test"),
    ),
    GlossaryEntry(
        "grad_cam",
        MEASURES,
        T("Grad-CAM"),
        (
            "梯度加权类激活图",
            "class activation map",
            "heat map",
            "saliency map",
            "热力图",
            "显著图",
            "HiResCAM",
        ),
        T(
            "Shows which places of a picture speak for an answer: the last feature map, each place weighted by how "
            "much the answer would grow with it. Fast, but coarse. It shows where the network looked, not that it "
            "understood what is there."
        ),
        see=("occlusion", "feature_map", "gradient"),
    ),
    GlossaryEntry(
        "occlusion",
        MEASURES,
        T("Occlusion"),
        ("遮挡法", "occlusion map", "occlusion sensitivity", "遮挡敏感度"),
        T(
            "Covers one part of a sample after the other and looks how the answer changes: where it falls, that part "
            "spoke for it. It needs many answers, so it is slower than Grad-CAM, but works with every network. What "
            "is covered looks strange to the network, too."
        ),
        see=("grad_cam", "probability"),
    ),
    GlossaryEntry(
        "data_curve",
        MEASURES,
        T("Learning curve over data"),
        (
            "数据量曲线",
            "learning curve",
            "amount of data",
            "more data",
            "how much data",
            "学习曲线",
            "数据量",
            "样本数量",
        ),
        T(
            "How good a network becomes with more and more samples to learn from. If the curve still "
            "rises at its end, more data would help; if it is flat, a better network or better data "
            "would. The band shows how far trainings differ by chance. Try it on Evaluate."
        ),
        figure="deepstudio.ui.help.figures.curves:DataCurveFigure",
        see=("simple_method", "training_part", "overfitting", "seed"),
    ),
)
