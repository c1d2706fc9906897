<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Input &amp; output</source>
        <translation>输入与输出</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>Connects every input number with every unit. Usual at the end of a classifier.</source>
        <translation>把每个输入数值与每个单元相连，通常放在分类器末尾。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <translation>输出多少个数值。</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Keeps positive numbers and turns negative ones into zero. The usual choice.</source>
        <translation>保留正数，把负数变为零。最常用的选择。</translation>
    </message>
    <message>
        <source>Like ReLU, but lets a little of the negative numbers through.</source>
        <translation>与 ReLU 类似，但允许一小部分负数通过。</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>What a negative number is multiplied by.</source>
        <translation>负数乘以的系数。</translation>
    </message>
    <message>
        <source>Like ReLU, with negative numbers bending smoothly towards a limit.</source>
        <translation>与 ReLU 类似，负数平滑地趋近一个极限。</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>极限</translation>
    </message>
    <message>
        <source>How far below zero the result can go.</source>
        <translation>结果最多低于零多少。</translation>
    </message>
    <message>
        <source>A smooth ReLU, usual in Transformers.</source>
        <translation>平滑的 ReLU，常用于 Transformer。</translation>
    </message>
    <message>
        <source>A number times its own sigmoid; smooth, also called Swish.</source>
        <translation>数值乘以自身的 sigmoid；平滑，也叫 Swish。</translation>
    </message>
    <message>
        <source>Squeezes every number between 0 and 1, such as the probability of yes or no.</source>
        <translation>把每个数压缩到 0 与 1 之间，例如“是”的概率。</translation>
    </message>
    <message>
        <source>Squeezes every number between −1 and 1.</source>
        <translation>把每个数压缩到 −1 与 1 之间。</translation>
    </message>
    <message>
        <source>Turns scores into probabilities that add up to 1; for the end of a classifier.</source>
        <translation>把得分变为总和为 1 的概率，用于分类器末尾。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What happens to each number after the layer. Without one, stacked layers are no better than one.</source>
        <translation>层之后对每个数值做什么。没有激活函数，多层叠加与一层无异。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Samples the network learns from.</source>
        <translation>网络从中学习的样本。</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Samples that show during training how well it does.</source>
        <translation>训练过程中用来检验效果的样本。</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>Another number draws another split.</source>
        <translation>换一个数，就换一种划分。</translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project has no runs yet. Train it: deepstudio train {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮次</translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source></source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One epoch shows every training sample once.</source>
        <translation>一轮会把每个训练样本看一遍。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples the network sees before it adjusts its weights.</source>
        <translation>网络每看多少个样本调整一次权重。</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>Stops after this many epochs without a better validation result. 0 means never.</source>
        <translation>验证结果连续这么多轮没有改善就停止。0 表示从不。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Falls along half a cosine to zero at the end.</source>
        <translation>沿半个余弦曲线下降，最后为零。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Falls by a factor every few epochs.</source>
        <translation>每隔几轮按比例下降。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Epochs between two falls.</source>
        <translation>两次下降之间的轮数。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by.</source>
        <translation>学习率乘以的系数。</translation>
    </message>
    <message>
        <source>Warm-up and cosine</source>
        <translation>预热加余弦</translation>
    </message>
    <message>
        <source>Rises at first, so that a fresh network is not shaken, and then falls to zero.</source>
        <translation>先上升，以免刚初始化的网络受到冲击，再下降到零。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>The share of all steps in which the learning rate rises.</source>
        <translation>学习率上升的步数所占的比例。</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Shows slightly shifted, turned or mirrored pictures, so that the network does not memorise them.</source>
        <translation>把图片略微平移、旋转或翻转后再给网络看，防止死记硬背。</translation>
    </message>
    <message>
        <source>The part of the data to examine with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder with one sub-folder of pictures per class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, {n} samples ({part}):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean F1 over the classes {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong: {id} is {true}, taken for {predicted} with {confidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed precision is faster and needs less memory where the processor supports it.</source>
        <translation>混合精度在处理器支持时更快，也更省内存。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>The loss that fits the output: binary cross-entropy for one, cross-entropy for more.</source>
        <translation>与输出匹配的损失：一个输出用二元交叉熵，多个输出用交叉熵。</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>For one answer out of several classes; the output has one number a class.</source>
        <translation>从多个类别中选一个；每个类别对应一个输出。</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>For two classes; the output is one number, the probability of the second.</source>
        <translation>用于两个类别；输出一个数，即第二类的概率。</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 位</translation>
    </message>
    <message>
        <source>mixed, bfloat16</source>
        <translation>混合，bfloat16</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>“{device}” is not a device. Choose auto, cpu, cuda, cuda:1 or mps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often to go through all training samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same start and order.</source>
        <translation>种子相同，初始权重和顺序就相同。</translation>
    </message>
    <message>
        <source>Changes training.KEY or model.LAYER.SETTING for this run only; may be repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the newest run, or with --run ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run to resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run that is resumed keeps its network: with --resume, --set takes training.KEY only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} has begun already. Add --resume to go on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} stopped. Go on with it: deepstudio train {path} --resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best: {best} in epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metric}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tells which of several classes a sample belongs to.</source>
        <translation>判断样本属于哪个类别。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>The network has no input.</source>
        <translation>网络没有输入。</translation>
    </message>
    <message>
        <source>The network has several inputs, but your data has one.</source>
        <translation>网络有多个输入，而你的数据只有一个。</translation>
    </message>
    <message>
        <source>The network has no output.</source>
        <translation>网络没有输出。</translation>
    </message>
    <message>
        <source>The network has several outputs. A classifier has one.</source>
        <translation>网络有多个输出，分类器只需要一个。</translation>
    </message>
    <message>
        <source>A classifier needs a flat vector with one number a class but gets {shape}.</source>
        <translation>分类器需要每类一个数的一维向量，却得到{shape}。</translation>
    </message>
    <message>
        <source>The output has {n} numbers, but your data has {classes} classes.</source>
        <translation>输出有 {n} 个数，而你的数据有 {classes} 个类别。</translation>
    </message>
    <message>
        <source>The network gives one number for each class.</source>
        <translation>网络为每个类别给出一个数。</translation>
    </message>
    <message>
        <source>Set {layer} to {n} units</source>
        <translation>把{layer}设为 {n} 个单元</translation>
    </message>
    <message>
        <source>Softmax over a single number is always 1.</source>
        <translation>只有一个数的 softmax 恒为 1。</translation>
    </message>
    <message>
        <source>For two classes, one number goes through a sigmoid.</source>
        <translation>两个类别时，一个数经过 sigmoid 即可。</translation>
    </message>
    <message>
        <source>Several classes exclude each other; softmax makes their probabilities add up to 1.</source>
        <translation>各类别互斥；softmax 让它们的概率之和为 1。</translation>
    </message>
    <message>
        <source>Training uses the numbers before the sigmoid, with softmax.</source>
        <translation>训练时取 sigmoid 之前的数值，并使用 softmax。</translation>
    </message>
    <message>
        <source>The activation of the last layer cuts scores off.</source>
        <translation>最后一层的激活函数把得分截断了。</translation>
    </message>
    <message>
        <source>Scores of classes may be any number, negative ones too.</source>
        <translation>类别的得分可以是任意数，包括负数。</translation>
    </message>
    <message>
        <source>Use {activation}</source>
        <translation>使用 {activation}</translation>
    </message>
    <message>
        <source>This loss does not fit an output of {n} numbers.</source>
        <translation>这个损失不适合 {n} 个数的输出。</translation>
    </message>
    <message>
        <source>Binary cross-entropy is for one number, cross-entropy for several.</source>
        <translation>二元交叉熵用于一个数，交叉熵用于多个数。</translation>
    </message>
    <message>
        <source>“{name}” is not a setting here.</source>
        <translation>这里没有名为“{name}”的设置。</translation>
    </message>
    <message>
        <source>{title} cannot be {value}. Choose one of: {all}.</source>
        <translation>{title}不能是 {value}。可选：{all}。</translation>
    </message>
    <message>
        <source>{title} cannot be {value}. It must lie between {ge:g} and {le:g}.</source>
        <translation>{title}不能是 {value}，应在 {ge:g} 与 {le:g} 之间。</translation>
    </message>
    <message>
        <source>{title} cannot be {value}. It must be at least {ge:g}.</source>
        <translation>{title}不能是 {value}，至少为 {ge:g}。</translation>
    </message>
    <message>
        <source>{title} cannot be {value}.</source>
        <translation>{title}不能是 {value}。</translation>
    </message>
    <message>
        <source>a flat vector of {n} numbers</source>
        <translation>{n} 个数的一维向量</translation>
    </message>
    <message>
        <source>a {h} × {w} picture with one channel</source>
        <translation>{h} × {w} 的单通道图片</translation>
    </message>
    <message>
        <source>a {h} × {w} picture with {c} channels</source>
        <translation>{h} × {w}、{c} 通道的图片</translation>
    </message>
    <message>
        <source>a sequence of {f} numbers a step</source>
        <translation>每步 {f} 个数的序列</translation>
    </message>
    <message>
        <source>a sequence of {n} steps with {f} numbers each</source>
        <translation>{n} 步、每步 {f} 个数的序列</translation>
    </message>
    <message>
        <source>a text of tokens from a vocabulary of {v}</source>
        <translation>词表大小为 {v} 的词元文本</translation>
    </message>
    <message>
        <source>a text of {n} tokens from a vocabulary of {v}</source>
        <translation>{n} 个词元的文本，词表大小为 {v}</translation>
    </message>
    <message>
        <source>Convolution 2D</source>
        <translation>二维卷积</translation>
    </message>
    <message>
        <source>Slides small filters over a picture and marks where each pattern appears.</source>
        <translation>用一组小滤波器扫过图片，标出每种图案出现的位置。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器数量</translation>
    </message>
    <message>
        <source>How many patterns this layer looks for.</source>
        <translation>这一层寻找多少种图案。</translation>
    </message>
    <message>
        <source>How many patterns this block looks for.</source>
        <translation>这个模块寻找多少种图案。</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <source>Height and width of a filter, in pixels.</source>
        <translation>滤波器的高和宽，以像素计。</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>2 halves the picture.</source>
        <translation>设为 2 时图片尺寸减半。</translation>
    </message>
    <message>
        <source>What happens to each number after a convolution.</source>
        <translation>卷积之后对每个数值做什么。</translation>
    </message>
    <message>
        <source>Convolution block</source>
        <translation>卷积模块</translation>
    </message>
    <message>
        <source>A convolution, batch normalisation and an activation in one.</source>
        <translation>卷积、批归一化和激活函数合为一体。</translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation>残差模块</translation>
    </message>
    <message>
        <source>Two convolutions with a shortcut around them, so that deep networks learn well.</source>
        <translation>两个卷积加一条捷径，让深层网络也能学好。</translation>
    </message>
    <message>
        <source>How far the filter moves at each step. 2 halves the picture.</source>
        <translation>滤波器每步移动多远。设为 2 时图片尺寸减半。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>“Same” adds a border of zeros, so that the picture keeps its size.</source>
        <translation>“相同”会在四周补零，使图片尺寸不变。</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>“Same” padding needs a stride of 1, but the stride is {stride}.</source>
        <translation>“相同”填充要求步幅为 1，而当前步幅是 {stride}。</translation>
    </message>
    <message>
        <source>With larger steps the picture shrinks, so that it cannot keep its size.</source>
        <translation>步幅更大时图片会变小，无法保持尺寸。</translation>
    </message>
    <message>
        <source>The {k} × {k} kernel is larger than its input, {shape}.</source>
        <translation>{k} × {k} 的卷积核大于它的输入：{shape}。</translation>
    </message>
    <message>
        <source>Layers above have already made the picture small.</source>
        <translation>上面的层已经把图片变小了。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>One sample of your data enters here. Its size is chosen on the Data page.</source>
        <translation>数据的一个样本从这里进入。尺寸在“数据”页选择。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The answer of the network leaves here, such as one score for each class.</source>
        <translation>网络的答案从这里给出，例如每个类别一个得分。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Height and width of the window, in pixels.</source>
        <translation>窗口的高和宽，以像素计。</translation>
    </message>
    <message>
        <source>How far the window moves at each step. 0 moves it by its own size.</source>
        <translation>窗口每步移动多远。0 表示移动一个窗口的距离。</translation>
    </message>
    <message>
        <source>The {k} × {k} window is larger than its input, {shape}.</source>
        <translation>{k} × {k} 的窗口大于它的输入：{shape}。</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Keeps the strongest value of each small window, so that the picture shrinks.</source>
        <translation>保留每个小窗口中最强的数值，图片随之变小。</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Keeps the mean of each small window, so that the picture shrinks.</source>
        <translation>保留每个小窗口的平均值，图片随之变小。</translation>
    </message>
    <message>
        <source>{layer} expects a picture but gets {shape}.</source>
        <translation>{layer}需要图片，却得到{shape}。</translation>
    </message>
    <message>
        <source>Its input is flat already, so that you can leave it out.</source>
        <translation>它的输入已经是一维的，可以去掉这一层。</translation>
    </message>
    <message>
        <source>Global average pooling</source>
        <translation>全局平均池化</translation>
    </message>
    <message>
        <source>Turns each channel into one number, its mean. Needs no weights.</source>
        <translation>把每个通道变成一个数，即平均值。不需要权重。</translation>
    </message>
    <message>
        <source>Global max pooling</source>
        <translation>全局最大池化</translation>
    </message>
    <message>
        <source>Turns each channel into one number, its strongest value. Needs no weights.</source>
        <translation>把每个通道变成一个数，即最强的数值。不需要权重。</translation>
    </message>
    <message>
        <source>It looks at neighbouring pixels, and a flat vector has none.</source>
        <translation>它观察相邻的像素，而一维向量没有相邻像素。</translation>
    </message>
    <message>
        <source>{layer} expects a flat vector but gets {shape}.</source>
        <translation>{layer}需要一维向量，却得到{shape}。</translation>
    </message>
    <message>
        <source>Flatten keeps every number; global pooling keeps one per channel and needs far fewer weights.</source>
        <translation>展平保留每个数；全局池化每个通道只留一个数，所需权重少得多。</translation>
    </message>
    <message>
        <source>{layer} needs inputs of one shape, but they are {shapes}.</source>
        <translation>{layer}的各个输入形状必须相同，现在是：{shapes}。</translation>
    </message>
    <message>
        <source>Numbers are combined place by place.</source>
        <translation>数值按位置逐一合并。</translation>
    </message>
    <message>
        <source>{layer} expects numbers but gets {shape}.</source>
        <translation>{layer}需要数值，却得到{shape}。</translation>
    </message>
    <message>
        <source>Tokens are names, not amounts; an embedding turns each into numbers.</source>
        <translation>词元是名称而不是数量；嵌入层把每个词元变成数值。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Adds its inputs number by number, as in a skip connection.</source>
        <translation>把各个输入逐个数相加，例如残差连接。</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>相乘</translation>
    </message>
    <message>
        <source>Multiplies its inputs number by number, as in a gate.</source>
        <translation>把各个输入逐个数相乘，例如门控。</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Puts its inputs side by side: channels behind channels, numbers behind numbers.</source>
        <translation>把各个输入并排放在一起：通道接通道，数值接数值。</translation>
    </message>
    <message>
        <source>{layer} cannot join {shapes}.</source>
        <translation>{layer}无法拼接：{shapes}。</translation>
    </message>
    <message>
        <source>Pictures need one height and width; a picture and a flat vector do not join.</source>
        <translation>图片的高和宽必须相同；图片与一维向量不能拼接。</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Cut the wire from {source} to {target}</source>
        <translation>断开从 {source} 到 {target} 的连线</translation>
    </message>
    <message>
        <source>These layers feed each other in a circle: {names}.</source>
        <translation>这些层首尾相接成了环：{names}。</translation>
    </message>
    <message>
        <source>Data must flow one way, from an input to an output.</source>
        <translation>数据只能单向流动，从输入到输出。</translation>
    </message>
    <message>
        <source>The layer “{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation>未知的层“{id}”，可能缺少插件。</translation>
    </message>
    <message>
        <source>It stays in the project as it is.</source>
        <translation>它会原样保留在项目中。</translation>
    </message>
    <message>
        <source>Use the default</source>
        <translation>使用默认值</translation>
    </message>
    <message>
        <source>{layer} has no input.</source>
        <translation>{layer}没有输入。</translation>
    </message>
    <message>
        <source>Connect a layer to the port at its top.</source>
        <translation>请把一个层连接到它上方的端口。</translation>
    </message>
    <message>
        <source>{layer} takes one wire, but several end here.</source>
        <translation>{layer}只接受一条连线，这里却有多条。</translation>
    </message>
    <message>
        <source>A wire ends at a port that {layer} does not have.</source>
        <translation>有一条连线接到了{layer}没有的端口。</translation>
    </message>
    <message>
        <source>Nothing uses the result of {layer}.</source>
        <translation>{layer}的结果没有被使用。</translation>
    </message>
    <message>
        <source>It is computed for nothing.</source>
        <translation>它在做无用的计算。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>Choose automatically</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>The {what} “{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation>未知的{what}“{id}”，可能缺少插件。</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>添加{layer}</translation>
    </message>
    <message>
        <source>Insert {layer}</source>
        <translation>插入{layer}</translation>
    </message>
    <message>
        <source>Put on the wire</source>
        <translation>放到连线上</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>整理布局</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>重命名为 {name}</translation>
    </message>
    <message>
        <source>Cut the wire from {source}</source>
        <translation>断开来自 {source} 的连线</translation>
    </message>
    <message>
        <source>Insert {layer} ({settings})</source>
        <translation>插入{layer}（{settings}）</translation>
    </message>
    <message>
        <source>Use {layer} instead</source>
        <translation>改用{layer}</translation>
    </message>
    <message>
        <source>{setting} {value}</source>
        <translation>{setting} {value}</translation>
    </message>
    <message>
        <source>{setting} to {value}</source>
        <translation>{setting}设为 {value}</translation>
    </message>
    <message>
        <source>Set {changes}</source>
        <translation>将{changes}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Connect {source}</source>
        <translation>连接 {source}</translation>
    </message>
    <message>
        <source>{share:.1f} % of the parameters sit in one layer, {layer}.</source>
        <translation>{share:.1f}% 的参数集中在一个层：{layer}。</translation>
    </message>
    <message>
        <source>“{name}” cannot be saved: the disk is full. Free some space and try again.</source>
        <translation>无法保存“{name}”：磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>“{name}” cannot be saved: you may not write to {folder}. Choose another folder.</source>
        <translation>无法保存“{name}”：没有写入 {folder} 的权限。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>“{name}” cannot be saved in {folder} ({reason}). Choose another place and try again.</source>
        <translation>无法在 {folder} 中保存“{name}”（{reason}）。请换个位置重试。</translation>
    </message>
    <message>
        <source>{path} does not exist. Check where it lies and try again.</source>
        <translation>{path} 不存在。请确认它的位置后重试。</translation>
    </message>
    <message>
        <source>{path} cannot be read: you have no permission. Ask for it or copy the file.</source>
        <translation>无法读取 {path}：没有权限。请申请权限或复制该文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Check the disk and try again.</source>
        <translation>无法读取 {path}（{reason}）。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>training and prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training on pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the curves in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ONNX export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the ONNX export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch does not work here ({reason}). Install it again: pip install torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} is missing, which {purpose} needs: pip install {package}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no font with Chinese characters. Install one: sudo apt install fonts-noto-cjk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {free} GB are free for prepared data in {path}. Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepStudio {version}, Python {python}, {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} processors, {memory} GB of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a}: {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window and the command line.</source>
        <translation>窗口和命令行使用的语言。</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>浅色或深色。</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Shows changes at once instead of moving things into place.</source>
        <translation>直接显示变化，不播放移动动画。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where networks train: auto, cpu, cuda, cuda:1 or mps.</source>
        <translation>在哪里训练：auto、cpu、cuda、cuda:1 或 mps。</translation>
    </message>
    <message>
        <source>Projects folder</source>
        <translation>项目文件夹</translation>
    </message>
    <message>
        <source>Where new projects go. Empty means the usual place.</source>
        <translation>新项目的存放位置。留空则使用默认位置。</translation>
    </message>
    <message>
        <source>Prepared data</source>
        <translation>预处理数据</translation>
    </message>
    <message>
        <source>Where prepared pictures are kept. Empty means the usual place.</source>
        <translation>预处理好的图片存放的位置。留空则使用默认位置。</translation>
    </message>
    <message>
        <source>Disk budget</source>
        <translation>磁盘配额</translation>
    </message>
    <message>
        <source>Prepared data takes at most this much space; the oldest goes first.</source>
        <translation>预处理数据最多占用这么多空间；最旧的先删除。</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Debug mode</source>
        <translation>调试模式</translation>
    </message>
    <message>
        <source>Trains inside the window&apos;s own process, so that a debugger can follow. Slower; for developers.</source>
        <translation>在窗口自身的进程中训练，便于调试器跟踪。速度较慢，供开发者使用。</translation>
    </message>
    <message>
        <source>Your preferences cannot be read; the defaults are used. Look at {path}.</source>
        <translation>无法读取偏好设置，已使用默认值。请检查 {path}。</translation>
    </message>
    <message>
        <source>Your preferences were damaged, so the defaults are used. The old file is kept as {path}.</source>
        <translation>偏好设置已损坏，已使用默认值。旧文件保留为 {path}。</translation>
    </message>
    <message>
        <source>{path} is not a DeepStudio project. Choose the folder of a project.</source>
        <translation>{path} 不是 DeepStudio 项目。请选择项目文件夹。</translation>
    </message>
    <message>
        <source>{path} is too large for a project file ({size} MB; at most {limit}). Choose another project.</source>
        <translation>{path} 太大，不像是项目文件（{size} MB，上限 {limit}）。请选择其他项目。</translation>
    </message>
    <message>
        <source>{path} was saved by a newer DeepStudio (file version {version}). Update DeepStudio first.</source>
        <translation>{path} 由更新版本的 DeepStudio 保存（文件版本 {version}）。请先升级 DeepStudio。</translation>
    </message>
    <message>
        <source>The project file {path} is damaged. Restore its last good copy, or choose another project.</source>
        <translation>项目文件 {path} 已损坏。请恢复最近的完好副本，或选择其他项目。</translation>
    </message>
    <message>
        <source>{path} holds no DeepStudio project. Choose the folder of a project.</source>
        <translation>{path} 中没有 DeepStudio 项目。请选择项目文件夹。</translation>
    </message>
    <message>
        <source>There is no good copy of the project in {path} to restore.</source>
        <translation>{path} 中没有可以恢复的完好副本。</translation>
    </message>
    <message>
        <source>This project has no runs yet. Train it first.</source>
        <translation>这个项目还没有运行记录。请先训练。</translation>
    </message>
    <message>
        <source>There is no run “{id}”. Choose one of: {runs}.</source>
        <translation>没有名为“{id}”的运行。可选：{runs}。</translation>
    </message>
    <message>
        <source>A run of this project is at work. Stop it or wait, then rename the project.</source>
        <translation>这个项目有运行正在进行。请停止它或等待完成后再重命名。</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or an empty folder.</source>
        <translation>{path} 已经存在。请换个名称，或选择空文件夹。</translation>
    </message>
    <message>
        <source>Another process works on {run} already. Stop it first.</source>
        <translation>另一个进程正在处理 {run}。请先停止它。</translation>
    </message>
    <message>
        <source>{run} is at work. Stop it first, then delete it.</source>
        <translation>{run} 正在进行。请先停止，再删除。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>A photograph, scan or drawing, brought to the size the network expects.</source>
        <translation>照片、扫描件或手绘图，会调整为网络所需的尺寸。</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Height of the picture the network sees.</source>
        <translation>网络看到的图片高度。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Width of the picture the network sees.</source>
        <translation>网络看到的图片宽度。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Colour has three numbers a pixel. Grey has one and is enough where colour tells nothing.</source>
        <translation>彩色每个像素三个数。灰度只有一个数，颜色不重要时就够了。</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应方式</translation>
    </message>
    <message>
        <source>What happens to pictures of another form: stretch them, cut their middle out, or add a black rim.</source>
        <translation>形状不同的图片如何处理：拉伸、裁取中间，或补黑边。</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>cut out the middle</source>
        <translation>裁取中间</translation>
    </message>
    <message>
        <source>add a rim</source>
        <translation>补边</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>How brightness becomes numbers: from 0 to 1, or so that the training pictures have mean 0 and standard deviation 1.</source>
        <translation>亮度如何变成数值：0 到 1，或使训练图片的均值为 0、标准差为 1。</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <source>mean 0, deviation 1</source>
        <translation>均值 0，标准差 1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The group a sample belongs to; what the network learns to tell.</source>
        <translation>样本所属的组；网络要学会判断的内容。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>A folder with the learned numbers (safetensors) and a description of the network and its input (JSON). For programs that rebuild the network themselves.</source>
        <translation>一个文件夹：学到的数值（safetensors）以及网络和输入的说明（JSON）。适合自行重建网络的程序。</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 模型</translation>
    </message>
    <message>
        <source>One file that runs in phones, browsers, C++, C# and servers without PyTorch. It takes pictures with values from 0 to 1 and answers with probabilities.</source>
        <translation>一个文件，不需要 PyTorch 就能在手机、浏览器、C++、C# 和服务器上运行。输入 0 到 1 的图片，输出概率。</translation>
    </message>
    <message>
        <source>Python project</source>
        <translation>Python 项目</translation>
    </message>
    <message>
        <source>A folder with short, readable PyTorch code: the network, its data, training and prediction. It does not need DeepStudio.</source>
        <translation>一个文件夹，包含简短易读的 PyTorch 代码：网络、数据、训练和预测。不依赖 DeepStudio。</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Brings each channel to a common scale over the batch, so that training runs faster.</source>
        <translation>在一个批次内把每个通道调整到相同尺度，训练更快。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>How quickly the remembered mean follows the batches.</source>
        <translation>记录的均值跟随批次变化的快慢。</translation>
    </message>
    <message>
        <source>{layer} does not fit a sequence.</source>
        <translation>{layer}不适合序列。</translation>
    </message>
    <message>
        <source>Sequences differ in length; layer normalisation does not mind.</source>
        <translation>序列长度各不相同；层归一化不受影响。</translation>
    </message>
    <message>
        <source>Layer normalisation</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Brings the numbers of each sample to a common scale, whatever the batch holds.</source>
        <translation>把每个样本的数值调整到相同尺度，与批次无关。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活（Dropout）</translation>
    </message>
    <message>
        <source>Switches some numbers off at random during training, against overfitting.</source>
        <translation>训练时随机关闭一部分数值，防止过拟合。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>The share that is switched off.</source>
        <translation>被关闭的比例。</translation>
    </message>
    <message>
        <source>Channel dropout</source>
        <translation>通道随机失活</translation>
    </message>
    <message>
        <source>Switches whole channels of a picture off at random during training.</source>
        <translation>训练时随机关闭图片的整个通道。</translation>
    </message>
    <message>
        <source>Without channels there is nothing to switch off as a whole.</source>
        <translation>没有通道，就没有可以整体关闭的东西。</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Lays all numbers of a picture out in one row, for the Dense layers behind it.</source>
        <translation>把图片的所有数值排成一行，供后面的全连接层使用。</translation>
    </message>
    <message>
        <source>{layer} needs a fixed length but gets {shape}.</source>
        <translation>{layer}需要固定长度，却得到{shape}。</translation>
    </message>
    <message>
        <source>Sequences of different length would give rows of different length.</source>
        <translation>长度不同的序列会得到长度不同的行。</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>Folds numbers into a picture of the height and width you choose.</source>
        <translation>把数值折叠成指定高和宽的图片。</translation>
    </message>
    <message>
        <source>Rows of the picture.</source>
        <translation>图片的行数。</translation>
    </message>
    <message>
        <source>Columns of the picture. The channels follow.</source>
        <translation>图片的列数。通道数随之确定。</translation>
    </message>
    <message>
        <source>{n} numbers do not fill pictures of {h} × {w}.</source>
        <translation>{n} 个数无法填满 {h} × {w} 的图片。</translation>
    </message>
    <message>
        <source>Height times width must divide the count of numbers.</source>
        <translation>高乘以宽必须能整除数值的个数。</translation>
    </message>
    <message>
        <source>Zero padding</source>
        <translation>补零</translation>
    </message>
    <message>
        <source>Adds a border of zeros around a picture.</source>
        <translation>在图片四周添加一圈零。</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Rows of zeros added above.</source>
        <translation>在上方添加的零的行数。</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Rows of zeros added below.</source>
        <translation>在下方添加的零的行数。</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Columns of zeros added at the left.</source>
        <translation>在左侧添加的零的列数。</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Columns of zeros added at the right.</source>
        <translation>在右侧添加的零的列数。</translation>
    </message>
    <message>
        <source>How far the weights move at each step. Too large and training diverges, too small and it crawls.</source>
        <translation>权重每步移动多远。太大会发散，太小则进展缓慢。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Pulls weights gently towards zero, against overfitting.</source>
        <translation>把权重轻轻拉向零，防止过拟合。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>A tiny number that keeps a division from exploding.</source>
        <translation>一个极小的数，避免除法溢出。</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Plain gradient descent with momentum. Robust, but wants a well-chosen learning rate.</source>
        <translation>带动量的普通梯度下降。稳健，但需要选好学习率。</translation>
    </message>
    <message>
        <source>How much of the last step is kept, like a rolling ball.</source>
        <translation>保留多少上一步的方向，像滚动的球。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Looks ahead along the momentum before each step.</source>
        <translation>每步之前先沿动量方向看一步。</translation>
    </message>
    <message>
        <source>Finds a step of its own for each weight. A good first choice.</source>
        <translation>为每个权重确定合适的步长。首选。</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>How slowly the mean gradient changes.</source>
        <translation>梯度均值变化的快慢。</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>How slowly the mean squared gradient changes.</source>
        <translation>梯度平方均值变化的快慢。</translation>
    </message>
    <message>
        <source>Adam with weight decay done right; usual for larger networks.</source>
        <translation>正确实现权重衰减的 Adam；常用于较大的网络。</translation>
    </message>
    <message>
        <source>Divides each step by the recent size of the gradient; usual for recurrent networks.</source>
        <translation>用近期梯度的大小去除每一步；常用于循环网络。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>1,797 small scans of the digits 0 to 9. They come with the program.</source>
        <translation>1,797 张 0 到 9 的小幅扫描图，随程序自带。</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Your own pictures: a folder with one sub-folder for each class.</source>
        <translation>你自己的图片：一个文件夹，每个类别一个子文件夹。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The folder that holds one sub-folder of pictures for each class.</source>
        <translation>包含各类别图片子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>No data is chosen yet.</source>
        <translation>还没有选择数据。</translation>
    </message>
    <message>
        <source>Choose a folder with one sub-folder for each class, or a built-in sample.</source>
        <translation>请选择一个每类一个子文件夹的文件夹，或使用内置样例。</translation>
    </message>
    <message>
        <source>The data source “{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation>未知的数据来源“{id}”，可能缺少插件。</translation>
    </message>
    <message>
        <source>Your data has only one class. A classifier needs at least two.</source>
        <translation>你的数据只有一个类别。分类器至少需要两个。</translation>
    </message>
    <message>
        <source>The class “{name}” has only {n} samples.</source>
        <translation>类别“{name}”只有 {n} 个样本。</translation>
    </message>
    <message>
        <source>With so few, the result depends on luck. More samples help most.</source>
        <translation>样本这么少，结果全凭运气。增加样本最有帮助。</translation>
    </message>
    <message>
        <source>“{most}” has {n} times as many samples as “{fewest}”.</source>
        <translation>“{most}”的样本数是“{fewest}”的 {n} 倍。</translation>
    </message>
    <message>
        <source>The network may learn to answer the larger class always.</source>
        <translation>网络可能学会总是回答样本多的类别。</translation>
    </message>
    <message>
        <source>first steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>advanced</source>
        <translation>进阶</translation>
    </message>
    <message>
        <source>Handwritten digits, CNN</source>
        <translation>手写数字，CNN</translation>
    </message>
    <message>
        <source>A small convolutional network reads 1,797 scanned digits. Trains in seconds.</source>
        <translation>一个小型卷积网络识别 1,797 个扫描的数字，几秒钟就能训练完。</translation>
    </message>
    <message>
        <source>Handwritten digits, dense</source>
        <translation>手写数字，全连接</translation>
    </message>
    <message>
        <source>The simplest network: two Dense layers. See how far it gets without convolutions.</source>
        <translation>最简单的网络：两个全连接层。看看没有卷积能走多远。</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>The network that read cheques in 1998: two convolutions, average pooling, tanh.</source>
        <translation>1998 年用来识别支票的网络：卷积、平均池化、tanh。</translation>
    </message>
    <message>
        <source>Cats or dogs, CNN</source>
        <translation>猫还是狗，CNN</translation>
    </message>
    <message>
        <source>The textbook network for two kinds of photographs. Bring a folder of your own.</source>
        <translation>教材中区分两类照片的网络。请准备自己的图片文件夹。</translation>
    </message>
    <message>
        <source>Small ResNet</source>
        <translation>小型 ResNet</translation>
    </message>
    <message>
        <source>Residual blocks with shortcuts, as modern networks have them.</source>
        <translation>带捷径的残差模块，现代网络的做法。</translation>
    </message>
    <message>
        <source>Empty canvas</source>
        <translation>空白画布</translation>
    </message>
    <message>
        <source>Nothing but room for your own ideas.</source>
        <translation>给你自己的想法留出空间。</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start DeepStudio in a desktop session.</source>
        <translation>没有可用的显示器来打开窗口（DISPLAY 和 WAYLAND_DISPLAY 均未设置）。请在桌面会话中启动 DeepStudio。</translation>
    </message>
    <message>
        <source>A window needs the system library {library}, which is missing. Install it: sudo apt install {debian} (Debian, Ubuntu) or sudo dnf install {fedora} (Fedora).</source>
        <translation>打开窗口需要系统库 {library}，但它不存在。请安装：sudo apt install {debian}（Debian、Ubuntu）或 sudo dnf install {fedora}（Fedora）。</translation>
    </message>
    <message>
        <source>The window cannot open: Qt does not load ({reason}). Install DeepStudio again.</source>
        <translation>窗口无法打开：Qt 加载失败（{reason}）。请重新安装 DeepStudio。</translation>
    </message>
    <message>
        <source>Something went wrong that DeepStudio did not expect ({kind}). Try again; if it stays, report it with {path}.</source>
        <translation>发生了 DeepStudio 没有预料到的错误（{kind}）。请重试；如果仍然出现，请附上 {path} 反馈。</translation>
    </message>
    <message>
        <source>The prepared pictures would take {needed} GB, but only {budget} GB are allowed. Choose a smaller picture size, or allow more in the preferences.</source>
        <translation>预处理图片需要 {needed} GB，而配额只有 {budget} GB。请选择更小的图片尺寸，或在偏好设置中提高配额。</translation>
    </message>
    <message>
        <source>The disk with {folder} is full: the prepared pictures need {needed} GB. Free some space, or choose another place for prepared data in the preferences.</source>
        <translation>{folder} 所在磁盘已满：预处理图片需要 {needed} GB。请腾出空间，或在偏好设置中更换存放位置。</translation>
    </message>
    <message>
        <source>This data has no pictures.</source>
        <translation>这份数据没有图片。</translation>
    </message>
    <message>
        <source>How “{id}” is to be read has a setting that is not possible. Correct it on the Data page.</source>
        <translation>“{id}”的读取方式中有无效的设置。请在“数据”页更正。</translation>
    </message>
    <message>
        <source>Columns of the kind “{id}” cannot be prepared.</source>
        <translation>“{id}”类型的列无法预处理。</translation>
    </message>
    <message>
        <source>{path} lies on another computer. Nothing is read from a network without your consent: agree to it, or copy the folder to this computer.</source>
        <translation>{path} 位于另一台计算机上。未经你同意不会从网络读取任何内容：请同意，或把文件夹复制到本机。</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>No data is chosen yet. Choose some on the Data page.</source>
        <translation>还没有选择数据。请在“数据”页选择。</translation>
    </message>
    <message>
        <source>Preparing the data</source>
        <translation>正在预处理数据</translation>
    </message>
    <message>
        <source>“{name}” is left out: {reason}.</source>
        <translation>“{name}”已略过：{reason}。</translation>
    </message>
    <message>
        <source>{n} files cannot be read and are left out: {names}.</source>
        <translation>{n} 个文件无法读取，已略过：{names}。</translation>
    </message>
    <message>
        <source>{n} files cannot be read and are left out: {names} and {more} more.</source>
        <translation>{n} 个文件无法读取，已略过：{names} 以及另外 {more} 个。</translation>
    </message>
    <message>
        <source>{text} {message}</source>
        <translation>{text} {message}</translation>
    </message>
    <message>
        <source>All usable samples ({n}) belong to one class, “{name}”. A classifier needs at least two: make one sub-folder for each class.</source>
        <translation>所有可用样本（{n} 个）都属于同一类别“{name}”。分类器至少需要两类：请为每个类别建立一个子文件夹。</translation>
    </message>
    <message>
        <source>{n} samples are too few to learn, to check and to test with. Add more; ten of each class are a small start.</source>
        <translation>{n} 个样本太少，不够用来训练、验证和测试。请增加样本；每类十个是最低起点。</translation>
    </message>
    <message>
        <source>No samples are left. Include some again, or choose another folder.</source>
        <translation>没有剩下任何样本。请重新包含一些，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>None of the pictures can be used. {message}</source>
        <translation>没有一张图片可用。{message}</translation>
    </message>
    <message>
        <source>The data source “{id}” is not known here. A plugin may be missing.</source>
        <translation>未知的数据来源“{id}”，可能缺少插件。</translation>
    </message>
    <message>
        <source>There is no digit “{id}”.</source>
        <translation>没有数字“{id}”。</translation>
    </message>
    <message>
        <source>{path} holds more than {n} pictures. Choose a smaller folder.</source>
        <translation>{path} 中的图片超过 {n} 张。请选择较小的文件夹。</translation>
    </message>
    <message>
        <source>Pictures outside of the class folders are left out ({n}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folders {names} are taken together; the split is made by the program.</source>
        <translation>文件夹 {names} 会合并使用；划分由程序完成。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Check its permissions.</source>
        <translation>无法读取 {path}（{reason}）。请检查权限。</translation>
    </message>
    <message>
        <source>{path} is a file. Choose the folder with one sub-folder for each class.</source>
        <translation>{path} 是一个文件。请选择每类一个子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>The folder {path} is not there. Find its new place, or choose another folder.</source>
        <translation>文件夹 {path} 不在那里了。请找到它的新位置，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>its name is not valid text; rename it</source>
        <translation>文件名不是有效文本，请重命名</translation>
    </message>
    <message>
        <source>No folder is chosen. Choose the folder with your pictures.</source>
        <translation>没有选择文件夹。请选择存放图片的文件夹。</translation>
    </message>
    <message>
        <source>it does not belong to the data</source>
        <translation>它不属于这份数据</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>它已经不在那里了</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>There are no pictures in {path}. Choose a folder with one sub-folder for each class.</source>
        <translation>{path} 中没有图片。请选择每类一个子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>The pictures lie directly in {path}. Put those of each class into a sub-folder of its own.</source>
        <translation>图片直接放在 {path} 中。请把每个类别的图片放到各自的子文件夹里。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read as a picture: {reason}.</source>
        <translation>“{name}”无法作为图片读取：{reason}。</translation>
    </message>
    <message>
        <source>it claims to have more than {n} million pixels</source>
        <translation>它声称超过 {n} 百万像素</translation>
    </message>
    <message>
        <source>it needs more memory than there is</source>
        <translation>它需要的内存超过可用内存</translation>
    </message>
    <message>
        <source>it is cut off; copy it again</source>
        <translation>它不完整，请重新复制</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation>你没有读取它的权限</translation>
    </message>
    <message>
        <source>the disk refuses ({reason})</source>
        <translation>磁盘拒绝读取（{reason}）</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空文件</translation>
    </message>
    <message>
        <source>it is only a pointer of Git LFS; fetch the real file with “git lfs pull”</source>
        <translation>它只是 Git LFS 的指针；请用“git lfs pull”获取真正的文件</translation>
    </message>
    <message>
        <source>it holds text, not a picture</source>
        <translation>它是文本，不是图片</translation>
    </message>
    <message>
        <source>it is not in a known format (JPEG, PNG, BMP, GIF, WebP, TIFF)</source>
        <translation>它不是已知的格式（JPEG、PNG、BMP、GIF、WebP、TIFF）</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动任何内容。</translation>
    </message>
    <message>
        <source>The weights in {path} were saved by a newer DeepStudio. Update DeepStudio first.</source>
        <translation>{path} 中的权重由更新版本的 DeepStudio 保存。请先升级 DeepStudio。</translation>
    </message>
    <message>
        <source>The weights in {path} belong to another network. Choose another run, or train again.</source>
        <translation>{path} 中的权重属于另一个网络。请选择其他运行，或重新训练。</translation>
    </message>
    <message>
        <source>The weights in {path} are damaged. Choose another run, or train again.</source>
        <translation>{path} 中的权重已损坏。请选择其他运行，或重新训练。</translation>
    </message>
    <message>
        <source>“{device}” is not a device. Choose auto, cpu, cuda, cuda:0 or mps.</source>
        <translation>“{device}”不是设备。请选择 auto、cpu、cuda、cuda:0 或 mps。</translation>
    </message>
    <message>
        <source>This computer has no device “{device}”, so the processor is used.</source>
        <translation>这台计算机没有设备“{device}”，因此使用处理器。</translation>
    </message>
    <message>
        <source>This computer has an NVIDIA GPU, but the installed PyTorch cannot use it. Install the CUDA edition of PyTorch to train faster.</source>
        <translation>这台计算机有 NVIDIA GPU，但安装的 PyTorch 无法使用它。安装 CUDA 版 PyTorch 可以更快地训练。</translation>
    </message>
    <message>
        <source>{name} does not work ({reason}), so another device is used. Update its driver, or restart the computer.</source>
        <translation>{name} 无法工作（{reason}），因此改用其他设备。请更新驱动或重启计算机。</translation>
    </message>
    <message>
        <source>{path} is a folder. Give the name of a file, such as model.onnx.</source>
        <translation>{path} 是文件夹。请给出文件名，例如 model.onnx。</translation>
    </message>
    <message>
        <source>{path} holds an earlier export that was changed. Choose another folder, so that nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds something else already. Choose another name, or an empty folder.</source>
        <translation>{path} 中已有其他内容。请换个名称，或选择空文件夹。</translation>
    </message>
    <message>
        <source>Training diverged in epoch {epoch} (step {step}): the loss is not a number any more. The learning rate of {rate} is probably too high; try {lower}. The weights of epoch {kept} are kept.</source>
        <translation>训练在第 {epoch} 轮（第 {step} 步）发散：损失不再是数字。学习率 {rate} 可能太高，请试试 {lower}。第 {kept} 轮的权重已保留。</translation>
    </message>
    <message>
        <source>Training diverged in epoch {epoch} (step {step}): the loss is not a number any more. The learning rate of {rate} is probably too high; try {lower}.</source>
        <translation>训练在第 {epoch} 轮（第 {step} 步）发散：损失不再是数字。学习率 {rate} 可能太高，请试试 {lower}。</translation>
    </message>
    <message>
        <source>The file {path} is gone. Choose the data again on the Data page, then train again.</source>
        <translation>文件 {path} 不见了。请在“数据”页重新选择数据，再训练一次。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then train again.</source>
        <translation>磁盘已满。请腾出空间后再训练。</translation>
    </message>
    <message>
        <source>Batch normalisation needs at least two samples in a batch. Choose a larger batch size, or add data.</source>
        <translation>批归一化要求每批至少两个样本。请增大批大小，或增加数据。</translation>
    </message>
    <message>
        <source>Training stopped because of an unexpected error ({reason}). The details are in the run&apos;s log; earlier weights are kept.</source>
        <translation>训练因意外错误停止（{reason}）。详情见运行日志；之前的权重已保留。</translation>
    </message>
    <message>
        <source>Memory ran out with a batch size of {size}. Set the batch size to {smaller}, or choose smaller pictures.</source>
        <translation>批大小为 {size} 时内存不足。请把批大小设为 {smaller}，或选择更小的图片。</translation>
    </message>
    <message>
        <source>Memory ran out. Choose smaller pictures, or a network with fewer parameters.</source>
        <translation>内存不足。请选择更小的图片，或参数更少的网络。</translation>
    </message>
    <message>
        <source>The network is not complete yet. Mend the problems on the Model page first.</source>
        <translation>网络还不完整。请先解决“模型”页上的问题。</translation>
    </message>
    <message>
        <source>The network&apos;s answer is not a number. Its training went wrong; train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a folder. Choose a folder of pictures.</source>
        <translation>{path} 不是文件夹。请选择图片文件夹。</translation>
    </message>
    <message>
        <source>There are no pictures in {path}. Choose another folder.</source>
        <translation>{path} 中没有图片。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>These files could not be read: {names}. Their lines have no answer.</source>
        <translation>这些文件无法读取：{names}。对应的行没有答案。</translation>
    </message>
    <message>
        <source>These files could not be read: {names} and {more} more. Their lines have no answer.</source>
        <translation>这些文件无法读取：{names} 以及另外 {more} 个。对应的行没有答案。</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or use a smaller model.</source>
        <translation>内存不足以完成此操作。请关闭其他程序，或使用更小的模型。</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}). Try again.</source>
        <translation>引擎无法完成此操作（{reason}）。请重试。</translation>
    </message>
    <message>
        <source>The engine does not know “{do}”.</source>
        <translation>引擎不认识“{do}”。</translation>
    </message>
    <message>
        <source>The request “{do}” is not complete: {field}.</source>
        <translation>请求“{do}”不完整：{field}。</translation>
    </message>
    <message>
        <source>The engine was sent something that is not a request.</source>
        <translation>发送给引擎的内容不是请求。</translation>
    </message>
    <message>
        <source>{run} has not finished its first epoch yet. Wait a moment and try again.</source>
        <translation>{run} 还没有完成第一轮。请稍候再试。</translation>
    </message>
    <message>
        <source>{run} has no trained weights. Train the network first.</source>
        <translation>{run} 没有训练好的权重。请先训练网络。</translation>
    </message>
    <message>
        <source>The program cannot start its own process ({reason}). Close other programs and try again.</source>
        <translation>程序无法启动自己的进程（{reason}）。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Resume the run: it goes on from its last checkpoint.</source>
        <translation>请继续该运行：它会从最近的检查点接着训练。</translation>
    </message>
    <message>
        <source>Nothing was saved yet: start the training again.</source>
        <translation>还没有保存任何内容：请重新开始训练。</translation>
    </message>
    <message>
        <source>{what} {action}</source>
        <translation>{what}{action}</translation>
    </message>
    <message>
        <source>Nothing of yours was changed: try again.</source>
        <translation>你的内容没有任何改动：请重试。</translation>
    </message>
    <message>
        <source>The disk is full, so the work could not go on. Free some space.</source>
        <translation>磁盘已满，工作无法继续。请腾出空间。</translation>
    </message>
    <message>
        <source>The process was ended from outside, perhaps because memory ran out: a smaller batch size needs less.</source>
        <translation>进程被外部终止，可能是内存耗尽：减小批大小可以减少占用。</translation>
    </message>
    <message>
        <source>The process that did the work ended unexpectedly.</source>
        <translation>执行工作的进程意外结束。</translation>
    </message>
    <message>
        <source>The program is closing. Open it again to go on.</source>
        <translation>程序正在关闭。请重新打开以继续。</translation>
    </message>
    <message>
        <source>{folder} cannot be written to. Check your permissions.</source>
        <translation>无法写入 {folder}。请检查权限。</translation>
    </message>
    <message>
        <source>The engine could not do this. Look into its log for details.</source>
        <translation>引擎无法完成此操作。详情见日志。</translation>
    </message>
    <message>
        <source>The engine ended unexpectedly and is starting again. Nothing is lost: try once more.</source>
        <translation>引擎意外结束，正在重新启动。没有任何丢失，请再试一次。</translation>
    </message>
    <message>
        <source>There is no template “{id}”.</source>
        <translation>没有名为“{id}”的模板。</translation>
    </message>
    <message>
        <source>Use the pictures in {folder}</source>
        <translation>使用 {folder} 中的图片</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开项目。</translation>
    </message>
    <message>
        <source>A run is going already.</source>
        <translation>已有运行正在进行。</translation>
    </message>
    <message>
        <source>This did not work: {reason}</source>
        <translation>操作没有成功：{reason}</translation>
    </message>
    <message>
        <source>Your data is no longer in {path}.</source>
        <translation>你的数据已不在 {path} 中。</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted, or its disk is not connected.</source>
        <translation>它可能被移动、重命名或删除，或者磁盘没有连接。</translation>
    </message>
    <message>
        <source>The answer did not come: {reason}</source>
        <translation>没有得到答案：{reason}</translation>
    </message>
    <message>
        <source>Training could not go on: {reason}</source>
        <translation>训练无法继续：{reason}</translation>
    </message>
    <message>
        <source>Looking through your data</source>
        <translation>正在查看你的数据</translation>
    </message>
    <message>
        <source>Your data could not be looked through: {reason}</source>
        <translation>无法查看你的数据：{reason}</translation>
    </message>
    <message>
        <source>This project has not been trained yet. Train it first: deepstudio train {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run to resume. Start one: deepstudio train {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set takes KEY=VALUE, such as training.epochs=5; “{given}” has no =.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” cannot be set. Use training.KEY with one of {keys}, or model.LAYER.SETTING.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer “{name}”. There are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message} Its settings: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{id}” is not one of {ids}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} goes on, on {device} ({precision}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} trains {parameters} parameters on {samples} samples, on {device} ({precision}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}, {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {numbers}, {rate} samples/s, best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {numbers}, {rate} samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part}: {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metric} ({part})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task “{task}” cannot be trained here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network does not end with one number for each of the {n} classes. Mend it on the Model page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {path} do not say what they are for. Train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} has no weights yet. Train the network first, or wait for its first epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run belongs to a task that is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no layers. Copy some on the canvas first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is on the clipboard is too large to paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These layers were copied from a newer version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{wanted}” is not there, so this one is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU · {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks train on {name} ({id}, {memory} GB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the window, with a project if one is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows everything on a sample: in the window, or here where there is no display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells versions, tests the devices, and says what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists layers, templates, samples or tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a project from a template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds everything that is wrong or doubtful in a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a project as a new run, or lets a run go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examines a trained run: accuracy, each class, confusions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks a trained run what is in pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes a trained model out: weights, ONNX, or a Python project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the runs of a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decodes a project&apos;s pictures once, so that training starts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers the window&apos;s quick requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build, train, understand and use neural networks. Without a command, the window opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language to speak, by default the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First put the last good copy in the place of a damaged project file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error, {place}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything fits: the project can be trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it here, even where a window could open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} Doing the same here in the terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is in {path}. Open it in the window: deepstudio gui {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture {path} shows a {written}; the network says {label} ({confidence}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form of the export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file for onnx, a folder for weights and python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked on {n} samples: the probabilities differ from DeepStudio&apos;s by at most {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of a project to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this step and saving. Press Ctrl-C again to stop at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder to make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to start from: see deepstudio list templates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with one sub-folder of pictures per class, or the name of a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template “{id}”. Choose one of {ids}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lies on another computer. Read the pictures over the network?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made {path} with {parameters} parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data: {n} samples in {classes} classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train it: deepstudio train {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run, such as run-003 or 3; by default the latest with weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print JSON for a machine to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures, or folders of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the answers for one folder as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{input}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{input}: {label} ({confidence})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--csv takes one folder of pictures, not {n} inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pictures are in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning, {place}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  Fix: {fix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{errors} errors, {warnings} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[required]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[default: {}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this page and exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{code}” is not a language DeepStudio speaks. Choose en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For help: {command} --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more than this command takes: {extra}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} Did you mean {likely}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be one of {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a whole number of at least {least}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not right: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write each event as a line of JSON, - for standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{split}” is no part of the data. Choose one of: {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data has no samples for this part. Change the split on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network does not know these classes of the data: {strange}. It knows {known}. Choose a folder whose sub-folders have these names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examining the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s answers are not numbers. Train again with a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{format}” is not a form of export. Choose one of: {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>onnxruntime ran it on {n} pictures, one by one and together, and gave the program&apos;s answers (largest difference {d}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported model does not give the program&apos;s answers ({reason}), so it was not kept. Choose another form of export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network cannot be written as ONNX ({reason}). Choose another form of export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its predict.py was run on {n} pictures and gave the program&apos;s answers (largest difference {d}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported project does not give the program&apos;s answers ({reason}), so it was not kept. Choose another form of export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data cannot be reached, so the export is checked on random pictures instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights read back from the disk are not those that were written. Check the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training goes on, but the weights could not be saved. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files cannot be read as pictures and are left out, such as {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training shall start from {run}, which has no weights. Choose another run, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} groups of weights start from {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({kind}). Your project is saved. Details are in {log}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is still training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, keep best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In debug mode a run ends with the window. Its best weights so far are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can go on without the window; you find it again when you open the project. Or stop it now: its best weights so far are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is still going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{work}” would be canceled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel it and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your last changes are not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed the project. Choose which version to keep, then close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>home templates new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from my pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the project&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About DeepStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project: choose its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore last good copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the label of “{id}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude “{id}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include “{id}” again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the template {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {choice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {old} → {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>− {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other picture size or colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop training, keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {run} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has the network and settings of {run} again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is as it was in {run} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How weights follow their gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes while the network learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What training makes small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path, from the root of the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a file. Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic: the fastest that works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DeepStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} · Python {python}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build, train, understand and use neural networks, on your own computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. It stands on these, each under its own licence:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockedCard</name>
    <message>
        <source>Go to Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the setting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab and arrows walk along the layers, A adds a layer, C connects, Enter opens the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your network begins here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a layer from the left, press A to search for one, or start from a template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer fits here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer is left to connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasActions</name>
    <message>
        <source>Add a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the selected layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the selected layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete layers or wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Insert a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer behind…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished">创建副本</translation>
    </message>
    <message>
        <source>Let it learn again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished">冻结</translation>
    </message>
    <message>
        <source>Cut all wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">删除</translation>
    </message>
    <message>
        <source>Add a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished">粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation type="unfinished">整理布局</translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished">精度</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a heading to sort by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all samples taken for this class: how many really are of it. Matters where a false alarm is dear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all samples of this class: how many were found. Matters where missing one is dear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision and recall in one number (their harmonic mean); both must be high.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many samples of this class were examined (the support).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>Nothing is called like that. Try another word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible right now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>{count} of {total} “{true}” were recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total} “{true}” were taken for “{predicted}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move, Enter shows the wrong samples of a cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
    <message>
        <source>Device</source>
        <translation type="unfinished">设备</translation>
    </message>
    <message>
        <source>The part of this computer that calculates. Automatic takes the fastest that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} (does not work)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tested ✓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Evaluate the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then this page shows how often it is right, which classes it confuses, and its worst mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examine it with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test samples took no part in training, so they show how well it does with new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished">文件夹</translation>
    </message>
    <message>
        <source>It holds one sub-folder of pictures for each class, with the same names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out how often the network is right, which classes it confuses, and where it fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being evaluated now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not evaluated with these samples yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has learned more since this was found. Evaluate it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples corrected since this training: {n}. Train again so that the network learns from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has seen these samples, so the numbers look better than they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best epoch was chosen with these samples; the test samples are the fairer judge.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LongerBar</name>
    <message>
        <source>Let {run} go on from where it ended, for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Choose the folder with your pictures: one sub-folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” is now the data of this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message>
        <source>Save the confusion matrix as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the confusion matrix as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true class / taken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MetricCard</name>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>The whole network. Click to go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview of the network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Rename the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished">重命名</translation>
    </message>
    <message>
        <source>Type a name first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the layer is called on the canvas. Empty shows the kind of layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in code and weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, digits and _. Trained weights belong to this name: renaming starts the layer anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits and _, and begin with a letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another layer has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This word has a meaning of its own in code. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project from your pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network to start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the project goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 class: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} classes: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder has no sub-folders. Put the pictures of each class into its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodePanel</name>
    <message>
        <source>Freeze</source>
        <translation type="unfinished">冻结</translation>
    </message>
    <message>
        <source>Training leaves the weights of this layer as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer is not known here. It stays in the project as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed this project on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished">重新加载</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a whole number from {low} to {high}. Until then {kept} is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number from {low} to {high}. Until then {kept} is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number of at least {low}. Until then {kept} is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number of at most {high}. Until then {kept} is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number such as 12. Until then {kept} is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a double-click adds a layer behind the selected one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer has this name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParametersCard</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers that the network learns in training.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanColumn</name>
    <message>
        <source>Training</source>
        <translation type="unfinished">训练</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes apply to the next run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotTools</name>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished">平滑</translation>
    </message>
    <message>
        <source>Averages neighbouring batches. The faint line shows each batch as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the loss by powers of ten, so that small changes stay visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished">训练轮次</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished">阶梯</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step is one batch; an epoch is all batches once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Epoch {epoch} · step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished">偏好设置</translation>
    </message>
    <message>
        <source>Where things are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared data</source>
        <translation type="unfinished">预处理数据</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Canceling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectName</name>
    <message>
        <source>Click to rename the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best validation accuracy of the last runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, duplicate, remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished">创建副本</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunChooser</name>
    <message>
        <source>Trained run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each training makes a run. The page speaks of the one chosen here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} · training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still training; its last checkpoint is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, keep best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the run. What it learned after its best epoch is given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the run and saves where it stands, so that it can go on later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits after the present batch. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows how good the trained network is, and where it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has been told; it obeys after the present batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch {batch} of {batches}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epoch} of {epochs} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped early after {epoch} of {epochs} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test {metric} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} pictures/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best validation {metric}, epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunNotice</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epochs} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epochs} epochs · about {batches} batches each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsCard</name>
    <message>
        <source>Another run is going. Stop it or wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is going. Stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each training is a run. Click one to see its curves, tick several to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on from where this run ended, for more epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on exactly where this run was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this run&apos;s network and settings again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Back to the classes (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the network is right and the label is not, correct it here. Your files are not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{true}” taken for “{predicted}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An excluded sample takes part in nothing. Your file stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sample is not part of the project&apos;s data, so its label cannot be corrected here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectionPanel</name>
    <message>
        <source>Freeze</source>
        <translation type="unfinished">冻结</translation>
    </message>
    <message>
        <source>Training leaves the weights of these layers as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished">创建副本</translation>
    </message>
    <message>
        <source>Cut all wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">删除</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {source} to {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It carries {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move, copy or delete them together.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShapeBadge</name>
    <message>
        <source>Not known: a layer above has a mistake or no input.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What would you like to build?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a template to start with, or drop a folder of your own pictures here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from my pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with one sub-folder of pictures for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects you have opened appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>All data stays on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: no account, no upload, no statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{samples} samples · {classes} classes · {train}/{validation}/{test}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training / validation / test in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused in epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished">阶梯</translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished">准确率</translation>
    </message>
    <message>
        <source>The share of samples whose class the network told correctly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 of each class, averaged so that a rare class counts as much as a common one (macro-F1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished">损失</translation>
    </message>
    <message>
        <source>How far the probabilities are from the truth; 0 would be perfect (mean cross-entropy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that were taken for another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wrong} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of epoch {epoch}, the best one of this run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryModel</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished">权重</translation>
    </message>
    <message>
        <source>Mult-adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layers in the order in which data passes them, each with its result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters: numbers that the network learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplications with addition for one sample: how much there is to compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the result of the layer takes for one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} multiply-adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>The network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layers · select one to change its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layers yet. Add one from the list at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-adds for one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory to train, one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory to train, batch of {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>Layers of the network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the network by a ready one. You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation type="unfinished">整理布局</translation>
    </message>
    <message>
        <source>Put the layers in order, from top to bottom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Start page, preferences and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search layers, actions, help…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Nothing was trained yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training and watch here how the loss falls and the accuracy rises, epoch by epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {run}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its curves and its weights are removed from the disk. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">删除</translation>
    </message>
</context>
<context>
    <name>TrainedPage</name>
    <message>
        <source>Train the network first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WrongCard</name>
    <message>
        <source>Most confident mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that were taken for another class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{true}” taken for “{predicted}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair}: {shown} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {shown} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These samples were recognised, so there is no mistake to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These mistakes are not among the most confident ones that are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This mistake did not happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a single mistake. Is the test part large enough, and are its samples new to the network?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id}
“{true}” taken for “{predicted}” with {confidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the label is “{label}” now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoomControl</name>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_BrokenPage</name>
    <message>
        <source>This page cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason is in the log. All other pages work.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
