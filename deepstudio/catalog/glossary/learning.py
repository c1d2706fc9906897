"""How networks learn, and what disturbs it."""

from __future__ import annotations

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.text import T

LEARNING = T("How networks learn")

ENTRIES = (
    GlossaryEntry(
        "deep_learning",
        LEARNING,
        T("Deep learning"),
        (
            "深度学习",
            "neural network",
            "machine learning",
            "artificial intelligence",
            "AI",
            "人工智能",
            "机器学习",
            "神经网络",
        ),
        T(
            "A network gets better at a task by seeing many examples with the right answer. Nobody "
            "writes rules: numbers inside the network are changed a little after each example, "
            "until its answers fit. Bring examples, choose a network, train it, and see on new "
            "examples how good it is."
        ),
        figure="deepstudio.ui.help.figures.networks:NetworkFigure",
        see=("network", "training", "test"),
    ),
    GlossaryEntry(
        "training",
        LEARNING,
        T("Training a network"),
        ("训练网络", "Training", "训练", "learn", "fit", "学习"),
        T(
            "In training the network answers samples, its mistakes are measured by the loss, and "
            "its weights are changed so that the loss becomes smaller. This is repeated for "
            "several epochs. Watch the two curves: both should fall."
        ),
        figure="deepstudio.ui.help.figures.curves:FallingFigure",
        see=("loss", "epoch", "optimizer"),
    ),
    GlossaryEntry(
        "epoch",
        LEARNING,
        T("Epoch"),
        ("训练轮次", "epochs", "轮次", "轮", "迭代轮数"),
        T(
            "One epoch shows every training sample to the network once. Too few epochs leave it "
            "unfinished, too many let it memorise. Begin with the number of the template; the best "
            "epoch is kept in any case."
        ),
        figure="deepstudio.ui.help.figures.batches:EpochOfBatchesFigure",
        see=("batch", "early_stopping", "overfitting"),
    ),
    GlossaryEntry(
        "batch",
        LEARNING,
        T("Batch"),
        ("批", "mini-batch", "minibatch", "批次", "小批量", "step", "步"),
        T(
            "A batch is the group of samples that the network answers before its weights are "
            "changed once. All batches together make an epoch. The samples are shuffled anew for "
            "each epoch."
        ),
        figure="deepstudio.ui.help.figures.batches:EpochOfBatchesFigure",
        see=("batch_size", "epoch"),
    ),
    GlossaryEntry(
        "batch_size",
        LEARNING,
        T("Batch size"),
        ("批大小", "批量大小", "batch"),
        T(
            "How many samples make a batch. Large batches use the processor better but change the "
            "weights less often; small ones are slower and noisier. 32 to 128 is a good start; "
            "halve it if memory runs out."
        ),
        figure="deepstudio.ui.help.figures.batches:EpochOfBatchesFigure",
        see=("batch", "learning_rate"),
    ),
    GlossaryEntry(
        "loss",
        LEARNING,
        T("Loss"),
        ("损失", "loss function", "cost", "error", "cross-entropy", "损失函数", "代价", "交叉熵", "误差"),
        T(
            "The loss is one number that tells how wrong the answers are; training makes it small. "
            "It also counts how sure a wrong answer was, so it can change while accuracy stays the "
            "same. Compare losses only between runs with the same kind of loss."
        ),
        figure="deepstudio.ui.help.figures.curves:FallingFigure",
        see=("training", "accuracy", "gradient"),
    ),
    GlossaryEntry(
        "learning_rate",
        LEARNING,
        T("Learning rate"),
        ("学习率", "step size", "lr", "rate", "步长"),
        T(
            "The learning rate says how far the weights move at each step. Too small, and training "
            "takes forever; too large, and the loss jumps or grows. If the loss jumps, divide the "
            "rate by 10; if it hardly falls, multiply it by 3."
        ),
        figure="deepstudio.ui.help.figures.descent:LearningRateFigure",
        see=("optimizer", "schedule", "gradient"),
    ),
    GlossaryEntry(
        "optimizer",
        LEARNING,
        T("Optimizer"),
        ("优化器", "Adam", "AdamW", "SGD", "RMSprop", "momentum", "动量"),
        T(
            "The optimizer decides how the weights follow their gradients. Adam adapts its steps "
            "to each weight and works nearly everywhere; SGD with momentum is simpler and wants a "
            "well chosen learning rate. Stay with Adam until you have a reason."
        ),
        figure="deepstudio.ui.help.figures.descent:LearningRateFigure",
        see=("learning_rate", "gradient", "weight_decay"),
    ),
    GlossaryEntry(
        "schedule",
        LEARNING,
        T("Schedule"),
        (
            "学习率调度",
            "learning rate schedule",
            "warm-up",
            "cosine",
            "decay",
            "学习率衰减",
            "预热",
            "余弦",
        ),
        T(
            "A schedule changes the learning rate during training: large steps first, small ones "
            "at the end. Cosine lets it fall smoothly; warm-up begins gently, which Transformers "
            "like. A falling rate often gives the last few percent."
        ),
        figure="deepstudio.ui.help.figures.curves:ScheduleFigure",
        see=("learning_rate", "optimizer"),
    ),
    GlossaryEntry(
        "overfitting",
        LEARNING,
        T("Overfitting"),
        ("过拟合", "memorising", "memorizing", "overfit", "死记硬背"),
        T(
            "The network learns its training samples by heart, so it gets better on them and worse "
            "on new ones: the two curves part. More data, augmentation, dropout, weight decay or a "
            "smaller network help. Early stopping saves the time after the best epoch."
        ),
        figure="deepstudio.ui.help.figures.curves:OverfittingFigure",
        see=("validation", "early_stopping", "dropout", "augmentation", "underfitting"),
    ),
    GlossaryEntry(
        "underfitting",
        LEARNING,
        T("Underfitting"),
        ("欠拟合", "underfit", "too simple"),
        T(
            "The network does badly even on its training samples: it is too small, was trained too "
            "briefly, or the learning rate does not fit. Train longer, try another learning rate, "
            "then a larger network."
        ),
        figure="deepstudio.ui.help.figures.curves:UnderfittingFigure",
        see=("overfitting", "learning_rate"),
    ),
    GlossaryEntry(
        "early_stopping",
        LEARNING,
        T("Early stopping"),
        ("早停", "patience", "耐心值", "提前停止"),
        T(
            "Training ends by itself when the validation result has not become better for a number "
            "of epochs. That saves time and nothing is lost, as the best epoch is kept. 5 to 10 is "
            "usual; 0 turns it off."
        ),
        figure="deepstudio.ui.help.figures.curves:EarlyStoppingFigure",
        see=("overfitting", "epoch", "checkpoint"),
    ),
    GlossaryEntry(
        "augmentation",
        LEARNING,
        T("Augmentation"),
        ("数据增强", "data augmentation", "增广", "数据扩增"),
        T(
            "Training shows each sample slightly changed every time: shifted, turned or mirrored "
            "pictures, somewhat moved sounds. The network cannot learn single samples by heart, so "
            "it does better on new ones. Validation and test are never changed."
        ),
        see=("overfitting", "regularisation"),
    ),
    GlossaryEntry(
        "regularisation",
        LEARNING,
        T("Regularisation"),
        ("正则化", "regularization", "regulariser"),
        T(
            "Everything that keeps a network from learning its training samples by heart: dropout, "
            "weight decay, augmentation, early stopping. Use more of it when the two curves part, "
            "and less when even the training curve stays bad."
        ),
        see=("overfitting", "dropout", "weight_decay", "augmentation"),
    ),
    GlossaryEntry(
        "weight_decay",
        LEARNING,
        T("Weight decay"),
        ("权重衰减", "L2", "L2 regularisation", "L2 正则化"),
        T(
            "At each step all weights become a little smaller, so that only what is needed again "
            "and again stays large. This makes the network smoother and less likely to memorise. "
            "Try 0.0001 to 0.01; AdamW does it best."
        ),
        see=("regularisation", "optimizer"),
    ),
    GlossaryEntry(
        "gradient",
        LEARNING,
        T("Gradient"),
        ("梯度", "slope", "derivative", "导数", "斜率"),
        T(
            "The gradient tells for each weight in which direction the loss grows, and how "
            "steeply. Training takes a small step the other way. If gradients become tiny on their "
            "way through many layers, the first layers hardly learn; normalisation and residual "
            "connections help."
        ),
        figure="deepstudio.ui.help.figures.descent:SlopeFigure",
        see=("backpropagation", "learning_rate"),
    ),
    GlossaryEntry(
        "backpropagation",
        LEARNING,
        T("Backpropagation"),
        ("反向传播", "backprop", "backward pass", "BP"),
        T(
            "The way gradients are computed: from the loss backwards through the layers, each "
            "handing on how much it had a share in the mistake. The program does it by itself, for "
            "whatever you build."
        ),
        see=("gradient", "layer"),
    ),
    GlossaryEntry(
        "seed",
        LEARNING,
        T("Seed"),
        ("随机种子", "random seed", "randomness", "随机数种子"),
        T(
            "Training starts with random weights and a random order. The seed fixes this chance: "
            "the same seed, data and settings give the same run on the same device. Train with two "
            "or three seeds to see how much of a difference is luck."
        ),
        see=("run", "fingerprint"),
    ),
    GlossaryEntry(
        "freeze",
        LEARNING,
        T("Freeze"),
        ("冻结", "frozen layer", "fixed weights", "冻结层"),
        T(
            "A frozen layer keeps its weights; the others go on learning. Use it where a layer has "
            "learned what it needs elsewhere and few samples are at hand. A switch beside the layer "
            "freezes it; of a backbone the last stages may go on learning. What frozen layers give "
            "is computed once for each sample, so that epochs become short."
        ),
        see=("transfer_learning", "weight"),
    ),
    GlossaryEntry(
        "transfer_learning",
        LEARNING,
        T("Transfer learning"),
        ("迁移学习", "pretrained", "start from", "预训练"),
        T(
            "A network that has learned one task is the start for a similar one, so that fewer "
            "samples are needed: twenty pictures of each class instead of thousands. A frozen "
            "backbone gives features, and a small layer behind it learns what they mean here. A run "
            "can also begin with the weights of an earlier one."
        ),
        see=("freeze", "backbone", "fine_tuning"),
    ),
    GlossaryEntry(
        "backbone",
        LEARNING,
        T("Backbone"),
        ("骨干网络", "主干网络", "pretrained network", "ImageNet", "EfficientNet", "ResNet", "预训练网络"),
        T(
            "A backbone is a large network that has learned to see from very many photographs, "
            "without its last layer. Its early stages find edges and colours, later ones textures "
            "and parts of things. Other networks use its features instead of learning to see anew."
        ),
        see=("transfer_learning", "feature_map"),
    ),
    GlossaryEntry(
        "fine_tuning",
        LEARNING,
        T("Fine-tuning"),
        ("微调", "unfreeze", "解冻", "rate per layer", "分层学习率"),
        T(
            "After a small layer has learned behind a frozen backbone, its last stages learn as "
            "well, at a tenth of the learning rate or less, so that what they know is bent and not "
            "broken. It helps where your pictures differ from photographs; with few samples it may "
            "do nothing. The best epoch counts, the start included."
        ),
        see=("transfer_learning", "freeze", "learning_rate"),
    ),
)
