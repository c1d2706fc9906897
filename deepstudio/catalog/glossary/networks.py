"""Networks and what they are made of."""

from __future__ import annotations

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.text import T

NETWORKS = T("Networks and layers")

ENTRIES = (
    GlossaryEntry(
        "network",
        NETWORKS,
        T("Network"),
        ("网络", "neural network", "model", "architecture", "神经网络", "模型", "网络结构"),
        T(
            "Layers one behind the other: samples enter at the top, each layer computes new "
            "numbers from those before, and the last one gives the answer. What a layer computes "
            "depends on its weights, which training finds."
        ),
        figure="deepstudio.ui.help.figures.networks:NetworkFigure",
        see=("layer", "neuron", "weight"),
    ),
    GlossaryEntry(
        "layer",
        NETWORKS,
        T("Layer"),
        ("层", "block", "module", "模块"),
        T(
            "One step of a network: it takes numbers and gives others. Some layers learn (dense, "
            "convolution), some only compute (activation, pooling, flatten). Each layer on the "
            "canvas shows the shape of what leaves it."
        ),
        figure="deepstudio.ui.help.figures.networks:NetworkFigure",
        see=("network", "dense", "activation"),
    ),
    GlossaryEntry(
        "neuron",
        NETWORKS,
        T("Neuron"),
        ("神经元", "unit", "node", "单元"),
        T(
            "The smallest part: it multiplies each of its inputs by a weight, adds them up, and "
            "puts the sum through an activation. A layer has many of them side by side, called "
            "units or filters."
        ),
        figure="deepstudio.ui.help.figures.networks:NeuronFigure",
        see=("weight", "activation", "dense"),
    ),
    GlossaryEntry(
        "weight",
        NETWORKS,
        T("Weight"),
        ("权重", "parameter", "parameters", "weights", "bias", "参数", "偏置", "参数量"),
        T(
            "The numbers that a network learns, also called parameters. More of them can learn "
            "more, but need more samples, memory and time, and memorise more easily. The summary "
            "on Model counts them for each layer."
        ),
        figure="deepstudio.ui.help.figures.networks:NeuronFigure",
        see=("neuron", "overfitting", "checkpoint"),
    ),
    GlossaryEntry(
        "activation",
        NETWORKS,
        T("Activation"),
        ("激活函数", "activation function", "sigmoid", "tanh", "GELU", "非线性", "激活"),
        T(
            "A bend behind a layer. Without it, many layers would do no more than one, for a sum "
            "of sums is a sum. ReLU is the usual choice inside a network; the end has one that "
            "fits the answer."
        ),
        figure="deepstudio.ui.help.figures.networks:ActivationFigure",
        see=("relu", "softmax", "layer"),
    ),
    GlossaryEntry(
        "relu",
        NETWORKS,
        T("ReLU"),
        ("rectified linear unit", "整流线性单元", "修正线性单元"),
        T(
            "The simplest activation: negative numbers become 0, the others stay. It is fast and "
            "lets gradients through. If nothing speaks against it, take it."
        ),
        figure="deepstudio.ui.help.figures.networks:ActivationFigure",
        see=("activation", "gradient"),
    ),
    GlossaryEntry(
        "softmax",
        NETWORKS,
        T("Softmax"),
        ("logits", "normalised exponential", "归一化指数", "得分"),
        T(
            "Turns the scores at the end of a network into probabilities: all positive, together "
            "100 %, the largest score first. Here the loss does it, so a network may end with "
            "plain scores."
        ),
        figure="deepstudio.ui.help.figures.networks:SoftmaxFigure",
        see=("probability", "activation"),
    ),
    GlossaryEntry(
        "dense",
        NETWORKS,
        T("Dense"),
        ("全连接层", "fully connected", "linear", "MLP", "线性层", "多层感知机"),
        T(
            "Every output looks at every input, each with a weight of its own. Good for rows of "
            "tables and as the last layer; for pictures it needs many weights and knows nothing of "
            "neighbours."
        ),
        figure="deepstudio.ui.help.figures.networks:NetworkFigure",
        see=("neuron", "flatten", "convolution"),
    ),
    GlossaryEntry(
        "convolution",
        NETWORKS,
        T("Convolution"),
        ("卷积", "CNN", "conv", "convolutional layer", "卷积层", "卷积神经网络"),
        T(
            "A small window slides over the picture and looks for the same pattern everywhere: an "
            "edge, a corner, later an eye. It needs few weights and finds things wherever they "
            "are. Most networks for pictures are made of it."
        ),
        figure="deepstudio.ui.help.figures.convolution:SlidingFigure",
        see=("filter", "kernel", "stride", "padding", "feature_map"),
    ),
    GlossaryEntry(
        "filter",
        NETWORKS,
        T("Filter"),
        ("滤波器", "filters", "卷积滤波器", "pattern"),
        T(
            "One of the patterns that a convolution looks for: a kernel of weights for each "
            "channel that enters. Those of the first layer lie on the picture itself and can be "
            "shown as small pictures: edges and colours, mostly."
        ),
        figure="deepstudio.ui.help.figures.convolution:SlidingFigure",
        see=("convolution", "kernel", "receptive_field"),
    ),
    GlossaryEntry(
        "receptive_field",
        NETWORKS,
        T("Receptive field"),
        ("感受野", "field of view"),
        T(
            "The part of the picture that one place of a feature map sees. Each further "
            "convolution and pooling makes it larger: 3 × 3 pixels at first, later half the "
            "picture. Where it stays smaller than what is to be told apart, add layers or pool "
            "once more."
        ),
        see=("feature_map", "kernel", "stride"),
    ),
    GlossaryEntry(
        "kernel",
        NETWORKS,
        T("Kernel"),
        ("卷积核", "kernel size", "filter size", "window", "卷积核大小", "滤波器大小"),
        T(
            "The window of a convolution with its weights. 3 × 3 is usual: several small ones "
            "behind each other see as much as a large one and need fewer weights. Texts and sounds "
            "have a kernel over neighbouring steps."
        ),
        figure="deepstudio.ui.help.figures.convolution:SlidingFigure",
        see=("convolution", "stride"),
    ),
    GlossaryEntry(
        "stride",
        NETWORKS,
        T("Stride"),
        ("步幅", "step", "步长"),
        T(
            "How far the window of a convolution or pooling moves each time. With a stride of 2, "
            "the output is half as wide and high: less work, coarser view."
        ),
        figure="deepstudio.ui.help.figures.convolution:StrideFigure",
        see=("convolution", "pooling"),
    ),
    GlossaryEntry(
        "padding",
        NETWORKS,
        T("Padding"),
        ("填充", "same padding", "zero padding", "补零", "填补"),
        T(
            "For pictures: a border of zeros, so that the window also reaches the edge and the "
            "size stays. For texts: short ones are filled up to the longest of the batch; the "
            "program takes care that this changes no answer."
        ),
        figure="deepstudio.ui.help.figures.convolution:PaddedFigure",
        see=("convolution", "sequence_length"),
    ),
    GlossaryEntry(
        "channel",
        NETWORKS,
        T("Channel"),
        ("通道", "RGB", "colour channel", "颜色通道"),
        T(
            "One layer of numbers of a picture: a colour picture enters with three channels, red, "
            "green and blue. Each filter of a convolution makes one channel of its own. Later "
            "layers usually have more channels and smaller pictures."
        ),
        see=("feature_map", "convolution"),
    ),
    GlossaryEntry(
        "feature_map",
        NETWORKS,
        T("Feature map"),
        ("特征图", "activation map", "feature", "特征"),
        T(
            "What a filter found, and where: bright where its pattern is in the picture. First "
            "maps show edges, later ones parts of things."
        ),
        figure="deepstudio.ui.help.figures.convolution:SlidingFigure",
        see=("convolution", "channel", "receptive_field"),
    ),
    GlossaryEntry(
        "pooling",
        NETWORKS,
        T("Pooling"),
        ("池化", "max pooling", "average pooling", "最大池化", "平均池化", "下采样"),
        T(
            "Makes a picture smaller: of each small field only the largest number stays, or the "
            "mean. The network then cares less about the exact place, and has less to compute. "
            "Global pooling makes one number of each channel."
        ),
        figure="deepstudio.ui.help.figures.convolution:PooledFigure",
        see=("stride", "flatten"),
    ),
    GlossaryEntry(
        "flatten",
        NETWORKS,
        T("Flatten"),
        ("展平", "vector", "向量"),
        T(
            "Lays all numbers of a picture in one long row, so that a dense layer can follow. "
            "Nothing is learned here. Pool before, or that dense layer becomes very large."
        ),
        see=("dense", "pooling"),
    ),
    GlossaryEntry(
        "dropout",
        NETWORKS,
        T("Dropout"),
        ("drop out", "随机失活", "丢弃"),
        T(
            "In training, a share of the numbers is set to 0 by chance at every step, so that the "
            "network relies on no single one. In use all take part. 0.2 to 0.5 is usual; use it "
            "where the network memorises."
        ),
        figure="deepstudio.ui.help.figures.networks:DropoutFigure",
        see=("overfitting", "regularisation"),
    ),
    GlossaryEntry(
        "residual",
        NETWORKS,
        T("Residual connection"),
        ("残差连接", "skip connection", "shortcut", "ResNet", "跳跃连接", "残差网络"),
        T(
            "A wire around some layers: what entered is added to what leaves. Gradients pass "
            "through it unhindered, so that much deeper networks can learn. ResNets are built of "
            "it."
        ),
        figure="deepstudio.ui.help.figures.networks:ResidualFigure",
        see=("gradient", "layer"),
    ),
)
