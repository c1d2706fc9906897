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
        <translation>把每个输入数值与每个神经元相连，通常放在分类器末尾。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>神经元数</translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <translation>输出多少个数值。</translation>
    </message>
    <message>
        <source>Networks and layers</source>
        <translation>网络与层</translation>
    </message>
    <message>
        <source>Layers one behind the other: samples enter at the top, each layer computes new numbers from those before, and the last one gives the answer. What a layer computes depends on its weights, which training finds.</source>
        <translation>一层接一层：样本从上方进入，每一层用前一层的数值算出新的数值，最后一层给出回答。每一层如何计算取决于它的参数，参数由训练得到。</translation>
    </message>
    <message>
        <source>One step of a network: it takes numbers and gives others. Some layers learn (dense, convolution), some only compute (activation, pooling, flatten). Each layer on the canvas shows the shape of what leaves it.</source>
        <translation>网络中的一步：接收一些数，给出另一些数。有的层会学习（全连接、卷积），有的只做计算（激活函数、池化、展平）。画布上的每一层都标出它输出的形状。</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>神经元</translation>
    </message>
    <message>
        <source>The smallest part: it multiplies each of its inputs by a weight, adds them up, and puts the sum through an activation. A layer has many of them side by side, called units or filters.</source>
        <translation>最小的组成部分：把每个输入乘以一个权重，相加，再通过激活函数。一层里并排着许多神经元，也叫单元或滤波器。</translation>
    </message>
    <message>
        <source>The numbers that a network learns, also called parameters. More of them can learn more, but need more samples, memory and time, and memorise more easily. The summary on Model counts them for each layer.</source>
        <translation>网络所学习的数值，也叫参数。参数越多能学的越多，但需要更多样本、内存和时间，也更容易死记。“模型”页的总览列出每一层的参数量。</translation>
    </message>
    <message>
        <source>A bend behind a layer. Without it, many layers would do no more than one, for a sum of sums is a sum. ReLU is the usual choice inside a network; the end has one that fits the answer.</source>
        <translation>接在一层之后的非线性变换。没有它，再多层也只相当于一层，因为线性变换叠加起来仍是线性变换。网络内部通常用 ReLU；末端用与答案相配的函数。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>The simplest activation: negative numbers become 0, the others stay. It is fast and lets gradients through. If nothing speaks against it, take it.</source>
        <translation>最简单的激活函数：负数变成 0，其余不变。计算快，也不阻碍梯度。没有特别理由就选它。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Turns the scores at the end of a network into probabilities: all positive, together 100 %, the largest score first. Here the loss does it, so a network may end with plain scores.</source>
        <translation>把网络末端的得分变成概率：都为正，合计 100 %，得分越高概率越大。在本程序中由损失完成这一步，所以网络可以直接以得分结束。</translation>
    </message>
    <message>
        <source>Every output looks at every input, each with a weight of its own. Good for rows of tables and as the last layer; for pictures it needs many weights and knows nothing of neighbours.</source>
        <translation>每个输出都看到所有输入，各有自己的权重。适合表格的行，也常作最后一层；用于图片则参数太多，而且不考虑像素的相邻关系。</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>A small window slides over the picture and looks for the same pattern everywhere: an edge, a corner, later an eye. It needs few weights and finds things wherever they are. Most networks for pictures are made of it.</source>
        <translation>一个小窗口在图片上滑动，在每个位置寻找同样的图案：边缘、拐角，再往后是眼睛。参数少，目标出现在哪里都能找到。图片网络大多由它构成。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>One of the patterns that a convolution looks for: a kernel of weights for each channel that enters. Those of the first layer lie on the picture itself and can be shown as small pictures: edges and colours, mostly.</source>
        <translation>卷积层要寻找的一种图案：对每个输入通道各有一个由权重组成的卷积核。第一层的滤波器直接作用在图片上，可以画成小图来看：大多是边缘和颜色。</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>The part of the picture that one place of a feature map sees. Each further convolution and pooling makes it larger: 3 × 3 pixels at first, later half the picture. Where it stays smaller than what is to be told apart, add layers or pool once more.</source>
        <translation>特征图上一个位置能看到的那部分图片。每多一层卷积或池化，感受野就变大：起初 3 × 3 像素，后来可达半张图。如果它一直比要区分的东西还小，就再加几层，或再池化一次。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>The window of a convolution with its weights. 3 × 3 is usual: several small ones behind each other see as much as a large one and need fewer weights. Texts and sounds have a kernel over neighbouring steps.</source>
        <translation>卷积的窗口及其权重。常用 3 × 3：几个小的接连使用，看到的范围与一个大的相同，参数却更少。文本和声音的卷积核覆盖相邻的时间步。</translation>
    </message>
    <message>
        <source>How far the window of a convolution or pooling moves each time. With a stride of 2, the output is half as wide and high: less work, coarser view.</source>
        <translation>卷积或池化的窗口每次移动多远。步幅为 2 时，输出的宽和高减半：计算更少，看得更粗。</translation>
    </message>
    <message>
        <source>For pictures: a border of zeros, so that the window also reaches the edge and the size stays. For texts: short ones are filled up to the longest of the batch; the program takes care that this changes no answer.</source>
        <translation>对图片：在四周补一圈零，让窗口也能覆盖边缘，尺寸保持不变。对文本：把短的补到同一批中最长文本的长度；程序保证这不会影响回答。</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>One layer of numbers of a picture: a colour picture enters with three channels, red, green and blue. Each filter of a convolution makes one channel of its own. Later layers usually have more channels and smaller pictures.</source>
        <translation>图片的一层数值：彩色图片以红、绿、蓝三个通道进入。卷积的每个滤波器产生一个通道。越往后，通常通道越多，特征图越小。</translation>
    </message>
    <message>
        <source>Feature map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>What a filter found, and where: bright where its pattern is in the picture. First maps show edges, later ones parts of things.</source>
        <translation>一个滤波器找到了什么、在哪里：图案出现的地方亮。前面的特征图显示边缘，后面的显示物体的部件。</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Makes a picture smaller: of each small field only the largest number stays, or the mean. The network then cares less about the exact place, and has less to compute. Global pooling makes one number of each channel.</source>
        <translation>把特征图变小：每个小区域只保留最大值或平均值。这样网络不太在意确切位置，计算量也更少。全局池化把每个通道变成一个数。</translation>
    </message>
    <message>
        <source>Lays all numbers of a picture in one long row, so that a dense layer can follow. Nothing is learned here. Pool before, or that dense layer becomes very large.</source>
        <translation>把特征图的所有数值排成一维向量，后面就能接全连接层。这一层没有可学习的参数。请先池化，否则后面的全连接层会非常大。</translation>
    </message>
    <message>
        <source>In training, a share of the numbers is set to 0 by chance at every step, so that the network relies on no single one. In use all take part. 0.2 to 0.5 is usual; use it where the network memorises.</source>
        <translation>训练时每一步随机把一部分数值置为 0，让网络不依赖其中任何一个。使用时全部参与。常用 0.2 到 0.5；出现过拟合时使用。</translation>
    </message>
    <message>
        <source>Residual connection</source>
        <translation>残差连接</translation>
    </message>
    <message>
        <source>A wire around some layers: what entered is added to what leaves. Gradients pass through it unhindered, so that much deeper networks can learn. ResNets are built of it.</source>
        <translation>绕过几层的一条连线：把输入加到输出上。梯度可以畅通无阻地通过，因此能训练深得多的网络。ResNet 就由它构成。</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Texts and sequences</source>
        <translation>文本与序列</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>A piece of text that the network takes as one: a word, a character or a part of a word. Data shows tokens as coloured chips. Begin with words; take subwords where too much is unknown.</source>
        <translation>网络作为一个整体看待的一小段文本：词、单字或词的一部分。“数据”页用彩色小块显示词元。先用“字”或“分词”；未登录词太多时改用子词。</translation>
    </message>
    <message>
        <source>All tokens that the network knows, the most frequent ones of the training texts. A larger one leaves less unknown but needs more weights. A few thousand are enough for most tasks.</source>
        <translation>网络认识的全部词元，即训练文本中最常见的那些。词表越大，未登录词越少，但参数越多。多数任务几千个就够。</translation>
    </message>
    <message>
        <source>Unknown words</source>
        <translation>未登录词</translation>
    </message>
    <message>
        <source>Tokens that are not in the vocabulary; the network sees one and the same placeholder for all of them. If more than about one in twenty is unknown, take a larger vocabulary, subwords or characters.</source>
        <translation>不在词表中的词元；网络把它们都看成同一个占位符。如果未登录词超过二十分之一，请增大词表，或改用子词、单字。</translation>
    </message>
    <message>
        <source>Turns each token into a row of numbers that is learned. Tokens that are used alike come to lie close to each other. It is the first layer of a network for texts; 32 to 128 numbers are usual.</source>
        <translation>把每个词元变成一行可学习的数值。用法相近的词元会靠得很近。它是文本网络的第一层；常用 32 到 128 维。</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>序列长度</translation>
    </message>
    <message>
        <source>How many tokens or steps a sample has. What comes after the maximum length is not read. Set it so that nearly all samples fit whole; longer ones cost time and memory.</source>
        <translation>一个样本有多少个词元或时间步。超过最大长度的部分不会读取。应当让绝大多数样本都能完整容纳；越长越费时间和内存。</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>循环神经网络</translation>
    </message>
    <message>
        <source>Reads a sequence step by step and carries a memory along. The simple one forgets soon; for anything longer than a word take LSTM or GRU. Steps wait for each other, so it is slow on long texts.</source>
        <translation>一步一步读取序列，并携带记忆。简单 RNN 很快就会忘记；比一个词长的内容请用 LSTM 或 GRU。各时间步必须依次计算，所以长文本较慢。</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>A recurrent layer with gates that learn what to keep, what to forget and what to tell. It remembers over dozens of steps. Where two are stacked, the first returns its whole sequence.</source>
        <translation>带有门控的循环层，学习该记住什么、忘记什么、输出什么。能记住几十步之前的内容。叠放两层时，第一层要返回整个序列。</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>A slimmer LSTM with fewer gates and weights. It is somewhat faster and often as good. Reading in both directions helps with whole texts.</source>
        <translation>更精简的 LSTM，门和参数更少。速度稍快，效果常常不相上下。处理完整文本时双向读取有帮助。</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Every step looks at all others and takes most from those that matter for it, however far away. Several heads look for different things. It knows no order by itself: put a positional encoding before it.</source>
        <translation>每一步都看所有其他步，并从与自己相关的那些中取用最多，无论相隔多远。多个头关注不同的东西。它本身不知道顺序：请在前面放位置编码。</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Layers of attention and dense layers with residual connections and normalisation. Large language models are built of it. With few samples a convolution or GRU is often as good; it likes warm-up and a small learning rate.</source>
        <translation>由注意力层和全连接层组成，带有残差连接和归一化。大语言模型就由它构成。样本少时卷积或 GRU 往往同样好；训练它宜用预热和较小的学习率。</translation>
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
        <translation>负半轴斜率</translation>
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
        <source>Positional encoding</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>Marks the place of each step. Attention does not know the order of words without it.</source>
        <translation>标出每个时间步的位置。没有它，注意力不知道词的先后。</translation>
    </message>
    <message>
        <source>Scale the input</source>
        <translation>缩放输入</translation>
    </message>
    <message>
        <source>Multiplies the input by the root of its size first, so that the marks do not drown it.</source>
        <translation>先把输入乘以其维度的平方根，以免被位置信息淹没。</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头数</translation>
    </message>
    <message>
        <source>How many kinds of relation are looked for at once. They share the numbers of a step evenly.</source>
        <translation>同时寻找多少种关系。各个头平均分配每一步的数值。</translation>
    </message>
    <message>
        <source>{heads} heads cannot share {n} numbers evenly.</source>
        <translation>{n} 个数无法平均分给 {heads} 个头。</translation>
    </message>
    <message>
        <source>Each head works on an equal part of the numbers of a step.</source>
        <translation>每个头处理每一步中同样多的数值。</translation>
    </message>
    <message>
        <source>Multi-head attention</source>
        <translation>多头注意力</translation>
    </message>
    <message>
        <source>Every step looks at all others and takes what matters to it.</source>
        <translation>每个时间步都看所有其他时间步，从中取走对自己重要的内容。</translation>
    </message>
    <message>
        <source>The share of attention weights that is switched off at random during training.</source>
        <translation>训练时随机关闭的注意力权重的比例。</translation>
    </message>
    <message>
        <source>Look back only</source>
        <translation>因果掩码（只看之前）</translation>
    </message>
    <message>
        <source>A step sees only itself and the steps before it.</source>
        <translation>每个时间步只看到自己和之前的时间步。</translation>
    </message>
    <message>
        <source>Transformer encoder</source>
        <translation>Transformer 编码器</translation>
    </message>
    <message>
        <source>Attention and a small network at each step, with shortcuts. Put a positional encoding before the first.</source>
        <translation>自注意力加逐位置前馈网络，带跳跃连接。第一个之前要放位置编码。</translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation>前馈层宽度</translation>
    </message>
    <message>
        <source>Units of the small network between two steps.</source>
        <translation>前馈网络中间层的神经元数。</translation>
    </message>
    <message>
        <source>The share of numbers that is switched off at random during training.</source>
        <translation>训练时随机关闭的数值的比例。</translation>
    </message>
    <message>
        <source>What happens to each number inside the small network.</source>
        <translation>在小网络内部对每个数值做什么。</translation>
    </message>
    <message>
        <source>Samples and parts</source>
        <translation>样本与划分</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>One thing to learn from: a picture, a text, a sound, a row of a table, with its right answer. The more the samples resemble what comes later in use, the better. Look through some of them before you train.</source>
        <translation>用来学习的一个例子：一张图片、一段文本、一段声音或表格中的一行，以及它的正确答案。样本越接近日后实际遇到的，效果越好。训练前请先浏览一些。</translation>
    </message>
    <message>
        <source>One of the possible answers, such as cat or dog. Each class needs samples of its own, best some hundreds and about as many as the others have. Two classes that people confuse will be hard for a network, too.</source>
        <translation>可能的答案之一，例如猫或狗。每个类别都需要自己的样本，最好有几百个，而且各类数量相近。人都容易混淆的两个类别，对网络来说也难。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The right answer of a sample, given by people. Wrong labels teach wrong things and make the test doubtful. Look at the most confident mistakes on Evaluate: many are wrong labels, and can be mended there.</source>
        <translation>样本的正确答案，由人给出。错误的标签会教错网络，也让测试不可信。请看“评估”页上置信度最高的误判：其中许多是标错的，可以当场改正。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>The samples are divided into three parts: the network learns from training, is watched on validation and judged on the test. No sample may be in two parts. Where several samples show the same person or thing, divide by group.</source>
        <translation>样本分成三部分：从训练集学习，用验证集观察，用测试集评判。任何样本都不能同时出现在两部分中。若有多个样本来自同一个人或同一物体，请按分组划分。</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>The samples that the network learns from, usually most of them. How well it does on these says little: it may have learned them by heart. Also vocabularies and scales are learned from this part alone.</source>
        <translation>网络用来学习的样本，通常占大部分。在它们上面表现好说明不了什么：可能只是背下来了。词表和缩放比例也只从这一部分学习。</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Samples that are asked after each epoch but never learned from. They show whether the network understands or memorises, and pick the best epoch. As they choose, they flatter a little: the test has the last word.</source>
        <translation>每个轮次后用来检查、但从不用来学习的样本。它们能看出网络是理解了还是在死记，并选出最佳轮次。正因为参与了选择，结果会略微偏乐观；最终以测试集为准。</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Samples that the network never saw and that chose nothing; they tell how good it will be in use. Look at them at the end. Whoever trains again and again until the test looks good has no test any more.</source>
        <translation>网络从未见过、也没有参与任何选择的样本，能反映实际使用时有多好。最后再看它。如果反复训练直到测试结果好看，测试就失去了意义。</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>数据泄漏</translation>
    </message>
    <message>
        <source>Something gives the answer away: a copy of a test sample in training, or a column that is only known afterwards. Results look wonderful and fail in use. The findings on Data name copies and columns that tell the answer alone.</source>
        <translation>有什么东西泄露了答案：训练集里有测试样本的副本，或某一列其实事后才知道。结果看起来极好，实际使用却失败。“数据”页的检查结果会指出重复样本和单独就能得出答案的列。</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>类别均衡</translation>
    </message>
    <message>
        <source>Classes are balanced when they have about as many samples each. With nine cats for one dog, a network that always says cat is right nine times of ten and has learned nothing. Balance classes makes rare mistakes count more; look at the mean F1.</source>
        <translation>各类别样本数量相近就叫均衡。若九只猫配一只狗，总是回答“猫”也能十次对九次，却什么都没学到。“平衡类别”会加大少见类别上错误的权重；请看平均 F1。</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Numbers are brought to a common scale, around 0 and about 1 wide, so that no input outweighs the others. Columns of a table are scaled by the program. Inside the network, batch and layer normalisation do it between layers, which makes training faster and steadier.</source>
        <translation>把数值调整到相同的尺度，大致以 0 为中心、标准差约为 1，免得某个输入压过其他输入。表格的列由程序缩放。在网络内部，批归一化和层归一化在层与层之间做这件事，训练更快也更稳定。</translation>
    </message>
    <message>
        <source>A short code computed from content: the same samples and settings give the same code. It shows whether two runs learned from exactly the same data, and whether something changed since.</source>
        <translation>由内容计算出的一段短码：样本和设置相同，短码就相同。据此可以知道两次运行是否用了完全相同的数据，以及此后有没有变化。</translation>
    </message>
    <message>
        <source>Before each part trains more easily; after it is how the first Transformer was built.</source>
        <translation>放在各部分之前更容易训练；放在之后是最初的 Transformer 的做法。</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
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
        <source>Parts that the data gives</source>
        <translation>数据自带的划分</translation>
    </message>
    <message>
        <source>Where folders such as train and test say which part a sample is in, that can be kept or drawn anew.</source>
        <translation>如果 train、test 等文件夹已标明样本所属的部分，可以保留这一划分，也可以重新划分。</translation>
    </message>
    <message>
        <source>keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>draw new ones</source>
        <translation>重新划分</translation>
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
        <source>Stop early after {n} epochs</source>
        <translation>{n} 轮无改善即早停</translation>
    </message>
    <message>
        <source>Train with early stopping</source>
        <translation>用早停训练</translation>
    </message>
    <message>
        <source>Turn augmentation on</source>
        <translation>开启数据增强</translation>
    </message>
    <message>
        <source>Train with augmentation</source>
        <translation>用数据增强训练</translation>
    </message>
    <message>
        <source>Balance classes</source>
        <translation>平衡类别</translation>
    </message>
    <message>
        <source>Train with balanced classes</source>
        <translation>用类别平衡训练</translation>
    </message>
    <message>
        <source>Learning rate {new} instead of {old}</source>
        <translation>学习率 {new}（原为 {old}）</translation>
    </message>
    <message>
        <source>Train with Dropout</source>
        <translation>加入 Dropout 训练</translation>
    </message>
    <message>
        <source>Fine-tune the last stages</source>
        <translation>微调最后几个阶段</translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation>继续训练…</translation>
    </message>
    <message>
        <source>Compare with a simple method…</source>
        <translation>与简单方法比较…</translation>
    </message>
    <message>
        <source>Look at the parts…</source>
        <translation>查看数据划分…</translation>
    </message>
    <message>
        <source>Mistakes on rare classes weigh more, so that each class counts the same as a whole.</source>
        <translation>少见类别的错误更重，使每个类别整体上同等重要。</translation>
    </message>
    <message>
        <source>Changed copies</source>
        <translation>变化副本数</translation>
    </message>
    <message>
        <source>Draws so many changed copies of each sample once, which the epochs take in turn. Frozen layers are then computed once for each copy, not anew in every epoch.</source>
        <translation>为每个样本一次性抽取这么多份变化的副本，各轮依次使用。这样冻结的层对每份副本只计算一次，不必每轮重算。</translation>
    </message>
    <message>
        <source>new in every epoch</source>
        <translation>每轮重新抽取</translation>
    </message>
    <message>
        <source>Numerical precision</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Puts a run into the bin of the project.</source>
        <translation>把一次运行放入项目的回收站。</translation>
    </message>
    <message>
        <source>Brings a run back from the bin.</source>
        <translation>从回收站恢复一次运行。</translation>
    </message>
    <message>
        <source>Notes something of a run, in one line.</source>
        <translation>给一次运行写一行备注。</translation>
    </message>
    <message>
        <source>Lists what lies in the bin.</source>
        <translation>列出回收站中的内容。</translation>
    </message>
    <message>
        <source>This project has no runs yet. Train it: deepstudio train {path}</source>
        <translation>这个项目还没有运行。开始训练：deepstudio train {path}</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮次</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>A folder with your decisions – data, network, training – and all runs. Your samples stay where they are. Every edit is saved at once and can be undone.</source>
        <translation>一个文件夹，包含你的各项选择（数据、网络、训练）和全部运行。样本留在原处。每次修改立即保存，并且可以撤销。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>A ready project to start from: data, network and settings that fit each other. Change whatever you like; the template itself stays as it is.</source>
        <translation>可直接使用的起始项目：数据、网络和设置彼此相配。可以随意修改，模板本身不会改变。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>One training from start to end, kept with its settings, curves and weights. Later changes of the project do not touch it. Tick several runs on Train to compare their curves.</source>
        <translation>从开始到结束的一次训练，连同设置、曲线和参数一起保存。之后对项目的修改不会影响它。在“训练”页勾选多次运行即可比较曲线。</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>The weights and all that is needed to go on, written to disk during training. The best epoch has its own and is what Evaluate, Predict and Export use.</source>
        <translation>训练过程中写入磁盘的参数以及继续训练所需的一切。最佳轮次单独保存，“评估”“预测”和“导出”用的就是它。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>A run that was paused or cut off goes on from its last checkpoint and comes to the same numbers as one that was never stopped. Train longer gives a finished run more epochs.</source>
        <translation>暂停或中断的运行从最近的检查点继续，得到的数值与没有中断时相同。“继续训练”可以给已完成的运行增加轮次。</translation>
    </message>
    <message>
        <source>GPU and CPU</source>
        <translation>GPU 与 CPU</translation>
    </message>
    <message>
        <source>The processor that computes. A graphics card (GPU) often trains networks for pictures and texts many times faster; small networks for tables are fine on the CPU. The fastest that works is chosen; Preferences can decide otherwise.</source>
        <translation>负责计算的处理器。显卡（GPU）训练图片和文本网络往往快许多倍；表格用的小网络在 CPU 上就够了。程序自动选择可用的最快设备；也可以在偏好设置中指定。</translation>
    </message>
    <message>
        <source>Precision of numbers</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>How exactly the processor computes. 32 bit is exact enough for everything; mixed precision with bfloat16 computes much in 16 bit, which is faster and smaller on processors made for it. Automatic chooses what fits.</source>
        <translation>处理器计算的精细程度。32 位在任何情况下都足够精确；使用 bfloat16 的混合精度有许多计算用 16 位，在支持的处理器上更快、更省内存。“自动”会选择合适的。</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>A file format for trained networks that phones, browsers, C++ and C# can run without this program and without PyTorch. Choose it on Export to use your network elsewhere.</source>
        <translation>训练好的网络的一种文件格式，手机、浏览器、C++ 和 C# 无需本程序和 PyTorch 即可运行。要在别处使用网络，请在“导出”页选择它。</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>A file format for weights alone. It holds nothing that could be executed, so it is safe to open. The description of the network lies beside it as JSON.</source>
        <translation>只保存参数的文件格式。其中没有任何可执行的内容，可以放心打开。网络的描述以 JSON 文件放在旁边。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
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
        <translation>余弦退火</translation>
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
        <translation>预热 + 余弦退火</translation>
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
        <source>Shows samples slightly changed, such as shifted or mirrored pictures, so that the network does not memorise them.</source>
        <translation>训练时使用略有变化的样本，例如平移或镜像的图片，避免网络死记硬背。</translation>
    </message>
    <message>
        <source>The run&apos;s part to examine with; new: what was added since it began.</source>
        <translation>用这次运行的哪一部分样本评估；new 表示运行开始之后新增的样本。</translation>
    </message>
    <message>
        <source>Other data: a folder with one sub-folder per class, or a table of texts.</source>
        <translation>其他数据：每类一个子文件夹的文件夹，或文本表格。</translation>
    </message>
    <message>
        <source>Compare with a simple method trained on the same samples.</source>
        <translation>与用同样样本训练的简单方法比较。</translation>
    </message>
    <message>
        <source>--baseline compares on the run&apos;s own data. Leave --data out.</source>
        <translation>--baseline 在运行自己的数据上比较。请去掉 --data。</translation>
    </message>
    <message>
        <source>--baseline compares on the run&apos;s own parts. Choose test, validation or train.</source>
        <translation>--baseline 只在这次运行自己的样本上比较。请选择 test、validation 或 train。</translation>
    </message>
    <message>
        <source>{run}, {n} samples ({part}):</source>
        <translation>{run}，{n} 个样本（{part}）：</translation>
    </message>
    <message>
        <source>The shares of the training samples to try, in percent.</source>
        <translation>要试的训练样本比例，单位为百分比。</translation>
    </message>
    <message>
        <source>How often each is tried, with other samples and another start.</source>
        <translation>每种比例试几次；每次抽取的样本和初始权重都不同。</translation>
    </message>
    <message>
        <source>The run&apos;s part that judges.</source>
        <translation>用运行的哪一部分数据评判。</translation>
    </message>
    <message>
        <source>Also save it, as a picture (.png) or a table (.csv).</source>
        <translation>同时保存为图片（.png）或表格（.csv）。</translation>
    </message>
    <message>
        <source>“{path}” is neither a picture nor a table. Let its name end with .png or .csv.</source>
        <translation>“{path}”既不是图片也不是表格。文件名请以 .png 或 .csv 结尾。</translation>
    </message>
    <message>
        <source>--shares takes two or more numbers from 1 to 100 with commas between, such as 10,20,50,100.</source>
        <translation>--shares 需要两个或更多 1 到 100 之间的数，用逗号隔开，例如 10,20,50,100。</translation>
    </message>
    <message>
        <source>the test samples</source>
        <translation>测试样本</translation>
    </message>
    <message>
        <source>the validation samples</source>
        <translation>验证样本</translation>
    </message>
    <message>
        <source>{run}, judged by {part} ({n}):</source>
        <translation>{run}，由{part}评判（{n} 个）：</translation>
    </message>
    <message>
        <source>{target}:</source>
        <translation>{target}：</translation>
    </message>
    <message>
        <source>{n} of the trainings are missing. Go on with: deepstudio amounts {path}</source>
        <translation>还有 {n} 次训练没有完成。继续：deepstudio amounts {path}</translation>
    </message>
    <message>
        <source>The picture cannot be drawn here: {reason}. Save a table (.csv) instead.</source>
        <translation>这里无法画图：{reason}。请改为保存表格（.csv）。</translation>
    </message>
    <message>
        <source>Loss {value}</source>
        <translation>损失 {value}</translation>
    </message>
    <message>
        <source>What was taken for what</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Of all samples taken for this class: how many are of it. Matters where a false alarm is dear.</source>
        <translation>被判断为该类别的样本中，真正属于它的比例。误报代价高时很重要。</translation>
    </message>
    <message>
        <source>How good it is</source>
        <translation>效果评价</translation>
    </message>
    <message>
        <source>The share of samples that were answered rightly. It misleads where one class is much larger than the others: compare it with guessing, and look at each class.</source>
        <translation>回答正确的样本所占的比例。当某个类别远多于其他类别时容易误导：请与盲猜比较，并逐个类别查看。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Each row is a true class, each column an answer; the diagonal is right, everything else a mix-up. A strong cell beside the diagonal shows two classes that the network confuses. Click it on Evaluate to see these samples.</source>
        <translation>每一行是真实类别，每一列是回答；对角线上是正确的，其余都是混淆。对角线外颜色深的格子说明网络分不清那两类。在“评估”页点击它可以看到这些样本。</translation>
    </message>
    <message>
        <source>Precision of a class</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Of all samples that were given this answer, the share that deserved it. A spam filter needs high precision: what it throws away should be spam. A higher threshold usually makes it better and recall worse.</source>
        <translation>在所有被判为该类的样本中，判断正确的比例。垃圾邮件过滤需要高精确率：扔掉的应当真是垃圾。提高阈值通常会让它变好，而让召回率变差。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Of all samples that belong to a class, the share that was found. A test for an illness needs high recall: no case may be missed. A lower threshold makes it better and precision worse.</source>
        <translation>在真正属于该类的样本中，被找出来的比例。疾病筛查需要高召回率：不能漏掉病例。降低阈值会让它变好，而让精确率变差。</translation>
    </message>
    <message>
        <source>One number for precision and recall together, their harmonic mean: good only if both are good. The mean over all classes counts a rare class as much as a common one. Look at it where classes differ in size.</source>
        <translation>把精确率和召回率合成一个数（调和平均）：两者都好才会好。对所有类别取平均时，少见类别与常见类别同样重要。类别大小悬殊时请看它。</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>For two classes: how many real cases are found (upwards) for how many false alarms (to the right), at every threshold. The further the curve bends to the upper left, the better; the diagonal is guessing. The area below it is 1 at best and 0.5 for guessing.</source>
        <translation>用于两个类别：在每个阈值下，以多少误报（横轴）换来找出多少真实情况（纵轴）。曲线越弯向左上角越好；对角线就是盲猜。曲线下面积最好为 1，盲猜为 0.5。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>With two classes the network gives a probability; from the threshold on, the answer is yes. 0.5 is usual. Lower it where a missed case is worse than a false alarm, raise it where false alarms are worse.</source>
        <translation>两个类别时网络给出一个概率；达到阈值就回答“是”。通常取 0.5。漏判比误报更糟时降低它，误报更糟时提高它。</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>How sure the network is of each answer; all classes together make 100 %. It is no promise: networks are often too sure, most of all with things unlike anything they have learned from.</source>
        <translation>网络对每个回答有多大把握；所有类别合计为 100 %。它并不是保证：网络常常过于自信，遇到与训练样本完全不同的东西时尤其如此。</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>How far the predicted numbers are from the true ones, on average, in their own unit. An error of 3 for ages means: off by three years on average. Compare it with that of always guessing the mean.</source>
        <translation>预测值与真实值平均相差多少，单位与数值相同。年龄的误差为 3，就是平均差三岁。请与总是猜平均值的误差比较。</translation>
    </message>
    <message>
        <source>Like the mean absolute error, but large errors count much more, as they are squared. If it is far above the mean absolute error, a few predictions are badly wrong: look at the largest errors.</source>
        <translation>与平均绝对误差类似，但误差要先平方，所以大的误差影响大得多。如果它远大于平均绝对误差，说明有少数预测错得离谱：请看误差最大的样本。</translation>
    </message>
    <message>
        <source>R squared</source>
        <translation>决定系数（R²）</translation>
    </message>
    <message>
        <source>How much of the differences among the numbers is explained: 1 is perfect, 0 no better than always saying the mean, below 0 worse than that. It has no unit, so different tasks can be compared.</source>
        <translation>数值之间的差异有多少得到了解释：1 为完美，0 与总是回答平均值一样，小于 0 则更差。它没有单位，因此不同任务之间可以比较。</translation>
    </message>
    <message>
        <source>Guessing</source>
        <translation>盲猜</translation>
    </message>
    <message>
        <source>What one reaches without looking: always the most frequent class, or the mean of all numbers. A network that is no better has learned nothing. With ten classes of equal size, guessing is right in 10 %.</source>
        <translation>不看样本就能达到的水平：总是回答最常见的类别，或所有数值的平均值。不比它好的网络等于什么都没学到。十个数量相同的类别，盲猜的准确率为 10 %。</translation>
    </message>
    <message>
        <source>Methods without layers, such as a weighted sum or boosted trees, which learn in seconds. Compare on Evaluate: if they do as well, use them. On small tables they often win; on pictures and texts networks usually do.</source>
        <translation>没有层的方法，例如加权求和或梯度提升树，几秒钟就能学完。在“评估”页比较：如果它们同样好，就用它们。小表格上它们常常更好；图片和文本上通常是网络更好。</translation>
    </message>
    <message>
        <source>Permutation importance</source>
        <translation>置换重要性</translation>
    </message>
    <message>
        <source>The values of one column are shuffled among the samples; the more the answers get worse, the more the network uses this column. It says nothing about causes. Columns that say much the same share their importance, and each looks weak.</source>
        <translation>把某一列的值在样本之间打乱；回答变差得越多，说明网络越依赖这一列。它不说明因果关系。含义相近的列会分摊重要性，各自看起来都不强。</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Shows which places of a picture speak for an answer: the last feature map, each place weighted by how much the answer would grow with it. Fast, but coarse. It shows where the network looked, not that it understood what is there.</source>
        <translation>显示图片的哪些位置支持某个答案：取最后一张特征图，每个位置按答案随它增长的程度加权。速度快，但较粗糙。它显示网络看了哪里，并不说明网络理解了那里的内容。</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡法</translation>
    </message>
    <message>
        <source>Covers one part of a sample after the other and looks how the answer changes: where it falls, that part spoke for it. It needs many answers, so it is slower than Grad-CAM, but works with every network. What is covered looks strange to the network, too.</source>
        <translation>依次遮住样本的各个部分，观察答案如何变化：概率下降之处，说明该部分支持这个答案。它需要网络回答很多次，因此比 Grad-CAM 慢，但适用于任何网络。不过，被遮住的样本对网络来说也显得异常。</translation>
    </message>
    <message>
        <source>Learning curve over data</source>
        <translation>数据量曲线</translation>
    </message>
    <message>
        <source>How good a network becomes with more and more samples to learn from. If the curve still rises at its end, more data would help; if it is flat, a better network or better data would. The band shows how far trainings differ by chance. Try it on Evaluate.</source>
        <translation>网络的效果随训练样本增多如何变化。如果曲线末端仍在上升，增加数据会有帮助；如果已经平了，就该改进网络或数据质量。色带表示各次训练之间的随机差别。可在“评估”页试验。</translation>
    </message>
    <message>
        <source>Of all samples of this class: how many were found. Matters where missing one is dear.</source>
        <translation>该类别的全部样本中，被找出的比例。漏报代价高时很重要。</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Precision and recall in one number (their harmonic mean); both must be high.</source>
        <translation>精确率与召回率合成的一个数（调和平均）；两者都高它才高。</translation>
    </message>
    <message>
        <source>How many samples of this class were examined (the support).</source>
        <translation>该类别参与评估的样本数（支持度）。</translation>
    </message>
    <message>
        <source>Where to draw the line</source>
        <translation>选择判定阈值</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Examine it with what is new: deepstudio evaluate {path} --split new</source>
        <translation>用新增的样本评估：deepstudio evaluate {path} --split new</translation>
    </message>
    <message>
        <source>{sample} is {true}, predicted {predicted}</source>
        <translation>{sample} 的真实值为 {true}，预测为 {predicted}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>A result of a kind that is not known here; perhaps a plugin is missing.</source>
        <translation>此处未知类型的结果；可能缺少某个插件。</translation>
    </message>
    <message>
        <source>Results of the kind “{id}” cannot be shown here; perhaps a plugin is missing.</source>
        <translation>类型为“{id}”的结果无法在此显示；可能缺少某个插件。</translation>
    </message>
    <message>
        <source>One of several classes, with the probability of each.</source>
        <translation>多个类别之一，以及各类别的概率。</translation>
    </message>
    <message>
        <source>{label} ({confidence})</source>
        <translation>{label}（{confidence}）</translation>
    </message>
    <message>
        <source>Wrong: {sample} is {true}, taken for {predicted}</source>
        <translation>错误：{sample} 是 {true}，被当作 {predicted}</translation>
    </message>
    <message>
        <source>A number, such as a price or an amount.</source>
        <translation>一个数值，例如价格或数量。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Single numbers with their units.</source>
        <translation>带单位的单个数值。</translation>
    </message>
    <message>
        <source>Rows of numbers and words.</source>
        <translation>由数值和文字组成的行。</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>What was true against what was answered, as counts.</source>
        <translation>真实类别与预测类别的计数。</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>散点</translation>
    </message>
    <message>
        <source>One point for each sample.</source>
        <translation>每个样本一个点。</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>One or more lines.</source>
        <translation>一条或多条曲线。</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How often values of each size occur.</source>
        <translation>各范围数值出现的次数。</translation>
    </message>
    <message>
        <source>What comes out where another probability than 50 % decides between two classes.</source>
        <translation>用 50 % 以外的概率来区分两个类别时，结果会怎样。</translation>
    </message>
    <message>
        <source>Taken for “{name}” from this probability on:</source>
        <translation>从以下概率起判为“{name}”：</translation>
    </message>
    <message>
        <source>Single samples, the worst first.</source>
        <translation>单个样本，最差的在前。</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Time to train</source>
        <translation>训练用时</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Simple method</source>
        <translation>简单方法</translation>
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
        <source>The loss that fits the answer: cross-entropy for classes, the squared error for numbers.</source>
        <translation>与答案相配的损失：类别用交叉熵，数值用平方误差。</translation>
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
        <source>Squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>For numbers; large mistakes count most.</source>
        <translation>用于数值；误差越大，影响越大。</translation>
    </message>
    <message>
        <source>Absolute error</source>
        <translation>绝对误差</translation>
    </message>
    <message>
        <source>For numbers; each mistake counts as much as it is large, so that outliers pull less.</source>
        <translation>用于数值；误差按大小计入，离群值的影响较小。</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>For numbers; small mistakes count squared, large ones as they are.</source>
        <translation>用于数值；小误差按平方计，大误差按原值计。</translation>
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
        <translation>“{device}”不是设备。请选择 auto、cpu、cuda、cuda:1 或 mps。</translation>
    </message>
    <message>
        <source>How often to go through all training samples.</source>
        <translation>把全部训练样本看多少遍。</translation>
    </message>
    <message>
        <source>Samples in one step.</source>
        <translation>每一步的样本数。</translation>
    </message>
    <message>
        <source>Where to train.</source>
        <translation>在哪里训练。</translation>
    </message>
    <message>
        <source>The same seed gives the same start and order.</source>
        <translation>种子相同，初始权重和顺序就相同。</translation>
    </message>
    <message>
        <source>The run whose weights this one begins with.</source>
        <translation>以哪次运行的权重作为初始权重。</translation>
    </message>
    <message>
        <source>Changes training.KEY, model.LAYER.SETTING or data.COLUMN.SETTING for this run only; may be repeated.</source>
        <translation>只为这次运行更改 training.KEY、model.LAYER.SETTING 或 data.COLUMN.SETTING；可以重复使用。</translation>
    </message>
    <message>
        <source>Go on with the newest run, or with --run ID.</source>
        <translation>继续最新的运行，或用 --run ID 指定。</translation>
    </message>
    <message>
        <source>The run to resume.</source>
        <translation>要继续的运行。</translation>
    </message>
    <message>
        <source>A run that is resumed keeps its network: with --resume, --set takes training.KEY only.</source>
        <translation>继续运行时网络保持不变：与 --resume 一起时，--set 只接受 training.KEY。</translation>
    </message>
    <message>
        <source>{run} has begun already. Add --resume to go on with it.</source>
        <translation>{run} 已经开始过。请加上 --resume 继续。</translation>
    </message>
    <message>
        <source>All problems and their fixes: deepstudio check {path}</source>
        <translation>全部问题及修复方法：deepstudio check {path}</translation>
    </message>
    <message>
        <source>{run} stopped. Go on with it: deepstudio train {path} --resume</source>
        <translation>{run} 已停止。继续训练：deepstudio train {path} --resume</translation>
    </message>
    <message>
        <source>Best: {best} in epoch {epoch}</source>
        <translation>最佳：{best}，第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Best: {best}, with the weights that it began with</source>
        <translation>最佳：{best}，即开始训练前的权重</translation>
    </message>
    <message>
        <source>{metric}: {value}</source>
        <translation>{metric}：{value}</translation>
    </message>
    <message>
        <source>{run} is in {path}</source>
        <translation>{run} 位于 {path}</translation>
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
        <source>Learning from examples</source>
        <translation>从样例中学习</translation>
    </message>
    <message>
        <source>Learns from samples with known answers, such as classes or numbers.</source>
        <translation>从答案已知的样本中学习，例如类别或数值。</translation>
    </message>
    <message>
        <source>The kind of the column “{name}” is {kind}, which no network can answer.</source>
        <translation>列“{name}”的类型是{kind}，没有网络能以它作答。</translation>
    </message>
    <message>
        <source>Do not use “{name}” as an answer</source>
        <translation>不把“{name}”用作答案</translation>
    </message>
    <message>
        <source>Add an output for “{name}”</source>
        <translation>为“{name}”添加一个输出</translation>
    </message>
    <message>
        <source>The loss “{loss}” is for other answers.</source>
        <translation>损失“{loss}”适用于其他类型的答案。</translation>
    </message>
    <message>
        <source>The network has no input.</source>
        <translation>网络没有输入。</translation>
    </message>
    <message>
        <source>No column of your data is used as an input.</source>
        <translation>数据中没有任何一列用作输入。</translation>
    </message>
    <message>
        <source>The network has several inputs, but your data has one.</source>
        <translation>网络有多个输入，而你的数据只有一个。</translation>
    </message>
    <message>
        <source>Your data has several columns that can enter: {names}. Choose the one for {layer}.</source>
        <translation>数据有多列可以输入：{names}。请为“{layer}”选择一列。</translation>
    </message>
    <message>
        <source>{layer} takes the column “{name}”, which your data does not have.</source>
        <translation>“{layer}”要取列“{name}”，但数据中没有这一列。</translation>
    </message>
    <message>
        <source>{layer} takes the column “{name}”, which is not used as an input.</source>
        <translation>“{layer}”要取列“{name}”，但这一列没有用作输入。</translation>
    </message>
    <message>
        <source>The column “{name}” enters at {other} already.</source>
        <translation>列“{name}”已经从“{other}”输入。</translation>
    </message>
    <message>
        <source>Take the column “{name}”</source>
        <translation>取列“{name}”</translation>
    </message>
    <message>
        <source>Use “{name}” as an input</source>
        <translation>把“{name}”用作输入</translation>
    </message>
    <message>
        <source>The network has no output.</source>
        <translation>网络没有输出。</translation>
    </message>
    <message>
        <source>No column of your data is used as an answer.</source>
        <translation>数据中没有任何一列用作答案。</translation>
    </message>
    <message>
        <source>The network has several outputs, but your data has one column to answer.</source>
        <translation>网络有多个输出，但数据只有一列需要回答。</translation>
    </message>
    <message>
        <source>Your data has several columns to answer: {names}. Choose the one for {layer}.</source>
        <translation>数据有多列需要回答：{names}。请为“{layer}”选择一列。</translation>
    </message>
    <message>
        <source>{layer} answers the column “{name}”, which your data does not have.</source>
        <translation>“{layer}”要回答列“{name}”，但数据中没有这一列。</translation>
    </message>
    <message>
        <source>{layer} answers the column “{name}”, which is not used as an answer.</source>
        <translation>“{layer}”要回答列“{name}”，但这一列没有用作答案。</translation>
    </message>
    <message>
        <source>{other} answers the column “{name}” already.</source>
        <translation>“{other}”已经在回答列“{name}”。</translation>
    </message>
    <message>
        <source>Answer the column “{name}”</source>
        <translation>回答列“{name}”</translation>
    </message>
    <message>
        <source>Use “{name}” as an answer</source>
        <translation>把“{name}”用作答案</translation>
    </message>
    <message>
        <source>Take all {n} columns together</source>
        <translation>把全部 {n} 列合在一起输入</translation>
    </message>
    <message>
        <source>Other inputs take all columns already; nothing is left for {layer}.</source>
        <translation>其他输入层已经取走了所有列，{layer} 没有可用的列。</translation>
    </message>
    <message>
        <source>The column “{name}” ({kind}) cannot be joined with others to one vector.</source>
        <translation>列“{name}”（{kind}）不能与其他列合成一个向量。</translation>
    </message>
    <message>
        <source>Only numbers and categories enter together. Anything else needs an input of its own.</source>
        <translation>只有数值和类别能合在一起输入，其他内容需要各自的输入层。</translation>
    </message>
    <message>
        <source>Leave “{name}” out</source>
        <translation>不使用“{name}”</translation>
    </message>
    <message>
        <source>Nothing in the network answers the column “{name}”.</source>
        <translation>网络中没有任何输出回答列“{name}”。</translation>
    </message>
    <message>
        <source>The column “{name}” is used as an input, but enters nowhere.</source>
        <translation>列“{name}”用作输入，但没有进入网络。</translation>
    </message>
    <message>
        <source>The network learns without it.</source>
        <translation>网络学习时用不到它。</translation>
    </message>
    <message>
        <source>Add an input for “{name}”</source>
        <translation>为“{name}”添加一个输入</translation>
    </message>
    <message>
        <source>A classifier needs a flat vector with one number a class but gets {shape}.</source>
        <translation>分类器需要每类一个数的一维向量，却得到{shape}。</translation>
    </message>
    <message>
        <source>The output has one number, but your data has {classes} classes.</source>
        <translation>输出只有 1 个数值，但数据有 {classes} 个类别。</translation>
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
        <source>The output for “{column}” has one number, but there are {classes} classes.</source>
        <translation>“{column}”的输出只有一个数，但有 {classes} 个类别。</translation>
    </message>
    <message>
        <source>The output for “{column}” has {n} numbers, but there are {classes} classes.</source>
        <translation>“{column}”的输出有 {n} 个数，但有 {classes} 个类别。</translation>
    </message>
    <message>
        <source>Set the units of {layer} to {n}</source>
        <translation>把{layer}的神经元数设为 {n}</translation>
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
        <source>Other layers follow the {activation} of {layer}, so that the output is not what training expects.</source>
        <translation>{layer} 的 {activation} 之后还有其他层，输出不是训练所期望的数值。</translation>
    </message>
    <message>
        <source>Only an activation at the very end is understood as probabilities.</source>
        <translation>只有位于网络最末端的激活函数才会被当作概率来理解。</translation>
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
        <translation>尺寸为 {h}×{w}、单通道的特征图</translation>
    </message>
    <message>
        <source>a {h} × {w} picture with {c} channels</source>
        <translation>尺寸为 {h}×{w}、{c} 通道的特征图</translation>
    </message>
    <message>
        <source>a sequence with {f} numbers a step</source>
        <translation>每个时间步 {f} 个数的序列</translation>
    </message>
    <message>
        <source>a sequence of {n} steps with {f} numbers each</source>
        <translation>{n} 个时间步、每步 {f} 个数的序列</translation>
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
        <translation>用一组小卷积核扫过图片或特征图，标出每种模式出现的位置。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>卷积核数量</translation>
    </message>
    <message>
        <source>How many patterns this layer looks for.</source>
        <translation>这一层寻找多少种模式。</translation>
    </message>
    <message>
        <source>How many patterns this block looks for.</source>
        <translation>这个块寻找多少种模式。</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <source>Height and width of a filter, in pixels.</source>
        <translation>卷积核的高和宽，以像素计。</translation>
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
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
    <message>
        <source>2 halves the picture.</source>
        <translation>设为 2 时特征图尺寸减半。</translation>
    </message>
    <message>
        <source>What happens to each number after a convolution.</source>
        <translation>卷积之后对每个数值做什么。</translation>
    </message>
    <message>
        <source>Convolution block</source>
        <translation>卷积块</translation>
    </message>
    <message>
        <source>A convolution, batch normalisation and an activation in one.</source>
        <translation>卷积、批归一化和激活函数合为一体。</translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation>残差块</translation>
    </message>
    <message>
        <source>Two convolutions with a shortcut around them, so that deep networks learn well.</source>
        <translation>两个卷积加一条跳跃连接，让深层网络也能学好。</translation>
    </message>
    <message>
        <source>How far the filter moves at each step. 2 halves the picture.</source>
        <translation>卷积核每步移动多远。设为 2 时特征图尺寸减半。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>“Same” adds a border of zeros, so that the picture keeps its size. “Half the kernel” does so at any stride, as residual networks want it.</source>
        <translation>“相同”会在四周补零，使图像尺寸不变。“卷积核的一半”在任何步幅下都这样补零，残差网络即如此。</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>half the kernel</source>
        <translation>卷积核的一半</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Adds a number of its own to what each filter finds. A batch normalisation behind makes it superfluous.</source>
        <translation>给每个滤波器的结果加上一个可学习的数。后面接批归一化时不需要它。</translation>
    </message>
    <message>
        <source>“Same” padding needs a stride of 1, but the stride is {stride}.</source>
        <translation>“相同”填充要求步幅为 1，而当前步幅是 {stride}。</translation>
    </message>
    <message>
        <source>With larger steps the picture shrinks, so that it cannot keep its size.</source>
        <translation>步幅更大时特征图会变小，无法保持尺寸。</translation>
    </message>
    <message>
        <source>The {k} × {k} kernel is larger than its input, {shape}.</source>
        <translation>{k} × {k} 的卷积核大于它的输入：{shape}。</translation>
    </message>
    <message>
        <source>It must fit into the picture that it slides over.</source>
        <translation>卷积核不能大于它所扫过的特征图。</translation>
    </message>
    <message>
        <source>Layers above have already made the picture small.</source>
        <translation>上面的层已经把特征图缩小了。</translation>
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
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What of a sample enters here. Where your data has one thing to enter, it is that. Numbers and categories can enter together.</source>
        <translation>样本的哪一部分从这里输入。数据只有一项输入时就是它。数值和类别可以合在一起输入。</translation>
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
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Which column of your data is answered here. Where there is one to answer, it is that.</source>
        <translation>这里回答数据的哪一列。如果只有一列需要回答，就是那一列。</translation>
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
        <translation>保留每个小窗口中的最大值，特征图随之变小。</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Keeps the mean of each small window, so that the picture shrinks.</source>
        <translation>保留每个小窗口的平均值，特征图随之变小。</translation>
    </message>
    <message>
        <source>{layer} expects a picture but gets {shape}.</source>
        <translation>{layer}需要特征图，却得到{shape}。</translation>
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
        <translation>把每个通道变成一个数，即最大值。不需要权重。</translation>
    </message>
    <message>
        <source>The steps of a sequence have no pixels.</source>
        <translation>序列由时间步组成，没有像素。</translation>
    </message>
    <message>
        <source>A text has no pixels.</source>
        <translation>文本没有像素。</translation>
    </message>
    <message>
        <source>It looks at neighbouring pixels, and a flat vector has none.</source>
        <translation>它观察相邻的像素，而一维向量没有相邻像素。</translation>
    </message>
    <message>
        <source>{layer} needs a whole sequence but gets {shape}.</source>
        <translation>{layer}需要整个序列，却得到{shape}。</translation>
    </message>
    <message>
        <source>A picture has no steps that follow each other.</source>
        <translation>特征图没有先后相接的时间步。</translation>
    </message>
    <message>
        <source>A flat vector has no steps that follow each other.</source>
        <translation>一维向量没有先后相接的时间步。</translation>
    </message>
    <message>
        <source>{layer} gives only its last step, but every step is needed here.</source>
        <translation>{layer}只给出最后一个时间步，而这里需要每个时间步。</translation>
    </message>
    <message>
        <source>Texts differ in length. Pooling gives equally many numbers for each.</source>
        <translation>文本长短不一。池化让每条文本得到同样多的数。</translation>
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
        <source>{layer} joins sequences step by step, but these come from different inputs.</source>
        <translation>{layer} 按步合并序列，但这些序列来自不同的输入。</translation>
    </message>
    <message>
        <source>Their lengths differ from sample to sample. Make a flat vector of each first, by pooling.</source>
        <translation>它们的长度因样本而异。请先用池化把每个序列变成一维向量。</translation>
    </message>
    <message>
        <source>{k}×{k} convolution in the shortcut</source>
        <translation>在跳跃连接中加入 {k}×{k} 卷积</translation>
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
        <source>Sequences need equally many steps.</source>
        <translation>序列的时间步数必须相同。</translation>
    </message>
    <message>
        <source>Pictures need one height and width.</source>
        <translation>特征图的高和宽必须相同。</translation>
    </message>
    <message>
        <source>Only pictures join pictures, only sequences join sequences, only flat vectors join flat vectors.</source>
        <translation>特征图只能与特征图合并，序列只能与序列合并，一维向量只能与一维向量合并。</translation>
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
        <source>kind of data</source>
        <translation>数据类型</translation>
    </message>
    <message>
        <source>A wire ends at a port that {layer} does not have.</source>
        <translation>有一条连线接到了{layer}没有的端口。</translation>
    </message>
    <message>
        <source>{layer} joins several layers, but only one is connected.</source>
        <translation>{layer}用于合并多个层，但只连接了一个。</translation>
    </message>
    <message>
        <source>With one input it changes nothing.</source>
        <translation>只有一个输入时，它不起作用。</translation>
    </message>
    <message>
        <source>A wire begins at a port that {layer} does not have.</source>
        <translation>有一条连线从{layer}没有的端口引出。</translation>
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
        <source>Let it learn as the others do</source>
        <translation>让它与其他网络一样学习</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>Use the loss of the others</source>
        <translation>使用与其他目标相同的损失</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>删除它</translation>
    </message>
    <message>
        <source>The training plan speaks of the network “{name}”, which this task does not have.</source>
        <translation>训练计划提到了网络“{name}”，但这个任务没有这个网络。</translation>
    </message>
    <message>
        <source>The training plan speaks of the column “{name}”, which is not to be answered.</source>
        <translation>训练计划提到了列“{name}”，但这一列不是要回答的。</translation>
    </message>
    <message>
        <source>A layer cannot be called “{name}”, because the word has a meaning of its own in code.</source>
        <translation>层不能叫“{name}”，因为这个词在代码中另有含义。</translation>
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
        <source>Change the learning rate of a layer</source>
        <translation>更改一层的学习率</translation>
    </message>
    <message>
        <source>The last {n} stages learn, from the weights of {run} on</source>
        <translation>最后 {n} 个阶段参与学习，从 {run} 的权重继续</translation>
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
        <source>Insert {layer} ({settings})</source>
        <translation>插入{layer}（{settings}）</translation>
    </message>
    <message>
        <source>Insert {layer} ({settings}) after {source}</source>
        <translation>在 {source} 之后插入{layer}（{settings}）</translation>
    </message>
    <message>
        <source>Use {layer} instead</source>
        <translation>改用{layer}</translation>
    </message>
    <message>
        <source>Turn on “{settings}” of {layer}</source>
        <translation>打开{layer}的“{settings}”</translation>
    </message>
    <message>
        <source>Turn off “{settings}” of {layer}</source>
        <translation>关闭{layer}的“{settings}”</translation>
    </message>
    <message>
        <source>Set {changes} of {layer}</source>
        <translation>将{layer}的{changes}</translation>
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
        <source>Connect {source} to {target}</source>
        <translation>将 {source} 连接到 {target}</translation>
    </message>
    <message>
        <source>Use “{result}” of {layer}</source>
        <translation>使用 {layer} 的“{result}”</translation>
    </message>
    <message>
        <source>Set {changes}</source>
        <translation>将{changes}</translation>
    </message>
    <message>
        <source>Insert {layer} after {source}</source>
        <translation>在 {source} 之后插入{layer}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
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
        <translation>训练和预测</translation>
    </message>
    <message>
        <source>training on pictures</source>
        <translation>图片训练</translation>
    </message>
    <message>
        <source>saving weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>the sample data</source>
        <translation>样例数据</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Excel tables</source>
        <translation>Excel 表格</translation>
    </message>
    <message>
        <source>texts that are not in UTF-8</source>
        <translation>非 UTF-8 编码的文本</translation>
    </message>
    <message>
        <source>texts in subwords</source>
        <translation>把文本切成子词</translation>
    </message>
    <message>
        <source>Chinese texts in words</source>
        <translation>中文分词</translation>
    </message>
    <message>
        <source>showing which words decided</source>
        <translation>显示哪些词起了作用</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>the curves in the window</source>
        <translation>窗口中的曲线</translation>
    </message>
    <message>
        <source>the ONNX export</source>
        <translation>ONNX 导出</translation>
    </message>
    <message>
        <source>checking the ONNX export</source>
        <translation>检查 ONNX 导出</translation>
    </message>
    <message>
        <source>PyTorch does not work here ({reason}). Install it again: pip install torch</source>
        <translation>PyTorch 在这里无法工作（{reason}）。请重新安装：pip install torch</translation>
    </message>
    <message>
        <source>{package} is missing, which {purpose} needs: pip install {package}</source>
        <translation>缺少 {package}，{purpose}需要它：pip install {package}</translation>
    </message>
    <message>
        <source>This system has no Chinese font; rare characters in your own texts may show as boxes. Install one: sudo apt install fonts-noto-cjk</source>
        <translation>系统没有中文字体，你的文本中的生僻字可能显示为方框。请安装：sudo apt install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>Only {free} GB are free for prepared data in {path}. Free some space.</source>
        <translation>{path} 中只剩 {free} GB 可用于预处理数据。请腾出空间。</translation>
    </message>
    <message>
        <source>DeepStudio {version}, Python {python}, {system}</source>
        <translation>DeepStudio {version}，Python {python}，{system}</translation>
    </message>
    <message>
        <source>{n} processors, {memory} GB of memory</source>
        <translation>{n} 个处理器核心，{memory} GB 内存</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>{what}: {path}</source>
        <translation>{what}：{path}</translation>
    </message>
    <message>
        <source>Missing: {what}</source>
        <translation>缺少：{what}</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>什么都不缺。</translation>
    </message>
    <message>
        <source>works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>{a}: {b}</source>
        <translation>{a}：{b}</translation>
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
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>浅色或深色。</translation>
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
        <source>Where prepared data is kept. Empty means the usual place.</source>
        <translation>预处理数据的存放位置。留空表示使用默认位置。</translation>
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
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>How large the texts of the window are, in percent.</source>
        <translation>窗口中文字的大小，以百分比表示。</translation>
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
        <source>{run} lies in the bin. Put it back first.</source>
        <translation>{run} 在回收站中，请先恢复。</translation>
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
        <source>The folder of {run} was removed, so that it cannot go on. Start a new run.</source>
        <translation>{run} 的文件夹已被删除，无法继续训练。请开始一次新的运行。</translation>
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
        <source>Samples without an answer, or that cannot be read: {n:,}. They take no part.</source>
        <translation>没有答案或无法读取的样本：{n:,} 个，不参与训练。</translation>
    </message>
    <message>
        <source>A table</source>
        <translation>表格</translation>
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
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>None of the pictures can be used.</source>
        <translation>没有可用的图片。</translation>
    </message>
    <message>
        <source>Choose pictures, or a folder of them.</source>
        <translation>请选择图片，或一个图片文件夹。</translation>
    </message>
    <message>
        <source>Give pictures or a folder of them.</source>
        <translation>请给出图片或图片文件夹。</translation>
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
        <translation>缩放方式</translation>
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
        <source>Black</source>
        <translation>黑值</translation>
    </message>
    <message>
        <source>Of pictures with more than 8 bits: the value that is black. Where it equals white, both are found out.</source>
        <translation>仅用于超过 8 位的图片：表示黑色的数值。与“白值”相等时，两者都自动确定。</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白值</translation>
    </message>
    <message>
        <source>Of pictures with more than 8 bits: the value that is white, such as 4095 for 12 bits.</source>
        <translation>仅用于超过 8 位的图片：表示白色的数值，例如 12 位时为 4095。</translation>
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
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>A sentence or a longer text, cut into tokens that the network knows by number.</source>
        <translation>一句话或更长的文本，切成词元，网络通过编号认识它们。</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>{n} texts</source>
        <translation>{n} 条文本</translation>
    </message>
    <message>
        <source>None of the texts can be used.</source>
        <translation>没有可用的文本。</translation>
    </message>
    <message>
        <source>Choose a file of texts, or write one.</source>
        <translation>请选择一个文本文件，或直接输入一条文本。</translation>
    </message>
    <message>
        <source>Give a file of texts, or --text TEXT.</source>
        <translation>请给出文本文件，或使用 --text TEXT。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元粒度</translation>
    </message>
    <message>
        <source>The pieces a text is cut into. With “words”, each Chinese character counts as one.</source>
        <translation>文本切分成的基本单位。选“字”时，每个汉字是一个词元。</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>How many different tokens the network knows; the most frequent ones of the training texts.</source>
        <translation>网络认识多少个不同的词元，取训练文本中最常见的。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Minimum count</source>
        <translation>最少出现次数</translation>
    </message>
    <message>
        <source>A token that is seen less often in the training texts counts as unknown.</source>
        <translation>在训练文本中出现次数少于此值的词元算作未登录词（OOV）。</translation>
    </message>
    <message>
        <source>Maximum length</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>What comes after so many tokens of a text is cut off.</source>
        <translation>文本超过这么多词元的部分会被截断。</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>Takes “Good” and “good” as the same word.</source>
        <translation>把“Good”和“good”当作同一个词。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>One of several values, such as a city, a colour or the class a sample belongs to.</source>
        <translation>若干取值之一，例如城市、颜色，或样本所属的类别。</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>{n} categories</source>
        <translation>{n} 个类别</translation>
    </message>
    <message>
        <source>None of the samples has a category that can be used.</source>
        <translation>没有一个样本带有可用的类别。</translation>
    </message>
    <message>
        <source>Choose a category.</source>
        <translation>请选择一个类别。</translation>
    </message>
    <message>
        <source>Give the name of a category.</source>
        <translation>请给出类别的名称。</translation>
    </message>
    <message>
        <source>Enters as</source>
        <translation>输入方式</translation>
    </message>
    <message>
        <source>One number a value suits few values and can be joined with other columns. An index suits many: it needs an input of its own and an Embedding layer behind it. A missing value counts as a value of its own; one that training has not seen is all zeros, or index 1.</source>
        <translation>“每个取值一个数”（one-hot）适合取值较少的列，可与其他列合并输入。“索引”适合取值很多的列：它需要单独的输入，后面接嵌入层。缺失值算作一个单独的取值；训练中没有见过的取值为全零，或索引 1。</translation>
    </message>
    <message>
        <source>one number a value</source>
        <translation>每个取值一个数（one-hot）</translation>
    </message>
    <message>
        <source>an index, for an Embedding</source>
        <translation>索引，供嵌入层使用</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>A number, such as an age, a length or a price.</source>
        <translation>一个数，例如年龄、长度或价格。</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>{n} numbers</source>
        <translation>{n} 个数值</translation>
    </message>
    <message>
        <source>None of the samples has a number that can be used.</source>
        <translation>没有一个样本带有可用的数值。</translation>
    </message>
    <message>
        <source>Choose a number.</source>
        <translation>请选择一个数值。</translation>
    </message>
    <message>
        <source>Give a number.</source>
        <translation>请给出一个数值。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What the number counts, such as cm, € or people. It stands behind it everywhere.</source>
        <translation>数值的单位，例如厘米、元或人；在各处都显示在数值后面。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>How the number enters: around 0 with a deviation of 1, from 0 to 1 over the training part, or as it is. Networks learn best from numbers around 0.</source>
        <translation>数值如何输入：标准化为均值 0、标准差 1，按训练集缩放到 0 至 1，或保持原样。网络最适合学习 0 附近的数值。</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>What stands for a missing value; mean and median are those of the training part.</source>
        <translation>用什么代替缺失值；均值和中位数取自训练集。</translation>
    </message>
    <message>
        <source>the mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>the median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>指定的数</translation>
    </message>
    <message>
        <source>Value for missing</source>
        <translation>缺失时的取值</translation>
    </message>
    <message>
        <source>The number that stands for a missing value.</source>
        <translation>代替缺失值的数。</translation>
    </message>
    <message>
        <source>Decimals behind</source>
        <translation>小数分隔符</translation>
    </message>
    <message>
        <source>How numbers such as 1.234 and 1,234 are read where the others do not tell what parts their decimals.</source>
        <translation>如果其余数值看不出小数用什么分隔，1.234 和 1,234 这样的数该怎样读。</translation>
    </message>
    <message>
        <source>found out</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>a comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Say what is missing</source>
        <translation>标明缺失</translation>
    </message>
    <message>
        <source>A second number enters that is 1 where the value is missing and 0 elsewhere.</source>
        <translation>另外输入一个数：缺失时为 1，否则为 0。</translation>
    </message>
    <message>
        <source>where values are missing</source>
        <translation>有缺失值时</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Who or what a sample belongs to, such as a person, a patient or a place.</source>
        <translation>样本所属的对象，例如某个人、某位患者或某个地点。</translation>
    </message>
    <message>
        <source>When a sample was: a date, a date with a time of day, or a number such as a year.</source>
        <translation>样本的时间：日期、带时刻的日期，或年份之类的数字。</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>a model card: data, numbers beside simple methods, limits</source>
        <translation>模型卡：数据、与简单方法对照的数值、局限</translation>
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
        <source>Keep the weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <source>model.safetensors: the learned numbers</source>
        <translation>model.safetensors：学到的数值</translation>
    </message>
    <message>
        <source>architecture.json: layers, settings and shapes</source>
        <translation>architecture.json：层、设置和形状</translation>
    </message>
    <message>
        <source>preprocessing.json: how a sample becomes numbers</source>
        <translation>preprocessing.json：样本如何变成数值</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 模型</translation>
    </message>
    <message>
        <source>One file that runs in phones, browsers, C++, C# and servers without PyTorch. It takes pictures with values from 0 to 1, the numbers of a text&apos;s tokens, or rows of a table as they are, and answers with probabilities or numbers.</source>
        <translation>一个文件，无需 PyTorch 即可在手机、浏览器、C++、C# 和服务器上运行。输入取值 0 到 1 的图片、文本词元的编号或原样的表格行，输出概率或数值。</translation>
    </message>
    <message>
        <source>Use it in an app or on the web</source>
        <translation>在应用或网页中使用</translation>
    </message>
    <message>
        <source>one file with network, names, and all that is done to a sample before</source>
        <translation>一个文件，包含网络、名称以及样本的全部预处理信息</translation>
    </message>
    <message>
        <source>One file that PyTorch loads and runs without the network&apos;s code (torch.export). It takes what the ONNX model takes and answers as it does.</source>
        <translation>一个文件，PyTorch 无需网络代码即可加载并运行（torch.export）。其输入和输出与 ONNX 模型相同。</translation>
    </message>
    <message>
        <source>Run it with PyTorch, without its code</source>
        <translation>用 PyTorch 直接运行，不需要网络代码</translation>
    </message>
    <message>
        <source>Go on in Python, with readable code</source>
        <translation>在 Python 中继续，代码可读</translation>
    </message>
    <message>
        <source>model.py, data.py, answer.py, train.py, predict.py and the weights</source>
        <translation>model.py、data.py、answer.py、train.py、predict.py 和权重</translation>
    </message>
    <message>
        <source>any number of samples at a time, texts of any length</source>
        <translation>一次可处理任意多个样本，文本长度任意</translation>
    </message>
    <message>
        <source>checked with ONNX Runtime on samples of your data</source>
        <translation>已用 ONNX Runtime 在你的数据样本上检查</translation>
    </message>
    <message>
        <source>PyTorch program</source>
        <translation>PyTorch 程序</translation>
    </message>
    <message>
        <source>checked by loading it again and running it on samples of your data</source>
        <translation>已重新加载并在你的数据样本上实际运行检查</translation>
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
        <source>README.md and requirements.txt</source>
        <translation>README.md 和 requirements.txt</translation>
    </message>
    <message>
        <source>checked by running it on samples of your data</source>
        <translation>已在你的数据样本上实际运行检查</translation>
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
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Switches some numbers off at random during training, against overfitting.</source>
        <translation>训练时随机丢弃一部分数值，防止过拟合。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>The share that is switched off.</source>
        <translation>被丢弃的比例。</translation>
    </message>
    <message>
        <source>Channel dropout</source>
        <translation>通道 Dropout</translation>
    </message>
    <message>
        <source>Switches whole channels of a picture off at random during training.</source>
        <translation>训练时随机丢弃特征图的整个通道。</translation>
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
        <translation>把特征图展成一维向量，供后面的全连接层使用。</translation>
    </message>
    <message>
        <source>{layer} needs a fixed length but gets {shape}.</source>
        <translation>{layer}需要固定长度，却得到{shape}。</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>重塑</translation>
    </message>
    <message>
        <source>Folds numbers into a picture of the height and width you choose.</source>
        <translation>把一维向量重新排成指定高和宽的特征图。</translation>
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
        <translation>{n} 个数无法填满 {h}×{w} 的特征图。</translation>
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
        <translation>在特征图四周补一圈零。</translation>
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
        <source>Keep spellings apart</source>
        <translation>区分不同写法</translation>
    </message>
    <message>
        <source>Cat and cat, or 0 and 0.0, are classes of their own. Otherwise they are one, and that is told.</source>
        <translation>Cat 与 cat、0 与 0.0 各自成为一个类别。否则视为同一类别，并列在检查结果中。</translation>
    </message>
    <message>
        <source>Belonging together</source>
        <translation>同属一组</translation>
    </message>
    <message>
        <source>Which files show the same person, patient or place. Divided by group, they come into the same part, so that the test does not ask for somebody who was learned by heart.</source>
        <translation>哪些文件属于同一个人、同一位患者或同一地点。按分组划分时，它们会进入同一部分，这样测试就不会考到网络已经背下来的人。</translation>
    </message>
    <message>
        <source>Nothing is known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Files of one folder in that of the class, with all that lies in it</source>
        <translation>类别文件夹中同一文件夹（含其下所有内容）的文件</translation>
    </message>
    <message>
        <source>Names that begin alike, up to _ or -</source>
        <translation>文件名开头相同（到 _ 或 - 为止）</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How letters are stored in the files. Found out by itself; choose it where the texts look garbled.</source>
        <translation>文件中字符的存储方式。程序会自动判断；如果文本显示为乱码，请在此选择。</translation>
    </message>
    <message>
        <source>Found out</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>CC BY 4.0, from the UCI Machine Learning Repository</source>
        <translation>CC BY 4.0，来自 UCI 机器学习库</translation>
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
        <source>Dots to count</source>
        <translation>数圆点</translation>
    </message>
    <message>
        <source>A toy: 1,000 drawn pictures with 0 to 15 dots of several sizes and shades. How many are there? Counting cells or parts works alike.</source>
        <translation>示例数据：1,000 张绘制的图片，每张有 0 至 15 个大小和深浅不同的圆点。一共有几个？数细胞或零件的方法与此相同。</translation>
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
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>A recording, such as a spoken word, as a picture of its pitches over time.</source>
        <translation>一段录音，例如说出的一个词，以音高随时间变化的图像输入。</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>{n} sounds</source>
        <translation>{n} 段声音</translation>
    </message>
    <message>
        <source>None of the sounds can be used.</source>
        <translation>没有可用的声音。</translation>
    </message>
    <message>
        <source>Choose sounds, or a folder of them.</source>
        <translation>请选择声音文件，或存放它们的文件夹。</translation>
    </message>
    <message>
        <source>Give sounds or a folder of them.</source>
        <translation>请给出声音文件，或存放它们的文件夹。</translation>
    </message>
    <message>
        <source>Sounds that cannot be read: {n:,}. They take no part.</source>
        <translation>无法读取的声音：{n:,} 段。它们不参与训练。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>How much of a sound the network hears. Of longer ones the middle; shorter ones end in silence.</source>
        <translation>每段声音网络听多久。较长的取中间，较短的在末尾补静音。</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Samples a second</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>How fine a sound is kept. 8,000 is a telephone, 16,000 is enough for speech, 44,100 is a CD.</source>
        <translation>声音保存得多精细。电话为 8,000，语音 16,000 就足够，CD 为 44,100。</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>梅尔频带数</translation>
    </message>
    <message>
        <source>How many pitches are told apart.</source>
        <translation>区分多少个频带（音高）。</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Brings all sounds to the same loudness, or keeps that some are quiet.</source>
        <translation>把所有声音调到同样的响度，或保留原来的响与轻。</translation>
    </message>
    <message>
        <source>the same for all</source>
        <translation>全部一致</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>与录音相同</translation>
    </message>
    <message>
        <source>Folder of sounds</source>
        <translation>声音文件夹</translation>
    </message>
    <message>
        <source>Your own recordings as WAV, FLAC, OGG or MP3: a folder with one sub-folder for each class, or files whose names begin with it.</source>
        <translation>你自己的 WAV、FLAC、OGG 或 MP3 录音：每个类别一个子文件夹，或文件名以类别开头。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The folder that holds one sub-folder of sounds for each class.</source>
        <translation>包含各类别声音子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Sounds, CNN</source>
        <translation>声音分类（CNN）</translation>
    </message>
    <message>
        <source>Convolutions look at the pitches of a sound over time: words, birds, machines.</source>
        <translation>卷积观察声音的音高随时间的变化：词语、鸟鸣、机器。</translation>
    </message>
    <message>
        <source>Sounds that are cut</source>
        <translation>被截断的声音</translation>
    </message>
    <message>
        <source>More than one sound in twenty is longer than what the network hears of it.</source>
        <translation>超过二十分之一的声音比网络所听的更长。</translation>
    </message>
    <message>
        <source>Silent sounds</source>
        <translation>无声的声音文件</translation>
    </message>
    <message>
        <source>Files of sounds in which nothing is heard.</source>
        <translation>听不到任何内容的声音文件。</translation>
    </message>
    <message>
        <source>The folder that holds one sub-folder of pictures for each class.</source>
        <translation>包含各类别图片子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Table of texts</source>
        <translation>文本表格</translation>
    </message>
    <message>
        <source>Your own texts: a CSV, TSV, Excel or JSON lines file with a text and a label in each row.</source>
        <translation>你自己的文本：CSV、TSV、Excel 或 JSON lines 文件，每行一条文本和一个标签。</translation>
    </message>
    <message>
        <source>choose another column for the label, or another table</source>
        <translation>请换一列作标签，或换一个表格</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The file, or a folder of tables with the same columns.</source>
        <translation>表格文件，或存放列相同的多个表格的文件夹。</translation>
    </message>
    <message>
        <source>Text column</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>The name of the column that holds the texts. Empty: it is guessed.</source>
        <translation>存放文本的列名。留空则自动识别。</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>The name of the column that holds the classes. Empty: it is guessed.</source>
        <translation>存放类别的列名。留空则自动识别。</translation>
    </message>
    <message>
        <source>Group column</source>
        <translation>分组列</translation>
    </message>
    <message>
        <source>The name of the column that says what belongs together, such as the patient. Divided by group, its rows come into the same part. Empty: none.</source>
        <translation>说明哪些行同属一组（例如患者）的列名。按分组划分时，同组的行进入同一部分。留空表示没有。</translation>
    </message>
    <message>
        <source>Time column</source>
        <translation>时间列</translation>
    </message>
    <message>
        <source>The name of the column of dates or years. Divided in time, the newest are the test. Empty: none.</source>
        <translation>日期或年份所在的列名。按时间划分时，最新的行用于测试。留空表示没有。</translation>
    </message>
    <message>
        <source>Part column</source>
        <translation>划分列</translation>
    </message>
    <message>
        <source>The name of the column that says train, validation or test for each row. Empty: none.</source>
        <translation>为每一行标明 train、validation 或 test 的列名。留空表示没有。</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>The sheet of an Excel file. Empty: the first that looks like a table of texts and labels.</source>
        <translation>Excel 文件中的工作表。留空：采用第一个看起来包含文本和标签的工作表。</translation>
    </message>
    <message>
        <source>Names of columns</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Whether a row names the columns. Found out by itself, also where titles stand above.</source>
        <translation>表格是否有一行列名。程序会自动判断，列名上方有标题时也能识别。</translation>
    </message>
    <message>
        <source>In the first row</source>
        <translation>在第一行</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>没有列名</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>The sign between the columns of a text file.</source>
        <translation>文本文件中各列之间的符号。</translation>
    </message>
    <message>
        <source>Missing is a class</source>
        <translation>缺失值作为类别</translation>
    </message>
    <message>
        <source>Rows whose label is nan, NA, none or the like make a class of their own. Otherwise they are left out.</source>
        <translation>标签为 nan、NA、none 等的行自成一个类别。否则略过这些行。</translation>
    </message>
    <message>
        <source>Your own table: a CSV, TSV, Excel or JSON lines file with a sample in each row, and a column that is to be answered.</source>
        <translation>你自己的表格：CSV、TSV、Excel 或 JSON lines 文件，每行一个样本，其中一列是要回答的内容。</translation>
    </message>
    <message>
        <source>choose another column to answer, or another table</source>
        <translation>选择另一列作为答案，或另选表格</translation>
    </message>
    <message>
        <source>The sheet of an Excel file. Empty: the first that looks like a table.</source>
        <translation>Excel 文件的工作表。留空：第一个看起来像表格的工作表。</translation>
    </message>
    <message>
        <source>Missing is a value</source>
        <translation>缺失算作取值</translation>
    </message>
    <message>
        <source>Cells that hold nan, NA, none or the like are values of their own. Otherwise they count as missing.</source>
        <translation>内容为 nan、NA、none 等的单元格算作单独的取值；否则视为缺失。</translation>
    </message>
    <message>
        <source>Folder of texts</source>
        <translation>文本文件夹</translation>
    </message>
    <message>
        <source>Your own texts: a folder with one sub-folder of .txt files for each class.</source>
        <translation>你自己的文本：一个文件夹，每个类别一个存放 .txt 文件的子文件夹。</translation>
    </message>
    <message>
        <source>The folder that holds one sub-folder of text files for each class.</source>
        <translation>包含各类别文本子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Files of lines</source>
        <translation>按行的文件</translation>
    </message>
    <message>
        <source>Your own texts: a folder with one .txt file for each class, such as pos.txt and neg.txt. Each line is a text.</source>
        <translation>你自己的文本：一个文件夹，每个类别一个 .txt 文件，例如 pos.txt 和 neg.txt。每行一条文本。</translation>
    </message>
    <message>
        <source>make one .txt file for each class</source>
        <translation>请为每个类别建立一个 .txt 文件</translation>
    </message>
    <message>
        <source>The folder that holds one .txt file for each class.</source>
        <translation>包含各类别 .txt 文件的文件夹。</translation>
    </message>
    <message>
        <source>Apache License 2.0, as DeepStudio itself</source>
        <translation>Apache 许可证 2.0，与 DeepStudio 相同</translation>
    </message>
    <message>
        <source>Toy sentences</source>
        <translation>示例短句</translation>
    </message>
    <message>
        <source>A toy: 2,700 short sentences in English and Chinese, written for this program. Are they positive, neutral or negative? Good for trying things out, but too few and too simple for real use.</source>
        <translation>示例数据：为本程序编写的 2,700 个中英文短句。是正面、中性还是负面？适合上手，但数量太少、内容太简单，不能实际使用。</translation>
    </message>
    <message>
        <source>Neutral sentences</source>
        <translation>中性句子</translation>
    </message>
    <message>
        <source>Without them there are two classes, positive and negative: a single output can tell them apart.</source>
        <translation>没有它们就只有正面和负面两个类别：一个输出就能区分。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>No data is chosen yet.</source>
        <translation>还没有选择数据。</translation>
    </message>
    <message>
        <source>Choose a folder with one sub-folder for each class, a table of texts, or a built-in sample.</source>
        <translation>请选择每类一个子文件夹的文件夹、文本表格，或内置样例。</translation>
    </message>
    <message>
        <source>The data source “{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation>未知的数据来源“{id}”，可能缺少插件。</translation>
    </message>
    <message>
        <source>The data source “{source}” holds something else than this project expects.</source>
        <translation>数据来源“{source}”的内容与这个项目所需的不同。</translation>
    </message>
    <message>
        <source>How samples are read must fit what the source gives.</source>
        <translation>样本的读取方式必须与来源的内容相符。</translation>
    </message>
    <message>
        <source>Read them as they are</source>
        <translation>按实际内容读取</translation>
    </message>
    <message>
        <source>The column “{name}” cannot be used as “{use}”.</source>
        <translation>“{name}”列不能用作“{use}”。</translation>
    </message>
    <message>
        <source>Use “{name}” as “{use}”</source>
        <translation>将“{name}”用作“{use}”</translation>
    </message>
    <message>
        <source>The data has no column “{name}” any more.</source>
        <translation>数据中已没有“{name}”列。</translation>
    </message>
    <message>
        <source>Divide by class</source>
        <translation>按类别划分</translation>
    </message>
    <message>
        <source>The way to divide samples, “{id}”, is not known here. Perhaps a plugin is missing.</source>
        <translation>此处没有名为“{id}”的划分方式。可能缺少插件。</translation>
    </message>
    <message>
        <source>The samples are to be divided “{method}”, but no column says how.</source>
        <translation>样本应“{method}”划分，但没有任何列说明如何划分。</translation>
    </message>
    <message>
        <source>Choose the column on the Data page, or divide them in another way.</source>
        <translation>请在“数据”页选择该列，或改用其他划分方式。</translation>
    </message>
    <message>
        <source>Drop these corrections</source>
        <translation>删除这些更正</translation>
    </message>
    <message>
        <source>The data has no column “{name}”, in which values were corrected ({n}).</source>
        <translation>数据中没有列“{name}”，而该列中有值被更正过（{n} 个）。</translation>
    </message>
    <message>
        <source>These corrections change nothing. Drop them, or choose the data that has the column.</source>
        <translation>这些更正不起作用。请删除它们，或选择含有该列的数据。</translation>
    </message>
    <message>
        <source>The data says nothing in the column “{column}”, which is to be answered.</source>
        <translation>数据在要回答的列“{column}”中没有任何内容。</translation>
    </message>
    <message>
        <source>In the column “{column}”, all usable samples ({n}) belong to one class, “{name}”. A classifier needs at least two: {action}.</source>
        <translation>在列“{column}”中，所有可用样本（{n} 个）都属于同一个类别“{name}”。分类器至少需要两个类别：{action}。</translation>
    </message>
    <message>
        <source>Your pictures are coloured, but the network sees them in grey.</source>
        <translation>你的图片是彩色的，但网络看到的是灰度图。</translation>
    </message>
    <message>
        <source>What only colour tells apart, such as red and green, it cannot learn.</source>
        <translation>只能靠颜色区分的内容（例如红与绿），网络学不会。</translation>
    </message>
    <message>
        <source>Show the colours to the network</source>
        <translation>让网络看到颜色</translation>
    </message>
    <message>
        <source>Which class it belongs to</source>
        <translation>它属于哪一类</translation>
    </message>
    <message>
        <source>The share of samples whose class the network told correctly.</source>
        <translation>网络判断正确的样本比例。</translation>
    </message>
    <message>
        <source>Mean F1 over the classes</source>
        <translation>各类别的平均 F1</translation>
    </message>
    <message>
        <source>F1 of each class, averaged so that a rare class counts as much as a common one (macro-F1).</source>
        <translation>各类别 F1 的平均值，少见类别与常见类别同等重要（macro-F1）。</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>Of two classes: how often a sample of one has a higher probability of it than a sample of the other (the area under the ROC curve). 1 is perfect, 0.5 is guessing; it does not depend on a threshold.</source>
        <translation>两个类别时：一个类别的样本得到该类别的概率，有多大比例高于另一类别的样本（ROC 曲线下的面积）。1 为完美，0.5 相当于盲猜；它与阈值无关。</translation>
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
        <translation>手写数字识别（CNN）</translation>
    </message>
    <message>
        <source>A small convolutional network reads 1,797 scanned digits. Trains in seconds.</source>
        <translation>一个小型卷积网络识别 1,797 个扫描的数字，几秒钟就能训练完。</translation>
    </message>
    <message>
        <source>Handwritten digits, dense</source>
        <translation>手写数字识别（全连接）</translation>
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
        <translation>猫狗分类（CNN）</translation>
    </message>
    <message>
        <source>The textbook network for two kinds of photographs. Bring a folder of your own.</source>
        <translation>教材中区分两类照片的网络。请准备自己的图片文件夹。</translation>
    </message>
    <message>
        <source>Pictures, transfer learning</source>
        <translation>图片，迁移学习</translation>
    </message>
    <message>
        <source>A network that has seen a million photographs looks; only the last layer learns. Twenty pictures of each class are enough to begin.</source>
        <translation>由看过上百万张照片的网络来看，只有最后一层学习。每个类别二十张图片就可以开始。</translation>
    </message>
    <message>
        <source>Cats or dogs, transfer learning</source>
        <translation>猫狗分类（迁移学习）</translation>
    </message>
    <message>
        <source>A network that has seen a million photographs tells two kinds apart. Far better than a new one, in a minute.</source>
        <translation>用看过上百万张照片的网络区分两类，一分钟完成，远好于从零训练的网络。</translation>
    </message>
    <message>
        <source>Small ResNet</source>
        <translation>小型 ResNet</translation>
    </message>
    <message>
        <source>Residual blocks with shortcuts, as modern networks have them.</source>
        <translation>带跳跃连接的残差块，现代网络的常用结构。</translation>
    </message>
    <message>
        <source>A number from a picture</source>
        <translation>由图片预测数值</translation>
    </message>
    <message>
        <source>Counts or measures what pictures show, here dots. Bring a table of files and numbers.</source>
        <translation>对图片内容计数或测量，这里是圆点。可换成列有图片文件和数值的表格。</translation>
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
        <source>A window needs system libraries that are missing: {libraries}. Install them: sudo apt install {debian} (Debian, Ubuntu) or sudo dnf install {fedora} (Fedora).</source>
        <translation>缺少打开窗口所需的系统库：{libraries}。请安装：sudo apt install {debian}（Debian、Ubuntu）或 sudo dnf install {fedora}（Fedora）。</translation>
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
        <source>This data has no pictures.</source>
        <translation>这份数据没有图片。</translation>
    </message>
    <message>
        <source>This data has nothing that a network could take.</source>
        <translation>这份数据没有网络可用的输入。</translation>
    </message>
    <message>
        <source>The kind of data “{id}” is not known here. A plugin may be missing.</source>
        <translation>这里没有名为“{id}”的数据类型，可能缺少插件。</translation>
    </message>
    <message>
        <source>How “{id}” is to be read has a setting that is not possible. Correct it on the Data page.</source>
        <translation>“{id}”的读取方式中有无效的设置。请在“数据”页更正。</translation>
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
        <source>The layer, by its name, or NAME.PORT where it gives several results; without one, all are listed.</source>
        <translation>层的名称；有多个输出时写作 名称.端口；不写则列出所有层。</translation>
    </message>
    <message>
        <source>A sample of the data by its id, or a file; by default the first test sample.</source>
        <translation>数据中样本的编号，或一个文件；默认为第一个测试样本。</translation>
    </message>
    <message>
        <source>A text, for a network that reads texts.</source>
        <translation>一段文本，用于读取文本的网络。</translation>
    </message>
    <message>
        <source>Values by column, such as &apos;age=34, sex=female&apos;.</source>
        <translation>各列的值，例如 &apos;age=34, sex=female&apos;。</translation>
    </message>
    <message>
        <source>With which weights: now, start (before the first step) or change (the difference of both).</source>
        <translation>使用哪些权重：now（当前）、start（第一步训练之前）或 change（两者之差）。</translation>
    </message>
    <message>
        <source>How many channels, the strongest first.</source>
        <translation>显示多少个通道，响应最强的在前。</translation>
    </message>
    <message>
        <source>Write maps or a strip as a picture (PNG).</source>
        <translation>把特征图或条带写成图片（PNG）。</translation>
    </message>
    <message>
        <source>--when takes one of {all}, not “{given}”.</source>
        <translation>--when 只能取 {all} 之一，不能是“{given}”。</translation>
    </message>
    <message>
        <source>Give one of --sample, --text and --row.</source>
        <translation>--sample、--text 和 --row 只能给出一个。</translation>
    </message>
    <message>
        <source>Say with --node what --out shall show.</source>
        <translation>请用 --node 指明 --out 要显示什么。</translation>
    </message>
    <message>
        <source>The network of {run} takes {wanted}, not texts.</source>
        <translation>{run} 的网络接收{wanted}，不接收文本。</translation>
    </message>
    <message>
        <source>Nothing in {path} can be given to the network.</source>
        <translation>{path} 中没有可以输入网络的内容。</translation>
    </message>
    <message>
        <source>No data is chosen yet. Choose some on the Data page.</source>
        <translation>还没有选择数据。请在“数据”页选择。</translation>
    </message>
    <message>
        <source>The picture is {path}</source>
        <translation>图片已写入 {path}</translation>
    </message>
    <message>
        <source>Numbers and words are no picture. Leave --out out.</source>
        <translation>数值和词不是图片，请去掉 --out。</translation>
    </message>
    <message>
        <source>{n} tokens: {words}</source>
        <translation>{n} 个词元：{words}</translation>
    </message>
    <message>
        <source>{node} gives {shape}; of its channels the strongest {n}:</source>
        <translation>{node} 输出 {shape}，其中响应最强的 {n} 个通道：</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Mean size</source>
        <translation>平均幅值</translation>
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
        <source>One text is left out, {name}: {reason}.</source>
        <translation>1 条文本已略过，{name}：{reason}。</translation>
    </message>
    <message>
        <source>{n} texts are left out ({reasons}): {names}.</source>
        <translation>{n} 条文本已略过（{reasons}）：{names}。</translation>
    </message>
    <message>
        <source>{n} texts are left out ({reasons}): {names} and {more} more.</source>
        <translation>{n} 条文本已略过（{reasons}）：{names} 以及另外 {more} 条。</translation>
    </message>
    <message>
        <source>Samples left out: {n} ({reasons}): {names}.</source>
        <translation>略去的样本：{n} 个（{reasons}）：{names}。</translation>
    </message>
    <message>
        <source>Samples left out: {n} ({reasons}): {names} and {more} more.</source>
        <translation>略去的样本：{n} 个（{reasons}）：{names} 等，另有 {more} 个。</translation>
    </message>
    <message>
        <source>The samples are to be divided by group, but there are too few groups ({n}) to learn, to check and to test with. Choose another group, or none.</source>
        <translation>样本要按组划分，但组太少（{n} 个），不够用于训练、验证和测试。请选择其他分组方式，或不分组。</translation>
    </message>
    <message>
        <source>{n} of {all} samples have a time that is understood: that is too few to check and to test with. Choose another column, or none.</source>
        <translation>{all} 个样本中只有 {n} 个的时间能够识别：不够用于验证和测试。请选择其他列，或不选。</translation>
    </message>
    <message>
        <source>Validation has no samples of its own; it is cut from training.</source>
        <translation>没有单独的验证样本，从训练样本中划出一部分用于验证。</translation>
    </message>
    <message>
        <source>The test has no samples of its own; it is cut from training.</source>
        <translation>没有单独的测试样本，从训练样本中划出一部分用于测试。</translation>
    </message>
    <message>
        <source>The parts are drawn anew. The data gives {train} samples to training, {validation} to validation and {test} to the test.</source>
        <translation>样本会重新划分。数据自带的划分是：训练 {train} 个样本，验证 {validation} 个，测试 {test} 个。</translation>
    </message>
    <message>
        <source>Keep the parts that the data gives</source>
        <translation>保留数据自带的划分</translation>
    </message>
    <message>
        <source>The data says itself which part a sample is in: {train} for training, {validation} for validation and {test} for the test. That is kept.</source>
        <translation>数据自带划分：训练 {train} 个样本，验证 {validation} 个，测试 {test} 个。已按此保留。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{text} {message}</source>
        <translation>{text}{message}</translation>
    </message>
    <message>
        <source>Draw new parts</source>
        <translation>重新划分</translation>
    </message>
    <message>
        <source>Classes without a sample for training, so the network cannot learn them ({n}): {names}.</source>
        <translation>没有训练样本、网络无法学习的类别（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Classes that occur in training only, so nobody knows how well they are learned ({n}): {names}.</source>
        <translation>只出现在训练部分、无法得知学得如何的类别（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Leave out {names}</source>
        <translation>排除 {names}</translation>
    </message>
    <message>
        <source>All usable samples ({n}) belong to one class, “{name}”. A classifier needs at least two: {action}.</source>
        <translation>所有可用样本（{n} 个）都属于同一类别“{name}”。分类器至少需要两类：{action}。</translation>
    </message>
    <message>
        <source>No samples are left. Include some again, or choose other data.</source>
        <translation>没有剩下任何样本。请重新包含一些，或选择其他数据。</translation>
    </message>
    <message>
        <source>{n} samples are too few to learn, to check and to test with. Add more; ten of each class are a small start.</source>
        <translation>{n} 个样本太少，不够用来训练、验证和测试。请增加样本；每类十个是最低起点。</translation>
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
        <source>{path} holds more than {n} files. Choose a smaller folder.</source>
        <translation>{path} 中的文件超过 {n} 个。请选择较小的文件夹。</translation>
    </message>
    <message>
        <source>Files outside of the class folders are left out ({n}): {names}.</source>
        <translation>类别文件夹之外的文件已略过（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Files in {names} do not say which class they belong to ({n}), so they are left out. Put those of each class into a folder of its own, or ask the trained network about them.</source>
        <translation>{names} 中的文件没有标明类别（{n} 个），已略过。请把每个类别的文件放进各自的文件夹，或让训练好的网络判断它们。</translation>
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
        <source>No folders say classes, so the class of a picture is the word its name begins with: {names}.</source>
        <translation>没有按类别分的文件夹，因此以文件名开头的词作为图片的类别：{names}。</translation>
    </message>
    <message>
        <source>Pictures with more than 8 bits ({n}) are stored in ways that cannot be compared, such as 16 bit beside fractions; each way has its own rule. Better save all of them in the same way.</source>
        <translation>超过 8 位的图片（{n} 张）存储方式不同，无法比较，例如有的是 16 位整数，有的是小数；每种方式按各自的规则处理。最好统一保存为同一种格式。</translation>
    </message>
    <message>
        <source>Pictures with more than 8 bits ({n}): {black:g} is taken as black and {white:g} as white, by the values that they hold. Another choice is the column&apos;s Black and White.</source>
        <translation>超过 8 位的图片（{n} 张）：根据实际数值，以 {black:g} 为黑、{white:g} 为白。也可以在列的设置中用“黑值”和“白值”另行指定。</translation>
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
        <source>it is a PDF; copy its text into a table or a text file</source>
        <translation>它是 PDF；请把其中的文字复制到表格或文本文件中</translation>
    </message>
    <message>
        <source>it is a ZIP archive or an Office document, no plain text</source>
        <translation>它是 ZIP 压缩包或 Office 文档，不是纯文本</translation>
    </message>
    <message>
        <source>it is an Office document of the old kind, no plain text</source>
        <translation>它是旧格式的 Office 文档，不是纯文本</translation>
    </message>
    <message>
        <source>it is a picture</source>
        <translation>它是图片</translation>
    </message>
    <message>
        <source>it is packed; unpack it first</source>
        <translation>它是压缩文件，请先解压</translation>
    </message>
    <message>
        <source>“{name}” cannot be read as a text: {reason}.</source>
        <translation>“{name}”无法作为文本读取：{reason}。</translation>
    </message>
    <message>
        <source>it holds zero bytes (NUL), so it is damaged or no text; save it again as UTF-8</source>
        <translation>它含有零字节（NUL），已损坏或不是文本；请重新保存为 UTF-8</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>它不是文本</translation>
    </message>
    <message>
        <source>it is not written in {encoding}</source>
        <translation>它的编码不是 {encoding}</translation>
    </message>
    <message>
        <source>it holds zero bytes (NUL)</source>
        <translation>它含有零字节（NUL）</translation>
    </message>
    <message>
        <source>it holds halves of characters</source>
        <translation>它含有不完整的字符</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>文本是空的</translation>
    </message>
    <message>
        <source>it needs more memory than there is</source>
        <translation>它需要的内存超过可用内存</translation>
    </message>
    <message>
        <source>{path} is not there. Find its new place, or choose other data.</source>
        <translation>{path} 不在那里了。请找到它的新位置，或选择其他数据。</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is larger than {n} MiB; divide it</source>
        <translation>它超过 {n} MiB，请拆分</translation>
    </message>
    <message>
        <source>it may not be read; close it in other programs, or check its permissions</source>
        <translation>它无法读取；请在其他程序中关闭它，或检查权限</translation>
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
        <source>it is a HEIC picture or a film, which cannot be read here; save it as JPEG</source>
        <translation>这是 HEIC 图片或视频，此处无法读取；请另存为 JPEG</translation>
    </message>
    <message>
        <source>it is not in a known format (JPEG, PNG, BMP, GIF, WebP, TIFF, HEIC, AVIF)</source>
        <translation>不是已知的格式（JPEG、PNG、BMP、GIF、WebP、TIFF、HEIC、AVIF）</translation>
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
        <source>“{name}” cannot be read as a sound: {reason}.</source>
        <translation>无法把“{name}”作为声音读取：{reason}。</translation>
    </message>
    <message>
        <source>it is only a pointer of Git LFS; fetch the real file with “git lfs pull”</source>
        <translation>它只是 Git LFS 的指针；请用“git lfs pull”获取真正的文件</translation>
    </message>
    <message>
        <source>it is damaged, or in no known format (WAV, FLAC, OGG, MP3)</source>
        <translation>文件已损坏，或不是已知格式（WAV、FLAC、OGG、MP3）</translation>
    </message>
    <message>
        <source>A column of a table cannot be sounds. Choose the folder with the sounds as the data: one sub-folder for each class, or names that begin with the class.</source>
        <translation>表格中的列不能作为声音。请选择存放声音的文件夹作为数据：每个类别一个子文件夹，或文件名以类别开头。</translation>
    </message>
    <message>
        <source>Listening to the sounds</source>
        <translation>正在读取声音</translation>
    </message>
    <message>
        <source>No folder is chosen. Choose the folder with your sounds.</source>
        <translation>尚未选择文件夹。请选择存放声音的文件夹。</translation>
    </message>
    <message>
        <source>No folders say classes, so the class of a sound is what its name begins with, up to _ or -: {names}.</source>
        <translation>没有按类别分的文件夹，因此以文件名开头、到 _ 或 - 为止的内容作为声音的类别：{names}。</translation>
    </message>
    <message>
        <source>The sounds are {low:.2f} to {high:.2f} seconds long, with {rates} samples a second.</source>
        <translation>声音长 {low:.2f} 到 {high:.2f} 秒，采样率为 {rates} Hz。</translation>
    </message>
    <message>
        <source>There are no sounds in {path}. Choose a folder with one sub-folder for each class.</source>
        <translation>{path} 中没有声音。请选择每个类别一个子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>The sounds lie directly in {path}. Put those of each class into a sub-folder of its own, or begin their names with it, as in yes_1.wav.</source>
        <translation>声音直接放在 {path} 中。请把每个类别的声音放进各自的子文件夹，或让文件名以类别开头，例如 yes_1.wav。</translation>
    </message>
    <message>
        <source>sounds ({n})</source>
        <translation>声音（{n} 段）</translation>
    </message>
    <message>
        <source>Sounds of more than {most:g} seconds: {n:,} ({share:.0%}). The network hears the middle of each.</source>
        <translation>超过 {most:g} 秒的声音：{n:,} 段（{share:.0%}）。网络只听每段的中间部分。</translation>
    </message>
    <message>
        <source>{n:.1f} seconds</source>
        <translation>{n:.1f} 秒</translation>
    </message>
    <message>
        <source>Hear {n:.1f} seconds</source>
        <translation>时长改为 {n:.1f} 秒</translation>
    </message>
    <message>
        <source>Sounds in which nothing is heard: {n:,}. The network cannot tell them apart.</source>
        <translation>听不到任何内容的声音：{n:,} 段。网络无法区分它们。</translation>
    </message>
    <message>
        <source>Leave out {n:,} silent sounds</source>
        <translation>略去 {n:,} 段无声的声音</translation>
    </message>
    <message>
        <source>it holds text, not a picture</source>
        <translation>它是文本，不是图片</translation>
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
        <source>{path} is a folder. Give the name of a file, such as {name}.</source>
        <translation>{path} 是文件夹。请给出文件名，例如 {name}。</translation>
    </message>
    <message>
        <source>{path} holds an earlier export that was changed. Choose another folder, so that nothing is lost.</source>
        <translation>{path} 是之前的导出，但被改动过。请选择其他文件夹，以免丢失内容。</translation>
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
        <source>Training stopped; earlier weights are kept. {reason}</source>
        <translation>训练已停止，此前的权重已保留。{reason}</translation>
    </message>
    <message>
        <source>Training stopped because of an unexpected error ({reason}). The details are in the run&apos;s log; earlier weights are kept.</source>
        <translation>训练因意外错误停止（{reason}）。详情见运行日志；之前的权重已保留。</translation>
    </message>
    <message>
        <source>Memory ran out with a batch size of {size}. Set the batch size to {smaller}, or choose shorter texts or smaller pictures.</source>
        <translation>批大小为 {size} 时内存不足。请将批大小设为 {smaller}，或选用更短的文本、更小的图片。</translation>
    </message>
    <message>
        <source>Memory ran out. Choose shorter texts or smaller pictures, or a network with fewer parameters.</source>
        <translation>内存不足。请选用更短的文本、更小的图片，或参数更少的网络。</translation>
    </message>
    <message>
        <source>The network is not complete yet. Mend the problems on the Model page first.</source>
        <translation>网络还不完整。请先解决“模型”页上的问题。</translation>
    </message>
    <message>
        <source>The network&apos;s answer is not a number. Its training went wrong; train again.</source>
        <translation>网络的答案不是数字，训练出了问题。请重新训练。</translation>
    </message>
    <message>
        <source>{path} is not a folder. Choose a folder of {what}.</source>
        <translation>{path} 不是文件夹。请选择一个存放{what}的文件夹。</translation>
    </message>
    <message>
        <source>There are no {what} in {path}. Choose another folder.</source>
        <translation>{path} 中没有{what}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The network takes texts, and {path} is a picture. Give a file of texts.</source>
        <translation>网络接收文本，而 {path} 是图片。请提供文本文件。</translation>
    </message>
    <message>
        <source>Looking at {what}</source>
        <translation>正在查看{what}</translation>
    </message>
    <message>
        <source>Reading texts</source>
        <translation>正在读取文本</translation>
    </message>
    <message>
        <source>Files of {what} cannot be given here.</source>
        <translation>这里不能给出{what}的文件。</translation>
    </message>
    <message>
        <source>{n} of {total} texts are empty or damaged. Their lines have no answer.</source>
        <translation>{total} 条文本中有 {n} 条是空的或已损坏。对应的行没有答案。</translation>
    </message>
    <message>
        <source>{path} is what the answers are about, and writing them there would overwrite it. Choose another name for the table.</source>
        <translation>{path} 正是要预测的输入文件，把结果写到这里会覆盖它。请为结果表格换一个名称。</translation>
    </message>
    <message>
        <source>Answers that may be guesses, as training has not seen such values ({n} of {total}): {names}.</source>
        <translation>训练中没有出现过这样的取值，以下预测可能不可靠（{total} 个中的 {n} 个）：{names}。</translation>
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
        <source>There is no explanation for answers about data of this kind.</source>
        <translation>对于这种类型的数据，无法解释网络的回答。</translation>
    </message>
    <message>
        <source>The engine was sent something that is not a request.</source>
        <translation>发送给引擎的内容不是请求。</translation>
    </message>
    <message>
        <source>This network gives several answers at once.</source>
        <translation>这个网络一次给出多个答案。</translation>
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
        <source>Your data needs more memory than this computer can give. Divide it, or leave some of it out.</source>
        <translation>你的数据所需的内存超出了这台计算机的能力。请把数据拆分，或去掉一部分。</translation>
    </message>
    <message>
        <source>“{name}” could not be looked at: it needs more memory than this computer can give. Divide it, or leave it out.</source>
        <translation>无法查看“{name}”：所需的内存超出了这台计算机的能力。请将其拆分，或排除。</translation>
    </message>
    <message>
        <source>Your data could not be looked at: {reason}. Try again.</source>
        <translation>无法查看你的数据：{reason}。请重试。</translation>
    </message>
    <message>
        <source>“{name}” could not be looked at: {reason}. Try again, or leave it out.</source>
        <translation>无法查看“{name}”：{reason}。请重试，或将其排除。</translation>
    </message>
    <message>
        <source>the process that reads files was ended from outside, perhaps because memory ran out</source>
        <translation>读取文件的进程被外部终止，可能是内存不足</translation>
    </message>
    <message>
        <source>the process that reads files ended unexpectedly</source>
        <translation>读取文件的进程意外结束</translation>
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
        <source>Use {name} as data</source>
        <translation>使用 {name} 作为数据</translation>
    </message>
    <message>
        <source>Untitled – {name}</source>
        <translation>未命名 – {name}</translation>
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
        <source>{run} could not begin to learn, so the runs behind it keep waiting.</source>
        <translation>{run} 未能开始训练，后面的运行继续等待。</translation>
    </message>
    <message>
        <source>{run} failed. {next} begins all the same.</source>
        <translation>{run} 失败了，{next} 照常开始。</translation>
    </message>
    <message>
        <source>{run} has ended. {next} begins.</source>
        <translation>{run} 已结束，{next} 开始。</translation>
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
        <source>The last good copy comes back with: deepstudio check {path} --restore</source>
        <translation>恢复最近的完好副本：deepstudio check {path} --restore</translation>
    </message>
    <message>
        <source>{problem}
{hint}</source>
        <translation>{problem}
{hint}</translation>
    </message>
    <message>
        <source>This project has not been trained yet. Train it first: deepstudio train {path}</source>
        <translation>这个项目还没有训练过。请先训练：deepstudio train {path}</translation>
    </message>
    <message>
        <source>There is no run to resume. Start one: deepstudio train {path}</source>
        <translation>没有可以继续的运行。开始一次：deepstudio train {path}</translation>
    </message>
    <message>
        <source>--set takes KEY=VALUE, such as training.epochs=5; “{given}” has no =.</source>
        <translation>--set 的形式是 KEY=VALUE，例如 training.epochs=5；“{given}”中没有 =。</translation>
    </message>
    <message>
        <source>Whether a layer is frozen is true or false.</source>
        <translation>一层是否冻结，只能是 true 或 false。</translation>
    </message>
    <message>
        <source>How many times the learning rate a layer learns with is a number above 0, at most 1,000.</source>
        <translation>一层的学习率倍数必须大于 0，最大 1,000。</translation>
    </message>
    <message>
        <source>“{key}” cannot be set. Use training.KEY with one of {keys}, training.roles.ROLE.optimizer.KEY, training.targets.COLUMN.weight, model.LAYER.SETTING, model.LAYER.frozen, model.LAYER.rate, data.COLUMN.SETTING or data.split.KEY.</source>
        <translation>不能设置“{key}”。可以使用 training.KEY（KEY 为 {keys} 之一）、training.roles.ROLE.optimizer.KEY、training.targets.COLUMN.weight、model.LAYER.SETTING、model.LAYER.frozen、model.LAYER.rate、data.COLUMN.SETTING 或 data.split.KEY。</translation>
    </message>
    <message>
        <source>The task has no network “{name}”. There are: {names}.</source>
        <translation>这个任务没有网络“{name}”。可用的有：{names}。</translation>
    </message>
    <message>
        <source>The data has no column “{name}” to answer. There are: {names}.</source>
        <translation>数据中没有要回答的列“{name}”。可用的有：{names}。</translation>
    </message>
    <message>
        <source>A weight must be a number above 0, such as 0.5; “{value}” is none.</source>
        <translation>权重必须是大于 0 的数，例如 0.5；“{value}”不是。</translation>
    </message>
    <message>
        <source>There is no layer “{name}”. There are: {names}.</source>
        <translation>没有名为“{name}”的层。现有：{names}。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The column “{name}” can be used as {all}, not as “{use}”.</source>
        <translation>列“{name}”可用作 {all}，不能用作“{use}”。</translation>
    </message>
    <message>
        <source>The data has no column “{name}”. There are: {names}.</source>
        <translation>数据没有名为“{name}”的列。现有：{names}。</translation>
    </message>
    <message>
        <source>“{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation>未知的“{id}”，可能缺少插件。</translation>
    </message>
    <message>
        <source>{message} Its settings: {names}.</source>
        <translation>{message}它的设置有：{names}。</translation>
    </message>
    <message>
        <source>“{id}” is not one of {ids}.</source>
        <translation>“{id}”不在 {ids} 之中。</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>Going on.</source>
        <translation>继续进行。</translation>
    </message>
    <message>
        <source>{run} goes on, on {device} ({precision}).</source>
        <translation>{run} 在 {device} 上继续（{precision}）。</translation>
    </message>
    <message>
        <source>{run} trains {parameters} parameters on {samples} samples, on {device} ({precision}).</source>
        <translation>{run} 在 {device} 上用 {samples} 个样本训练 {parameters} 个参数（{precision}）。</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}, {left} left</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮，剩余 {left}</translation>
    </message>
    <message>
        <source>{what}…</source>
        <translation>{what}…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {numbers}, {rate} samples/s, best so far</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮：{numbers}，{rate} 样本/秒，目前最佳</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {numbers}, {rate} samples/s</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮：{numbers}，{rate} 样本/秒</translation>
    </message>
    <message>
        <source>{part}: {numbers}</source>
        <translation>{part}：{numbers}</translation>
    </message>
    <message>
        <source>{metric} ({part})</source>
        <translation>{metric}（{part}）</translation>
    </message>
    <message>
        <source>{metric} of {target}</source>
        <translation>{target} 的{metric}</translation>
    </message>
    <message>
        <source>The network does not say which columns it answers. Mend it on the Model page.</source>
        <translation>网络没有说明它回答哪些列。请在“模型”页面上修改。</translation>
    </message>
    <message>
        <source>The network does not end with a flat vector. Mend it on the Model page.</source>
        <translation>网络的末端不是一维向量。请在“模型”页修正。</translation>
    </message>
    <message>
        <source>The network does not end with one number for each of the {n} classes. Mend it on the Model page.</source>
        <translation>网络末尾不是 {n} 个类别各一个数。请在“模型”页修改。</translation>
    </message>
    <message>
        <source>It tells “{column}”: one of {n:,} classes, with a probability for each: {classes}.</source>
        <translation>它判断“{column}”属于 {n:,} 个类别中的哪一个，并给出每个类别的概率：{classes}。</translation>
    </message>
    <message>
        <source>Of “{column}” it knows these classes alone and answers with one of them, whatever it is given. Its probabilities are how sure it is, not how often it is right.</source>
        <translation>对“{column}”，它只知道这些类别，无论输入什么都会回答其中之一。其概率表示它有多确信，而不是它答对的频率。</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The network of {run} cannot leave the program in this form.</source>
        <translation>{run} 的网络不能以这种形式导出。</translation>
    </message>
    <message>
        <source>The run belongs to a task that is not known here.</source>
        <translation>该运行所属的任务在这里是未知的。</translation>
    </message>
    <message>
        <source>The clipboard holds no layers. Copy some on the canvas first.</source>
        <translation>剪贴板中没有层。请先在画布上复制。</translation>
    </message>
    <message>
        <source>What is on the clipboard is too large to paste.</source>
        <translation>剪贴板内容太大，无法粘贴。</translation>
    </message>
    <message>
        <source>These layers were copied from a newer version of the program.</source>
        <translation>这些层是从更新版本的程序复制的。</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>没有设备</translation>
    </message>
    <message>
        <source>“{wanted}” is not there, so this one is used.</source>
        <translation>没有“{wanted}”，因此使用此设备。</translation>
    </message>
    <message>
        <source>CPU · {name}</source>
        <translation>CPU · {name}</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Networks train on {name} ({id}, {memory} GB).</source>
        <translation>网络在 {name}（{id}，{memory} GB）上训练。</translation>
    </message>
    <message>
        <source>Opens the window, with a project if one is named.</source>
        <translation>打开窗口；如果指定了项目，则同时打开它。</translation>
    </message>
    <message>
        <source>Shows everything on a sample: in the window, or here where there is no display.</source>
        <translation>用样例展示全部功能：有显示器时在窗口中，否则在终端里。</translation>
    </message>
    <message>
        <source>Tells versions, tests the devices, and says what is missing.</source>
        <translation>显示版本，测试设备，并说明缺少什么。</translation>
    </message>
    <message>
        <source>Explains a word of the field, such as overfitting.</source>
        <translation>解释一个术语，例如过拟合。</translation>
    </message>
    <message>
        <source>Makes a project from a template.</source>
        <translation>用模板新建项目。</translation>
    </message>
    <message>
        <source>Finds everything that is wrong or doubtful in a project.</source>
        <translation>找出项目中的所有错误和疑点。</translation>
    </message>
    <message>
        <source>Trains a project as a new run, or lets a run go on.</source>
        <translation>训练项目（新的运行），或让运行继续。</translation>
    </message>
    <message>
        <source>Examines a trained run: accuracy, each class, confusions.</source>
        <translation>评估训练好的运行：准确率、各类别、混淆情况。</translation>
    </message>
    <message>
        <source>Places the samples by what a trained run makes of them; finds doubtful labels.</source>
        <translation>按训练好的网络给出的特征画出样本分布，并找出可疑的标签。</translation>
    </message>
    <message>
        <source>Tells whether more data would help, or a better network.</source>
        <translation>判断该增加数据，还是改进网络。</translation>
    </message>
    <message>
        <source>Shows what excites the channels of a layer most, as parts of pictures.</source>
        <translation>显示最能激活某一层各通道的图片区域。</translation>
    </message>
    <message>
        <source>Tells why a trained run answers so: which parts of a picture or text counted.</source>
        <translation>说明训练好的运行为什么这样回答：图片或文本的哪些部分起了作用。</translation>
    </message>
    <message>
        <source>Looks inside a trained run: what its layers make of a sample.</source>
        <translation>查看训练结果的内部：各层对样本做了什么。</translation>
    </message>
    <message>
        <source>Takes a trained model out: weights, ONNX, .pt2, or a Python project.</source>
        <translation>导出训练好的模型：权重、ONNX、.pt2 或 Python 项目。</translation>
    </message>
    <message>
        <source>Lists the weights that layers come with, and brings them here.</source>
        <translation>列出各层自带的预训练权重，并可下载或导入。</translation>
    </message>
    <message>
        <source>Reads a project&apos;s samples once, so that training starts at once.</source>
        <translation>预先读取一遍项目的样本，之后训练立即开始。</translation>
    </message>
    <message>
        <source>Compares a trained run with a simple method.</source>
        <translation>把训练好的运行与简单方法比较。</translation>
    </message>
    <message>
        <source>Lists the runs of a project.</source>
        <translation>列出项目的运行。</translation>
    </message>
    <message>
        <source>Lists what there is to choose from.</source>
        <translation>列出可供选择的内容。</translation>
    </message>
    <message>
        <source>Asks a trained run about what you give it, such as pictures or texts.</source>
        <translation>让训练好的运行判断你给出的内容，例如图片或文本。</translation>
    </message>
    <message>
        <source>Answers the window&apos;s quick requests.</source>
        <translation>响应窗口的快速请求。</translation>
    </message>
    <message>
        <source>Opens files for the window.</source>
        <translation>为窗口打开文件。</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>已中断。</translation>
    </message>
    <message>
        <source>Build, train, understand and use neural networks. Without a command, the window opens.</source>
        <translation>搭建、训练、理解和使用神经网络。不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>The language to speak, by default the system&apos;s.</source>
        <translation>使用的语言，默认跟随系统。</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>First put the last good copy in the place of a damaged project file.</source>
        <translation>先用最近的完好副本替换损坏的项目文件。</translation>
    </message>
    <message>
        <source>Where the data lies now, if it was moved. Labels and exclusions stay.</source>
        <translation>数据移动之后的位置。标签和排除设置保持不变。</translation>
    </message>
    <message>
        <source>The data of this project comes with the program: it cannot have moved.</source>
        <translation>这个项目的数据随程序提供，不会被移动。</translation>
    </message>
    <message>
        <source>There is nothing at {path}. Say where your data lies now.</source>
        <translation>{path} 处没有任何内容。请指出数据现在的位置。</translation>
    </message>
    <message>
        <source>Error, {place}: {message}</source>
        <translation>错误，{place}：{message}</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Everything fits: the project can be trained.</source>
        <translation>一切就绪：项目可以训练。</translation>
    </message>
    <message>
        <source>Do it here, even where a window could open.</source>
        <translation>即使可以打开窗口，也在终端中进行。</translation>
    </message>
    <message>
        <source>{why} Doing the same here in the terminal.</source>
        <translation>{why}将在终端中完成同样的工作。</translation>
    </message>
    <message>
        <source>The project is in {path}. Open it in the window: deepstudio gui {path}</source>
        <translation>项目位于 {path}。在窗口中打开：deepstudio gui {path}</translation>
    </message>
    <message>
        <source>The picture {path} shows a {written}; the network says {answer}.</source>
        <translation>图片 {path} 写的是 {written}；网络的回答是 {answer}。</translation>
    </message>
    <message>
        <source>The form of the export: see deepstudio list exporters.</source>
        <translation>导出的形式：参见 deepstudio list exporters。</translation>
    </message>
    <message>
        <source>A file for onnx and pt2, a folder for weights and python.</source>
        <translation>onnx 和 pt2 为文件，weights 和 python 为文件夹。</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
    <message>
        <source>Its model card is {path}</source>
        <translation>模型卡：{path}</translation>
    </message>
    <message>
        <source>The folder of a project to open.</source>
        <translation>要打开的项目文件夹。</translation>
    </message>
    <message>
        <source>{path} is open in a window already, which is in front now.</source>
        <translation>{path} 已在一个窗口中打开，现在该窗口已移到最前面。</translation>
    </message>
    <message>
        <source>Stopping after this step and saving. Press Ctrl-C again to stop at once.</source>
        <translation>完成这一步并保存后停止。再按一次 Ctrl-C 立即停止。</translation>
    </message>
    <message>
        <source>The word, in English or Chinese; without one, all words are listed.</source>
        <translation>要解释的词，中文或英文；不写则列出全部词汇。</translation>
    </message>
    <message>
        <source>“{word}” is not among the words. For a list: deepstudio explain</source>
        <translation>词汇中没有“{word}”。列出全部：deepstudio explain</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>Also called</source>
        <translation>又称</translation>
    </message>
    <message>
        <source>{title} ({others})</source>
        <translation>{title}（{others}）</translation>
    </message>
    <message>
        <source>See also: {words}</source>
        <translation>另见：{words}</translation>
    </message>
    <message>
        <source>Found as well: {words}</source>
        <translation>还找到：{words}</translation>
    </message>
    <message>
        <source>What to list: layers, templates, samples, sources, columns, splits, findings, tasks, objectives, answers, sections, losses, optimizers, schedules, tokenizers, exporters or blocks (your own).</source>
        <translation>要列出的内容：layers、templates、samples、sources、columns、splits、findings、tasks、objectives、answers、sections、losses、optimizers、schedules、tokenizers、exporters 或 blocks（自己的模块）。</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The folder to make.</source>
        <translation>要创建的文件夹。</translation>
    </message>
    <message>
        <source>What to start from: see deepstudio list templates.</source>
        <translation>从哪个模板开始：见 deepstudio list templates。</translation>
    </message>
    <message>
        <source>A folder with one sub-folder per class, such as of pictures or texts, a table (CSV, TSV, Excel, JSON lines), or the name of a sample.</source>
        <translation>每个类别一个子文件夹（例如图片或文本）的文件夹、表格（CSV、TSV、Excel、JSON lines），或示例数据的名称。</translation>
    </message>
    <message>
        <source>Whether the parts that the data gives, as by folders called train and test, are kept or drawn anew.</source>
        <translation>数据自带的划分（例如 train 和 test 文件夹）是保留还是重新划分。</translation>
    </message>
    <message>
        <source>The column of a table that holds the texts; else a guess.</source>
        <translation>表格中存放文本的列；不指定时自动识别。</translation>
    </message>
    <message>
        <source>The column of a table that is to be answered, as labels; else a guess.</source>
        <translation>表格中要预测的列，如标签列；不指定时自动识别。</translation>
    </message>
    <message>
        <source>Between columns: comma, semicolon, tab or bar; else a guess.</source>
        <translation>列的分隔符：comma、semicolon、tab 或 bar；不指定时自动识别。</translation>
    </message>
    <message>
        <source>Where the columns of a table are named: in the first row, or in none; else a guess.</source>
        <translation>列名的位置：first（第一行）或 none（没有）；不指定时自动识别。</translation>
    </message>
    <message>
        <source>What belongs together and comes into one part: a column of a table, or of a folder: folder or name.</source>
        <translation>哪些样本同属一组并进入同一部分：表格的列名；对文件夹则为 folder 或 name。</translation>
    </message>
    <message>
        <source>The column of dates or years: the newest rows are the test.</source>
        <translation>日期或年份所在的列：最新的行用于测试。</translation>
    </message>
    <message>
        <source>The column that says train, validation or test for each row.</source>
        <translation>为每一行标明 train、validation 或 test 的列。</translation>
    </message>
    <message>
        <source>Labels such as Cat and cat, or 0 and 0.0, are classes of their own.</source>
        <translation>Cat 与 cat、0 与 0.0 等标签各自成为一个类别。</translation>
    </message>
    <message>
        <source>Labels such as nan or none make a class.</source>
        <translation>nan、none 等标签自成一个类别。</translation>
    </message>
    <message>
        <source>What a class of the data is called wherever it is shown; may be repeated.</source>
        <translation>数据中某个类别在各处显示的名称；可多次给出。</translation>
    </message>
    <message>
        <source>There is no template “{id}”. Choose one of {ids}.</source>
        <translation>没有名为“{id}”的模板。可选：{ids}。</translation>
    </message>
    <message>
        <source>--class-name takes CLASS=NAME; “{given}” names none of the classes {classes}.</source>
        <translation>--class-name 的格式是 类别=名称；“{given}”不是 {classes} 中的任何类别。</translation>
    </message>
    <message>
        <source>{path} lies on another computer. Read it over the network?</source>
        <translation>{path} 位于另一台计算机上。要通过网络读取吗？</translation>
    </message>
    <message>
        <source>This template waits for data of yours: give it with --data PATH.</source>
        <translation>这个模板需要你的数据：请用 --data PATH 给出。</translation>
    </message>
    <message>
        <source>Made {path} with {parameters} parameters.</source>
        <translation>已创建 {path}，共 {parameters} 个参数。</translation>
    </message>
    <message>
        <source>Data: {n} samples in {classes} classes.</source>
        <translation>数据：{n} 个样本，{classes} 个类别。</translation>
    </message>
    <message>
        <source>Data: {n} samples. To be answered: {answers}.</source>
        <translation>数据：{n} 个样本。要预测的列：{answers}。</translation>
    </message>
    <message>
        <source>“{target}” is answered from {inputs}.</source>
        <translation>“{target}”由这些列预测：{inputs}。</translation>
    </message>
    <message>
        <source>Left out: {columns}.</source>
        <translation>未使用的列：{columns}。</translation>
    </message>
    <message>
        <source>“{name}” with {classes} classes</source>
        <translation>“{name}”（{classes} 个类别）</translation>
    </message>
    <message>
        <source>“{name}” from {low} to {high}</source>
        <translation>“{name}”（{low} 到 {high}）</translation>
    </message>
    <message>
        <source>Train it: deepstudio train {path}</source>
        <translation>开始训练：deepstudio train {path}</translation>
    </message>
    <message>
        <source>The project&apos;s folder.</source>
        <translation>项目文件夹。</translation>
    </message>
    <message>
        <source>The run, such as run-003 or 3; by default the latest with weights.</source>
        <translation>运行，例如 run-003 或 3；默认为最近一次有权重的运行。</translation>
    </message>
    <message>
        <source>Print JSON for a machine to read.</source>
        <translation>输出供程序读取的 JSON。</translation>
    </message>
    <message>
        <source>Pictures or folders of pictures; tables; for texts, also text files with one text a line.</source>
        <translation>图片或图片文件夹；表格；对于文本，还可以是每行一条文本的文本文件。</translation>
    </message>
    <message>
        <source>A text to ask for; give it as often as you like.</source>
        <translation>要判断的文本；可以多次给出。</translation>
    </message>
    <message>
        <source>Values by column, such as &apos;age=34, city=&quot;Lyon, FR&quot;&apos;, or a JSON object; may be repeated.</source>
        <translation>各列的值，例如 &apos;age=34, city=&quot;Lyon, FR&quot;&apos;，或一个 JSON 对象；可重复使用。</translation>
    </message>
    <message>
        <source>The column of a table that holds the texts; by default the one the run learned from, where the table has it, else a guess.</source>
        <translation>表格中存放文本的列；默认是训练时所用的列（表格中有该列时），否则自动识别。</translation>
    </message>
    <message>
        <source>Write the answers for one folder of pictures, one table or one file of texts as a table.</source>
        <translation>把一个图片文件夹、一个表格或一个文本文件的预测结果写成表格。</translation>
    </message>
    <message>
        <source>Say what to predict: pictures, a table or a file of texts, --text TEXT, or --row &apos;NAME=VALUE, …&apos;.</source>
        <translation>请指定要预测的内容：图片、表格或文本文件、--text TEXT，或 --row &apos;NAME=VALUE, …&apos;。</translation>
    </message>
    <message>
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message>
        <source>--csv takes a folder of pictures, a table or a file of texts, not {option}.</source>
        <translation>--csv 需要图片文件夹、表格或文本文件，不能与 {option} 同用。</translation>
    </message>
    <message>
        <source>--csv takes one folder of pictures, one table or one file of texts, not {n} inputs.</source>
        <translation>--csv 只接收一个图片文件夹、一个表格或一个文本文件，而不是 {n} 个输入。</translation>
    </message>
    <message>
        <source>{input}: {error}</source>
        <translation>{input}：{error}</translation>
    </message>
    <message>
        <source>{what} are in {path}</source>
        <translation>{what}的结果已写入 {path}</translation>
    </message>
    <message>
        <source>The network of {run} takes rows with the columns {names}. {give}</source>
        <translation>{run} 的网络接收由这些列组成的行：{names}。{give}</translation>
    </message>
    <message>
        <source>The network of {run} takes {wanted}, not texts. {give}</source>
        <translation>{run} 的网络接收{wanted}，而不是文本。{give}</translation>
    </message>
    <message>
        <source>{path} is not there. If it is a text and no file, give it with --text.</source>
        <translation>{path} 不存在。如果它是文本而不是文件，请用 --text 给出。</translation>
    </message>
    <message>
        <source>Warning, {place}: {message}</source>
        <translation>警告，{place}：{message}</translation>
    </message>
    <message>
        <source>  {why}</source>
        <translation>  {why}</translation>
    </message>
    <message>
        <source>  Fix: {fix}</source>
        <translation>  修复：{fix}</translation>
    </message>
    <message>
        <source>Note, {place}: {message}</source>
        <translation>提示，{place}：{message}</translation>
    </message>
    <message>
        <source>  Example: {example}</source>
        <translation>  例如：{example}</translation>
    </message>
    <message>
        <source>  Decide otherwise for a run: deepstudio train … {option}</source>
        <translation>  只为一次训练另行决定：deepstudio train … {option}</translation>
    </message>
    <message>
        <source>  Decide otherwise: deepstudio new … {option}</source>
        <translation>  如需更改：deepstudio new … {option}</translation>
    </message>
    <message>
        <source>{text} ({note})</source>
        <translation>{text}（{note}）</translation>
    </message>
    <message>
        <source>Errors: {errors}. Warnings: {warnings}.</source>
        <translation>错误：{errors}。警告：{warnings}。</translation>
    </message>
    <message>
        <source>layer {name}</source>
        <translation>层 {name}</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>[required]</source>
        <translation>[必填]</translation>
    </message>
    <message>
        <source>[default: {}]</source>
        <translation>[默认：{}]</translation>
    </message>
    <message>
        <source>Show this page and exit.</source>
        <translation>显示本页并退出。</translation>
    </message>
    <message>
        <source>“{code}” is not a language DeepStudio speaks. Choose en or zh_CN.</source>
        <translation>DeepStudio 不支持语言“{code}”。请选择 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>For help: {command} --help</source>
        <translation>帮助：{command} --help</translation>
    </message>
    <message>
        <source>{problem} {hint}</source>
        <translation>{problem}{hint}</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>缺少 {name}。</translation>
    </message>
    <message>
        <source>There is no option {name}.</source>
        <translation>没有选项 {name}。</translation>
    </message>
    <message>
        <source>{name} needs a value.</source>
        <translation>{name} 需要一个值。</translation>
    </message>
    <message>
        <source>There is no command {name}.</source>
        <translation>没有命令 {name}。</translation>
    </message>
    <message>
        <source>There is more than this command takes: {extra}.</source>
        <translation>多出了此命令不接受的内容：{extra}。</translation>
    </message>
    <message>
        <source>{problem} Did you mean {likely}?</source>
        <translation>{problem}你是不是想输入 {likely}？</translation>
    </message>
    <message>
        <source>Choose one of {all}.</source>
        <translation>可选：{all}。</translation>
    </message>
    <message>
        <source>{name} must be one of {all}.</source>
        <translation>{name} 必须是 {all} 之一。</translation>
    </message>
    <message>
        <source>{name} must be a whole number of at least {least}.</source>
        <translation>{name} 必须是不小于 {least} 的整数。</translation>
    </message>
    <message>
        <source>{name} is not right: {reason}</source>
        <translation>{name} 不正确：{reason}</translation>
    </message>
    <message>
        <source>Write each event as a line of JSON, - for standard output.</source>
        <translation>把每个事件写成一行 JSON；- 表示标准输出。</translation>
    </message>
    <message>
        <source>There are no pictures of what excites it: no picture is on the way to it.</source>
        <translation>无法显示最能激活它的图片：它的输入路径上没有图片。</translation>
    </message>
    <message>
        <source>“{split}” is no part of the data. Choose one of: {all}.</source>
        <translation>“{split}”不是数据的一部分。可选：{all}。</translation>
    </message>
    <message>
        <source>“{name}” gives neither feature maps nor plain numbers that could be looked through.</source>
        <translation>“{name}”输出的既不是特征图，也不是可供查找的向量。</translation>
    </message>
    <message>
        <source>Measuring what each layer sees</source>
        <translation>正在测量每一层的感受野</translation>
    </message>
    <message>
        <source>Looking for what excites each channel</source>
        <translation>正在查找最能激活各通道的图片</translation>
    </message>
    <message>
        <source>The data does not have the column “{name}”, which the network answers.</source>
        <translation>数据中没有网络要回答的列“{name}”。</translation>
    </message>
    <message>
        <source>Samples of classes that the network does not know, which are left out: {n} ({names}).</source>
        <translation>属于网络不认识的类别、因而不参与评估的样本：{n} 个（{names}）。</translation>
    </message>
    <message>
        <source>Examined with {n} of the {total} samples of this part.</source>
        <translation>这部分共有 {total} 个样本，评估用了其中 {n} 个。</translation>
    </message>
    <message>
        <source>No samples were added since {run} began that it could be examined with.</source>
        <translation>{run} 开始之后没有新增可用于评估的样本。</translation>
    </message>
    <message>
        <source>None of the samples of this part of {run} is left. Choose another part.</source>
        <translation>{run} 的这部分样本一个也不剩了。请选择另一部分。</translation>
    </message>
    <message>
        <source>The data has no samples for this part. Change the split on the Data page.</source>
        <translation>数据的这一部分没有样本。请在“数据”页调整划分。</translation>
    </message>
    <message>
        <source>{path} has no column “{name}”, which this network takes. It has {names}.</source>
        <translation>{path} 中没有网络需要的列“{name}”。现有的列：{names}。</translation>
    </message>
    <message>
        <source>{path} does not hold what this network takes ({kind}). Choose other data.</source>
        <translation>{path} 中没有这个网络所需的输入（{kind}）。请选择其他数据。</translation>
    </message>
    <message>
        <source>There is nothing in {path} to examine the network with.</source>
        <translation>{path} 中没有可用于评估网络的样本。</translation>
    </message>
    <message>
        <source>The network does not know these classes of the data: {strange}. It knows {known}. Choose data whose classes have these names.</source>
        <translation>网络不认识数据中的这些类别：{strange}。它认识的类别是 {known}。请选择类别名称与之一致的数据。</translation>
    </message>
    <message>
        <source>{share} % of the samples, seed {seed}: this training is left out. {reason}</source>
        <translation>{share} % 的样本，随机种子 {seed}：略过这次训练。{reason}</translation>
    </message>
    <message>
        <source>The simple method is left out for {share} % of the samples. {reason}</source>
        <translation>{share} % 的样本时略过简单方法。{reason}</translation>
    </message>
    <message>
        <source>The result is shown, but could not be kept. {reason}</source>
        <translation>结果已显示，但未能保存。{reason}</translation>
    </message>
    <message>
        <source>{share} % ({n} samples), seed {seed}: {network}</source>
        <translation>{share} %（{n} 个样本），随机种子 {seed}：{network}</translation>
    </message>
    <message>
        <source>{share} % ({n} samples), seed {seed}: {network}; simple method {simple}</source>
        <translation>{share} %（{n} 个样本），随机种子 {seed}：{network}；简单方法 {simple}</translation>
    </message>
    <message>
        <source>A training does not tell “{metric}” of this part.</source>
        <translation>训练没有给出这部分数据的“{metric}”。</translation>
    </message>
    <message>
        <source>Examining the network</source>
        <translation>正在评估网络</translation>
    </message>
    <message>
        <source>The network&apos;s answers are not numbers. Train again with a lower learning rate.</source>
        <translation>网络的答案不是数字。请降低学习率后重新训练。</translation>
    </message>
    <message>
        <source>The export is complete but for its model card. {reason}</source>
        <translation>导出已完成，但未能写入模型卡。{reason}</translation>
    </message>
    <message>
        <source>“{format}” is not a form of export. Choose one of: {all}.</source>
        <translation>“{format}”不是导出形式。可选：{all}。</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>The exported model does not give the program&apos;s answers ({reason}), so it was not kept. Choose another form of export.</source>
        <translation>导出的模型与程序的答案不一致（{reason}），因此没有保留。请选择其他导出形式。</translation>
    </message>
    <message>
        <source>Its predict.py was run on {samples} and gave the program&apos;s answers (largest difference {d}).</source>
        <translation>它的 predict.py 在 {samples}上运行，答案与程序一致（最大差异 {d}）。</translation>
    </message>
    <message>
        <source>It carries the weights that its layers came with ({file}, {size}), for train.py to begin with.</source>
        <translation>其中附带各层的预训练权重（{file}，{size}），train.py 从它们开始训练。</translation>
    </message>
    <message>
        <source>Its train.py draws new parts, by class where classes are answered; this run divided them otherwise.</source>
        <translation>其中的 train.py 会重新划分数据（回答类别时按类别划分）；本次运行的划分方式与此不同。</translation>
    </message>
    <message>
        <source>The exported project could not be run here ({reason}), so it was not kept. Mend that and try again, or choose another form of export.</source>
        <translation>导出的项目无法在这台计算机上运行（{reason}），因此没有保留。请解决该问题后重试，或选择其他导出形式。</translation>
    </message>
    <message>
        <source>The exported project does not give the program&apos;s answers ({reason}), so it was not kept. Choose another form of export.</source>
        <translation>导出的项目与程序的答案不一致（{reason}），因此没有保留。请选择其他导出形式。</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} 张图片</translation>
    </message>
    <message>
        <source>The weights were read back and are the same, bit by bit.</source>
        <translation>权重已读回，逐位相同。</translation>
    </message>
    <message>
        <source>The weights read back from the disk are not those that were written. Check the disk and try again.</source>
        <translation>从磁盘读回的权重与写入的不同。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The data has changed since {run} began, so that it cannot go on. Start a new run.</source>
        <translation>{run} 开始之后数据发生了变化，因此无法继续训练。请开始一次新的运行。</translation>
    </message>
    <message>
        <source>Training goes on, but the weights could not be saved. {reason}</source>
        <translation>训练继续，但权重未能保存。{reason}</translation>
    </message>
    <message>
        <source>Training shall start from {run}, which is in the bin. Put it back, or choose another run.</source>
        <translation>训练设定为从 {run} 开始，但它在回收站中。请先恢复它，或选择其他运行。</translation>
    </message>
    <message>
        <source>Training shall start from {run}, which has no weights. Choose another run, or none.</source>
        <translation>训练要从 {run} 开始，但它没有权重。请选择其他运行，或不选。</translation>
    </message>
    <message>
        <source>Training shall start from {run}, which knows other words than this data. Choose another run, or none.</source>
        <translation>训练要从 {run} 的权重开始，但它的词表与当前数据不同。请选择另一次运行，或不使用已有权重。</translation>
    </message>
    <message>
        <source>{n} of {all} groups of weights start from {run}.</source>
        <translation>{all} 组权重中有 {n} 组取自 {run}。</translation>
    </message>
    <message>
        <source>“{name}” was saved by a newer DeepStudio. Update DeepStudio first.</source>
        <translation>“{name}”由更新版本的 DeepStudio 保存。请先更新 DeepStudio。</translation>
    </message>
    <message>
        <source>“{name}” is no block of DeepStudio. Choose a file that was exported from “My blocks”.</source>
        <translation>“{name}”不是 DeepStudio 模块。请选择从“我的模块”导出的文件。</translation>
    </message>
    <message>
        <source>The block “{name}” is damaged. Save or import it again.</source>
        <translation>模块“{name}”已损坏。请重新保存或导入。</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} 个层</translation>
    </message>
    <message>
        <source>grey picture</source>
        <translation>灰度图片</translation>
    </message>
    <message>
        <source>colour picture</source>
        <translation>彩色图片</translation>
    </message>
    <message>
        <source>an index below {n}</source>
        <translation>小于 {n} 的索引</translation>
    </message>
    <message>
        <source>texts, up to {n} tokens</source>
        <translation>文本，最多 {n} 个词元</translation>
    </message>
    <message>
        <source>up to {n} tokens</source>
        <translation>最多 {n} 个词元</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({kind}). Your project is saved. Details are in {log}.</source>
        <translation>程序自身出了问题（{kind}）。你的项目已保存。详情见 {log}。</translation>
    </message>
    <message>
        <source>{run} is still training</source>
        <translation>{run} 仍在训练</translation>
    </message>
    <message>
        <source>Stop, keep best</source>
        <translation>停止并保留最佳</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>In debug mode a run ends with the window. Its best weights so far are kept.</source>
        <translation>调试模式下，运行会随窗口一起结束。目前最佳的权重会保留。</translation>
    </message>
    <message>
        <source>It can go on without the window; you find it again when you open the project. Or stop it now: its best weights so far are kept.</source>
        <translation>它可以在没有窗口的情况下继续；再次打开项目时会找到它。也可以现在停止：目前最佳的权重会保留。</translation>
    </message>
    <message>
        <source>The runs that wait are kept; they are offered when you open the project again.</source>
        <translation>等待中的运行会保留，下次打开项目时可以继续。</translation>
    </message>
    <message>
        <source>Keep it going</source>
        <translation>让它继续</translation>
    </message>
    <message>
        <source>Work is still going on</source>
        <translation>仍有工作在进行</translation>
    </message>
    <message>
        <source>“{work}” would be canceled.</source>
        <translation>“{work}”会被取消。</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>等待完成</translation>
    </message>
    <message>
        <source>Cancel it and close</source>
        <translation>取消并关闭</translation>
    </message>
    <message>
        <source>Your last changes are not saved</source>
        <translation>最近的更改还没有保存</translation>
    </message>
    <message>
        <source>Another program changed the project. Choose which version to keep, then close.</source>
        <translation>另一个程序更改了这个项目。请选择保留哪个版本，然后再关闭。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>不保存并关闭</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>enters</source>
        <translation>作为输入</translation>
    </message>
    <message>
        <source>is answered</source>
        <translation>预测目标</translation>
    </message>
    <message>
        <source>groups samples</source>
        <translation>样本分组</translation>
    </message>
    <message>
        <source>tells the order</source>
        <translation>给出时间顺序</translation>
    </message>
    <message>
        <source>tells how much a sample counts</source>
        <translation>给出样本权重</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>It is not known what the network learned from.</source>
        <translation>不知道网络是从什么数据学习的。</translation>
    </message>
    <message>
        <source>How a sample becomes numbers</source>
        <translation>样本如何变成数值</translation>
    </message>
    <message>
        <source>{name}: {how}</source>
        <translation>{name}：{how}</translation>
    </message>
    <message>
        <source>{n} more columns; the export itself says how.</source>
        <translation>另外 {n} 列；处理方式见导出文件。</translation>
    </message>
    <message>
        <source>Samples are from {source}.</source>
        <translation>样本来自{source}。</translation>
    </message>
    <message>
        <source>Their licence: {licence}.</source>
        <translation>许可：{licence}。</translation>
    </message>
    <message>
        <source>The program does not know under which licence they may be used.</source>
        <translation>程序不知道这些样本的使用许可。</translation>
    </message>
    <message>
        <source>There are {n:,} samples.</source>
        <translation>共有 {n:,} 个样本。</translation>
    </message>
    <message>
        <source>Left out, as they cannot be read or have no answer: {n:,}.</source>
        <translation>因无法读取或没有答案而略去：{n:,}。</translation>
    </message>
    <message>
        <source>Left out by a person: {n:,}.</source>
        <translation>由人工略去：{n:,}。</translation>
    </message>
    <message>
        <source>Corrected by a person: {n:,}.</source>
        <translation>由人工更正：{n:,}。</translation>
    </message>
    <message>
        <source>The data itself says which samples are for training, validation and test.</source>
        <translation>数据本身规定了哪些样本用于训练、验证和测试。</translation>
    </message>
    <message>
        <source>Divided: {method}, {train} % training, {validation} % validation, {test} % test, split seed {seed}.</source>
        <translation>划分方式：{method}；训练 {train} %，验证 {validation} %，测试 {test} %，划分种子 {seed}。</translation>
    </message>
    <message>
        <source>The run has not noted which samples it learned from.</source>
        <translation>该运行没有记录用于学习的样本。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{n:,} different values</source>
        <translation>{n:,} 个不同取值</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{span}: {count}</source>
        <translation>{span}：{count}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>And {n:,} more columns.</source>
        <translation>以及另外 {n:,} 列。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>home templates new</source>
        <translation>主页 模板 新建 home templates new</translation>
    </message>
    <message>
        <source>New from my folder…</source>
        <translation>用我的文件夹新建…</translation>
    </message>
    <message>
        <source>New from my table…</source>
        <translation>用我的表格新建…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rename the project</source>
        <translation>重命名项目</translation>
    </message>
    <message>
        <source>Duplicate the project</source>
        <translation>复制项目</translation>
    </message>
    <message>
        <source>Show the project&apos;s folder</source>
        <translation>显示项目文件夹</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>glossary words terms manual what is</source>
        <translation>词汇 术语 词汇表 名词解释 说明 什么是 glossary help</translation>
    </message>
    <message>
        <source>tutorial manual handbook introduction first steps what is deep learning</source>
        <translation>教程 手册 说明书 入门 新手 什么是深度学习 guide tutorial manual</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Show the log files</source>
        <translation>显示日志文件</translation>
    </message>
    <message>
        <source>About DeepStudio</source>
        <translation>关于 DeepStudio</translation>
    </message>
    <message>
        <source>This project is open in another window, which is in front now.</source>
        <translation>这个项目已在另一个窗口中打开，现在该窗口已移到最前面。</translation>
    </message>
    <message>
        <source>Open a project: choose its folder</source>
        <translation>打开项目：选择它的文件夹</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} 副本</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Restore last good copy</source>
        <translation>恢复最近的完好副本</translation>
    </message>
    <message>
        <source>The project file is damaged</source>
        <translation>项目文件已损坏</translation>
    </message>
    <message>
        <source>Correct the answer of “{id}”</source>
        <translation>更正“{id}”的答案</translation>
    </message>
    <message>
        <source>Exclude “{id}”</source>
        <translation>排除“{id}”</translation>
    </message>
    <message>
        <source>Include “{id}” again</source>
        <translation>重新包含“{id}”</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>How far the answers are from the truth, as training counts it; 0 would be perfect.</source>
        <translation>答案与真实值的差距，按训练时的损失计算；0 表示完美。</translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation>更改{setting}</translation>
    </message>
    <message>
        <source>Use the template {name}</source>
        <translation>使用模板 {name}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>另外 {n} 个</translation>
    </message>
    <message>
        <source>{changes}</source>
        <translation>{changes}</translation>
    </message>
    <message>
        <source>How networks learn</source>
        <translation>网络如何学习</translation>
    </message>
    <message>
        <source>Deep learning</source>
        <translation>深度学习</translation>
    </message>
    <message>
        <source>A network gets better at a task by seeing many examples with the right answer. Nobody writes rules: numbers inside the network are changed a little after each example, until its answers fit. Bring examples, choose a network, train it, and see on new examples how good it is.</source>
        <translation>网络通过观察大量带有正确答案的样例来学会一项任务。规则不靠人写：每看一些样例，就把网络内部的参数调整一点，直到回答与答案相符。准备样例，选择网络，训练它，再用新的样例检验它有多好。</translation>
    </message>
    <message>
        <source>Training a network</source>
        <translation>训练网络</translation>
    </message>
    <message>
        <source>In training the network answers samples, its mistakes are measured by the loss, and its weights are changed so that the loss becomes smaller. This is repeated for several epochs. Watch the two curves: both should fall.</source>
        <translation>训练时，网络回答样本，用损失衡量它错了多少，再调整参数让损失变小，如此重复若干轮次。请留意两条曲线：它们都应当下降。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>One epoch shows every training sample to the network once. Too few epochs leave it unfinished, too many let it memorise. Begin with the number of the template; the best epoch is kept in any case.</source>
        <translation>一个轮次就是让网络把每个训练样本看一遍。轮次太少，学得不够；太多，就会死记硬背。先用模板给出的数值；无论如何，最佳轮次的参数都会保留。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批</translation>
    </message>
    <message>
        <source>A batch is the group of samples that the network answers before its weights are changed once. All batches together make an epoch. The samples are shuffled anew for each epoch.</source>
        <translation>批是网络在调整一次参数之前所回答的一组样本。全部批合起来是一个轮次。每个轮次都会重新打乱样本的顺序。</translation>
    </message>
    <message>
        <source>How many samples make a batch. Large batches use the processor better but change the weights less often; small ones are slower and noisier. 32 to 128 is a good start; halve it if memory runs out.</source>
        <translation>一个批里有多少样本。批越大，处理器的利用率越高，但调整参数的次数越少；批越小，速度越慢、波动越大。可以从 32 到 128 开始；内存不足时减半。</translation>
    </message>
    <message>
        <source>The loss is one number that tells how wrong the answers are; training makes it small. It also counts how sure a wrong answer was, so it can change while accuracy stays the same. Compare losses only between runs with the same kind of loss.</source>
        <translation>损失用一个数衡量回答错得多厉害，训练就是让它变小。它还会计入错误回答有多自信，因此准确率不变时它也可能变化。只有损失类型相同的运行之间才能比较损失。</translation>
    </message>
    <message>
        <source>The learning rate says how far the weights move at each step. Too small, and training takes forever; too large, and the loss jumps or grows. If the loss jumps, divide the rate by 10; if it hardly falls, multiply it by 3.</source>
        <translation>学习率决定每一步参数移动多远。太小，训练慢得没完没了；太大，损失会来回跳动甚至变大。损失跳动时，把学习率除以 10；几乎不降时，乘以 3。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>The optimizer decides how the weights follow their gradients. Adam adapts its steps to each weight and works nearly everywhere; SGD with momentum is simpler and wants a well chosen learning rate. Stay with Adam until you have a reason.</source>
        <translation>优化器决定参数如何沿梯度调整。Adam 会为每个参数自动调整步长，几乎处处好用；带动量的 SGD 更简单，但需要仔细选择学习率。没有特别理由就用 Adam。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>A schedule changes the learning rate during training: large steps first, small ones at the end. Cosine lets it fall smoothly; warm-up begins gently, which Transformers like. A falling rate often gives the last few percent.</source>
        <translation>学习率调度在训练过程中改变学习率：先大步走，最后小步走。余弦让它平滑下降；预热让开头更平稳，适合 Transformer。学习率逐渐下降，往往能再提高最后几个百分点。</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>过拟合</translation>
    </message>
    <message>
        <source>The network learns its training samples by heart, so it gets better on them and worse on new ones: the two curves part. More data, augmentation, dropout, weight decay or a smaller network help. Early stopping saves the time after the best epoch.</source>
        <translation>网络把训练样本背了下来：在训练样本上越来越好，在新样本上越来越差，两条曲线越分越开。增加数据、数据增强、Dropout、权重衰减或换小一些的网络都有帮助。早停可以省下最佳轮次之后的时间。</translation>
    </message>
    <message>
        <source>Underfitting</source>
        <translation>欠拟合</translation>
    </message>
    <message>
        <source>The network does badly even on its training samples: it is too small, was trained too briefly, or the learning rate does not fit. Train longer, try another learning rate, then a larger network.</source>
        <translation>网络连训练样本都回答不好：网络太小、训练太短，或学习率不合适。先延长训练，再换学习率，然后换更大的网络。</translation>
    </message>
    <message>
        <source>Training ends by itself when the validation result has not become better for a number of epochs. That saves time and nothing is lost, as the best epoch is kept. 5 to 10 is usual; 0 turns it off.</source>
        <translation>验证结果连续若干轮没有变好时，训练自动结束。这样可以省时间，也不会有损失，因为最佳轮次已保留。常用 5 到 10；0 表示关闭。</translation>
    </message>
    <message>
        <source>Training shows each sample slightly changed every time: shifted, turned or mirrored pictures, somewhat moved sounds. The network cannot learn single samples by heart, so it does better on new ones. Validation and test are never changed.</source>
        <translation>训练时每次展示的样本都略有变化：平移、旋转或翻转的图片，前后移动一点的声音。网络就无法死记单个样本，在新样本上会更好。验证集和测试集从不改变。</translation>
    </message>
    <message>
        <source>Everything that keeps a network from learning its training samples by heart: dropout, weight decay, augmentation, early stopping. Use more of it when the two curves part, and less when even the training curve stays bad.</source>
        <translation>凡是防止网络死记训练样本的办法都叫正则化：Dropout、权重衰减、数据增强、早停。两条曲线分开时加强它；连训练曲线都不好时减弱它。</translation>
    </message>
    <message>
        <source>At each step all weights become a little smaller, so that only what is needed again and again stays large. This makes the network smoother and less likely to memorise. Try 0.0001 to 0.01; AdamW does it best.</source>
        <translation>每一步都让所有权重缩小一点，只有反复用到的才会保持较大。网络因此更平滑，不易死记。可以试 0.0001 到 0.01；配合 AdamW 效果最好。</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>The gradient tells for each weight in which direction the loss grows, and how steeply. Training takes a small step the other way. If gradients become tiny on their way through many layers, the first layers hardly learn; normalisation and residual connections help.</source>
        <translation>梯度告诉每个参数：损失朝哪个方向增大，有多陡。训练就是朝相反方向走一小步。梯度穿过很多层后如果变得极小，前面的层就几乎学不到东西；归一化和残差连接可以缓解。</translation>
    </message>
    <message>
        <source>Backpropagation</source>
        <translation>反向传播</translation>
    </message>
    <message>
        <source>The way gradients are computed: from the loss backwards through the layers, each handing on how much it had a share in the mistake. The program does it by itself, for whatever you build.</source>
        <translation>计算梯度的方法：从损失开始，逐层往回传，每一层都把自己对误差的影响传给前一层。无论你搭建什么网络，程序都会自动完成。</translation>
    </message>
    <message>
        <source>Training starts with random weights and a random order. The seed fixes this chance: the same seed, data and settings give the same run on the same device. Train with two or three seeds to see how much of a difference is luck.</source>
        <translation>训练从随机的参数和随机的顺序开始。随机种子把这种随机固定下来：种子、数据和设置都相同，在同一设备上结果就相同。换两三个种子各训练一次，就能看出差别有多少是运气。</translation>
    </message>
    <message>
        <source>A frozen layer keeps its weights; the others go on learning. Use it where a layer has learned what it needs elsewhere and few samples are at hand. A switch beside the layer freezes it; of a backbone the last stages may go on learning. What frozen layers give is computed once for each sample, so that epochs become short.</source>
        <translation>冻结的层权重不变，其余的层继续学习。适用于某一层已在别处学会所需、而手头样本很少的情况。用层旁边的开关冻结；骨干网络的最后几个阶段可以继续学习。冻结的层对每个样本只计算一次，因此每一轮都很短。</translation>
    </message>
    <message>
        <source>A network that has learned one task is the start for a similar one, so that fewer samples are needed: twenty pictures of each class instead of thousands. A frozen backbone gives features, and a small layer behind it learns what they mean here. A run can also begin with the weights of an earlier one.</source>
        <translation>以学会一个任务的网络作为相似任务的起点，需要的样本就少得多：每个类别二十张图片，而不是几千张。冻结的骨干网络给出特征，后面的一个小层学习这些特征在这里的含义。一次运行也可以从以前某次运行的权重开始。</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>骨干网络</translation>
    </message>
    <message>
        <source>A backbone is a large network that has learned to see from very many photographs, without its last layer. Its early stages find edges and colours, later ones textures and parts of things. Other networks use its features instead of learning to see anew.</source>
        <translation>骨干网络是从大量照片中学会“看”的大型网络，去掉了最后一层。前面的阶段找边缘和颜色，后面的阶段找纹理和物体的局部。其他网络直接使用它的特征，不必重新学习。</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>After a small layer has learned behind a frozen backbone, its last stages learn as well, at a tenth of the learning rate or less, so that what they know is bent and not broken. It helps where your pictures differ from photographs; with few samples it may do nothing. The best epoch counts, the start included.</source>
        <translation>先让冻结的骨干网络后面的小层学会，再让骨干网络的最后几个阶段以十分之一或更小的学习率一起学习，这样只是略作调整，不会破坏已经学到的东西。图片与普通照片差别较大时有帮助；样本很少时可能没有作用。最终取最好的一轮，开始时的权重也算在内。</translation>
    </message>
    <message>
        <source>Transfer learning</source>
        <translation>迁移学习</translation>
    </message>
    <message>
        <source>Optimizer of {name}</source>
        <translation>{name} 的优化器</translation>
    </message>
    <message>
        <source>Schedule of {name}</source>
        <translation>{name} 的学习率调度</translation>
    </message>
    <message>
        <source>Loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>Weight of {name} {old} → {new}</source>
        <translation>{name} 的权重 {old} → {new}</translation>
    </message>
    <message>
        <source>Loss of {name}: {loss}</source>
        <translation>{name} 的损失：{loss}</translation>
    </message>
    <message>
        <source>{title} {choice}</source>
        <translation>{title} {choice}</translation>
    </message>
    <message>
        <source>{title} {old} → {new}</source>
        <translation>{title} {old} → {new}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>+ {layer}</source>
        <translation>+ {layer}</translation>
    </message>
    <message>
        <source>{layer} changed</source>
        <translation>{layer}有改动</translation>
    </message>
    <message>
        <source>− {layer}</source>
        <translation>− {layer}</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>其他数据</translation>
    </message>
    <message>
        <source>Use handwritten digits</source>
        <translation>使用手写数字</translation>
    </message>
    <message>
        <source>Then drop a picture here, or draw one, and see at once what the network makes of it.</source>
        <translation>之后可以把图片拖到这里，或手写一个，立刻看到网络的判断。</translation>
    </message>
    <message>
        <source>The simple method sees which way edges run in each part of a picture, and its rough colours (HOG with a linear support vector machine). It learns from the same training samples and is examined with the same others.</source>
        <translation>简单方法看图片各处边缘的走向和大致的颜色（HOG 加线性支持向量机）。它用同样的训练样本学习，并用同样的其他样本检验。</translation>
    </message>
    <message>
        <source>It holds one sub-folder of pictures for each class, with the same names.</source>
        <translation>每个类别一个图片子文件夹，名称须与类别一致。</translation>
    </message>
    <message>
        <source>Typical size</source>
        <translation>常见尺寸</translation>
    </message>
    <message>
        <source>Use toy sentences</source>
        <translation>使用示例短句</translation>
    </message>
    <message>
        <source>Then type a sentence here, and see at once what the network makes of it, and which words decided.</source>
        <translation>之后可以在这里输入句子，立刻看到网络的判断，以及哪些词起了作用。</translation>
    </message>
    <message>
        <source>The simple method counts words and groups of letters and gives each a weight (TF-IDF with logistic regression). It learns from the same training samples and is examined with the same others.</source>
        <translation>简单方法统计词和字母组合，各给一个权重（TF-IDF 加逻辑回归）。它用同样的训练样本学习，再用同样的样本检验。</translation>
    </message>
    <message>
        <source>Texts with labels, as on the page Data; the labels have the same names.</source>
        <translation>带标签的文本，形式与“数据”页相同；标签名称须一致。</translation>
    </message>
    <message>
        <source>Use a built-in sample</source>
        <translation>使用内置样本</translation>
    </message>
    <message>
        <source>Then give it something new here, and see at once what the network makes of it.</source>
        <translation>之后可以在这里给它新的内容，立刻看到网络的判断。</translation>
    </message>
    <message>
        <source>A simple method learns from the same training samples and is examined with the same others.</source>
        <translation>简单方法用同样的训练样本学习，并用同样的其他样本检验。</translation>
    </message>
    <message>
        <source>Samples with labels, as on the page Data; the labels have the same names.</source>
        <translation>带标签的样本，形式与“数据”页相同；标签名称须一致。</translation>
    </message>
    <message>
        <source>Number of {many}</source>
        <translation>{many}数量</translation>
    </message>
    <message>
        <source>New project from your {many}</source>
        <translation>用你的{many}新建项目</translation>
    </message>
    <message>
        <source>Looking at your {many}</source>
        <translation>正在查看你的{many}</translation>
    </message>
    <message>
        <source>Prepares all {many} once. Otherwise the first training run does it.</source>
        <translation>一次性预处理所有{many}。否则会在第一次训练时进行。</translation>
    </message>
    <message>
        <source>The first run prepares the {many}. You can do it now.</source>
        <translation>第一次运行会预处理{many}，也可以现在就做。</translation>
    </message>
    <message>
        <source>Training starts at once. The prepared {many} take {size} on the disk.</source>
        <translation>训练可以立即开始。预处理后的{many}占用 {size} 磁盘空间。</translation>
    </message>
    <message>
        <source>{rate} {many}/s</source>
        <translation>{rate} 个{many}/秒</translation>
    </message>
    <message>
        <source>other settings of the {many}</source>
        <translation>{many}的设置不同</translation>
    </message>
    <message>
        <source>A view of {package} cannot be shown: {reason}</source>
        <translation>无法显示 {package} 的视图：{reason}</translation>
    </message>
    <message>
        <source>other split</source>
        <translation>其他划分</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Start training after this run</source>
        <translation>本次训练结束后再开始训练</translation>
    </message>
    <message>
        <source>Pause training</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Stop training, keep the best</source>
        <translation>停止训练，保留最佳</translation>
    </message>
    <message>
        <source>Use {run} again</source>
        <translation>再次使用 {run}</translation>
    </message>
    <message>
        <source>The project has the network and settings of {run} again.</source>
        <translation>项目已恢复 {run} 的网络和设置。</translation>
    </message>
    <message>
        <source>The project is as it was in {run} already.</source>
        <translation>项目已经与 {run} 相同。</translation>
    </message>
    <message>
        <source>as the others</source>
        <translation>与其他相同</translation>
    </message>
    <message>
        <source>How weights follow their gradients.</source>
        <translation>权重如何跟随梯度变化。</translation>
    </message>
    <message>
        <source>How much mistakes in this answer count beside those in the others.</source>
        <translation>这个答案的错误与其他答案的错误相比占多大比重。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How the learning rate changes while the network learns.</source>
        <translation>网络学习时学习率如何变化。</translation>
    </message>
    <message>
        <source>What training makes small.</source>
        <translation>训练要减小的量。</translation>
    </message>
    <message>
        <source>Give the whole path, from the root of the disk.</source>
        <translation>请给出从磁盘根目录开始的完整路径。</translation>
    </message>
    <message>
        <source>This is a file. Choose a folder.</source>
        <translation>这是一个文件。请选择文件夹。</translation>
    </message>
    <message>
        <source>automatic: the fastest that works</source>
        <translation>自动：可用设备中最快的</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Exclude {n} samples</source>
        <translation>排除 {n} 个样本</translation>
    </message>
    <message>
        <source>Restore {n} samples</source>
        <translation>恢复 {n} 个样本</translation>
    </message>
    <message>
        <source>Label {n} samples as {name}</source>
        <translation>把 {n} 个样本标为 {name}</translation>
    </message>
    <message>
        <source>Use {source}</source>
        <translation>使用{source}</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Two classes would be called “{name}”. To make them one class, label the samples of one as the other.</source>
        <translation>会有两个类别都叫“{name}”。若要合并为一个类别，请把其中一类的样本改标为另一类。</translation>
    </message>
    <message>
        <source>A name of a class has at most {n} characters.</source>
        <translation>类别名称最多 {n} 个字符。</translation>
    </message>
    <message>
        <source>Name the classes of “{column}”</source>
        <translation>为“{column}”的类别命名</translation>
    </message>
    <message>
        <source>They are called so</source>
        <translation>就用这些名称</translation>
    </message>
    <message>
        <source>Locate the data</source>
        <translation>定位数据</translation>
    </message>
    <message>
        <source>Training and validation together leave nothing for the test. Make one of them smaller.</source>
        <translation>训练和验证加起来没有给测试留下样本。请减小其中一个。</translation>
    </message>
    <message>
        <source>Choose a folder with data…</source>
        <translation>选择数据文件夹…</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Name the classes…</source>
        <translation>为类别命名…</translation>
    </message>
    <message>
        <source>Quick look at the sample</source>
        <translation>快速查看样本</translation>
    </message>
    <message>
        <source>Prepare the data now</source>
        <translation>立即预处理数据</translation>
    </message>
    <message>
        <source>Look through the data again</source>
        <translation>重新查看数据</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>这张图片无法读取。</translation>
    </message>
    <message>
        <source>Its network takes a kind of input that cannot be given here.</source>
        <translation>它的网络需要的输入类型在这里无法提供。</translation>
    </message>
    <message>
        <source>a map is drawn where a picture enters alone; what the other columns did stands beside the answer</source>
        <translation>只有图片单独输入时才画热力图；其他各列的作用显示在回答旁边</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first.</source>
        <translation>剪贴板中没有图片。请先复制一张。</translation>
    </message>
    <message>
        <source>The first process of this training made no run. Look at what it says.</source>
        <translation>这次训练的第一个进程没有建立运行。请查看它的输出。</translation>
    </message>
    <message>
        <source>Contradictory labels</source>
        <translation>标签矛盾</translation>
    </message>
    <message>
        <source>Copies in several parts</source>
        <translation>不同部分有重复</translation>
    </message>
    <message>
        <source>Copies in the same part</source>
        <translation>同一部分有重复</translation>
    </message>
    <message>
        <source>The same text or picture stands in several classes. Nobody can learn which one is right.</source>
        <translation>同样的文本或图片属于不同类别，谁也学不出哪个是对的。</translation>
    </message>
    <message>
        <source>The network is examined with samples that it has learned from, so it seems better than it is.</source>
        <translation>用网络学过的样本来考它，成绩会虚高。</translation>
    </message>
    <message>
        <source>A sample that occurs several times counts several times.</source>
        <translation>同一个样本出现几次，就算几次。</translation>
    </message>
    <message>
        <source>Samples left out</source>
        <translation>略过的样本</translation>
    </message>
    <message>
        <source>A text without a single visible character, or a file that cannot be read.</source>
        <translation>没有任何可见字符的文本，或无法读取的文件。</translation>
    </message>
    <message>
        <source>Very long texts</source>
        <translation>文本过长</translation>
    </message>
    <message>
        <source>More than one text in twenty is longer than the maximum length, so its end is cut off.</source>
        <translation>超过二十分之一的文本比最大长度更长，末尾会被截断。</translation>
    </message>
    <message>
        <source>Imbalance</source>
        <translation>类别不均衡</translation>
    </message>
    <message>
        <source>The largest class has more than three times as many samples as the smallest; a network then likes to answer the larger one.</source>
        <translation>最大类别的样本数是最小类别的三倍以上，网络会偏向回答大的类别。</translation>
    </message>
    <message>
        <source>The answer in disguise</source>
        <translation>答案泄漏</translation>
    </message>
    <message>
        <source>One column alone tells the answer, as when it is only known afterwards. The network learns to look there.</source>
        <translation>单独一列就说出了答案，例如事后才知道的内容。网络只会学着看这一列。</translation>
    </message>
    <message>
        <source>Names of samples</source>
        <translation>样本的编号</translation>
    </message>
    <message>
        <source>A column that is different for each sample, such as a number of a row, enters.</source>
        <translation>输入中有一列对每个样本都不同，例如行号。</translation>
    </message>
    <message>
        <source>Columns with one value</source>
        <translation>只有一个取值的列</translation>
    </message>
    <message>
        <source>A column that is the same for all samples tells nothing.</source>
        <translation>对所有样本都相同的列不提供任何信息。</translation>
    </message>
    <message>
        <source>Columns that say the same</source>
        <translation>内容重复的列</translation>
    </message>
    <message>
        <source>Each value of one column goes with one of another, so that one is enough.</source>
        <translation>一列的每个取值都与另一列的一个取值对应，保留一列即可。</translation>
    </message>
    <message>
        <source>Values that training lacks</source>
        <translation>训练集缺少的取值</translation>
    </message>
    <message>
        <source>Of such a value the network can learn nothing; it enters as zeros.</source>
        <translation>网络无法学习这样的取值；它以零输入。</translation>
    </message>
    <message>
        <source>The answer was guessed</source>
        <translation>答案列是自动识别的</translation>
    </message>
    <message>
        <source>Several columns of a table could be the one to answer.</source>
        <translation>表格中有几列都可能是要回答的列。</translation>
    </message>
    <message>
        <source>Classes without names</source>
        <translation>未命名的类别</translation>
    </message>
    <message>
        <source>The classes are mere numbers or codes, so that nobody sees what an answer means.</source>
        <translation>类别只是数字或代码，看不出答案是什么意思。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入层</translation>
    </message>
    <message>
        <source>Turns each token of a text into numbers that are learned. Texts start here.</source>
        <translation>把文本的每个词元变成一组可以学习的数。文本从这里开始。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>How many numbers stand for a token.</source>
        <translation>用多少个数表示一个词元。</translation>
    </message>
    <message>
        <source>{layer} expects a text of tokens but gets {shape}.</source>
        <translation>{layer}需要词元文本，却得到{shape}。</translation>
    </message>
    <message>
        <source>It looks tokens up in a list. Its input consists of numbers already.</source>
        <translation>它在列表中查找词元，而它的输入已经是数值。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Last state</source>
        <translation>最后状态</translation>
    </message>
    <message>
        <source>How many numbers the layer remembers from step to step.</source>
        <translation>这一层在时间步之间记住多少个数。</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Reads the sequence from its end as well. Twice as many numbers come out.</source>
        <translation>也从末尾往前读序列。输出的数值加倍。</translation>
    </message>
    <message>
        <source>Return the whole sequence</source>
        <translation>返回整个序列</translation>
    </message>
    <message>
        <source>Gives the state after every step, for another layer that reads steps. Off: only after the last.</source>
        <translation>给出每一步之后的状态，供后面逐步阅读的层使用。关闭时只给出最后一步的状态。</translation>
    </message>
    <message>
        <source>Give the last state as well</source>
        <translation>同时输出最后状态</translation>
    </message>
    <message>
        <source>A second port below the layer gives its state after the last step, to use beside the sequence.</source>
        <translation>层下方的第二个端口给出最后一步之后的状态，可与序列一起使用。</translation>
    </message>
    <message>
        <source>The share of the results that is switched off at random during training, against overfitting.</source>
        <translation>训练时随机关闭的输出的比例，防止过拟合。</translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation>简单 RNN</translation>
    </message>
    <message>
        <source>Reads step by step with a short memory. The oldest and simplest way.</source>
        <translation>带着短暂的记忆逐步阅读。最早也最简单的方式。</translation>
    </message>
    <message>
        <source>Reads step by step and decides what to remember and what to forget.</source>
        <translation>逐步阅读，并决定记住什么、忘掉什么。</translation>
    </message>
    <message>
        <source>Like LSTM with fewer weights, often as good.</source>
        <translation>与 LSTM 类似，权重更少，效果往往一样好。</translation>
    </message>
    <message>
        <source>Convolution 1D</source>
        <translation>一维卷积</translation>
    </message>
    <message>
        <source>Slides small filters along a sequence and marks where each pattern appears.</source>
        <translation>用一组小卷积核扫过序列，标出每种模式出现的位置。</translation>
    </message>
    <message>
        <source>How many steps a filter sees at once.</source>
        <translation>卷积核一次看到多少个时间步。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>时间步</translation>
    </message>
    <message>
        <source>How far the filter moves at each step. 2 halves the sequence.</source>
        <translation>卷积核每步移动多远。设为 2 时序列长度减半。</translation>
    </message>
    <message>
        <source>“Same” looks before and behind a step, “causal” only before it. Zeros stand outside.</source>
        <translation>“相同”看一步的前后，“因果”只看它之前。序列之外补零。</translation>
    </message>
    <message>
        <source>causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>Max pooling 1D</source>
        <translation>一维最大池化</translation>
    </message>
    <message>
        <source>Keeps the strongest value of each few steps, so that the sequence gets shorter.</source>
        <translation>每几个时间步中只保留最大值，序列随之变短。</translation>
    </message>
    <message>
        <source>How many steps become one.</source>
        <translation>多少个时间步合成一个。</translation>
    </message>
    <message>
        <source>Global max pooling 1D</source>
        <translation>一维全局最大池化</translation>
    </message>
    <message>
        <source>Keeps the strongest value of each feature over the whole sequence.</source>
        <translation>保留每个特征在整个序列中的最大值。</translation>
    </message>
    <message>
        <source>Global average pooling 1D</source>
        <translation>一维全局平均池化</translation>
    </message>
    <message>
        <source>Takes the mean of each feature over the whole sequence.</source>
        <translation>取每个特征在整个序列上的平均值。</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后时间步</translation>
    </message>
    <message>
        <source>Keeps only the last step of a sequence, without its padding.</source>
        <translation>只保留序列的最后一个时间步（不算填充）。</translation>
    </message>
    <message>
        <source>Sentiment, word average</source>
        <translation>情感分析（词向量平均）</translation>
    </message>
    <message>
        <source>The simplest network for texts: words without their order. See how far it gets.</source>
        <translation>最简单的文本网络：只看有哪些词，不看词序。看看它能做到多好。</translation>
    </message>
    <message>
        <source>Sentiment, LSTM</source>
        <translation>情感分析（LSTM）</translation>
    </message>
    <message>
        <source>The textbook network that reads a sentence word by word: positive or negative?</source>
        <translation>教材中逐词阅读句子的网络：正面还是负面？</translation>
    </message>
    <message>
        <source>Sentiment, LSTM, 3 classes</source>
        <translation>情感分析（LSTM，三分类）</translation>
    </message>
    <message>
        <source>Positive, neutral or negative: the same two LSTM layers with dropout.</source>
        <translation>正面、中性还是负面：同样的两层 LSTM，加上 Dropout。</translation>
    </message>
    <message>
        <source>Sentiment, GRU</source>
        <translation>情感分析（GRU）</translation>
    </message>
    <message>
        <source>Reads a sentence in both directions and keeps the strongest sign of each kind.</source>
        <translation>双向阅读句子，保留每种最强的信号。</translation>
    </message>
    <message>
        <source>Sentiment, CNN</source>
        <translation>情感分析（CNN）</translation>
    </message>
    <message>
        <source>Looks for telling groups of three, four and five words. Fast and hard to beat.</source>
        <translation>提取 3～5 个词的关键短语，速度快、效果好。</translation>
    </message>
    <message>
        <source>Sentiment, Transformer</source>
        <translation>情感分析（Transformer）</translation>
    </message>
    <message>
        <source>Every word looks at every other: a small Transformer encoder.</source>
        <translation>每个词看到所有其他词：一个小的 Transformer 编码器。</translation>
    </message>
    <message>
        <source>Characters, simple RNN</source>
        <translation>字符级 RNN</translation>
    </message>
    <message>
        <source>Reads letter by letter with the oldest recurrent layer. For names, codes, short texts.</source>
        <translation>用最早的循环层逐个字符阅读。适合姓名、编码和短文本。</translation>
    </message>
    <message>
        <source>words</source>
        <translation>字</translation>
    </message>
    <message>
        <source>Words and punctuation marks, each a token. In Chinese every character is one. The usual choice.</source>
        <translation>英文等按单词、中文按单字切分，标点各占一个词元。最常用的选择。</translation>
    </message>
    <message>
        <source>Chinese words</source>
        <translation>分词</translation>
    </message>
    <message>
        <source>Chinese is cut into words by a dictionary: 酒店 is one token, not two. Other scripts as with “words”.</source>
        <translation>用词典（jieba）把中文切分成词：“酒店”是一个词元，而不是两个。其他文字与“字”相同。</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Every character is a token. Nothing is ever unknown, but texts become long. Good for names and codes.</source>
        <translation>每个字符一个词元。没有不认识的，但文本会变得很长。适合姓名和编码。</translation>
    </message>
    <message>
        <source>subwords</source>
        <translation>子词</translation>
    </message>
    <message>
        <source>Frequent words stay whole, rare ones fall into pieces learned from your texts. Large models do it so.</source>
        <translation>常见词保持完整，少见的词拆成从你的文本中学到的片段。大模型就是这样做的。</translation>
    </message>
    <message>
        <source>Samples that cannot be read: {n:,}. They take no part.</source>
        <translation>无法读取的样本：{n:,} 个。它们不参与。</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>{n} samples</source>
        <translation>{n} 个样本</translation>
    </message>
    <message>
        <source>None of the samples can be used.</source>
        <translation>没有可用的样本。</translation>
    </message>
    <message>
        <source>Choose samples of this kind.</source>
        <translation>请选择这种类型的样本。</translation>
    </message>
    <message>
        <source>Give samples of this kind.</source>
        <translation>请给出这种类型的样本。</translation>
    </message>
    <message>
        <source>make one sub-folder for each class</source>
        <translation>请为每个类别建立一个子文件夹</translation>
    </message>
    <message>
        <source>The prepared data would take {needed} GB, but only {budget} GB are allowed. Choose a smaller picture size or a shorter maximum length, or allow more in the preferences.</source>
        <translation>预处理数据需要 {needed} GB，而配额只有 {budget} GB。请选择更小的图片尺寸或更短的最大长度，或在偏好设置中提高配额。</translation>
    </message>
    <message>
        <source>The disk with {folder} is full: the prepared data takes {needed} GB. Free some space, or choose another place for prepared data in the preferences.</source>
        <translation>{folder} 所在磁盘已满：预处理数据需要 {needed} GB。请腾出空间，或在偏好设置中更换预处理数据的存放位置。</translation>
    </message>
    <message>
        <source>Leave out all {n:,} of them</source>
        <translation>全部排除（{n:,} 条）</translation>
    </message>
    <message>
        <source>Texts of validation and test with a copy in another part: {n:,}. The network is examined with what it knows.</source>
        <translation>验证和测试中，在其他部分有重复的文本：{n:,} 条。这是用网络学过的内容考它。</translation>
    </message>
    <message>
        <source>Texts whose copies are in different classes: {n:,} ({copies:,} samples in all).</source>
        <translation>副本属于不同类别的文本：{n:,} 条（共 {copies:,} 个样本）。</translation>
    </message>
    <message>
        <source>Pictures whose copies are in different classes: {n:,} ({copies:,} files in all).</source>
        <translation>副本属于不同类别的图片：{n:,} 张（共 {copies:,} 个文件）。</translation>
    </message>
    <message>
        <source>Pictures of validation and test that show the same as one in another part: {n:,}. The network is examined with what it knows.</source>
        <translation>验证和测试中，与其他部分的某张图片内容相同的图片：{n:,} 张。这是用网络学过的内容考它。</translation>
    </message>
    <message>
        <source>Texts that repeat another one of their part: {n:,}. They count more than once.</source>
        <translation>与同一部分中其他文本重复的文本：{n:,} 条。它们算了不止一次。</translation>
    </message>
    <message>
        <source>Pictures that show the same as another one of their part: {n:,}. They count more than once.</source>
        <translation>与同一部分中其他图片内容相同的图片：{n:,} 张。它们算了不止一次。</translation>
    </message>
    <message>
        <source>Leave out the copy</source>
        <translation>排除重复的那条</translation>
    </message>
    <message>
        <source>Leave out {n:,} copies</source>
        <translation>排除 {n:,} 条重复的</translation>
    </message>
    <message>
        <source>{n:,} copies: {words}</source>
        <translation>{n:,} 条相同：{words}</translation>
    </message>
    <message>
        <source>“{most}” has {times:.1f} times as many samples as “{fewest}” ({large:,} and {small:,}).</source>
        <translation>“{most}”的样本数是“{fewest}”的 {times:.1f} 倍（{large:,} 与 {small:,}）。</translation>
    </message>
    <message>
        <source>Give every class the same weight</source>
        <translation>让每个类别权重相同</translation>
    </message>
    <message>
        <source>Texts that are empty, unlabelled or unreadable: {n:,}. They take no part.</source>
        <translation>空白、没有标签或无法读取的文本：{n:,} 条，它们不参与训练。</translation>
    </message>
    <message>
        <source>Pictures that cannot be read: {n:,}. They take no part.</source>
        <translation>无法读取的图片：{n:,} 张。它们不参与。</translation>
    </message>
    <message>
        <source>Leave them out for good</source>
        <translation>正式排除</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
    </message>
    <message>
        <source>Texts with more than {cut:,} tokens: {n:,} ({share:.0%}). What comes after is cut off.</source>
        <translation>超过 {cut:,} 个词元的文本：{n:,} 条（{share:.0%}）。超出的部分会被截断。</translation>
    </message>
    <message>
        <source>{n:,} tokens</source>
        <translation>{n:,} 个词元</translation>
    </message>
    <message>
        <source>Set the maximum length to {n:,}</source>
        <translation>把最大长度设为 {n:,}</translation>
    </message>
    <message>
        <source>Learning the vocabulary</source>
        <translation>正在学习词表</translation>
    </message>
    <message>
        <source>pictures ({n})</source>
        <translation>图片（{n}）</translation>
    </message>
    <message>
        <source>text files in folders ({n})</source>
        <translation>文件夹中的文本文件（{n}）</translation>
    </message>
    <message>
        <source>text files ({n})</source>
        <translation>文本文件（{n}）</translation>
    </message>
    <message>
        <source>tables ({n})</source>
        <translation>表格（{n}）</translation>
    </message>
    <message>
        <source>{path} holds different things: {kinds}. Choose a folder with one of them.</source>
        <translation>{path} 中有不同类型的内容：{kinds}。请选择只含其中一种的文件夹。</translation>
    </message>
    <message>
        <source>There is nothing in {path} to learn from. Choose a folder with one sub-folder of pictures or .txt files for each class, or a table of texts (.csv, .tsv, .xlsx, .jsonl).</source>
        <translation>{path} 中没有可以学习的内容。请选择每类一个图片或 .txt 文件子文件夹的文件夹，或文本表格（.csv、.tsv、.xlsx、.jsonl）。</translation>
    </message>
    <message>
        <source>{name} is packed. Unpack it, then choose what was in it.</source>
        <translation>{name} 是压缩文件。请先解压，再选择其中的内容。</translation>
    </message>
    <message>
        <source>{name} is a single picture. Choose the folder with one sub-folder of pictures for each class.</source>
        <translation>{name} 是单张图片。请选择每类一个图片子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>{name} does not say which class its texts belong to. Choose a table with a column for the label, or a folder with one .txt file for each class.</source>
        <translation>{name} 没有说明文本属于哪个类别。请选择带标签列的表格，或每类一个 .txt 文件的文件夹。</translation>
    </message>
    <message>
        <source>{name} is nothing to learn from. Choose a table (.csv, .tsv, .xlsx, .jsonl), or a folder such as of pictures or texts.</source>
        <translation>{name} 不是可以学习的内容。请选择表格（.csv、.tsv、.xlsx、.jsonl），或存放图片、文本等的文件夹。</translation>
    </message>
    <message>
        <source>row {n} of {file}</source>
        <translation>{file} 第 {n} 行</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>line {n} of {file}</source>
        <translation>{file} 第 {n} 行</translation>
    </message>
    <message>
        <source>Reading the texts</source>
        <translation>正在读取文本</translation>
    </message>
    <message>
        <source>No folder is chosen. Choose the folder with your texts.</source>
        <translation>没有选择文件夹。请选择存放文本的文件夹。</translation>
    </message>
    <message>
        <source>There are no text files (.txt) in {path}. Choose a folder with one sub-folder for each class.</source>
        <translation>{path} 中没有文本文件（.txt）。请选择每类一个子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>The texts lie directly in {path}. Put those of each class into a sub-folder of its own.</source>
        <translation>文本直接放在 {path} 中。请把每个类别的文本放到各自的子文件夹里。</translation>
    </message>
    <message>
        <source>{path} is a file. Choose the folder with one .txt file for each class.</source>
        <translation>{path} 是一个文件。请选择每类一个 .txt 文件的文件夹。</translation>
    </message>
    <message>
        <source>There are no text files (.txt) in {path}. Choose a folder with one for each class.</source>
        <translation>{path} 中没有文本文件（.txt）。请选择每类一个文本文件的文件夹。</translation>
    </message>
    <message>
        <source>There are {n} text files in {path}, too many to be a class each. Put those of each class into a sub-folder of its own.</source>
        <translation>{path} 中有 {n} 个文本文件，太多了，不可能每个都是一个类别。请把每个类别的文本放到各自的子文件夹里。</translation>
    </message>
    <message>
        <source>the label is missing</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>the label stands for a missing value</source>
        <translation>标签表示缺失值</translation>
    </message>
    <message>
        <source>{n} rows of {name} do not fit its columns and are left out: {rows}.</source>
        <translation>{name} 中有 {n} 行与列数不符，已略过：第 {rows} 行。</translation>
    </message>
    <message>
        <source>The files {names} are taken together; the split is made by the program.</source>
        <translation>文件 {names} 会合并使用；划分由程序完成。</translation>
    </message>
    <message>
        <source>No table is chosen. Choose the file with your texts.</source>
        <translation>没有选择表格。请选择存放文本的文件。</translation>
    </message>
    <message>
        <source>There are {n} tables in {path}. Choose one of them.</source>
        <translation>{path} 中有 {n} 个表格。请选择其中一个。</translation>
    </message>
    <message>
        <source>There are no tables in {path}. Choose a .csv, .tsv, .xlsx or .jsonl file.</source>
        <translation>{path} 中没有表格。请选择 .csv、.tsv、.xlsx 或 .jsonl 文件。</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>正在读取表格</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>Cells that count as missing ({n}): {marks} in {columns}.</source>
        <translation>视为缺失的单元格（{n} 个）：{marks}，位于 {columns}。</translation>
    </message>
    <message>
        <source>{n:,} cells</source>
        <translation>{n:,} 个单元格</translation>
    </message>
    <message>
        <source>Keep them as a value</source>
        <translation>保留为一个取值</translation>
    </message>
    <message>
        <source>Values of “{column}” that are only spelled differently are one ({n}): {spellings}.</source>
        <translation>“{column}”中只是写法不同的取值视为同一个（{n} 个）：{spellings}。</translation>
    </message>
    <message>
        <source>The table has no column “{name}”. It has {names}.</source>
        <translation>表格没有名为“{name}”的列。现有：{names}。</translation>
    </message>
    <message>
        <source>No column looks as if it held texts. Choose the one that does.</source>
        <translation>没有看起来像文本的列。请选择存放文本的列。</translation>
    </message>
    <message>
        <source>No column has few different values that could be the labels of the texts. Choose the column that holds them.</source>
        <translation>没有哪一列只有少数几个不同的值、可以作为文本的标签。请选择标签所在的列。</translation>
    </message>
    <message>
        <source>“{name}” cannot be both text and label. Choose another column.</source>
        <translation>“{name}”不能既是文本又是标签。请选择其他列。</translation>
    </message>
    <message>
        <source>The column “{name}” has {n} different values; a label has at most {most}. Choose another column.</source>
        <translation>列“{name}”有 {n} 个不同的值，而标签最多 {most} 个。请选择其他列。</translation>
    </message>
    <message>
        <source>There is no sentence “{id}”.</source>
        <translation>没有句子“{id}”。</translation>
    </message>
    <message>
        <source>The program has lost its toy sentences. Install the program again.</source>
        <translation>程序自带的示例短句不见了。请重新安装程序。</translation>
    </message>
    <message>
        <source>{name} cannot be read as a table: {reason}.</source>
        <translation>{name} 无法作为表格读取：{reason}。</translation>
    </message>
    <message>
        <source>it is an Excel file of the old kind; save it as .xlsx</source>
        <translation>它是旧格式的 Excel 文件，请另存为 .xlsx</translation>
    </message>
    <message>
        <source>tables are .csv, .tsv, .xlsx, .jsonl and .json files</source>
        <translation>表格应为 .csv、.tsv、.xlsx、.jsonl 或 .json 文件</translation>
    </message>
    <message>
        <source>{name} holds no rows below the names of its columns.</source>
        <translation>{name} 只有列名，没有数据行。</translation>
    </message>
    <message>
        <source>The tables in {folder} have different columns: {one} has {these}, {other} has {those}. Choose one of the files.</source>
        <translation>{folder} 中的表格列不相同：{one} 有 {these}，{other} 有 {those}。请选择其中一个文件。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <source>its lines are not divided into columns by comma, semicolon, tab or bar</source>
        <translation>它的各行没有用逗号、分号、制表符或竖线分列</translation>
    </message>
    <message>
        <source>its rows have different numbers of columns; texts that hold commas belong in quotes</source>
        <translation>它各行的列数不同；含逗号的文本要加引号</translation>
    </message>
    <message>
        <source>Lines of {name} with a quotation mark that is not closed ({n}): {lines}. Each is read as a row of its own.</source>
        <translation>{name} 中有 {n} 行的引号没有闭合（第 {lines} 行），每一行都单独作为一条记录读取。</translation>
    </message>
    <message>
        <source>The columns of {name} are divided by {sign}; other signs would divide them as evenly.</source>
        <translation>{name} 按{sign}分列；用其他符号也能同样整齐地分列。</translation>
    </message>
    <message>
        <source>Divide by {sign}</source>
        <translation>按{sign}分列</translation>
    </message>
    <message>
        <source>it is damaged; open it in Excel and save it again</source>
        <translation>它已损坏，请用 Excel 打开后重新保存</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” of {name} is empty.</source>
        <translation>{name} 的工作表“{sheet}”是空的。</translation>
    </message>
    <message>
        <source>{name} has no sheets; leave the sheet out.</source>
        <translation>{name} 没有工作表，请不要指定工作表。</translation>
    </message>
    <message>
        <source>{name} has no sheet “{sheet}”. It has {names}.</source>
        <translation>{name} 中没有工作表“{sheet}”，现有：{names}。</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” of {name} is read, one of {n}. Not read: {others}.</source>
        <translation>读取了 {name} 的工作表“{sheet}”（共 {n} 个）。未读取：{others}。</translation>
    </message>
    <message>
        <source>Read the sheet “{name}”</source>
        <translation>读取工作表“{name}”</translation>
    </message>
    <message>
        <source>Merged cells of {name} are filled with their value: {n}.</source>
        <translation>{name} 中的合并单元格已填入相应的值：{n} 个。</translation>
    </message>
    <message>
        <source>{n} formulas in {name} were saved without their values and count as empty. Open the file in Excel and save it again.</source>
        <translation>{name} 中有 {n} 个公式保存时没有计算结果，按空单元格处理。请在 Excel 中打开该文件并重新保存。</translation>
    </message>
    <message>
        <source>it is protected by a password, or of the old kind; save it as .xlsx without a password</source>
        <translation>它有密码保护，或是旧格式；请另存为不带密码的 .xlsx</translation>
    </message>
    <message>
        <source>it is no Excel file, or damaged</source>
        <translation>它不是 Excel 文件，或已损坏</translation>
    </message>
    <message>
        <source>it is too large; save it as .csv</source>
        <translation>它太大，请另存为 .csv</translation>
    </message>
    <message>
        <source>its JSON is damaged, or ends too early</source>
        <translation>它的 JSON 已损坏，或不完整</translation>
    </message>
    <message>
        <source>JSON tables have an object with named values for each row, one a line</source>
        <translation>JSON 表格应每行一个对象，由列名和值组成</translation>
    </message>
    <message>
        <source>it has more than {n} columns</source>
        <translation>它超过 {n} 列</translation>
    </message>
    <message>
        <source>it is too large: {rows:,} rows and {columns:,} columns</source>
        <translation>它太大了：{rows:,} 行、{columns:,} 列</translation>
    </message>
    <message>
        <source>This data has no texts.</source>
        <translation>这份数据没有文本。</translation>
    </message>
    <message>
        <source>{path} is a folder. Choose one file: a table, or a text file with one text a line.</source>
        <translation>{path} 是文件夹。请选择一个文件：表格，或每行一条文本的文本文件。</translation>
    </message>
    <message>
        <source>There are no texts in {name}.</source>
        <translation>{name} 中没有文本。</translation>
    </message>
    <message>
        <source>{name} has one text a line and no columns. Leave the column out.</source>
        <translation>{name} 每行一条文本，没有列。请不要指定列。</translation>
    </message>
    <message>
        <source>None of the columns {names} looks as if it held texts. Name the one that does.</source>
        <translation>{names} 这些列都不像文本。请指明哪一列是文本。</translation>
    </message>
    <message>
        <source>A simple method is compared on the run&apos;s own parts. Choose test, validation or train.</source>
        <translation>简单方法只在这次运行自己的样本上比较。请选择 test、validation 或 train。</translation>
    </message>
    <message>
        <source>There is no simple method to compare the network of this run with.</source>
        <translation>这次运行的网络没有可供比较的简单方法。</translation>
    </message>
    <message>
        <source>{title} / {other}</source>
        <translation>{title} / {other}</translation>
    </message>
    <message>
        <source>There are too few samples for a comparison. Add more, or change the split on the Data page.</source>
        <translation>样本太少，无法比较。请增加样本，或在“数据”页调整划分。</translation>
    </message>
    <message>
        <source>Counting words and groups of letters</source>
        <translation>正在统计词和字母组合</translation>
    </message>
    <message>
        <source>The texts of the training part hold no words. Check the column of texts.</source>
        <translation>训练部分的文本里没有任何词。请检查文本列。</translation>
    </message>
    <message>
        <source>onnxruntime ran it on {samples}, one by one and together, and gave the program&apos;s answers (largest difference {d}).</source>
        <translation>onnxruntime 逐个和成批运行了 {samples}，与程序的答案一致（最大差异 {d}）。</translation>
    </message>
    <message>
        <source>It was loaded again and run on {samples}, one by one and together, and gave the program&apos;s answers (largest difference {d}).</source>
        <translation>重新加载后逐个和成批运行了 {samples}，与程序的答案一致（最大差异 {d}）。</translation>
    </message>
    <message>
        <source>a program of PyTorch</source>
        <translation>PyTorch 程序</translation>
    </message>
    <message>
        <source>{n} texts of {a} to {b} tokens</source>
        <translation>{n} 条文本（{a} 到 {b} 个词元）</translation>
    </message>
    <message>
        <source>cut into tokens ({tokenizer}), of which at most {n:,} are read; {words:,} different ones are known, learned from the training part</source>
        <translation>切分为词元（{tokenizer}），最多读取 {n:,} 个；词表有 {words:,} 个词元，从训练集学得</translation>
    </message>
    <message>
        <source>This network cannot be written as {form} ({reason}). Choose another form of export.</source>
        <translation>这个网络无法写成 {form}（{reason}）。请选择其他导出形式。</translation>
    </message>
    <message>
        <source>This network takes several things at once, which cannot be given one by one.</source>
        <translation>该网络同时接收多项输入，不能逐项给出。</translation>
    </message>
    <message>
        <source>In the column “{name}”: {problem}</source>
        <translation>“{name}”列：{problem}</translation>
    </message>
    <message>
        <source>This network takes {names}, which is not given.</source>
        <translation>该网络需要 {names}，但没有给出。</translation>
    </message>
    <message>
        <source>The weights do not say what they are for. Train again.</source>
        <translation>权重没有说明用途。请重新训练。</translation>
    </message>
    <message>
        <source>Networks cannot take columns of the kind “{id}” here. A plugin may be missing.</source>
        <translation>这里的网络不能接收“{id}”类型的列，可能缺少插件。</translation>
    </message>
    <message>
        <source>The text is empty. Write something.</source>
        <translation>文本是空的。请写点什么。</translation>
    </message>
    <message>
        <source>This text cannot be read: {reason}.</source>
        <translation>无法读取这段文本：{reason}。</translation>
    </message>
    <message>
        <source>There is no word in this text. Write something.</source>
        <translation>这段文本里没有词。请写点什么。</translation>
    </message>
    <message>
        <source>No word speaks for “{label}” or against it.</source>
        <translation>没有支持或反对“{label}”的词。</translation>
    </message>
    <message>
        <source>For “{label}” (+) or against it (-): {words}</source>
        <translation>支持（+）或反对（-）“{label}”：{words}</translation>
    </message>
    <message>
        <source>{n} samples cannot be read and are left out, such as {names}.</source>
        <translation>{n} 个样本无法读取，已略过，例如 {names}。</translation>
    </message>
    <message>
        <source>Your samples could not be looked at: {reason}</source>
        <translation>无法查看你的样本：{reason}</translation>
    </message>
    <message>
        <source>Comparing with a simple method</source>
        <translation>正在与简单方法比较</translation>
    </message>
    <message>
        <source>Words light up where a text enters alone. What the other columns did stands beside the answer.</source>
        <translation>只有文本单独输入时，词语才会高亮。其他各列的作用显示在回答旁边。</translation>
    </message>
    <message>
        <source>There is no text on the clipboard. Copy one first.</source>
        <translation>剪贴板中没有文本。请先复制一段。</translation>
    </message>
    <message>
        <source>Counting tokens</source>
        <translation>正在统计词元</translation>
    </message>
    <message>
        <source>Looking for what is doubtful</source>
        <translation>正在查找疑点</translation>
    </message>
    <message>
        <source>{title} ({name})</source>
        <translation>{title}（{name}）</translation>
    </message>
    <message>
        <source>GB18030, GBK (simplified Chinese)</source>
        <translation>GB18030、GBK（简体中文）</translation>
    </message>
    <message>
        <source>Big5 (traditional Chinese)</source>
        <translation>Big5（繁体中文）</translation>
    </message>
    <message>
        <source>Shift_JIS (Japanese)</source>
        <translation>Shift_JIS（日文）</translation>
    </message>
    <message>
        <source>EUC-JP (Japanese)</source>
        <translation>EUC-JP（日文）</translation>
    </message>
    <message>
        <source>ISO-2022-JP (Japanese)</source>
        <translation>ISO-2022-JP（日文）</translation>
    </message>
    <message>
        <source>EUC-KR (Korean)</source>
        <translation>EUC-KR（韩文）</translation>
    </message>
    <message>
        <source>Windows-1252, Latin-1 (Western European)</source>
        <translation>Windows-1252、Latin-1（西欧）</translation>
    </message>
    <message>
        <source>Mac Roman (Western European)</source>
        <translation>Mac Roman（西欧）</translation>
    </message>
    <message>
        <source>Windows-1250 (Central European)</source>
        <translation>Windows-1250（中欧）</translation>
    </message>
    <message>
        <source>ISO 8859-2 (Central European)</source>
        <translation>ISO 8859-2（中欧）</translation>
    </message>
    <message>
        <source>Windows-1254 (Turkish)</source>
        <translation>Windows-1254（土耳其文）</translation>
    </message>
    <message>
        <source>Windows-1257 (Baltic)</source>
        <translation>Windows-1257（波罗的海）</translation>
    </message>
    <message>
        <source>Windows-1251 (Cyrillic)</source>
        <translation>Windows-1251（西里尔文）</translation>
    </message>
    <message>
        <source>KOI8-R (Cyrillic)</source>
        <translation>KOI8-R（西里尔文）</translation>
    </message>
    <message>
        <source>DOS 866 (Cyrillic)</source>
        <translation>DOS 866（西里尔文）</translation>
    </message>
    <message>
        <source>ISO 8859-5 (Cyrillic)</source>
        <translation>ISO 8859-5（西里尔文）</translation>
    </message>
    <message>
        <source>Windows-1253 (Greek)</source>
        <translation>Windows-1253（希腊文）</translation>
    </message>
    <message>
        <source>Windows-1255 (Hebrew)</source>
        <translation>Windows-1255（希伯来文）</translation>
    </message>
    <message>
        <source>Windows-1256 (Arabic)</source>
        <translation>Windows-1256（阿拉伯文）</translation>
    </message>
    <message>
        <source>Windows-874 (Thai)</source>
        <translation>Windows-874（泰文）</translation>
    </message>
    <message>
        <source>{n} rows are left out because their label stands for a missing value: {marks}.</source>
        <translation>有 {n} 行的标签（{marks}）表示缺失值，已略过。</translation>
    </message>
    <message>
        <source>Keep them as a class</source>
        <translation>保留为一个类别</translation>
    </message>
    <message>
        <source>Labels that look the same but are stored as different characters are one class ({n}): {names}.</source>
        <translation>看起来相同、实为不同字符的标签视为同一类别（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>{ways} → {name}</source>
        <translation>{ways} → {name}</translation>
    </message>
    <message>
        <source>Labels that are only spelled differently are one class ({n}): {spellings}.</source>
        <translation>仅写法不同的标签视为同一类别（{n} 个）：{spellings}。</translation>
    </message>
    <message>
        <source>Keep the spellings apart</source>
        <translation>区分不同写法</translation>
    </message>
    <message>
        <source>Comparing the samples with those of the run</source>
        <translation>正在与这次运行的样本比对</translation>
    </message>
    <message>
        <source>Noting the samples of the run</source>
        <translation>正在记录这次运行的样本</translation>
    </message>
    <message>
        <source>It is not known with which samples {run} was trained, as it has not noted them: today&apos;s data is divided anew. If the data has changed since, the test may hold samples that the network has learned.</source>
        <translation>{run} 没有记录用了哪些样本训练，因此按现在的数据重新划分。如果数据此后有过改动，测试样本里可能有网络学过的样本。</translation>
    </message>
    <message>
        <source>{problem} {text}</source>
        <translation>{problem}{text}</translation>
    </message>
    <message>
        <source>None of the test samples of {run} is there any more as it was.</source>
        <translation>{run} 的测试样本都已改动或不在了。</translation>
    </message>
    <message>
        <source>Folders that cannot be read are left out ({n}): {names}. Allow this program to read them.</source>
        <translation>无法读取的文件夹已略过（{n} 个）：{names}。请允许本程序读取它们。</translation>
    </message>
    <message>
        <source>Links to folders of the system, or to one that holds this one, are not followed ({n}): {names}.</source>
        <translation>指向系统文件夹或上级文件夹的链接已略过（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Links to folders that are read already are not read twice ({n}): {names}.</source>
        <translation>指向已读取的文件夹的链接不会重复读取（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Folders that lie too deep are left out ({n}): {names}.</source>
        <translation>层级过深的文件夹已略过（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Recycle bins and folders of the system are left out ({n}): {names}.</source>
        <translation>回收站和系统文件夹已略过（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Folders without a single usable file are left out ({n}): {names}.</source>
        <translation>没有任何可用文件的文件夹已略过（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>Files of other kinds are left out ({n}): {names}.</source>
        <translation>其他类型的文件已略过（{n} 个）：{names}。</translation>
    </message>
    <message>
        <source>{run} starts from the weights of {other}. It is not known which samples those have learned, so the test of {run} may hold some of them.</source>
        <translation>{run} 从 {other} 的权重开始。无法得知那些权重学过哪些样本，所以 {run} 的测试样本里可能有学过的。</translation>
    </message>
    <message>
        <source>Samples that keep the part they have in {other}, so that the test holds none that its weights have learned: {n}.</source>
        <translation>为避免测试样本中有 {other} 的权重学过的样本，沿用其原有划分的样本：{n} 个。</translation>
    </message>
    <message>
        <source>Which samples are in which part could not be noted. {reason}</source>
        <translation>未能记录哪个样本属于哪一部分。{reason}</translation>
    </message>
    <message>
        <source>“{name}” of {run} is damaged.</source>
        <translation>{run} 的“{name}”已损坏。</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>How letters are stored in text files, such as utf-8, windows-1251 or gbk; found out otherwise.</source>
        <translation>文本文件的编码，如 utf-8、windows-1251 或 gbk；不指定时自动判断。</translation>
    </message>
    <message>
        <source>The sheet of an Excel file; by default the first that looks like a table of texts.</source>
        <translation>Excel 文件的工作表；默认采用第一个看起来是文本表格的工作表。</translation>
    </message>
    <message>
        <source>“{name}” is no encoding that is known here. Some are {names}.</source>
        <translation>未知的编码“{name}”。可用的有 {names} 等。</translation>
    </message>
    <message>
        <source>{option} says nothing about this data: {source}.</source>
        <translation>{option} 不适用于这种数据：{source}。</translation>
    </message>
    <message>
        <source>{text} Here: {option}</source>
        <translation>{text}可用选项：{option}</translation>
    </message>
    <message>
        <source>Samples that were added since {run} began, so that it has not seen them: {n} ({names}).</source>
        <translation>{run} 开始之后新增、因而它没有见过的样本：{n} 个（{names}）。</translation>
    </message>
    <message>
        <source>Added samples that are copies of samples of {run} and do not count as new: {n} ({names}).</source>
        <translation>新增的样本中，与 {run} 的样本内容相同、不算新样本的：{n} 个（{names}）。</translation>
    </message>
    <message>
        <source>Samples of {run} that are not there any more, or cannot be read: {n} ({names}).</source>
        <translation>{run} 的样本中，已经不在或无法读取的：{n} 个（{names}）。</translation>
    </message>
    <message>
        <source>Samples of {run} that have changed since and are left out: {n} ({names}).</source>
        <translation>{run} 的样本中，此后内容有变、因而不参与评估的：{n} 个（{names}）。</translation>
    </message>
    <message>
        <source>Samples of {run} that are excluded now and are left out: {n} ({names}).</source>
        <translation>{run} 的样本中，现已排除、因而不参与评估的：{n} 个（{names}）。</translation>
    </message>
    <message>
        <source>Samples of {run} that have another class now, which counts: {n} ({names}).</source>
        <translation>{run} 的样本中，类别已改、按新类别计算的：{n} 个（{names}）。</translation>
    </message>
    <message>
        <source>{names}: read as {encoding}, such as “{words}”.</source>
        <translation>{names}：按 {encoding} 读取，例如“{words}”。</translation>
    </message>
    <message>
        <source>{names}: read as {encoding}, which is not certain, such as “{words}”.</source>
        <translation>{names}：按 {encoding} 读取，但并不确定，例如“{words}”。</translation>
    </message>
    <message>
        <source>Read as {encoding}: “{words}”</source>
        <translation>按 {encoding} 读取：“{words}”</translation>
    </message>
    <message>
        <source>Characters that mean nothing and are shown as �: {n:,} in {names}.</source>
        <translation>无法识别、显示为 � 的字符：{names} 中共 {n:,} 个。</translation>
    </message>
    <message>
        <source>Read the first row as data</source>
        <translation>将第一行作为数据</translation>
    </message>
    <message>
        <source>{name} has no names of columns; its first row is read as data.</source>
        <translation>{name} 没有列名，第一行按数据读取。</translation>
    </message>
    <message>
        <source>Take the first row as names</source>
        <translation>将第一行作为列名</translation>
    </message>
    <message>
        <source>{n} rows at the top of {name} are titles and left out; its columns are {names}.</source>
        <translation>{name} 开头的 {n} 行是标题，已略过；各列为 {names}。</translation>
    </message>
    <message>
        <source>The first row of {name} is taken as names of columns: {names}.</source>
        <translation>{name} 的第一行被当作列名：{names}。</translation>
    </message>
    <message>
        <source>{n} rows of {name} only repeat the names of its columns and are left out.</source>
        <translation>{name} 中有 {n} 行只是重复列名，已略过。</translation>
    </message>
    <message>
        <source>Take the labels from “{name}”</source>
        <translation>从“{name}”列取标签</translation>
    </message>
    <message>
        <source>Take the texts from “{name}”</source>
        <translation>从“{name}”列取文本</translation>
    </message>
    <message>
        <source>The texts are taken from “{text}” and the labels from “{label}”; {others} could be meant as well.</source>
        <translation>文本取自“{text}”列，标签取自“{label}”列；也可能是 {others}。</translation>
    </message>
    <message>
        <source>its merged cells overlap; undo that in Excel</source>
        <translation>其合并单元格互相重叠，请在 Excel 中取消合并</translation>
    </message>
    <message>
        <source>The plugin “{name}” could not be loaded ({reason}). Update or uninstall it.</source>
        <translation>无法加载插件“{name}”（{reason}）。请更新或卸载它。</translation>
    </message>
    <message>
        <source>Comparing pictures</source>
        <translation>正在比较图片</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Drawn by chance, with the same share of each class in every part. The usual choice.</source>
        <translation>随机划分，每个部分中各类别所占比例相同。通常选它。</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>完全随机</translation>
    </message>
    <message>
        <source>Drawn by chance alone. A rare class may be missing in a part.</source>
        <translation>完全随机划分。某个部分中可能缺少样本少的类别。</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>按分组</translation>
    </message>
    <message>
        <source>All samples of a group, such as a patient or a person, come into the same part. Otherwise the test may ask for what was learned by heart.</source>
        <translation>同一组（例如同一位患者或同一个人）的样本全部划入同一部分。否则测试时可能考的是网络已经背下来的内容。</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>The oldest samples are for training, the newest for the test, as when the network is used later on.</source>
        <translation>最早的样本用于训练，最新的用于测试，就像网络日后投入使用时那样。</translation>
    </message>
    <message>
        <source>{title}: “{id}” is not known here; perhaps a plugin is missing. Choose one of: {all}.</source>
        <translation>{title}：这里没有“{id}”，可能缺少插件。请从以下选项中选择：{all}。</translation>
    </message>
    <message>
        <source>“{id}” of {package} does not say what it is here ({part}). Update the plugin.</source>
        <translation>{package} 的“{id}”没有说明它在此处的实现（{part}）。请更新该插件。</translation>
    </message>
    <message>
        <source>What “{id}” of {package} needs here ({part}) cannot be loaded: {reason}. Update the plugin.</source>
        <translation>无法加载 {package} 的“{id}”在此处所需的部分（{part}）：{reason}。请更新该插件。</translation>
    </message>
    <message>
        <source>The column “{name}” does not say which rows are for training and which for the test; it holds {examples}. Choose another column, or none.</source>
        <translation>“{name}”列没有说明哪些行用于训练、哪些用于测试；其内容为 {examples}。请选择其他列，或不选。</translation>
    </message>
    <message>
        <source>Rows whose column “{name}” says no part are taken for training ({n}).</source>
        <translation>“{name}”列未标明所属部分的行用于训练（{n} 行）。</translation>
    </message>
    <message>
        <source>Rows whose column “{name}” says no part are taken for training ({n}); it says {examples}.</source>
        <translation>列“{name}”中没有写明属于哪个部分的行归入训练集（{n} 行）；其中写的是 {examples}。</translation>
    </message>
    <message>
        <source>Do not use this column</source>
        <translation>不使用这一列</translation>
    </message>
    <message>
        <source>The samples are to be divided “{method}”, but no column says how. Choose one on the Data page, or divide them in another way.</source>
        <translation>样本应“{method}”划分，但没有任何列说明如何划分。请在“数据”页选择一列，或改用其他划分方式。</translation>
    </message>
    <message>
        <source>The way to divide samples, “{id}”, is not known here. A plugin may be missing.</source>
        <translation>此处没有名为“{id}”的划分方式。可能缺少插件。</translation>
    </message>
    <message>
        <source>Samples that belong to no group: {n}. Each counts as a group of its own.</source>
        <translation>不属于任何组的样本：{n} 个。每个样本单独算作一组。</translation>
    </message>
    <message>
        <source>No two samples belong together, so groups change nothing ({n} groups). Perhaps something else is the group.</source>
        <translation>没有任何两个样本属于同一组，因此分组不起作用（{n} 个组）。也许应按其他内容分组。</translation>
    </message>
    <message>
        <source>No group is in two parts: {n} groups were divided as a whole.</source>
        <translation>没有哪个组跨越两个部分：{n} 个组均整组划分。</translation>
    </message>
    <message>
        <source>Some groups are so large that the parts come out otherwise than wanted: {train} samples for training, {validation} for validation and {test} for the test.</source>
        <translation>有些组太大，各部分的大小与设定不符：训练 {train} 个样本，验证 {validation} 个，测试 {test} 个。</translation>
    </message>
    <message>
        <source>Groups with samples in training and in validation or test, so the network is examined with what it may know by heart ({n}): {names}.</source>
        <translation>有些组的样本既在训练集中，又在验证集或测试集中，因此检验网络时可能用到它已背下来的内容（{n} 组）：{names}。</translation>
    </message>
    <message>
        <source>Divide by group</source>
        <translation>按分组划分</translation>
    </message>
    <message>
        <source>Samples without a time that is understood: {n}. They are for training.</source>
        <translation>时间无法识别的样本：{n} 个。它们用于训练。</translation>
    </message>
    <message>
        <source>All samples have the same time, so their order alone decides which are for the test.</source>
        <translation>所有样本的时间都相同，因此哪些样本用于测试只取决于它们的排列顺序。</translation>
    </message>
    <message>
        <source>The tokenizer “{id}” is not known here. A plugin may be missing.</source>
        <translation>这里没有名为“{id}”的分词器，可能缺少插件。</translation>
    </message>
    <message>
        <source>The file of the tokenizer “{id}” cannot be found.</source>
        <translation>找不到分词器“{id}”的文件。</translation>
    </message>
    <message>
        <source>This network takes {wanted}, nothing else. Choose another run.</source>
        <translation>该网络只接收{wanted}。请选择另一次运行。</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>数据指纹</translation>
    </message>
    <message>
        <source>How it is decided which sample is in which part.</source>
        <translation>怎样决定哪个样本属于哪一部分。</translation>
    </message>
    <message>
        <source>Divided</source>
        <translation>划分方式</translation>
    </message>
    <message>
        <source>Of the dates, some have the day first ({day}) and others the month ({month}); which of the two {n} more mean, nobody can tell. Write all of them such as 2024-05-31.</source>
        <translation>有些日期是日在前（{day} 个），有些是月在前（{month} 个）；另有 {n} 个无法判断属于哪一种。请全部写成 2024-05-31 这样的形式。</translation>
    </message>
    <message>
        <source>Dates such as {example} are read with the day first, as the others are ({n}).</source>
        <translation>像 {example} 这样的日期与其他日期一样，按日在前来读取（{n} 个）。</translation>
    </message>
    <message>
        <source>Dates such as {example} are read with the month first, as the others are ({n}).</source>
        <translation>像 {example} 这样的日期与其他日期一样，按月在前来读取（{n} 个）。</translation>
    </message>
    <message>
        <source>Dates such as {example} could have the day or the month first; they are read with the month first ({n}). If that is wrong, write them such as 2024-05-31.</source>
        <translation>像 {example} 这样的日期可能是日在前，也可能是月在前；这里按月在前来读取（{n} 个）。如果不对，请写成 2024-05-31 这样的形式。</translation>
    </message>
    <message>
        <source>Times that are not understood ({n}): {names}. Write them such as 2024-05-31 or 2024.</source>
        <translation>无法识别的时间（{n} 个）：{names}。请写成 2024-05-31 或 2024 这样的形式。</translation>
    </message>
    <message>
        <source>Tells a number, such as a price or an amount.</source>
        <translation>预测一个数值，例如价格或数量。</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>How far an answer is from the right one on average (mean absolute error).</source>
        <translation>答案与正确值平均相差多少（平均绝对误差，MAE）。</translation>
    </message>
    <message>
        <source>Root of the mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>一个数值</translation>
    </message>
    <message>
        <source>As the mean error, but large errors count more (RMSE).</source>
        <translation>与平均误差类似，但较大的误差权重更大（RMSE）。</translation>
    </message>
    <message>
        <source>Explained variance (R²)</source>
        <translation>决定系数（R²）</translation>
    </message>
    <message>
        <source>1 is perfect; 0 is no better than always to say the mean of the numbers.</source>
        <translation>1 表示完美；0 表示并不比总是回答平均值更好。</translation>
    </message>
    <message>
        <source>No sample has a number in the column “{column}”. Choose another column to answer.</source>
        <translation>“{column}”列中没有任何样本含有数值。请选择其他列作为答案。</translation>
    </message>
    <message>
        <source>The column “{column}” is {value} for all samples, so there is nothing to learn. Choose another column.</source>
        <translation>所有样本在“{column}”列中都是 {value}，没有可学习的内容。请选择其他列。</translation>
    </message>
    <message>
        <source>A number needs a flat vector with one number but gets {shape}.</source>
        <translation>数值答案需要只含一个数的一维向量，但得到的是 {shape}。</translation>
    </message>
    <message>
        <source>The output has {n} numbers, but the answer is one number.</source>
        <translation>输出有 {n} 个数，但答案只有一个数。</translation>
    </message>
    <message>
        <source>The activation {activation} at the end lets the network answer with some numbers only.</source>
        <translation>末尾的激活函数 {activation} 使网络只能给出部分数值。</translation>
    </message>
    <message>
        <source>The network learns numbers around 0: how far they are from the mean. Without an activation, any can be said.</source>
        <translation>网络学习的是以 0 为中心的数值，即与平均值的偏差。没有激活函数时可以输出任意数值。</translation>
    </message>
    <message>
        <source>Iris flowers</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>150 irises of three species, four lengths each (R. A. Fisher, 1936). Small and easy: good for first steps.</source>
        <translation>三个品种的 150 朵鸢尾花，每朵四个长度（R. A. Fisher，1936）。小而容易，适合入门。</translation>
    </message>
    <message>
        <source>Wines</source>
        <translation>葡萄酒</translation>
    </message>
    <message>
        <source>178 wines of one region from three cultivars, with 13 chemical measurements each (M. Forina et al., 1991).</source>
        <translation>同一产区、三个葡萄品种的 178 种葡萄酒，每种 13 项化学测量值（M. Forina 等，1991）。</translation>
    </message>
    <message>
        <source>Breast cancer cells</source>
        <translation>乳腺癌细胞</translation>
    </message>
    <message>
        <source>569 tissue samples from Wisconsin, 30 measurements of their cell nuclei each: malignant or benign? (W. H. Wolberg et al., 1995). For learning about networks, not about patients.</source>
        <translation>威斯康星州的 569 份组织样本，每份有 30 项细胞核测量值：恶性还是良性？（W. H. Wolberg 等，1995）仅供学习网络，不用于诊断病人。</translation>
    </message>
    <message>
        <source>not told by its authors; public since 2004, and part of scikit-learn</source>
        <translation>作者未说明；自 2004 年起公开，随 scikit-learn 发布</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>糖尿病</translation>
    </message>
    <message>
        <source>442 patients with ten values each; how far had the disease progressed after a year? (B. Efron et al., 2004). A number to tell, which no method tells well.</source>
        <translation>442 名患者，每人十项指标；一年后病情发展到什么程度？（B. Efron 等，2004）需要预测一个数值，没有哪种方法能预测得很好。</translation>
    </message>
    <message>
        <source>CC0 1.0</source>
        <translation>CC0 1.0</translation>
    </message>
    <message>
        <source>Penguins</source>
        <translation>企鹅</translation>
    </message>
    <message>
        <source>344 penguins of three species with island, sex and four measurements, some of which are missing (K. B. Gorman et al., 2014; collected by Gorman, Horst and Hill, free for any use, CC0).</source>
        <translation>三个物种的 344 只企鹅，含岛屿、性别和四项测量值，其中有些缺失（K. B. Gorman 等，2014；由 Gorman、Horst 和 Hill 整理，CC0，可自由使用）。</translation>
    </message>
    <message>
        <source>All layers that could learn are frozen, so training would change nothing.</source>
        <translation>所有能学习的层都已冻结，训练不会改变任何东西。</translation>
    </message>
    <message>
        <source>The network has no layer that could learn, so training would change nothing.</source>
        <translation>网络中没有能学习的层，训练不会改变任何东西。</translation>
    </message>
    <message>
        <source>Classes from a table</source>
        <translation>由表格判断类别</translation>
    </message>
    <message>
        <source>Numbers and categories of a row tell its class, here the penguin’s species. Bring any table.</source>
        <translation>由一行中的数值和类别判断它的类别，这里是企鹅的种类。可换成任何表格。</translation>
    </message>
    <message>
        <source>Numbers and categories of a row tell a number, here how diabetes progresses. Bring any table.</source>
        <translation>由一行中的数值和类别预测一个数值，这里是糖尿病的进展程度。可换成任何表格。</translation>
    </message>
    <message>
        <source>A number from a table</source>
        <translation>由表格预测数值</translation>
    </message>
    <message>
        <source>--row names the column “{name}” twice.</source>
        <translation>--row 中列“{name}”出现了两次。</translation>
    </message>
    <message>
        <source>--row begins like a JSON object and is none: {text}</source>
        <translation>--row 的开头像 JSON 对象，但不是有效的 JSON：{text}</translation>
    </message>
    <message>
        <source>--row takes numbers and texts, which {names} is not.</source>
        <translation>--row 只接收数字和文本，而 {names} 不是。</translation>
    </message>
    <message>
        <source>--row takes NAME=VALUE with commas between, such as &apos;age=34, city=&quot;Lyon, FR&quot;&apos;; “{rest}” is not that.</source>
        <translation>--row 的格式是用逗号分隔的 NAME=VALUE，例如 &apos;age=34, city=&quot;Lyon, FR&quot;&apos;；“{rest}”不符合该格式。</translation>
    </message>
    <message>
        <source>A Python project is written for one answer from a picture, a text or the row of a table, not for several of them at once. Choose “weights”, “onnx” or “pt2” for this network.</source>
        <translation>Python 项目只适用于由一张图片、一段文本或一行表格得出一个答案的网络，不能同时有多个。请为此网络选择“weights”、“onnx”或“pt2”。</translation>
    </message>
    <message>
        <source>The plugin “{name}” failed ({reason}). Update or uninstall it.</source>
        <translation>插件“{name}”出错（{reason}）。请更新或卸载它。</translation>
    </message>
    <message>
        <source>None of the columns that this network takes is in {name}: {wanted}. It has {there}.</source>
        <translation>{name} 中没有此网络需要的任何一列：{wanted}。它有 {there}。</translation>
    </message>
    <message>
        <source>Reading rows</source>
        <translation>正在读取各行</translation>
    </message>
    <message>
        <source>This network takes no column “{name}”. It takes {wanted}.</source>
        <translation>此网络不使用“{name}”列。它使用 {wanted}。</translation>
    </message>
    <message>
        <source>{path} is a folder. Choose one file: a table with the columns of the data.</source>
        <translation>{path} 是文件夹。请选择一个文件：与数据列相同的表格。</translation>
    </message>
    <message>
        <source>The column “{name}” is missing, and the network cannot do without it.</source>
        <translation>缺少“{name}”列，网络不能没有它。</translation>
    </message>
    <message>
        <source>Not given, so counted as missing ({n}): {names}.</source>
        <translation>未给出，按缺失处理（{n} 列）：{names}。</translation>
    </message>
    <message>
        <source>Rows that do not fit the columns are left out ({n}): {rows}.</source>
        <translation>与列不符的行已略去（{n} 行）：{rows}。</translation>
    </message>
    <message>
        <source>{n} of {total} rows hold something that cannot be read, such as row {rows}. Their lines have no answer.</source>
        <translation>{total} 行中有 {n} 行含有无法读取的内容，例如第 {rows} 行。这些行没有答案。</translation>
    </message>
    <message>
        <source>The table has no column {names} any more; it has {those}.</source>
        <translation>表格中已没有 {names} 列；现有 {those}。</translation>
    </message>
    <message>
        <source>Use them, too</source>
        <translation>也使用它们</translation>
    </message>
    <message>
        <source>The table has columns that the project does not know: {names}. They take no part.</source>
        <translation>表格中有项目不认识的列：{names}。它们不参与训练。</translation>
    </message>
    <message>
        <source>The table has no column {names} any more. Leave it out on the Data page, or choose the table that has it.</source>
        <translation>表格中已没有 {names} 列。请在“数据”页面略去它，或选择含有它的表格。</translation>
    </message>
    <message>
        <source>Answer “{name}” instead</source>
        <translation>改为回答“{name}”</translation>
    </message>
    <message>
        <source>“{name}” is taken for the answer; {others} could be meant as well.</source>
        <translation>已把“{name}”当作要回答的列；也可能是 {others}。</translation>
    </message>
    <message>
        <source>“{name}” has another value for nearly each sample ({n:,}). Nothing can be learned from a number or name of a sample.</source>
        <translation>“{name}”几乎对每个样本都不同（{n:,} 个）。从样本的编号或名称中学不到任何东西。</translation>
    </message>
    <message>
        <source>“{name}” is “{value}” for all samples and tells nothing.</source>
        <translation>“{name}”对所有样本都是“{value}”，不提供任何信息。</translation>
    </message>
    <message>
        <source>“{name}” says the same as “{first}”, value by value. One of them is enough.</source>
        <translation>“{name}”与“{first}”的取值一一对应，保留一列即可。</translation>
    </message>
    <message>
        <source>Values of “{name}” that no training sample has ({n}): {values}. The network sees nothing there ({samples:,} samples).</source>
        <translation>“{name}”中训练集没有的取值（{n} 个）：{values}。网络在这里什么也看不到（{samples:,} 个样本）。</translation>
    </message>
    <message>
        <source>“{name}” alone tells the answer “{target}” ({share:.1%}). If it is not known before the answer is, the network learns nothing of use.</source>
        <translation>仅凭“{name}”就能得出答案“{target}”（{share:.1%}）。如果在答案之前并不知道它，网络就学不到有用的东西。</translation>
    </message>
    <message>
        <source>{n:,} of {all:,} samples</source>
        <translation>{all:,} 个样本中的 {n:,} 个</translation>
    </message>
    <message>
        <source>“{name}” holds numbers, and {n:,} times something else: {words}. Those count as missing.</source>
        <translation>“{name}”含有数值，另有 {n:,} 处是其他内容：{words}。这些视为缺失。</translation>
    </message>
    <message>
        <source>The comma in the numbers of “{name}” is read as a decimal comma.</source>
        <translation>“{name}”的数值中的逗号按小数点读取。</translation>
    </message>
    <message>
        <source>The point in the numbers of “{name}”, such as {example}, is read as a decimal point. It could set thousands apart, too.</source>
        <translation>“{name}”中的点（如 {example}）按小数点读取，但它也可能是千位分隔符。</translation>
    </message>
    <message>
        <source>Read {example} with thousands apart</source>
        <translation>把 {example} 按千位分隔读取</translation>
    </message>
    <message>
        <source>The data has no column “{name}”. It has {names}.</source>
        <translation>数据中没有列“{name}”。现有的列：{names}。</translation>
    </message>
    <message>
        <source>The column “{name}” cannot be used for this: it is {kind}.</source>
        <translation>列“{name}”不能用于此用途：它的类型是{kind}。</translation>
    </message>
    <message>
        <source>“{column}” is missing</source>
        <translation>缺少“{column}”</translation>
    </message>
    <message>
        <source>There is no picture “{id}”.</source>
        <translation>没有“{id}”这张图片。</translation>
    </message>
    <message>
        <source>There is no row “{id}”.</source>
        <translation>没有“{id}”这一行。</translation>
    </message>
    <message>
        <source>The program has lost “{name}”. Install it again.</source>
        <translation>程序丢失了“{name}”。请重新安装。</translation>
    </message>
    <message>
        <source>row</source>
        <translation>数据行</translation>
    </message>
    <message>
        <source>rows of a table</source>
        <translation>表格的行</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>None of the rows can be used.</source>
        <translation>没有可用的行。</translation>
    </message>
    <message>
        <source>Choose a table, or fill in a row.</source>
        <translation>请选择表格，或填写一行。</translation>
    </message>
    <message>
        <source>Give a table, or --row &apos;NAME=VALUE, …&apos;.</source>
        <translation>请提供表格，或使用 --row &apos;NAME=VALUE, …&apos;。</translation>
    </message>
    <message>
        <source>The network takes columns by their names: {names}. Leave --input out.</source>
        <translation>网络按列名接收数据：{names}。请去掉 --input。</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>Linear SVM</source>
        <translation>线性支持向量机</translation>
    </message>
    <message>
        <source>Guess: most frequent class</source>
        <translation>基线：总是回答最常见的类别</translation>
    </message>
    <message>
        <source>There is no simple method to compare with for answers of this kind: {objective}.</source>
        <translation>这种答案没有可以对比的简单方法：{objective}。</translation>
    </message>
    <message>
        <source>There is no simple method to compare the answers in “{column}” with.</source>
        <translation>列“{column}”的答案没有可以对比的简单方法。</translation>
    </message>
    <message>
        <source>The simple method “{title}” is left out: with so many numbers or classes it would take too long.</source>
        <translation>简单方法“{title}”未参与比较：数值或类别太多，耗时过长。</translation>
    </message>
    <message>
        <source>The simple method “{title}” cannot learn from this data and is left out: {reason}</source>
        <translation>简单方法“{title}”无法从这些数据中学习，已略过：{reason}</translation>
    </message>
    <message>
        <source>Training the simple method: {title}</source>
        <translation>正在训练简单方法：{title}</translation>
    </message>
    <message>
        <source>There is no simple method to compare with for data of this kind: {kind}.</source>
        <translation>这类数据没有可供比较的简单方法：{kind}。</translation>
    </message>
    <message>
        <source>Ridge regression</source>
        <translation>岭回归</translation>
    </message>
    <message>
        <source>Guess: the mean</source>
        <translation>基线：总是回答平均值</translation>
    </message>
    <message>
        <source>Measuring the edges of the pictures</source>
        <translation>正在计算图片的边缘</translation>
    </message>
    <message>
        <source>Gradient-boosted trees</source>
        <translation>梯度提升树</translation>
    </message>
    <message>
        <source>Model card: {name}</source>
        <translation>模型卡：{name}</translation>
    </message>
    <message>
        <source>“{name}” ({kind})</source>
        <translation>“{name}”（{kind}）</translation>
    </message>
    <message>
        <source>{n} more columns</source>
        <translation>另外 {n} 列</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>It takes {inputs}.</source>
        <translation>输入：{inputs}。</translation>
    </message>
    <message>
        <source>It was not made for decisions about people, health or safety, and nobody has examined it for them unless somebody says so here.</source>
        <translation>它不是为涉及人员、健康或安全的决定而制作的；除非此处另有说明，也没有人为此检验过它。</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Trained as {run} with DeepStudio {deepstudio}, PyTorch {torch} and Python {python}.</source>
        <translation>训练运行：{run}；使用 DeepStudio {deepstudio}、PyTorch {torch} 和 Python {python}。</translation>
    </message>
    <message>
        <source>Exported with DeepStudio {version} on {day}.</source>
        <translation>于 {day} 用 DeepStudio {version} 导出。</translation>
    </message>
    <message>
        <source>This card was written by the program from what it knows. Add what it cannot know: who made the network, for whom, and where the data comes from. Its form follows {paper}.</source>
        <translation>本卡由程序根据已知信息写成。请补充程序无法得知的内容：谁制作了网络、为谁制作、数据来自哪里。其格式参照 {paper}。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>局限</translation>
    </message>
    <message>
        <source>Numbers outside of the ranges above and values that the training part lacks are guesswork.</source>
        <translation>对超出上述范围的数值和训练集中没有的取值，结果只是猜测。</translation>
    </message>
    <message>
        <source>The test samples are like the training samples. On data from elsewhere, such as another device, place or time, it may be worse; examine it there before anything depends on it.</source>
        <translation>测试样本与训练样本相似。对来自其他设备、地点或时间的数据，结果可能更差；在实际依赖它之前，请先在那里检验。</translation>
    </message>
    <message>
        <source>With {n:,} test samples, chance alone moves the accuracy by about {share}.</source>
        <translation>测试样本为 {n:,} 个时，仅偶然因素就会使准确率上下波动约 {share}。</translation>
    </message>
    <message>
        <source>Classes with fewer than {few} training samples, of which it knows little: {names}.</source>
        <translation>训练样本少于 {few} 个的类别，网络对它们了解很少：{names}。</translation>
    </message>
    <message>
        <source>Classes are uneven: {most} has {n:,} training samples, {least} {few:,}. It leans to what is frequent.</source>
        <translation>类别不均衡：{most} 有 {n:,} 个训练样本，{least} 有 {few:,} 个。网络偏向常见的类别。</translation>
    </message>
    <message>
        <source>For “{column}”, {method} is at least as good on the test part, and simpler.</source>
        <translation>对“{column}”，{method}在测试集上至少同样好，而且更简单。</translation>
    </message>
    <message>
        <source>Network and training</source>
        <translation>网络与训练</translation>
    </message>
    <message>
        <source>{n} × {layer}</source>
        <translation>{n} × {layer}</translation>
    </message>
    <message>
        <source>Layers: {layers}.</source>
        <translation>层：{layers}。</translation>
    </message>
    <message>
        <source>It has {n:,} parameters.</source>
        <translation>共有 {n:,} 个参数。</translation>
    </message>
    <message>
        <source>{layer} has the weights that were learned from {source} (licence: {licence}).</source>
        <translation>{layer} 的权重学自{source}（许可：{licence}）。</translation>
    </message>
    <message>
        <source>{layer} began with weights learned from {source} (licence: {licence}).</source>
        <translation>{layer} 的初始权重学自{source}（许可：{licence}）。</translation>
    </message>
    <message>
        <source>Trained for {done} of {planned} epochs of batches of {size}; the weights are those of epoch {epoch}.</source>
        <translation>训练了 {done} 轮（计划 {planned} 轮），批大小 {size}；权重取自第 {epoch} 轮。</translation>
    </message>
    <message>
        <source>Loss of “{column}”: {loss}.</source>
        <translation>“{column}”的损失函数：{loss}。</translation>
    </message>
    <message>
        <source>Optimizer: {optimizer}, learning rate {rate}; schedule: {schedule}.</source>
        <translation>优化器：{optimizer}，学习率 {rate}；学习率调度：{schedule}。</translation>
    </message>
    <message>
        <source>Training samples were changed at random (augmentation).</source>
        <translation>训练样本经过随机变化（数据增强）。</translation>
    </message>
    <message>
        <source>Rare classes counted more, so that all classes counted the same.</source>
        <translation>稀有类别的权重更大，使各类别的作用相同。</translation>
    </message>
    <message>
        <source>Seed {seed}. Another seed gives slightly other numbers.</source>
        <translation>随机种子 {seed}。换一个种子，数值会略有不同。</translation>
    </message>
    <message>
        <source>These weights were not examined on the test part. “Evaluate” does that; export again afterwards to have the numbers here.</source>
        <translation>这些权重没有在测试集上评估过。可在“评估”中进行；之后重新导出，此处就会有数值。</translation>
    </message>
    <message>
        <source>Measured on the {n:,} samples of the test part, which took no part in training or in choosing weights.</source>
        <translation>在测试集的 {n:,} 个样本上测得；这些样本没有参与训练，也没有用于挑选权重。</translation>
    </message>
    <message>
        <source>At the end of training this was measured on the test part for “{column}”:</source>
        <translation>训练结束时，在测试集上对“{column}”测得：</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>“{column}”</source>
        <translation>“{column}”</translation>
    </message>
    <message>
        <source>It was not compared with a simple method.</source>
        <translation>没有与简单方法作比较。</translation>
    </message>
    <message>
        <source>minus {mean}, divided by {std} (mean and deviation of the training part)</source>
        <translation>减去 {mean}，除以 {std}（训练集的均值和标准差）</translation>
    </message>
    <message>
        <source>from {low} to {high} as 0 to 1</source>
        <translation>把 {low} 到 {high} 缩放为 0 到 1</translation>
    </message>
    <message>
        <source>{how}; {fill} where it is missing</source>
        <translation>{how}；缺失时取 {fill}</translation>
    </message>
    <message>
        <source>{how}, and a second number that says so</source>
        <translation>{how}，并用另一个数标明缺失</translation>
    </message>
    <message>
        <source>an index of {n:,} values; one that training has not seen is 1</source>
        <translation>{n:,} 个取值的索引；训练集中没有的取值为 1</translation>
    </message>
    <message>
        <source>one number for each of {n:,} values; all 0 for one that training has not seen</source>
        <translation>{n:,} 个取值各占一个数（独热编码）；训练集中没有的取值全为 0</translation>
    </message>
    <message>
        <source>A network that takes {what} of any length cannot be exported in this form. Its weights can: choose “weights”.</source>
        <translation>输入任意长度{what}的网络不能以这种形式导出。可以导出权重：请选择“weights”。</translation>
    </message>
    <message>
        <source>enters as the numbers of its kind ({kind})</source>
        <translation>按其类型（{kind}）的数值输入</translation>
    </message>
    <message>
        <source>a grey picture of {width} × {height} pixels</source>
        <translation>{width} × {height} 像素的灰度图片</translation>
    </message>
    <message>
        <source>a colour picture of {width} × {height} pixels</source>
        <translation>{width} × {height} 像素的彩色图片</translation>
    </message>
    <message>
        <source>stretched to that size</source>
        <translation>拉伸到该尺寸</translation>
    </message>
    <message>
        <source>its middle cut out in that form</source>
        <translation>按该比例裁取中间部分</translation>
    </message>
    <message>
        <source>with a black rim where its form differs</source>
        <translation>比例不同时用黑边填充</translation>
    </message>
    <message>
        <source>minus the mean of the training part, divided by its deviation, channel by channel</source>
        <translation>逐通道减去训练集均值，再除以其标准差</translation>
    </message>
    <message>
        <source>with values from 0 to 1</source>
        <translation>取值 0 到 1</translation>
    </message>
    <message>
        <source>{size}, {fit}, {scaled}</source>
        <translation>{size}，{fit}，{scaled}</translation>
    </message>
    <message>
        <source>The data cannot be reached, so the export is checked on random ones instead: {samples}.</source>
        <translation>无法访问数据，因此改用随机样本检查导出结果：{samples}。</translation>
    </message>
    <message>
        <source>The data has no samples that can be read.</source>
        <translation>数据中没有可读取的样本。</translation>
    </message>
    <message>
        <source>Training has not seen “{value}”.</source>
        <translation>训练中没有出现过“{value}”。</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>“{text}”不是数值。</translation>
    </message>
    <message>
        <source>{value} lies outside of what training had, {low} to {high}.</source>
        <translation>{value} 超出了训练数据的范围（{low} 到 {high}）。</translation>
    </message>
    <message>
        <source>It tells the number “{column}”, in {unit}.</source>
        <translation>它给出数值“{column}”，单位为 {unit}。</translation>
    </message>
    <message>
        <source>It tells the number “{column}”.</source>
        <translation>它给出数值“{column}”。</translation>
    </message>
    <message>
        <source>In the training part “{column}” is from {low} to {high}; an answer outside of that is a guess. It does not say how sure it is.</source>
        <translation>训练集中“{column}”从 {low} 到 {high}；超出此范围的回答只是猜测。它不会说明自己有多确信。</translation>
    </message>
    <message>
        <source>Predicted against true</source>
        <translation>预测值与真实值</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>Errors: predicted minus true</source>
        <translation>误差：预测值减真实值</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>误差最大的样本</translation>
    </message>
    <message>
        <source>It answers “{column}” ({kind}).</source>
        <translation>它回答“{column}”（{kind}）。</translation>
    </message>
    <message>
        <source>{answer} instead of {true}</source>
        <translation>预测为 {answer}，实际为 {true}</translation>
    </message>
    <message>
        <source>The view of “{id}” of {package} failed: {reason}.</source>
        <translation>{package} 的“{id}”视图出错：{reason}。</translation>
    </message>
    <message>
        <source>Label as</source>
        <translation>标为</translation>
    </message>
    <message>
        <source>Gives the selected samples another class. Your files stay as they are.</source>
        <translation>给选中的样本换一个类别。你的文件保持不变。</translation>
    </message>
    <message>
        <source>Select samples to label or exclude them.</source>
        <translation>选择样本以更改标签或排除。</translation>
    </message>
    <message>
        <source>Its label</source>
        <translation>它的标签</translation>
    </message>
    <message>
        <source>“{true}” taken for “{predicted}” with {confidence}</source>
        <translation>“{true}”被预测为“{predicted}”，置信度 {confidence}</translation>
    </message>
    <message>
        <source>Correct the value</source>
        <translation>更正数值</translation>
    </message>
    <message>
        <source>Gives the selected samples another value. Your files stay as they are.</source>
        <translation>为选中的样本更正数值。你的文件保持不变。</translation>
    </message>
    <message>
        <source>Select samples to correct or exclude them.</source>
        <translation>选中样本即可更正或排除。</translation>
    </message>
    <message>
        <source>Its value</source>
        <translation>它的数值</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Gives the selected samples another answer. Your files stay as they are.</source>
        <translation>为选中的样本更正答案。你的文件保持不变。</translation>
    </message>
    <message>
        <source>Select samples to exclude them.</source>
        <translation>选中样本即可排除。</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that can be given here.</source>
        <translation>剪贴板上没有可以在这里使用的内容。</translation>
    </message>
    <message>
        <source>Use a built-in table</source>
        <translation>使用内置表格</translation>
    </message>
    <message>
        <source>Then fill in a row here, and see at once what the network makes of it.</source>
        <translation>之后可以在这里填写一行数据，立即看到网络的判断。</translation>
    </message>
    <message>
        <source>Simple methods weigh the columns (logistic or ridge regression) or ask one after the other (gradient-boosted trees). They learn from the same training samples and are examined with the same others.</source>
        <translation>简单方法给各列加权（逻辑回归或岭回归），或者逐列发问（梯度提升树）。它们用同样的训练样本学习，并用同样的其他样本检验。</translation>
    </message>
    <message>
        <source>A table with the same columns.</source>
        <translation>列相同的一张表格。</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>数据行</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>取值范围</translation>
    </message>
    <message>
        <source>one more answer</source>
        <translation>再加一个答案</translation>
    </message>
    <message>
        <source>Change what “{name}” is for</source>
        <translation>更改“{name}”的用途</translation>
    </message>
    <message>
        <source>The engine said something that cannot be shown here. Perhaps a plugin is missing.</source>
        <translation>引擎返回的内容无法在这里显示，可能缺少某个插件。</translation>
    </message>
    <message>
        <source>A table is being written already. Wait for it, or cancel it.</source>
        <translation>正在写入一张表格。请等待它完成，或将其取消。</translation>
    </message>
    <message>
        <source>Predicting {many}</source>
        <translation>正在预测{many}</translation>
    </message>
    <message>
        <source>The answers for {what} are in {path}.</source>
        <translation>{what}的回答已写入 {path}。</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>The simple method says nothing that could be compared.</source>
        <translation>简单方法没有给出可比较的结果。</translation>
    </message>
    <message>
        <source>Both are right equally often.</source>
        <translation>两者答对的一样多。</translation>
    </message>
    <message>
        <source>The network wins by {points} points.</source>
        <translation>网络高出 {points} 个百分点。</translation>
    </message>
    <message>
        <source>The simple method wins by {points} points.</source>
        <translation>简单方法高出 {points} 个百分点。</translation>
    </message>
    <message>
        <source>Both are equally good.</source>
        <translation>两者同样好。</translation>
    </message>
    <message>
        <source>The simple method wins: {other} instead of {mine}.</source>
        <translation>简单方法更好：{other}，而网络为 {mine}。</translation>
    </message>
    <message>
        <source>The network wins: {mine} instead of {other}.</source>
        <translation>网络更好：{mine}，而简单方法为 {other}。</translation>
    </message>
    <message>
        <source>The simple method needs {simple} instead of {network}.</source>
        <translation>简单方法只用 {simple}，网络要 {network}。</translation>
    </message>
    <message>
        <source>The network needed {network} to train, the simple method {simple}.</source>
        <translation>网络训练用了 {network}，简单方法用了 {simple}。</translation>
    </message>
    <message>
        <source>By “{metric}” it is the other way round.</source>
        <translation>按“{metric}”来看则相反。</translation>
    </message>
    <message>
        <source>With {n} samples, so small a difference may be chance.</source>
        <translation>样本为 {n} 个时，这么小的差距可能只是运气。</translation>
    </message>
    <message>
        <source>More data, more epochs or another template may help the network.</source>
        <translation>更多的数据、更多轮次或另一个模板可能对网络有帮助。</translation>
    </message>
    <message>
        <source>Drop {many} here</source>
        <translation>把{many}拖到这里</translation>
    </message>
    <message>
        <source>Choose {many}…</source>
        <translation>选择{many}…</translation>
    </message>
    <message>
        <source>You can also drop {many} anywhere here, or paste them with Ctrl+V.</source>
        <translation>也可以把{many}拖到这里任意位置，或用 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Choose {many}</source>
        <translation>选择{many}</translation>
    </message>
    <message>
        <source>A Python project of sounds is written for classes only. Choose “weights”, “onnx” or “pt2”.</source>
        <translation>处理声音的 Python 项目只支持回答类别。请选择“weights”、“onnx”或“pt2”。</translation>
    </message>
    <message>
        <source>Nothing is heard in this sound.</source>
        <translation>这段声音里听不到任何内容。</translation>
    </message>
    <message>
        <source>Only the middle {n:g} of {m:.1f} seconds are heard.</source>
        <translation>这段声音长 {m:.1f} 秒，网络只听中间的 {n:g} 秒。</translation>
    </message>
    <message>
        <source>Looking at the pitches</source>
        <translation>正在计算频谱</translation>
    </message>
    <message>
        <source>the middle {seconds:g} seconds of a sound as {rate:,} numbers a second from −1 to 1, of which {bands} pitches over time are made</source>
        <translation>声音中间的 {seconds:g} 秒，每秒 {rate:,} 个 −1 到 1 之间的数，由此得到 {bands} 个频带随时间的变化</translation>
    </message>
    <message>
        <source>Then drop a recording here, and see at once what the network makes of it.</source>
        <translation>然后把录音拖到这里，马上看到网络如何判断。</translation>
    </message>
    <message>
        <source>The simple method weighs the pitches over a few steps of time (logistic regression). It learns from the same training samples and is examined with the same others.</source>
        <translation>简单方法对若干时段内的音高加权（逻辑回归）。它用同样的训练样本学习，并用同样的其他样本检验。</translation>
    </message>
    <message>
        <source>It holds one sub-folder of sounds for each class, with the same names.</source>
        <translation>其中每个类别有一个同名的声音子文件夹。</translation>
    </message>
    <message>
        <source>There is no sound on the clipboard. Copy a file first.</source>
        <translation>剪贴板中没有声音。请先复制一个文件。</translation>
    </message>
    <message>
        <source>always answering the mean ({floor})</source>
        <translation>总是回答平均值（{floor}）</translation>
    </message>
    <message>
        <source>guessing ({floor})</source>
        <translation>盲猜（{floor}）</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>Training diverged in epoch {n}: its loss is no number any more.</source>
        <translation>训练在第 {n} 轮发散：损失已不是有效数值。</translation>
    </message>
    <message>
        <source>learns nothing</source>
        <translation>没学到东西</translation>
    </message>
    <message>
        <source>The training loss does not fall: nothing is learned.</source>
        <translation>训练损失没有下降：什么也没学到。</translation>
    </message>
    <message>
        <source>{value}, like {guess}: nothing is learned.</source>
        <translation>{value}，与{guess}无异：什么也没学到。</translation>
    </message>
    <message>
        <source>unstable</source>
        <translation>不稳定</translation>
    </message>
    <message>
        <source>{value}, but training is unstable: its loss does not settle.</source>
        <translation>{value}，但训练不稳定：损失无法收敛。</translation>
    </message>
    <message>
        <source>parts differ</source>
        <translation>分布不一致</translation>
    </message>
    <message>
        <source>{value}, far below training from the first epoch on ({train}): the validation part seems to be of another kind.</source>
        <translation>{value}，从第一轮起就远不如训练集（{train}）：验证集的数据似乎与训练集不同。</translation>
    </message>
    <message>
        <source>{value}, far better than in training ({train}): the validation part seems to be easier than the training part.</source>
        <translation>{value}，远好于训练集（{train}）：验证集似乎比训练集容易。</translation>
    </message>
    <message>
        <source>memorises</source>
        <translation>过拟合</translation>
    </message>
    <message>
        <source>{value}, but since epoch {n} it memorises: training improves, validation does not.</source>
        <translation>{value}，但从第 {n} 轮起出现过拟合：训练集在提升，验证集没有。</translation>
    </message>
    <message>
        <source>{value} instead of {guess}, but since epoch {n} it memorises: training improves, validation does not.</source>
        <translation>{value}，好于{guess}，但从第 {n} 轮起出现过拟合：训练集在提升，验证集没有。</translation>
    </message>
    <message>
        <source>like guessing</source>
        <translation>与盲猜无异</translation>
    </message>
    <message>
        <source>{value}, hardly better than {guess}.</source>
        <translation>{value}，比{guess}好不了多少。</translation>
    </message>
    <message>
        <source>not validated</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>{value} on the training part. Without a validation part nobody knows whether it only memorises.</source>
        <translation>训练集上 {value}。没有验证集，无法知道网络是否只是死记硬背。</translation>
    </message>
    <message>
        <source>below simple</source>
        <translation>不如简单方法</translation>
    </message>
    <message>
        <source>{test} on the test part: a simple method does better without a network ({simple}).</source>
        <translation>测试集上 {test}：不用网络的简单方法反而更好（{simple}）。</translation>
    </message>
    <message>
        <source>perfect, but on few</source>
        <translation>全对，但样本少</translation>
    </message>
    <message>
        <source>All right, but of only {n} test samples: so few say little about new ones.</source>
        <translation>全部答对，但测试样本只有 {n} 个：这么少，说明不了新样本上的表现。</translation>
    </message>
    <message>
        <source>too early to say</source>
        <translation>为时尚早</translation>
    </message>
    <message>
        <source>{value} after one epoch: too early to judge.</source>
        <translation>一轮之后 {value}：现在下结论为时尚早。</translation>
    </message>
    <message>
        <source>{value} instead of {guess} after one epoch: too early to judge.</source>
        <translation>一轮之后 {value}，好于{guess}：现在下结论为时尚早。</translation>
    </message>
    <message>
        <source>improving</source>
        <translation>仍在提升</translation>
    </message>
    <message>
        <source>{value} and still improving.</source>
        <translation>{value}，仍在提升。</translation>
    </message>
    <message>
        <source>{value} instead of {guess}, and still improving.</source>
        <translation>{value}，好于{guess}，且仍在提升。</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>{value}, good: far better than {guess}.</source>
        <translation>{value}，良好：远好于{guess}。</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>{value}, no longer improving.</source>
        <translation>{value}，已不再提升。</translation>
    </message>
    <message>
        <source>{value}, better than {guess}, but no longer improving.</source>
        <translation>{value}，好于{guess}，但已不再提升。</translation>
    </message>
    <message>
        <source>The learning rate of {rate} is probably too high.</source>
        <translation>学习率 {rate} 很可能过大。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>取消分组</translation>
    </message>
    <message>
        <source>Take out of the group</source>
        <translation>移出分组</translation>
    </message>
    <message>
        <source>Close the group</source>
        <translation>折叠分组</translation>
    </message>
    <message>
        <source>Open the group</source>
        <translation>展开分组</translation>
    </message>
    <message>
        <source>Open this block</source>
        <translation>展开此模块</translation>
    </message>
    <message>
        <source>The classes of “{column}” are called {names}. With names of your own, every page says what they mean.</source>
        <translation>“{column}”的类别叫 {names}。起个名字，各个页面就能说明它们的含义。</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>{name} 的权重</translation>
    </message>
    <message>
        <source>Loss of {name}</source>
        <translation>{name} 的损失函数</translation>
    </message>
    <message>
        <source>Classes in turn</source>
        <translation>各类交替</translation>
    </message>
    <message>
        <source>Class after class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>As in the files</source>
        <translation>按文件顺序</translation>
    </message>
    <message>
        <source>Training shows {many} as they are: nothing changes them.</source>
        <translation>训练时{many}保持原样，不做任何变换。</translation>
    </message>
    <message>
        <source>The test samples could not be examined at the end. {reason}</source>
        <translation>训练结束时未能评估测试样本。{reason}</translation>
    </message>
    <message>
        <source>What the examination of the test samples found could not be kept. {reason}</source>
        <translation>测试样本的评估结果未能保存。{reason}</translation>
    </message>
    <message>
        <source>{run} is at work. Stop it first, then put it into the bin.</source>
        <translation>{run} 正在运行。请先停止，再放入回收站。</translation>
    </message>
    <message>
        <source>There is a run called {run} already. Rename its folder, then try again.</source>
        <translation>已有名为 {run} 的运行。请重命名其文件夹后再试。</translation>
    </message>
    <message>
        <source>There is no {run} in the bin.</source>
        <translation>回收站中没有 {run}。</translation>
    </message>
    <message>
        <source>Changed in the project: {change}. Undo takes it back.</source>
        <translation>项目已改动：{change}。可以撤销。</translation>
    </message>
    <message>
        <source>{metric} with the validation part, in the best epoch</source>
        <translation>最佳轮次在验证集上的{metric}</translation>
    </message>
    <message>
        <source>{metric} with the test part, which training never saw</source>
        <translation>在测试集上的{metric}，训练时从未见过这些样本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What is new beside the run before</source>
        <translation>与上一次运行相比的变化</translation>
    </message>
    <message>
        <source>Network and data</source>
        <translation>网络与数据</translation>
    </message>
    <message>
        <source>Undone: {edit}</source>
        <translation>已撤销：{edit}</translation>
    </message>
    <message>
        <source>Done again: {edit}</source>
        <translation>已重做：{edit}</translation>
    </message>
    <message>
        <source>No layer makes of this data what it takes.</source>
        <translation>这份数据经过任何层都得不到它所需要的输入。</translation>
    </message>
    <message>
        <source>It needs settings before it can take anything.</source>
        <translation>需要先设置参数，才能接受输入。</translation>
    </message>
    <message>
        <source>“{name}” is too large for a block. Choose another file.</source>
        <translation>“{name}”太大，不是模块文件。请选择其他文件。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>My blocks</source>
        <translation>我的模块</translation>
    </message>
    <message>
        <source>Insert block {title}</source>
        <translation>插入模块“{title}”</translation>
    </message>
    <message>
        <source>Import a block…</source>
        <translation>导入模块…</translation>
    </message>
    <message>
        <source>Feature vector</source>
        <translation>特征向量</translation>
    </message>
    <message>
        <source>The row of numbers that a layer gives for a sample: what the network has made of it so far. Samples with similar vectors are alike to the network. The vector before the last layer is all that the answer is made from.</source>
        <translation>某一层为一个样本输出的一行数，即网络到这一层为止提取出的特征。特征向量相近的样本，在网络看来是相似的。最后一层之前的特征向量就是得出回答的全部依据。</translation>
    </message>
    <message>
        <source>Map of the data</source>
        <translation>样本分布图</translation>
    </message>
    <message>
        <source>Each sample is a point; samples that the network takes for alike lie near each other. A point among others of another class is a hard sample, or its label is wrong: select it and look at its nearest neighbours, which are found in all numbers of the vector, not on the map alone.</source>
        <translation>每个样本是一个点，网络认为相似的样本彼此靠近。落在其他类别中间的点，要么是难分的样本，要么标签有误：选中它，看看它的最近邻。最近邻是按特征向量的全部维度找出的，而不只是看图上的位置。</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Principal component analysis finds the directions in which samples differ most. A map shows the first two and says how much of all differences they hold; what differs in other directions lies on top of each other. Distances mean what they seem to.</source>
        <translation>主成分分析找出样本差异最大的几个方向。图中显示前两个方向，并注明它们占全部方差的多少；只在其他方向上有差异的样本会重叠在一起。图上的距离可以照字面理解。</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>Places samples so that neighbours in many dimensions stay neighbours in two. Groups come out clearly; how far they lie from each other, and how large they are, means little. Believe who is whose neighbour, not the distances between groups.</source>
        <translation>把高维空间中的邻居在二维中仍放在一起。各组分得很清楚，但组与组之间的距离和各组的大小没有多少意义。可以相信谁和谁相邻，不要相信组间的距离。</translation>
    </message>
    <message>
        <source>1.28 million photographs of 1,000 kinds of things (ImageNet)</source>
        <translation>128 万张照片、1,000 类事物（ImageNet）</translation>
    </message>
    <message>
        <source>map, 1/8</source>
        <translation>特征图，1/8</translation>
    </message>
    <message>
        <source>map, 1/16</source>
        <translation>特征图，1/16</translation>
    </message>
    <message>
        <source>map, 1/32</source>
        <translation>特征图，1/32</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>{layer} expects a picture in colour or grey but gets {n} channels.</source>
        <translation>{layer} 需要彩色或灰度图片，但输入有 {n} 个通道。</translation>
    </message>
    <message>
        <source>It has learned from photographs, which have three channels.</source>
        <translation>它是从照片中学习的，照片有三个通道。</translation>
    </message>
    <message>
        <source>Stages that learn</source>
        <translation>参与学习的阶段数</translation>
    </message>
    <message>
        <source>How many of its last stages go on learning, to fit your pictures. The others keep the weights that they came with.</source>
        <translation>最后几个阶段继续学习，以适应你的图片；其余阶段保持自带的权重。</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0</source>
        <translation>EfficientNet-Lite0</translation>
    </message>
    <message>
        <source>Has learned to see from over a million photographs. Frozen, it lets a network tell classes apart from a few pictures of each.</source>
        <translation>从上百万张照片中学会了看。冻结使用时，每个类别只需少量图片就能区分。</translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <translation>ResNet-18</translation>
    </message>
    <message>
        <source>A classic of 2016 with shortcuts around its layers, fast and known to everybody.</source>
        <translation>2016 年的经典残差网络，速度快，广为人知。</translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <translation>ResNet-50</translation>
    </message>
    <message>
        <source>The network that most of the literature compares with. Twice the work of ResNet-18.</source>
        <translation>多数文献用来对比的网络，计算量是 ResNet-18 的两倍多。</translation>
    </message>
    <message>
        <source>MobileNetV3</source>
        <translation>MobileNetV3</translation>
    </message>
    <message>
        <source>Made for telephones: little work, good features.</source>
        <translation>为手机设计：计算量小，特征好。</translation>
    </message>
    <message>
        <source>Tiny ConvNeXt</source>
        <translation>Tiny ConvNeXt</translation>
    </message>
    <message>
        <source>Convolutions in the manner of a Transformer: the best features, and the most work.</source>
        <translation>按 Transformer 的方式设计的卷积网络：特征最好，计算量也最大。</translation>
    </message>
    <message>
        <source>{layer} needs pictures of at least 32 × 32 pixels but gets {shape}.</source>
        <translation>{layer} 需要至少 32 × 32 像素的图片，但输入是{shape}。</translation>
    </message>
    <message>
        <source>It divides each side by 32, and nothing would be left.</source>
        <translation>它把每条边缩小到 1/32，再小就什么也不剩了。</translation>
    </message>
    <message>
        <source>Set “{setting}” to “{value}”</source>
        <translation>把“{setting}”设为“{value}”</translation>
    </message>
    <message>
        <source>{layer} has learned with “{setting}: {value}”.</source>
        <translation>{layer} 学习时用的是“{setting}：{value}”。</translation>
    </message>
    <message>
        <source>Other numbers would mean nothing to it.</source>
        <translation>其他取值对它没有意义。</translation>
    </message>
    <message>
        <source>{layer} has learned from larger ones than {size} and sees little in these.</source>
        <translation>{layer} 是从大于 {size} 的图片中学习的，在这么小的图片里看不出多少东西。</translation>
    </message>
    <message>
        <source>Let them enter with {size}</source>
        <translation>改为以 {size} 输入</translation>
    </message>
    <message>
        <source>The node whose numbers place the samples, by default the last before the answer.</source>
        <translation>按哪个节点的输出来放置样本，默认是回答之前的最后一个。</translation>
    </message>
    <message>
        <source>pca keeps distances, tsne keeps neighbours together.</source>
        <translation>pca 保持距离，tsne 让邻居留在一起。</translation>
    </message>
    <message>
        <source>Write the map as a table (.csv) or a picture (.png).</source>
        <translation>把分布图写成表格（.csv）或图片（.png）。</translation>
    </message>
    <message>
        <source>What the colours of a picture tell apart.</source>
        <translation>图片按什么着色。</translation>
    </message>
    <message>
        <source>--out writes a table (.csv) or a picture (.png). Name the file so.</source>
        <translation>--out 只能写表格（.csv）或图片（.png）。请使用其中一种扩展名。</translation>
    </message>
    <message>
        <source>{run}, {method}:</source>
        <translation>{run}，{method}：</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>已写入 {path}。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>The layer, by its name in the project; without one, all layers are looked through.</source>
        <translation>层在项目中的名称；不指定则查找所有层。</translation>
    </message>
    <message>
        <source>The channels, counted from 0; by default those that differ most between samples.</source>
        <translation>通道编号，从 0 开始；默认取在样本之间差异最大的通道。</translation>
    </message>
    <message>
        <source>The run&apos;s part to look through.</source>
        <translation>要查找的数据部分。</translation>
    </message>
    <message>
        <source>Write the patches as a picture, a row a channel.</source>
        <translation>把图块写成一张图片，每个通道一行。</translation>
    </message>
    <message>
        <source>Name the layer too: {option} NAME.</source>
        <translation>请同时指定层：{option} NAME。</translation>
    </message>
    <message>
        <source>{option} takes whole numbers with commas between, such as 1,5,7.</source>
        <translation>{option} 需要用逗号分隔的整数，例如 1,5,7。</translation>
    </message>
    <message>
        <source>{run}, {samples} of {total} samples ({part}):</source>
        <translation>{run}，共 {total} 个样本，查看了其中 {samples} 个（{part}）：</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Never excited</source>
        <translation>从未激活</translation>
    </message>
    <message>
        <source>Sees, in pixels</source>
        <translation>感受野（像素）</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Excited most by</source>
        <translation>最能激活它的样本</translation>
    </message>
    <message>
        <source>No sample excites any channel of this layer.</source>
        <translation>没有样本能激活这一层的任何通道。</translation>
    </message>
    <message>
        <source>The patches are in {path}</source>
        <translation>图块已保存到 {path}</translation>
    </message>
    <message>
        <source>The layer, such as resnet18.</source>
        <translation>层的名称，例如 resnet18。</translation>
    </message>
    <message>
        <source>Fetches its weights over the network.</source>
        <translation>通过网络下载它的权重。</translation>
    </message>
    <message>
        <source>Imports them from a file that is here already.</source>
        <translation>从已有的文件导入。</translation>
    </message>
    <message>
        <source>Add --fetch to get the weights from {address}, or --file FILE.</source>
        <translation>加上 --fetch 从 {address} 下载权重，或用 --file FILE 导入。</translation>
    </message>
    <message>
        <source>The weights of {layer} are in {path}</source>
        <translation>{layer} 的权重在 {path}</translation>
    </message>
    <message>
        <source>“{id}” comes with no weights. There are: {names}.</source>
        <translation>“{id}”没有自带权重。有自带权重的层：{names}。</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Too little has been tried yet to tell.</source>
        <translation>试验次数还太少，无法判断。</translation>
    </message>
    <message>
        <source>From {before} to {after} of the training samples {change}. With one seed nobody can tell how much of it is chance.</source>
        <translation>训练样本从 {before} 增加到 {after}，结果{change}。只有一个随机种子，无法判断其中有多少是偶然。</translation>
    </message>
    <message>
        <source>From {before} to {after} of the training samples {change}, but chance alone may make {chance}: more seeds would tell.</source>
        <translation>训练样本从 {before} 增加到 {after}，结果{change}，但仅随机波动就可能有 {chance}：请多试几个随机种子。</translation>
    </message>
    <message>
        <source>More data would probably help: from {before} to {after} of the training samples {change} (± {chance}).</source>
        <translation>增加数据很可能有帮助：训练样本从 {before} 增加到 {after}，结果{change}（± {chance}）。</translation>
    </message>
    <message>
        <source>More of this data made it worse: from {before} to {after} of the training samples {change} (± {chance}). Look at the data, or train longer.</source>
        <translation>这样的数据越多反而越差：训练样本从 {before} 增加到 {after}，结果{change}（± {chance}）。请检查数据，或者训练更久。</translation>
    </message>
    <message>
        <source>There is little left to win: with {after} of the training samples it gets {score}.</source>
        <translation>提升空间已经很小：用 {after} 的训练样本达到 {score}。</translation>
    </message>
    <message>
        <source>The curve is flat: from {before} to {after} of the training samples {change} (± {chance}). A better network or better data would help rather than more of it.</source>
        <translation>曲线已经平了：训练样本从 {before} 增加到 {after}，结果{change}（± {chance}）。与其增加数据，不如改进网络或数据质量。</translation>
    </message>
    <message>
        <source>it lost {points} points</source>
        <translation>下降了 {points} 个百分点</translation>
    </message>
    <message>
        <source>it won {points} points</source>
        <translation>提升了 {points} 个百分点</translation>
    </message>
    <message>
        <source>it went from {then} to {now}</source>
        <translation>从 {then} 变为 {now}</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} 个百分点</translation>
    </message>
    <message>
        <source>The simple method needs less data: with {share} it is as good as the network with {last}.</source>
        <translation>简单方法需要的数据更少：用 {share} 的数据就与网络用 {last} 时一样好。</translation>
    </message>
    <message>
        <source>With {last} the simple method is at least as good as the network.</source>
        <translation>用 {last} 的数据时，简单方法不比网络差。</translation>
    </message>
    <message>
        <source>With {share} the simple method is ahead, with {last} the network: it makes more of much data.</source>
        <translation>用 {share} 的数据时简单方法领先，用 {last} 时网络领先：数据多时网络更有优势。</translation>
    </message>
    <message>
        <source>The network needs less data than the simple method: with {share} it is as good as that with {last}.</source>
        <translation>网络需要的数据比简单方法更少：用 {share} 的数据就与简单方法用 {last} 时一样好。</translation>
    </message>
    <message>
        <source>With {last} the network is better than the simple method.</source>
        <translation>用 {last} 的数据时，网络优于简单方法。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数据量</translation>
    </message>
    <message>
        <source>How good a network becomes with more and more samples to learn from.</source>
        <translation>网络的效果随训练样本增多如何变化。</translation>
    </message>
    <message>
        <source>{metric} against the amount of data</source>
        <translation>{metric}随数据量的变化</translation>
    </message>
    <message>
        <source>{title}:</source>
        <translation>{title}：</translation>
    </message>
    <message>
        <source>{n} samples by the {features} numbers that “{node}” gives for each.</source>
        <translation>{n} 个样本，依据“{node}”为每个样本输出的 {features} 个数。</translation>
    </message>
    <message>
        <source>It gives numbers for each step: these are their means over the real steps.</source>
        <translation>它在每一步都有输出，这里取真实步（不含填充）上的平均值。</translation>
    </message>
    <message>
        <source>It gives numbers for each pixel: these are their means over at most 16 × 16 areas.</source>
        <translation>它在每个像素处都有输出，这里取至多 16×16 个区域内的平均值。</translation>
    </message>
    <message>
        <source>It gives numbers for each pixel: these are their means over the picture.</source>
        <translation>它在每个像素处都有输出，这里取整幅图上的平均值。</translation>
    </message>
    <message>
        <source>The two directions drawn hold {share} of all that differs (PCA).</source>
        <translation>图中的两个方向占全部方差的 {share}（PCA）。</translation>
    </message>
    <message>
        <source>t-SNE keeps neighbours together. How far groups lie from each other, and how large they are, means little.</source>
        <translation>t-SNE 让邻居留在一起。各组相距多远、各组有多大，没有多少意义。</translation>
    </message>
    <message>
        <source>Drawn by chance, always the same: {n} of {total} samples.</source>
        <translation>随机抽取 {total} 个样本中的 {n} 个（每次相同）。</translation>
    </message>
    <message>
        <source>Of {n} validation and test samples, {share} lie nearest to a training sample in the same span of “{target}”.</source>
        <translation>{n} 个验证和测试样本中，{share} 的最近训练样本与自己处于“{target}”的同一区间。</translation>
    </message>
    <message>
        <source>Of {n} validation and test samples, {share} lie nearest to a training sample of the same “{target}”.</source>
        <translation>{n} 个验证和测试样本中，{share} 的最近训练样本与自己的“{target}”相同。</translation>
    </message>
    <message>
        <source>That is too few to doubt a label by its neighbours.</source>
        <translation>这个比例太低，不足以根据邻居怀疑某个标签。</translation>
    </message>
    <message>
        <source>Perhaps labelled wrongly, as their nearest training samples all have another “{target}”: {n}</source>
        <translation>标签可能有误的样本（最近的训练样本全是另一个“{target}”）：{n}</translation>
    </message>
    <message>
        <source>Neighbours say</source>
        <translation>邻居的标签</translation>
    </message>
    <message>
        <source>Share of them</source>
        <translation>所占比例</translation>
    </message>
    <message>
        <source>{share} % of the training samples are only {n}, and at least {least} are needed; this amount is left out.</source>
        <translation>{share} % 的训练样本只有 {n} 个，至少需要 {least} 个；略过这个数据量。</translation>
    </message>
    <message>
        <source>At least two amounts are needed. Add samples, or choose larger amounts.</source>
        <translation>至少需要两种数据量。请增加样本，或选择更大的比例。</translation>
    </message>
    <message>
        <source>{reason} The network is tried alone.</source>
        <translation>{reason}只试验网络。</translation>
    </message>
    <message>
        <source>The run began with the weights of {runs}, which have seen all samples; here each training begins anew.</source>
        <translation>这次运行从 {runs} 的权重开始，而那些权重见过全部样本；这里每次训练都从头开始。</translation>
    </message>
    <message>
        <source>The data or the plan of this run has changed since its amounts were tried. They are tried anew.</source>
        <translation>自上次试验以来，这次运行的数据或训练设置有变化。将重新试验。</translation>
    </message>
    <message>
        <source>Amounts of data are being tried for {run} already. Wait for that, or cancel it.</source>
        <translation>{run} 的数据量试验正在进行。请等它结束，或取消它。</translation>
    </message>
    <message>
        <source>Trying amounts of data</source>
        <translation>正在试验不同的数据量</translation>
    </message>
    <message>
        <source>A training ended without a result.</source>
        <translation>有一次训练没有给出结果。</translation>
    </message>
    <message>
        <source>The picture&apos;s name must end in .png: {path}</source>
        <translation>图片文件名必须以 .png 结尾：{path}</translation>
    </message>
    <message>
        <source>“{name}” has the channels 0 to {n}.</source>
        <translation>“{name}”的通道编号为 0 到 {n}。</translation>
    </message>
    <message>
        <source>There is no map of the data for networks that learn in this way.</source>
        <translation>以这种方式学习的网络没有样本分布图。</translation>
    </message>
    <message>
        <source>Looking for neighbours</source>
        <translation>正在查找最近邻</translation>
    </message>
    <message>
        <source>The data has changed so much since {run} that its network cannot read it. Train again.</source>
        <translation>{run} 之后数据变化太大，它的网络已无法读取。请重新训练。</translation>
    </message>
    <message>
        <source>{node}: {port}</source>
        <translation>{node}：{port}</translation>
    </message>
    <message>
        <source>Placing the samples (PCA)</source>
        <translation>正在计算样本的位置（PCA）</translation>
    </message>
    <message>
        <source>Placing the samples (t-SNE)</source>
        <translation>正在计算样本的位置（t-SNE）</translation>
    </message>
    <message>
        <source>“{name}” is no convolution of pictures and has no filters.</source>
        <translation>“{name}”不是图片的卷积层，没有滤波器。</translation>
    </message>
    <message>
        <source>The filters of this layer do not lie on the picture, but on {n} channels of the layer before it, so that they are no pictures. Look at what excites them instead.</source>
        <translation>这一层的滤波器不是直接作用在图片上，而是作用在上一层的 {n} 个通道上，因此画不成图片。可以改看最能激活它们的是什么。</translation>
    </message>
    <message>
        <source>The network of {run} cannot be looked into.</source>
        <translation>无法查看{run}的网络内部。</translation>
    </message>
    <message>
        <source>{run} has no layer “{name}”. Train again to look into it.</source>
        <translation>{run} 没有“{name}”这一层。请重新训练后再查看。</translation>
    </message>
    <message>
        <source>“{name}” gives nothing at “{port}” in {run}.</source>
        <translation>在 {run} 中，“{name}”的“{port}”端口没有输出。</translation>
    </message>
    <message>
        <source>No answer needs “{name}”, so the network does not compute it.</source>
        <translation>没有任何输出用到“{name}”，因此网络不会计算它。</translation>
    </message>
    <message>
        <source>The map is shown, but could not be kept. {reason}</source>
        <translation>分布图已显示，但无法保存。{reason}</translation>
    </message>
    <message>
        <source>There is no map {n}.</source>
        <translation>没有第 {n} 张特征图。</translation>
    </message>
    <message>
        <source>A map needs at least {n} samples.</source>
        <translation>样本分布图至少需要 {n} 个样本。</translation>
    </message>
    <message>
        <source>This node gives the same numbers for every sample, so there is nothing to draw.</source>
        <translation>这个节点对每个样本的输出都相同，没有可画的内容。</translation>
    </message>
    <message>
        <source>The network has no vectors at “{name}”. Choose one of: {all}.</source>
        <translation>网络在“{name}”处没有特征向量。请从这些节点中选择：{all}。</translation>
    </message>
    <message>
        <source>Computing the vectors</source>
        <translation>正在计算特征向量</translation>
    </message>
    <message>
        <source>Some numbers at this node are not finite. Train again with a lower learning rate.</source>
        <translation>这个节点的输出中有非有限值。请降低学习率后重新训练。</translation>
    </message>
    <message>
        <source>The weights in {path} do not fit {layer}.</source>
        <translation>{path} 中的权重与 {layer} 不符。</translation>
    </message>
    <message>
        <source>What the frozen layers give for {n:,} samples takes {size}, too much to be kept. It is computed anew in every epoch.</source>
        <translation>冻结的层对 {n:,} 个样本的输出需要 {size}，放不下，因此每轮都重新计算。</translation>
    </message>
    <message>
        <source>What the frozen layers give for {n:,} samples was computed once ({size}); epochs begin from there.</source>
        <translation>冻结的层对 {n:,} 个样本的输出已计算一次（{size}），之后每轮从这里开始。</translation>
    </message>
    <message>
        <source>Computing what the frozen layers give</source>
        <translation>正在计算冻结的层的输出</translation>
    </message>
    <message>
        <source>Fetching the weights of {layer}</source>
        <translation>正在下载 {layer} 的权重</translation>
    </message>
    <message>
        <source>The weights of {layer} could not be fetched ({reason}). Try again later, or bring the file {file} from another computer and import it.</source>
        <translation>无法下载 {layer} 的权重（{reason}）。请稍后再试，或从其他电脑拷来文件 {file} 并导入。</translation>
    </message>
    <message>
        <source>Importing the weights of {layer}</source>
        <translation>正在导入 {layer} 的权重</translation>
    </message>
    <message>
        <source>The weights of {layer} come with a package and are here.</source>
        <translation>{layer} 的权重随软件包提供，已经在本机。</translation>
    </message>
    <message>
        <source>The weights of {layer} could not be brought here: {reason}</source>
        <translation>无法取得 {layer} 的权重：{reason}</translation>
    </message>
    <message>
        <source>What came ({size}) is not the weights of {layer}. Nothing was kept; it should be the file {file}.</source>
        <translation>得到的内容（{size}）不是 {layer} 的权重，没有保留；应为文件 {file}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}</source>
        <translation>无法读取 {path}：{reason}</translation>
    </message>
    <message>
        <source>{path} does not hold the weights of {layer}. Install or fetch them again.</source>
        <translation>{path} 不是 {layer} 的权重。请重新安装或下载。</translation>
    </message>
    <message>
        <source>The weights of this run take {size}.</source>
        <translation>本次运行的权重占 {size}。</translation>
    </message>
    <message>
        <source>The weights of this run take {size}, those of {layers} among them. A Python project also carries what these began with, so that it can train anew, and takes twice as much.</source>
        <translation>本次运行的权重占 {size}，其中包括 {layers} 的权重。Python 项目还会附带它们的初始权重，以便重新训练，因此大小约为两倍。</translation>
    </message>
    <message>
        <source>The weights of {layer} are missing. Install the package “{package}”.</source>
        <translation>缺少 {layer} 的权重。请安装软件包“{package}”。</translation>
    </message>
    <message>
        <source>The weights of {layer} are not here yet. Fetch them on the Model page, or import their file.</source>
        <translation>本机还没有 {layer} 的权重。请在模型页下载，或导入文件。</translation>
    </message>
    <message>
        <source>What it carries</source>
        <translation>传递的数据</translation>
    </message>
    <message>
        <source>Its filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>There is no sample to look at. {reason}</source>
        <translation>没有可查看的样本。{reason}</translation>
    </message>
    <message>
        <source>What excites it</source>
        <translation>最能激活它的图片</translation>
    </message>
    <message>
        <source>Looking for what excites the layers</source>
        <translation>正在查找最能激活各层的图片</translation>
    </message>
    <message>
        <source>Weights of {layer}</source>
        <translation>{layer} 的权重</translation>
    </message>
    <message>
        <source>The weights of {layer} are here.</source>
        <translation>{layer} 的权重已就绪。</translation>
    </message>
    <message>
        <source>The weights are on their way.</source>
        <translation>正在取得权重。</translation>
    </message>
    <message>
        <source>Change the weights to begin with</source>
        <translation>更改初始权重</translation>
    </message>
    <message>
        <source>Part of the data</source>
        <translation>数据子集</translation>
    </message>
    <message>
        <source>Right and wrong</source>
        <translation>对与错</translation>
    </message>
    <message>
        <source>Drawing the map of the data</source>
        <translation>正在绘制样本分布图</translation>
    </message>
    <message>
        <source>Pictures or folders of them; for texts, text files with one text a line.</source>
        <translation>图片或图片文件夹；对于文本，是每行一条文本的文本文件。</translation>
    </message>
    <message>
        <source>For pictures: grad-cam (fast) or occlusion (slower, for every network).</source>
        <translation>用于图片：grad-cam（快）或 occlusion（较慢，适用于任何网络）。</translation>
    </message>
    <message>
        <source>The class that is asked about; by default the one that is answered.</source>
        <translation>要询问的类别；默认为网络给出的答案。</translation>
    </message>
    <message>
        <source>Write each picture with its map there, as NAME.why.png.</source>
        <translation>把每张图片连同热力图写到该文件夹，文件名为 NAME.why.png。</translation>
    </message>
    <message>
        <source>Say what to explain the answer for: pictures, a table or a file of texts, --text TEXT, or --row &apos;NAME=VALUE, …&apos;.</source>
        <translation>请说明要解释哪些内容的回答：图片、表格或文本文件、--text 文本，或 --row &apos;列=值, …&apos;。</translation>
    </message>
    <message>
        <source>The picture and its map</source>
        <translation>图片及其热力图</translation>
    </message>
    <message>
        <source>One column at a time had its usual value: the mean, or the most frequent one. Columns that say much the same stand in for each other, and each then looks weaker than it is.</source>
        <translation>每次只把一列换成它的常见值：平均值，或出现最多的值。含义相近的列会互相替代，因此各自看起来都比实际弱。</translation>
    </message>
    <message>
        <source>Percentage points that a column adds to “{label}” ({value}) or takes from it:</source>
        <translation>某一列使“{label}”（{value}）增加或减少的百分点：</translation>
    </message>
    <message>
        <source>How much a column adds to the answer ({value}) or takes from it:</source>
        <translation>某一列使回答（{value}）增加或减少多少：</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对比值</translation>
    </message>
    <message>
        <source>Importance of columns</source>
        <translation>各列的重要性</translation>
    </message>
    <message>
        <source>How much worse the answers get where one column is shuffled.</source>
        <translation>把某一列打乱之后，回答会变差多少。</translation>
    </message>
    <message>
        <source>It says what this network uses, not what causes what. Columns that say much the same share their importance: each then looks smaller than it is.</source>
        <translation>它说明这个网络用到了什么，而不是什么导致了什么。含义相近的列会分摊重要性，因此各自看起来都比实际小。</translation>
    </message>
    <message>
        <source>By how many percentage points “{metric}” gets worse where a column is shuffled among {n} samples: mean ± deviation of {repeats} times.</source>
        <translation>在 {n} 个样本之间打乱某一列后，“{metric}”变差多少个百分点：{repeats} 次的平均值 ± 标准差。</translation>
    </message>
    <message>
        <source>By how much “{metric}” gets worse where a column is shuffled among {n} samples: mean ± deviation of {repeats} times.</source>
        <translation>在 {n} 个样本之间打乱某一列后，“{metric}”变差多少：{repeats} 次的平均值 ± 标准差。</translation>
    </message>
    <message>
        <source>Worse by</source>
        <translation>变差</translation>
    </message>
    <message>
        <source>It looks at the rim</source>
        <translation>网络在看图片边缘</translation>
    </message>
    <message>
        <source>Pictures in which what counts most lies near an edge.</source>
        <translation>最起作用的位置靠近边缘的图片。</translation>
    </message>
    <message>
        <source>Look at these pictures: perhaps a frame, a caption or the background gives the answer away. Then crop them so that the object fills them, or take more pictures with varied backgrounds.</source>
        <translation>请看看这些图片：也许边框、文字或背景泄露了答案。可以裁剪图片，让物体占满画面，或增加背景多样的图片。</translation>
    </message>
    <message>
        <source>In {share} of the pictures it looks at the rim ({n} of {total}).</source>
        <translation>在 {share} 的图片中，网络看的是边缘（{total} 张中的 {n} 张）。</translation>
    </message>
    <message>
        <source>In {share} of the pictures of “{label}” it looks at the rim ({n} of {total}).</source>
        <translation>在“{label}”的图片中，有 {share} 网络看的是边缘（{total} 张中的 {n} 张）。</translation>
    </message>
    <message>
        <source>Grad-CAM of {n} pictures: how often the place that counts most lies in the outer {rim} % of a side. By chance that would be {chance}.</source>
        <translation>对 {n} 张图片做 Grad-CAM：最起作用的位置落在各边外侧 {rim} % 之内的比例。随机情况下为 {chance}。</translation>
    </message>
    <message>
        <source>At the rim</source>
        <translation>在边缘</translation>
    </message>
    <message>
        <source>There is no method “{method}”.</source>
        <translation>没有名为“{method}”的方法。</translation>
    </message>
    <message>
        <source>The network does not know the class “{label}”.</source>
        <translation>网络不认识类别“{label}”。</translation>
    </message>
    <message>
        <source>Finding which columns count</source>
        <translation>正在找出哪些列重要</translation>
    </message>
    <message>
        <source>Without the part that counts most, the probability of “{label}” goes from {before} to {after} ({method}).</source>
        <translation>去掉作用最大的部分后，“{label}”的概率从 {before} 变为 {after}（{method}）。</translation>
    </message>
    <message>
        <source>Without the part that counts most, the answer goes from {before} to {after} ({method}).</source>
        <translation>去掉作用最大的部分后，答案从 {before} 变为 {after}（{method}）。</translation>
    </message>
    <message>
        <source>This network has no feature maps, which Grad-CAM needs. Choose occlusion.</source>
        <translation>这个网络没有特征图，而 Grad-CAM 需要它。请选择遮挡法。</translation>
    </message>
    <message>
        <source>There is no method “{method}”. There are: {known}.</source>
        <translation>没有名为“{method}”的方法。可用的有：{known}。</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DeepStudio</source>
        <translation>关于 DeepStudio</translation>
    </message>
    <message>
        <source>Version {version} · Python {python}</source>
        <translation>版本 {version} · Python {python}</translation>
    </message>
    <message>
        <source>Build, train, understand and use neural networks, on your own computer.</source>
        <translation>在你自己的电脑上搭建、训练、理解和使用神经网络。</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. It stands on these, each under its own licence:</source>
        <translation>依 Apache License 2.0 发布的自由软件。它建立在以下组件之上，各自遵循自己的许可证：</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
</context>
<context>
    <name>ActivationFigure</name>
    <message>
        <source>ReLU is flat up to 0 and then rises; sigmoid and tanh are steps with round corners.</source>
        <translation>ReLU 在 0 之前是平的，之后上升；sigmoid 和 tanh 像圆滑的台阶。</translation>
    </message>
</context>
<context>
    <name>AfterBar</name>
    <message>
        <source>Keeps the network and the settings as they are now for a run that begins when this one has ended.</source>
        <translation>按当前的网络和设置保存一次运行，待本次结束后开始。</translation>
    </message>
    <message>
        <source>Start after this one</source>
        <translation>排在本次之后</translation>
    </message>
    <message>
        <source>1 run waits.</source>
        <translation>1 次运行在排队。</translation>
    </message>
    <message>
        <source>{count} runs wait.</source>
        <translation>{count} 次运行在排队。</translation>
    </message>
</context>
<context>
    <name>AmountsCard</name>
    <message>
        <source>More data or a better network?</source>
        <translation>增加数据，还是改进网络？</translation>
    </message>
    <message>
        <source>Hide the curve</source>
        <translation>隐藏曲线</translation>
    </message>
    <message>
        <source>Show the curve</source>
        <translation>显示曲线</translation>
    </message>
    <message>
        <source>Trains the network and a simple method with 10, 20, 50 and 100 % of the training samples, three times each, and draws how good they become. Each training takes as many steps as the run did.</source>
        <translation>分别用 10 %、20 %、50 % 和 100 % 的训练样本训练网络和一个简单方法，每种三次，然后画出效果的变化。每次训练的步数与原来的训练相同。</translation>
    </message>
    <message>
        <source>The test samples judge.</source>
        <translation>由测试样本评判。</translation>
    </message>
    <message>
        <source>The validation samples judge.</source>
        <translation>由验证样本评判。</translation>
    </message>
    <message>
        <source>That takes about {time}.</source>
        <translation>大约需要 {time}。</translation>
    </message>
    <message>
        <source>The rest takes about {time}.</source>
        <translation>剩余部分大约需要 {time}。</translation>
    </message>
    <message>
        <source>{n} more seeds take about {time}.</source>
        <translation>再试 {n} 个随机种子大约需要 {time}。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Try {n} more seeds</source>
        <translation>再试 {n} 个随机种子</translation>
    </message>
    <message>
        <source>This run is still being trained.</source>
        <translation>这次运行仍在训练。</translation>
    </message>
    <message>
        <source>It is being tried now.</source>
        <translation>正在试验。</translation>
    </message>
</context>
<context>
    <name>AttentionFigure</name>
    <message>
        <source>Arcs from one word to the others; the strongest leads to the word that matters for it.</source>
        <translation>从一个词到其他词的弧线，最粗的一条指向与它最相关的词。</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>“{word}” looks most at “{other}”.</source>
        <translation>“{word}”最关注“{other}”。</translation>
    </message>
    <message>
        <source>the</source>
        <translation>这</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>slept:</source>
        <translation>睡了：</translation>
    </message>
    <message>
        <source>it</source>
        <translation>它</translation>
    </message>
    <message>
        <source>was tired</source>
        <translation>累了</translation>
    </message>
</context>
<context>
    <name>AugmentationStrip</name>
    <message>
        <source>One sample as training may see it</source>
        <translation>训练时可能看到的同一个样本</translation>
    </message>
    <message>
        <source>Another sample</source>
        <translation>换一个样本</translation>
    </message>
    <message>
        <source>The sample, changed at random</source>
        <translation>随机变换后的样本</translation>
    </message>
</context>
<context>
    <name>BalanceFigure</name>
    <message>
        <source>Two bars of unlike length, for a large class and a small one.</source>
        <translation>一长一短两条，表示一个大类和一个小类。</translation>
    </message>
    <message>
        <source>Share of cats</source>
        <translation>猫的比例</translation>
    </message>
    <message>
        <source>Whoever always says “cat” is right in {share}, and finds no dog at all.</source>
        <translation>总是回答“猫”，准确率为 {share}，却一只狗也找不出来。</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BarsView</name>
    <message>
        <source>These samples are not among those with the largest errors, which are kept.</source>
        <translation>这些样本不在保留的误差最大的样本之列。</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>没有这样的样本。</translation>
    </message>
</context>
<context>
    <name>BinDeeds</name>
    <message>
        <source>{run} is in the bin</source>
        <translation>{run} 已放入回收站</translation>
    </message>
    <message>
        <source>Delete {run} for good?</source>
        <translation>彻底删除 {run}？</translation>
    </message>
    <message>
        <source>Its curves and its weights, {size}, are removed from the disk. This cannot be undone.</source>
        <translation>其曲线和权重（{size}）将从磁盘删除，无法撤销。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Runs stay here until you delete them. Together they take {size} on the disk.</source>
        <translation>运行会一直保留在这里，直到你删除它们。共占用磁盘 {size}。</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
</context>
<context>
    <name>BlockActions</name>
    <message>
        <source>Title of the block</source>
        <translation>模块标题</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import a block…</source>
        <translation>导入模块…</translation>
    </message>
    <message>
        <source>“{name}” is deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Export the block</source>
        <translation>导出模块</translation>
    </message>
    <message>
        <source>Import a block</source>
        <translation>导入模块</translation>
    </message>
</context>
<context>
    <name>BlockedCard</name>
    <message>
        <source>Go to Data</source>
        <translation>前往“数据”</translation>
    </message>
    <message>
        <source>Go to Model</source>
        <translation>前往“模型”</translation>
    </message>
    <message>
        <source>Show the setting</source>
        <translation>显示该设置</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Tab and arrows walk along the layers, A adds a layer, C connects, Enter opens the settings.</source>
        <translation>Tab 和方向键在层之间移动，A 添加层，C 连接，Enter 打开设置。</translation>
    </message>
    <message>
        <source>Your network begins here</source>
        <translation>你的网络从这里开始</translation>
    </message>
    <message>
        <source>Drag a layer from the left, press A to search for one, or start from a template.</source>
        <translation>从左侧拖入一个层，按 A 搜索，或从模板开始。</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>选择模板</translation>
    </message>
    <message>
        <source>Add an Input</source>
        <translation>添加输入</translation>
    </message>
    <message>
        <source>No layer fits here.</source>
        <translation>没有适合这里的层。</translation>
    </message>
    <message>
        <source>Find a layer…</source>
        <translation>查找层…</translation>
    </message>
    <message>
        <source>No layer is left to connect.</source>
        <translation>没有可以连接的层。</translation>
    </message>
    <message>
        <source>Connect with…</source>
        <translation>连接到…</translation>
    </message>
    <message>
        <source>There is no layer yet.</source>
        <translation>还没有层。</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} 个层</translation>
    </message>
    <message>
        <source>result not known</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} 个参数</translation>
    </message>
</context>
<context>
    <name>CanvasActions</name>
    <message>
        <source>Add a layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Connect the selected layer…</source>
        <translation>连接选中的层…</translation>
    </message>
    <message>
        <source>Rename the selected layer</source>
        <translation>重命名选中的层</translation>
    </message>
    <message>
        <source>Tidy up the network</source>
        <translation>整理网络布局</translation>
    </message>
    <message>
        <source>Copy layers</source>
        <translation>复制层</translation>
    </message>
    <message>
        <source>Cut layers</source>
        <translation>剪切层</translation>
    </message>
    <message>
        <source>Paste layers</source>
        <translation>粘贴层</translation>
    </message>
    <message>
        <source>Duplicate layers</source>
        <translation>创建层的副本</translation>
    </message>
    <message>
        <source>Delete layers or wires</source>
        <translation>删除层或连线</translation>
    </message>
    <message>
        <source>Select all layers</source>
        <translation>全选层</translation>
    </message>
    <message>
        <source>Group the selected layers</source>
        <translation>将所选层分组</translation>
    </message>
    <message>
        <source>Ungroup the selected layers</source>
        <translation>取消所选层的分组</translation>
    </message>
    <message>
        <source>Open or close the group</source>
        <translation>展开或折叠分组</translation>
    </message>
    <message>
        <source>Save as my block…</source>
        <translation>保存为我的模块…</translation>
    </message>
    <message>
        <source>Open this block</source>
        <translation>展开此模块</translation>
    </message>
    <message>
        <source>Look inside the layers</source>
        <translation>查看各层内部</translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation>显示整个网络</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>缩放到 100 %</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Insert a layer…</source>
        <translation>插入层…</translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation>删除连线</translation>
    </message>
    <message>
        <source>Add a layer behind…</source>
        <translation>在后面添加层…</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Name and settings</source>
        <translation>名称与设置</translation>
    </message>
    <message>
        <source>Open this block</source>
        <translation>展开此模块</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Let it learn again</source>
        <translation>恢复学习</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Cut all wires</source>
        <translation>断开全部连线</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Open the group</source>
        <translation>展开分组</translation>
    </message>
    <message>
        <source>Close the group</source>
        <translation>折叠分组</translation>
    </message>
    <message>
        <source>Rename the group</source>
        <translation>重命名分组</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Take out of the group</source>
        <translation>移出分组</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>取消分组</translation>
    </message>
    <message>
        <source>Save as my block…</source>
        <translation>保存为我的模块…</translation>
    </message>
    <message>
        <source>Add a layer behind “{result}”…</source>
        <translation>在“{result}”之后添加层…</translation>
    </message>
    <message>
        <source>Add a layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>整理布局</translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation>显示整个网络</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>This wire would close a circle. Data must flow one way, from an input to an output.</source>
        <translation>这条连线会让各层首尾相接成环。数据只能单向流动，从输入到输出。</translation>
    </message>
</context>
<context>
    <name>CarriedView</name>
    <message>
        <source>Opening the network…</source>
        <translation>正在打开网络…</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>再显示 {n} 个</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>第 {n} 轮</translation>
    </message>
</context>
<context>
    <name>ChoiceCell</name>
    <message>
        <source>another value</source>
        <translation>其他值</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>The network never saw such a value; it is treated as unknown.</source>
        <translation>网络从未见过这样的值，会按未知值处理。</translation>
    </message>
</context>
<context>
    <name>ClassAnswerView</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>with a probability of {share}, hardly more than “{name}” ({other}): not sure</source>
        <translation>概率 {share}，与“{name}”（{other}）相差无几，把握不大</translation>
    </message>
    <message>
        <source>with a probability of {share}</source>
        <translation>概率 {share}</translation>
    </message>
    <message>
        <source>Right: it is “{label}”.</source>
        <translation>正确：是“{label}”。</translation>
    </message>
    <message>
        <source>Wrong: it is “{label}”.</source>
        <translation>错误：是“{label}”。</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>显示全部 {n} 个</translation>
    </message>
    <message>
        <source>Show only the first {n}</source>
        <translation>只显示前 {n} 个</translation>
    </message>
</context>
<context>
    <name>ClassCard</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name the classes… (F2 or a double click names one)</source>
        <translation>为类别命名…（按 F2 或双击可命名单个类别）</translation>
    </message>
    <message>
        <source>Name of the class</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>{n} 个类别</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Name the classes…</source>
        <translation>为类别命名…</translation>
    </message>
</context>
<context>
    <name>ClassNamesDialog</name>
    <message>
        <source>Names of the classes</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>These names stand wherever “{column}” is shown, also for networks that are trained already. Your files stay as they are.</source>
        <translation>凡是显示“{column}”的地方都用这些名称，已训练好的网络也一样。你的文件不会改动。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use these names</source>
        <translation>使用这些名称</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Name of “{name}”</source>
        <translation>“{name}”的名称</translation>
    </message>
    <message>
        <source>{n} samples</source>
        <translation>{n} 个样本</translation>
    </message>
</context>
<context>
    <name>ClosableDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CloseRow</name>
    <message>
        <source>Takes the row to the page Predict, where you can change it.</source>
        <translation>把这一行带到“预测”页，在那里可以修改它。</translation>
    </message>
</context>
<context>
    <name>CloseText</name>
    <message>
        <source>The text</source>
        <translation>这条文本</translation>
    </message>
    <message>
        <source>Takes the text to the page Predict: see which words decided, and change them.</source>
        <translation>把文本带到“预测”页：看看哪些词起了作用，再改一改。</translation>
    </message>
</context>
<context>
    <name>CloseView</name>
    <message>
        <source>The sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Try it yourself</source>
        <translation>自己试试</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>How to use it</source>
        <translation>如何使用</translation>
    </message>
</context>
<context>
    <name>ColumnField</name>
    <message>
        <source>{name} (not in the data)</source>
        <translation>{name}（数据中没有）</translation>
    </message>
    <message>
        <source>the only one: {name}</source>
        <translation>唯一的一列：{name}</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>the only one</source>
        <translation>唯一的一列</translation>
    </message>
</context>
<context>
    <name>ColumnsForm</name>
    <message>
        <source>Divide by a column</source>
        <translation>按列划分</translation>
    </message>
</context>
<context>
    <name>ColumnsTable</name>
    <message>
        <source>“{column}” is a</source>
        <translation>“{column}”的类型</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>Nothing is called like that. Try another word.</source>
        <translation>没有这样的名称。请换个词试试。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>Not possible right now</source>
        <translation>现在无法使用</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>{count} of {total} “{true}” were recognised.</source>
        <translation>{total} 个“{true}”中有 {count} 个识别正确。</translation>
    </message>
    <message>
        <source>{count} of {total} “{true}” were taken for “{predicted}”.</source>
        <translation>{total} 个“{true}”中有 {count} 个被判断为“{predicted}”。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter shows the wrong samples of a cell.</source>
        <translation>方向键移动，Enter 显示该格的错误样本。</translation>
    </message>
    <message>
        <source>taken for</source>
        <translation>预测为</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
</context>
<context>
    <name>ContentsList</name>
    <message>
        <source>What there is to read</source>
        <translation>可以阅读的内容</translation>
    </message>
</context>
<context>
    <name>Corrector</name>
    <message>
        <source>If the network is right and the label is not, correct it here. Your files are not changed.</source>
        <translation>如果网络是对的而标签错了，请在这里更正。你的文件不会被改动。</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
</context>
<context>
    <name>DataCurveFigure</name>
    <message>
        <source>With little data the simple method is ahead; the network goes on rising and passes it.</source>
        <translation>数据少时简单方法领先；网络随数据增多持续上升，最后超过它。</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>simple</source>
        <translation>简单方法</translation>
    </message>
</context>
<context>
    <name>DataCurvePlot</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Simple method</source>
        <translation>简单方法</translation>
    </message>
    <message>
        <source>{n} samples</source>
        <translation>{n} 个样本</translation>
    </message>
    <message>
        <source>Share of the training samples</source>
        <translation>训练样本的比例</translation>
    </message>
    <message>
        <source>Share of the {n} training samples</source>
        <translation>占 {n} 个训练样本的比例</translation>
    </message>
</context>
<context>
    <name>DataCurveView</name>
    <message>
        <source>Save the curve</source>
        <translation>保存曲线</translation>
    </message>
    <message>
        <source>As a picture (PNG)…</source>
        <translation>保存为图片（PNG）…</translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>保存为表格（CSV）…</translation>
    </message>
    <message>
        <source>Save the curve as a picture</source>
        <translation>将曲线保存为图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the curve as a table</source>
        <translation>将曲线保存为表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>DataMapView</name>
    <message>
        <source>Draw it again</source>
        <translation>重新绘制</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>绘制分布图</translation>
    </message>
    <message>
        <source>For each sample, a layer of the network gives numbers. The map places samples with similar numbers near each other. It shows what the network takes for alike, and labels that do not fit.</source>
        <translation>网络的每一层都会为每个样本输出一组数。分布图把这些数相近的样本放在一起，由此可以看出网络认为哪些样本相似，以及哪些标签不合群。</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>Not drawn with {method} yet</source>
        <translation>尚未用 {method} 绘制</translation>
    </message>
    <message>
        <source>The run has learned more since this map was drawn. Draw it again.</source>
        <translation>绘制之后这次训练又学到了更多。请重新绘制。</translation>
    </message>
    <message>
        <source>This could not be saved in the project&apos;s folder, so it is gone when the program ends.</source>
        <translation>这个结果未能保存到项目文件夹，退出程序后会丢失。</translation>
    </message>
</context>
<context>
    <name>DataNotes</name>
    <message>
        <source>Examine what is new</source>
        <translation>用新增样本评估</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Drop to use as data</source>
        <translation>松开即可用作数据</translation>
    </message>
</context>
<context>
    <name>DecidedNumbers</name>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Of all that is taken for the class: how many are of it.</source>
        <translation>判为该类别的样本中，有多少确实是。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Of all samples of the class: how many are found.</source>
        <translation>该类别的样本中，找出了多少。</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Precision and recall in one number (their harmonic mean).</source>
        <translation>精确率与召回率合成的一个数（调和平均）。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Of all samples of both classes: how many are told right.</source>
        <translation>两个类别的全部样本中，判对了多少。</translation>
    </message>
</context>
<context>
    <name>DetailsColumn</name>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Facts, when last seen</source>
        <translation>概况（上次读取时）</translation>
    </message>
    <message>
        <source>Tells this data from any other. It changes when a file is added, removed or changed.</source>
        <translation>用来区分不同的数据。增加、删除或修改文件后它会变化。</translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>The part of this computer that calculates. Automatic takes the fastest that works.</source>
        <translation>计算机中负责计算的部分。“自动”选用可用设备中最快的。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic: {device}</source>
        <translation>自动：{device}</translation>
    </message>
    <message>
        <source>{device} (does not work)</source>
        <translation>{device}（不可用）</translation>
    </message>
    <message>
        <source>tested ✓</source>
        <translation>已测试 ✓</translation>
    </message>
</context>
<context>
    <name>DrawingCard</name>
    <message>
        <source>Draw</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>画笔粗细</translation>
    </message>
    <message>
        <source>Take the last stroke back (Ctrl+Z)</source>
        <translation>撤回上一笔（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Clear the sheet (Delete)</source>
        <translation>清空（Delete）</translation>
    </message>
    <message>
        <source>Draw dark on light instead</source>
        <translation>改为浅底深色</translation>
    </message>
    <message>
        <source>Draw light on dark instead</source>
        <translation>改为深底浅色</translation>
    </message>
    <message>
        <source>Draw here with the mouse</source>
        <translation>用鼠标在这里书写</translation>
    </message>
    <message>
        <source>Sheet to draw on</source>
        <translation>书写区域</translation>
    </message>
    <message>
        <source>There is nothing on the sheet.</source>
        <translation>还没有写任何内容。</translation>
    </message>
    <message>
        <source>The drawing is centered, scaled and thickened like the training samples.</source>
        <translation>手写内容会像训练样本一样居中、缩放并加粗。</translation>
    </message>
    <message>
        <source>The drawing goes to the network as it is, only smaller.</source>
        <translation>手写内容原样缩小后交给网络。</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop a folder or a table here</source>
        <translation>把文件夹或表格拖到这里</translation>
    </message>
</context>
<context>
    <name>DropoutFigure</name>
    <message>
        <source>A network in which some neurons of the inner layers take no part.</source>
        <translation>一个网络，中间层的部分神经元不参与。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>{away} of {all} inner neurons take no part in this step; the next step leaves out others.</source>
        <translation>{all} 个中间神经元中有 {away} 个不参与这一步；下一步会换成另一些。</translation>
    </message>
</context>
<context>
    <name>EarlyStoppingFigure</name>
    <message>
        <source>Training ends some epochs after the best validation loss; the best epoch is kept.</source>
        <translation>验证损失最低之后再过几轮，训练结束；最佳轮次会保留。</translation>
    </message>
    <message>
        <source>best, kept</source>
        <translation>最佳，保留</translation>
    </message>
    <message>
        <source>no better</source>
        <translation>没有变好</translation>
    </message>
    <message>
        <source>training ends</source>
        <translation>训练结束</translation>
    </message>
</context>
<context>
    <name>EmptyData</name>
    <message>
        <source>A folder with one sub-folder for each class, such as of pictures or texts, or a table with a sample in each row. Your files stay where they are and as they are.</source>
        <translation>一个文件夹，其中每个类别一个子文件夹，例如图片或文本；或者每行一个样本的表格。你的文件会原样留在原处。</translation>
    </message>
    <message>
        <source>Drop your data here</source>
        <translation>把数据拖到这里</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>选择表格…</translation>
    </message>
</context>
<context>
    <name>EpochOfBatchesFigure</name>
    <message>
        <source>Sixty samples in groups: each group is a batch, all together are an epoch.</source>
        <translation>六十个样本分成若干组：每组是一批，全部合起来是一个轮次。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>{n} samples in batches of {size}: the weights change {steps} times an epoch.</source>
        <translation>{n} 个样本，批大小 {size}：每个轮次调整 {steps} 次参数。</translation>
    </message>
</context>
<context>
    <name>ErrorsFigure</name>
    <message>
        <source>Points around a diagonal; the distance of each to it is its error.</source>
        <translation>散布在对角线附近的点，到对角线的距离就是误差。</translation>
    </message>
    <message>
        <source>One large error</source>
        <translation>一个大误差</translation>
    </message>
    <message>
        <source>Mean absolute error {absolute:.2f}, root of the mean squared error {root:.2f}, R² {r2:.2f}.</source>
        <translation>平均绝对误差 {absolute:.2f}，均方根误差 {root:.2f}，R² {r2:.2f}。</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实值</translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Evaluate the network</source>
        <translation>评估网络</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Find out how good the network&apos;s answers are, and where it fails.</source>
        <translation>了解网络的答案有多好，以及在哪里出错。</translation>
    </message>
    <message>
        <source>Then this page shows how good its answers are, and which of them are the worst.</source>
        <translation>之后本页会显示网络的答案有多好，以及哪些答案最差。</translation>
    </message>
    <message>
        <source>{n} samples.</source>
        <translation>共 {n} 个样本。</translation>
    </message>
    <message>
        <source>Weights of epoch {epoch}, the best one of this run.</source>
        <translation>第 {epoch} 轮的权重，即这次运行的最佳权重。</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>It is being evaluated now.</source>
        <translation>正在评估。</translation>
    </message>
    <message>
        <source>Map of the data</source>
        <translation>样本分布图</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>正在评估…</translation>
    </message>
    <message>
        <source>Not evaluated with these samples yet</source>
        <translation>还没有用这些样本评估</translation>
    </message>
    <message>
        <source>At the end of a training only the test samples are examined by themselves.</source>
        <translation>训练结束时只会自动评估测试样本。</translation>
    </message>
    <message>
        <source>This run examines them when it ends. Its last weights can be examined already now.</source>
        <translation>这次运行结束时会自动评估测试样本。现在也可以先评估它最新的参数。</translation>
    </message>
    <message>
        <source>A training examines them at its end; this run was interrupted, or an earlier version made it.</source>
        <translation>训练结束时会自动评估测试样本；这次运行中途中断了，或由较早的版本生成。</translation>
    </message>
    <message>
        <source>The run has learned more since this was found. Evaluate it again.</source>
        <translation>在此之后该运行又学到了更多。请重新评估。</translation>
    </message>
    <message>
        <source>The data has changed since this was found. Evaluate it again.</source>
        <translation>在此之后数据有了改动。请重新评估。</translation>
    </message>
    <message>
        <source>This could not be saved in the project&apos;s folder, so it is gone when the program ends.</source>
        <translation>这个结果未能保存到项目文件夹，退出程序后会丢失。</translation>
    </message>
    <message>
        <source>Samples corrected since this training: {n}. Train again, so that the network learns it.</source>
        <translation>这次训练之后更正了 {n} 个样本。请重新训练，让网络学会。</translation>
    </message>
</context>
<context>
    <name>EvaluateViews</name>
    <message>
        <source>What is shown</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Map of the data</source>
        <translation>样本分布图</translation>
    </message>
</context>
<context>
    <name>ExampleButton</name>
    <message>
        <source>Click to see it in the list.</source>
        <translation>点击可在列表中查看。</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export: {form}</source>
        <translation>导出：{form}</translation>
    </message>
    <message>
        <source>In which folder shall “{name}” be made?</source>
        <translation>要在哪个文件夹中创建“{name}”？</translation>
    </message>
    <message>
        <source>Then you can take it away: as ONNX, as a PyTorch program, as readable code, or as plain weights.</source>
        <translation>之后就可以带走它：ONNX、PyTorch 程序、易读的代码，或单纯的权重。</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>An export holds the best weights of the run. Your project and your data stay as they are.</source>
        <translation>导出的是该运行的最佳权重。你的项目和数据保持不变。</translation>
    </message>
    <message>
        <source>I want to…</source>
        <translation>我想…</translation>
    </message>
    <message>
        <source>An export is going on. Wait for it, or cancel it.</source>
        <translation>正在导出。请等待完成，或取消。</translation>
    </message>
</context>
<context>
    <name>ExporterCard</name>
    <message>
        <source>You get</source>
        <translation>你会得到</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export: {form}</source>
        <translation>导出：{form}</translation>
    </message>
</context>
<context>
    <name>FallingFigure</name>
    <message>
        <source>Both curves fall, quickly at first, and stay close to each other.</source>
        <translation>两条曲线都下降，开始时很快，并且始终靠近。</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>simple: {value}</source>
        <translation>简单方法：{value}</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Or paste them with Ctrl+V, choose files, or try a sample of your data.</source>
        <translation>也可以用 Ctrl+V 粘贴、选择文件，或试一个数据样本。</translation>
    </message>
</context>
<context>
    <name>FileColumnRow</name>
    <message>
        <source>Choose a column</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>{n} different values</source>
        <translation>{n} 个不同的值</translation>
    </message>
</context>
<context>
    <name>FilterGrid</name>
    <message>
        <source>Filters, in the order of their channels</source>
        <translation>滤波器，按通道顺序排列</translation>
    </message>
    <message>
        <source>{n} filters of {size}</source>
        <translation>{n} 个 {size} 的滤波器</translation>
    </message>
    <message>
        <source>Filter of channel {n}: the size of its weights is {size} in the mean</source>
        <translation>通道 {n} 的滤波器：权重绝对值平均为 {size}</translation>
    </message>
</context>
<context>
    <name>FiltersView</name>
    <message>
        <source>Grey is zero: there the picture does not matter. A filter answers most to a picture that is bright where it is bright, and dark where it is dark. Each is scaled for itself.</source>
        <translation>灰色表示零：图片在那里是什么都无关紧要。图片在滤波器亮的地方亮、暗的地方暗时，它的响应最强。每个滤波器各自缩放。</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Samples that this concerns</source>
        <translation>涉及的样本数</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>decided for you</source>
        <translation>已自动处理</translation>
    </message>
    <message>
        <source>Examples ({n})</source>
        <translation>示例（{n}）</translation>
    </message>
    <message>
        <source>Hide the examples</source>
        <translation>收起示例</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 项发现</translation>
    </message>
    <message>
        <source>{n} findings</source>
        <translation>{n} 项发现</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>检查已停止。</translation>
    </message>
    <message>
        <source>Nothing doubtful found.</source>
        <translation>没有发现疑点。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Looked for: {names}.</source>
        <translation>检查了：{names}。</translation>
    </message>
</context>
<context>
    <name>Flows</name>
    <message>
        <source>Tidy up downwards</source>
        <translation>整理为自上而下</translation>
    </message>
    <message>
        <source>Tidy up to the right</source>
        <translation>整理为从左到右</translation>
    </message>
    <message>
        <source>Tidy up folded into columns</source>
        <translation>整理为多列折叠</translation>
    </message>
</context>
<context>
    <name>FoldedSection</name>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>A folder with a folder for each class</source>
        <translation>每个类别一个子文件夹的文件夹</translation>
    </message>
</context>
<context>
    <name>GiveDialog</name>
    <message>
        <source>A sample of your own</source>
        <translation>自己的样本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自己给出的样本</translation>
    </message>
</context>
<context>
    <name>Giver</name>
    <message>
        <source>Give it something, and the answer stands here.</source>
        <translation>给它一个输入，回答就会显示在这里。</translation>
    </message>
</context>
<context>
    <name>GridPanel</name>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl with the wheel, + or −)</source>
        <translation>图片大小（Ctrl 加滚轮、+ 或 −）</translation>
    </message>
</context>
<context>
    <name>GroupPart</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未确定</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退（Alt+Left）</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进（Alt+Right）</translation>
    </message>
    <message>
        <source>Search words and the guide…</source>
        <translation>搜索词汇和指南…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Nothing is called like that. Try another word.</source>
        <translation>没有这样的名称。请换个词试试。</translation>
    </message>
</context>
<context>
    <name>ImportanceView</name>
    <message>
        <source>Where “{name}” is shuffled, “{metric}” gets worse by {amount}.</source>
        <translation>打乱“{name}”后，“{metric}”变差 {amount}。</translation>
    </message>
    <message>
        <source>Where “{name}” is shuffled, “{metric}” hardly changes ({amount}): these samples do not show that the network uses it.</source>
        <translation>打乱“{name}”后，“{metric}”几乎不变（{amount}）：从这些样本看不出网络用到了它。</translation>
    </message>
    <message>
        <source>{n} percentage points</source>
        <translation>{n} 个百分点</translation>
    </message>
</context>
<context>
    <name>InfoButton</name>
    <message>
        <source>What is “{name}”?</source>
        <translation>什么是“{name}”？</translation>
    </message>
</context>
<context>
    <name>InsidePanel</name>
    <message>
        <source>Look inside</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>Look at a sample of your own</source>
        <translation>查看自己给出的样本</translation>
    </message>
    <message>
        <source>Draw what each layer gives in the layers, too</source>
        <translation>在各层中也画出它的输出</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>去训练</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>After the first epoch you see here what each layer makes of a sample.</source>
        <translation>第一轮训练结束后，就能在这里看到每一层对样本做了什么。</translation>
    </message>
    <message>
        <source>Train the network first. Then you see here what each layer makes of a sample.</source>
        <translation>请先训练网络，之后就能在这里看到每一层对样本做了什么。</translation>
    </message>
    <message>
        <source>Click a layer or a wire to see what it carries.</source>
        <translation>点击一个层或一条连线，查看它传递的数据。</translation>
    </message>
    <message>
        <source>Looking for a sample…</source>
        <translation>正在查找样本…</translation>
    </message>
    <message>
        <source>This layer is new since {run}. Train again to see what it carries.</source>
        <translation>这一层是在{run}之后新加的。重新训练后才能查看它传递的数据。</translation>
    </message>
    <message>
        <source>This layer was changed after {run}. Shown is what it was then.</source>
        <translation>这一层在{run}之后改动过，显示的是当时的情况。</translation>
    </message>
    <message>
        <source>The network was changed after {run}. Shown is what it was then.</source>
        <translation>网络在{run}之后改动过，显示的是当时的情况。</translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>LearningRateFigure</name>
    <message>
        <source>A ball goes down a bowl in steps: slowly at a small rate, to and fro at a large one.</source>
        <translation>小球一步步滚下碗形曲线：学习率小时走得慢，大时来回跳动。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>{rate:.2f} is too large: each step leads further away.</source>
        <translation>{rate:.2f} 太大：每一步都离得更远。</translation>
    </message>
    <message>
        <source>{rate:.2f} is too small: after {steps} steps the way is still long.</source>
        <translation>{rate:.2f} 太小：走了 {steps} 步，离终点还很远。</translation>
    </message>
    <message>
        <source>{rate:.2f} is large: it jumps from side to side.</source>
        <translation>{rate:.2f} 偏大：在两侧来回跳动。</translation>
    </message>
    <message>
        <source>{rate:.2f} jumps from side to side, and still arrives.</source>
        <translation>{rate:.2f} 在两侧来回跳动，但仍能到达。</translation>
    </message>
    <message>
        <source>{rate:.2f} fits: after {steps} steps the loss is {loss:.3f}.</source>
        <translation>{rate:.2f} 合适：{steps} 步之后损失为 {loss:.3f}。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>Left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all ({n})</source>
        <translation>显示全部（{n}）</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>略过的内容</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… 以及另外 {n} 个</translation>
    </message>
</context>
<context>
    <name>LengthsCard</name>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Lengths of the texts</source>
        <translation>文本长度</translation>
    </message>
    <message>
        <source>cut at {n}</source>
        <translation>截断于 {n}</translation>
    </message>
    <message>
        <source>half have at most {n} tokens</source>
        <translation>中位长度 {n}</translation>
    </message>
    <message>
        <source>{share} of the texts are longer and lose their end.</source>
        <translation>{share} 的文本更长，结尾会被截断。</translation>
    </message>
    <message>
        <source>No text is longer; the longest has {longest} tokens.</source>
        <translation>没有文本超过这个长度；最长的有 {longest} 个词元。</translation>
    </message>
    <message>
        <source>{n} tokens: {count} texts</source>
        <translation>{n} 个词元：{count} 条文本</translation>
    </message>
    <message>
        <source>{first} to {last} tokens: {count} texts</source>
        <translation>{first} 到 {last} 个词元：{count} 条文本</translation>
    </message>
</context>
<context>
    <name>LentPart</name>
    <message>
        <source>Import their file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Its weights have learned from {source}. They are here ({licence}, {size}).</source>
        <translation>权重学自{source}，已在本机（{licence}，{size}）。</translation>
    </message>
    <message>
        <source>Its weights are missing: install the package “{package}”.</source>
        <translation>缺少权重：请安装软件包“{package}”。</translation>
    </message>
    <message>
        <source>Its weights have learned from {source}. They are not here yet: fetch them once ({size}, licence {licence}), or import the file {file} from another computer.</source>
        <translation>权重学自{source}。本机还没有：下载一次（{size}，许可 {licence}），或从其他电脑导入文件 {file}。</translation>
    </message>
    <message>
        <source>Fetch {size} from {host}</source>
        <translation>从 {host} 下载 {size}</translation>
    </message>
    <message>
        <source>Choose the file {name}</source>
        <translation>选择文件 {name}</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Shows the samples that contain what you type.</source>
        <translation>显示含有所输入内容的样本。</translation>
    </message>
</context>
<context>
    <name>LongerBar</name>
    <message>
        <source>Let {run} go on from where it ended, for</source>
        <translation>让 {run} 从结束处继续，再训练</translation>
    </message>
    <message>
        <source>more epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>More epochs</source>
        <translation>增加的轮次</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Choose a folder with one sub-folder for each class</source>
        <translation>选择文件夹：每个类别一个子文件夹</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>“{folder}” is now the data of this project.</source>
        <translation>“{folder}”现在是这个项目的数据。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Saved in {path}. Each change is saved by itself.</source>
        <translation>已保存到 {path}。每次修改都会自动保存。</translation>
    </message>
    <message>
        <source>Drop to open the project</source>
        <translation>松开即可打开项目</translation>
    </message>
    <message>
        <source>Drop to make a project of it</source>
        <translation>松开即可用它新建项目</translation>
    </message>
    <message>
        <source>Drop to use as data</source>
        <translation>松开即可用作数据</translation>
    </message>
    <message>
        <source>Search the guide for “{words}”</source>
        <translation>在指南中搜索“{words}”</translation>
    </message>
</context>
<context>
    <name>ManyAnswers</name>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>A file of {many}…</source>
        <translation>{many}文件…</translation>
    </message>
    <message>
        <source>Writes the answers for all {many} of a file into a table (CSV). You can also drop it here.</source>
        <translation>将文件中所有{many}的回答写入一张表格（CSV）。也可以把文件拖放到这里。</translation>
    </message>
    <message>
        <source>A folder of {many}…</source>
        <translation>{many}文件夹…</translation>
    </message>
    <message>
        <source>Writes the answers for all {many} of a folder into a table (CSV).</source>
        <translation>将文件夹中所有{many}的回答写入一张表格（CSV）。</translation>
    </message>
    <message>
        <source>Choose a folder of {many}</source>
        <translation>选择{many}文件夹</translation>
    </message>
    <message>
        <source>Choose a file of {many}</source>
        <translation>选择{many}文件</translation>
    </message>
    <message>
        <source>Tables and texts ({kinds})</source>
        <translation>表格和文本 ({kinds})</translation>
    </message>
    <message>
        <source>{file}-predictions.csv</source>
        <translation>{file}-预测结果.csv</translation>
    </message>
    <message>
        <source>Save the answers as a table</source>
        <translation>把答案保存为表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>MapClosely</name>
    <message>
        <source>All maps</source>
        <translation>所有特征图</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>训练前</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Channel {n}</source>
        <translation>通道 {n}</translation>
    </message>
    <message>
        <source>{when}: {least} to {most}</source>
        <translation>{when}：{least} 到 {most}</translation>
    </message>
</context>
<context>
    <name>MapControls</name>
    <message>
        <source>Perhaps labelled wrongly: {n}</source>
        <translation>标签可能有误：{n}</translation>
    </message>
    <message>
        <source>Selects the samples whose nearest training samples all have another label.</source>
        <translation>选中最近的训练样本全是另一个标签的样本。</translation>
    </message>
    <message>
        <source>The numbers that this layer gives for a sample say where the sample lies.</source>
        <translation>样本的位置由这一层为它输出的数决定。</translation>
    </message>
    <message>
        <source>PCA keeps distances as well as two directions can. t-SNE keeps neighbours together.</source>
        <translation>PCA 尽可能保持距离，t-SNE 让邻居留在一起。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Placed by</source>
        <translation>降维方法</translation>
    </message>
    <message>
        <source>Coloured by</source>
        <translation>着色依据</translation>
    </message>
</context>
<context>
    <name>MapDeeds</name>
    <message>
        <source>Look at it closely (double-click)</source>
        <translation>放大查看（双击）</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Leaves the selected samples out. Your files stay as they are.</source>
        <translation>不使用选中的样本。你的文件保持不变。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Draw a line around samples to select them. The wheel zooms.</source>
        <translation>用线圈住样本即可选中，滚轮缩放。</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>已选 {n} 个</translation>
    </message>
    <message>
        <source>{n} selected, the first {listed} are listed</source>
        <translation>已选 {n} 个，列出前 {listed} 个</translation>
    </message>
    <message>
        <source>They are not part of the project&apos;s data, so they cannot be changed here.</source>
        <translation>它们不属于项目的数据，因此不能在这里修改。</translation>
    </message>
</context>
<context>
    <name>MapGrid</name>
    <message>
        <source>Feature maps, the strongest first</source>
        <translation>特征图，响应最强的在前</translation>
    </message>
    <message>
        <source>One map of {size}</source>
        <translation>1 张特征图，{size}</translation>
    </message>
    <message>
        <source>{n} maps of {size}, the strongest first</source>
        <translation>{n} 张特征图，{size}，响应最强的在前</translation>
    </message>
    <message>
        <source>Channel {n}: {strength} in the mean</source>
        <translation>通道 {n}：平均 {strength}</translation>
    </message>
</context>
<context>
    <name>MapPicture</name>
    <message>
        <source>How the network sees the data</source>
        <translation>网络怎样区分样本</translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation>显示全部（0）</translation>
    </message>
    <message>
        <source>Selected samples</source>
        <translation>选中的样本</translation>
    </message>
    <message>
        <source>Point at a sample to see it and those most like it.</source>
        <translation>指向一个样本，查看它和与它最相似的样本。</translation>
    </message>
    <message>
        <source>Most like it to the network, in all {n} numbers (Euclidean distance):</source>
        <translation>网络认为与它最相似的样本，按全部 {n} 个数的欧氏距离：</translation>
    </message>
    <message>
        <source>Label: {label}</source>
        <translation>标签：{label}</translation>
    </message>
    <message>
        <source>The network says: {label}</source>
        <translation>网络的回答：{label}</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
    </message>
</context>
<context>
    <name>MatrixFigure</name>
    <message>
        <source>A square of numbers: large ones on the diagonal are right answers, the others mix-ups.</source>
        <translation>一个数字方阵：对角线上的大数是正确回答，其余是混淆。</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>fox</source>
        <translation>狐狸</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Save the confusion matrix</source>
        <translation>保存混淆矩阵</translation>
    </message>
    <message>
        <source>As a picture (PNG)…</source>
        <translation>保存为图片（PNG）…</translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>保存为表格（CSV）…</translation>
    </message>
    <message>
        <source>Save the confusion matrix as a picture</source>
        <translation>把混淆矩阵保存为图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the confusion matrix as a table</source>
        <translation>把混淆矩阵保存为表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>true class / taken for</source>
        <translation>真实类别 / 预测类别</translation>
    </message>
    <message>
        <source>These samples were recognised, so there is no mistake to show.</source>
        <translation>这些样本识别正确，没有错误可显示。</translation>
    </message>
    <message>
        <source>These mistakes are not among the most confident ones that are kept.</source>
        <translation>这些误判不在保留的置信度最高的误判之中。</translation>
    </message>
    <message>
        <source>This mistake did not happen.</source>
        <translation>没有发生这种错误。</translation>
    </message>
    <message>
        <source>“{true}” taken for “{predicted}”</source>
        <translation>“{true}”被预测为“{predicted}”</translation>
    </message>
</context>
<context>
    <name>MetricCard</name>
    <message>
        <source>The first batch draws the first point.</source>
        <translation>第一个批次完成后开始绘制曲线。</translation>
    </message>
    <message>
        <source>This run has no such number: its network answered something else.</source>
        <translation>这次运行没有这项指标：它的网络回答的是别的内容。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>The whole network. Click to go there.</source>
        <translation>整个网络。点击可前往该处。</translation>
    </message>
    <message>
        <source>Overview of the network</source>
        <translation>网络总览</translation>
    </message>
</context>
<context>
    <name>MistakeCard</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The network is now “{template}”.</source>
        <translation>网络已换成“{template}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Rename the project</source>
        <translation>重命名项目</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What the layer is called on the canvas. Empty shows the kind of layer.</source>
        <translation>层在画布上的名称。留空则显示层的类型。</translation>
    </message>
    <message>
        <source>Name in code and weights</source>
        <translation>代码和权重中的名称</translation>
    </message>
    <message>
        <source>Letters, digits and _. Trained weights belong to this name: renaming starts the layer anew.</source>
        <translation>字母、数字和 _。训练好的权重属于这个名称：改名后该层会重新开始。</translation>
    </message>
    <message>
        <source>Use letters, digits and _, and begin with a letter.</source>
        <translation>请使用字母、数字和 _，并以字母开头。</translation>
    </message>
    <message>
        <source>Another layer has this name.</source>
        <translation>另一个层已使用这个名称。</translation>
    </message>
    <message>
        <source>This word has a meaning of its own in code. Choose another.</source>
        <translation>这个词在代码中另有含义。请换一个。</translation>
    </message>
</context>
<context>
    <name>NamingDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type a name first.</source>
        <translation>请先输入名称。</translation>
    </message>
</context>
<context>
    <name>NetworkFigure</name>
    <message>
        <source>Four layers of neurons; each is joined with all of the next layer.</source>
        <translation>四层神经元，每个都与下一层的全部神经元相连。</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>NeuronFigure</name>
    <message>
        <source>Three numbers, each times its weight, are added up and go through an activation.</source>
        <translation>三个数各乘以自己的权重，相加后通过激活函数。</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network to start from</source>
        <translation>起始网络</translation>
    </message>
    <message>
        <source>Where the project goes</source>
        <translation>项目存放位置</translation>
    </message>
    <message>
        <source>Read it over the network</source>
        <translation>通过网络读取</translation>
    </message>
    <message>
        <source>Create project</source>
        <translation>创建项目</translation>
    </message>
    <message>
        <source>The network learns to answer “{column}”. You can choose another column on the Data page.</source>
        <translation>网络将学习回答“{column}”。可以在“数据”页面改选其他列。</translation>
    </message>
    <message>
        <source>1 class: {names}</source>
        <translation>1 个类别：{names}</translation>
    </message>
    <message>
        <source>{n} classes: {names}</source>
        <translation>{n} 个类别：{names}</translation>
    </message>
    <message>
        <source>Looking through your data…</source>
        <translation>正在查看你的数据…</translation>
    </message>
</context>
<context>
    <name>NodePanel</name>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Training leaves the weights of this layer as they are.</source>
        <translation>训练时这一层的权重保持不变。</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Learning rate, times that of the plan</source>
        <translation>学习率倍数</translation>
    </message>
    <message>
        <source>Puts the layers it consists of in its place. They compute the same, but learn anew.</source>
        <translation>用组成它的各层替换它。计算结果相同，但要重新训练。</translation>
    </message>
    <message>
        <source>Open this block</source>
        <translation>展开此模块</translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>result not known yet</source>
        <translation>结果尚未确定</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} 个参数</translation>
    </message>
    <message>
        <source>This layer is not known here. It stays in the project as it is.</source>
        <translation>这个层在这里是未知的，会原样保留在项目中。</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未确定</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Another program changed this project on the disk.</source>
        <translation>另一个程序更改了磁盘上的这个项目。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>NumberAnswerView</name>
    <message>
        <source>It is {value}; off by {error}.</source>
        <translation>实际为 {value}，相差 {error}。</translation>
    </message>
    <message>
        <source>In the training samples, numbers go from {low} to {high}.</source>
        <translation>训练样本中的数值范围为 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>No training sample had such a number: they go from {low} to {high}.</source>
        <translation>训练样本中没有这样的数值：它们的范围为 {low} 到 {high}。</translation>
    </message>
</context>
<context>
    <name>NumberBars</name>
    <message>
        <source>Numbers, the largest first</source>
        <translation>数值，大的在前</translation>
    </message>
    <message>
        <source>What the network answers</source>
        <translation>网络的输出</translation>
    </message>
    <message>
        <source>{n} numbers, the largest first</source>
        <translation>{n} 个数值，大的在前</translation>
    </message>
</context>
<context>
    <name>NumberCell</name>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>In the data: {low} to {high}</source>
        <translation>数据中的范围：{low} 到 {high}</translation>
    </message>
    <message>
        <source>Enter a number such as 12, or nothing where it is missing.</source>
        <translation>请输入一个数值，例如 12；缺失时留空。</translation>
    </message>
    <message>
        <source>The data only has numbers from {low} to {high}.</source>
        <translation>数据中的数值只在 {low} 到 {high} 之间。</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Less</source>
        <translation>减小</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增大</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>常用值</translation>
    </message>
    <message>
        <source>Enter a whole number from {low} to {high}. Until then {kept} is used.</source>
        <translation>请输入 {low} 到 {high} 之间的整数。在此之前使用 {kept}。</translation>
    </message>
    <message>
        <source>Enter a number from {low} to {high}. Until then {kept} is used.</source>
        <translation>请输入 {low} 到 {high} 之间的数。在此之前使用 {kept}。</translation>
    </message>
    <message>
        <source>Enter a number of at least {low}. Until then {kept} is used.</source>
        <translation>请输入不小于 {low} 的数。在此之前使用 {kept}。</translation>
    </message>
    <message>
        <source>Enter a number of at most {high}. Until then {kept} is used.</source>
        <translation>请输入不大于 {high} 的数。在此之前使用 {kept}。</translation>
    </message>
    <message>
        <source>Enter a number such as 12. Until then {kept} is used.</source>
        <translation>请输入数字，例如 12。在此之前使用 {kept}。</translation>
    </message>
</context>
<context>
    <name>NumbersCard</name>
    <message>
        <source>half are at most {value}</source>
        <translation>中位数 {value}</translation>
    </message>
</context>
<context>
    <name>OverfittingFigure</name>
    <message>
        <source>The training loss falls and falls; the validation loss rises again after the best epoch.</source>
        <translation>训练损失一直下降；验证损失在最佳轮次之后又上升。</translation>
    </message>
    <message>
        <source>Epochs trained</source>
        <translation>已训练轮次</translation>
    </message>
    <message>
        <source>Epoch {epoch}: both curves fall. Go on.</source>
        <translation>第 {epoch} 轮：两条曲线都在下降，继续。</translation>
    </message>
    <message>
        <source>Epoch {epoch}: epoch {best} was the best; since then the network memorises.</source>
        <translation>第 {epoch} 轮：第 {best} 轮最好，此后网络在死记硬背。</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
</context>
<context>
    <name>OwnBlocks</name>
    <message>
        <source>My blocks</source>
        <translation>我的模块</translation>
    </message>
</context>
<context>
    <name>PaddedFigure</name>
    <message>
        <source>A ring of zeros around the picture lets the window begin at its edge, so that the size stays.</source>
        <translation>图片四周补一圈零，窗口可以从边缘开始，尺寸保持不变。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a layer…</source>
        <translation>查找层…</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Enter or a double-click adds a layer behind the selected one.</source>
        <translation>按 Enter 或双击，在选中的层之后添加。</translation>
    </message>
    <message>
        <source>No layer has this name.</source>
        <translation>没有这个名称的层。</translation>
    </message>
</context>
<context>
    <name>ParametersCard</name>
    <message>
        <source>Parameters</source>
        <translation>参数总量</translation>
    </message>
    <message>
        <source>Numbers that the network learns in training.</source>
        <translation>网络在训练中学习的数值。</translation>
    </message>
</context>
<context>
    <name>PartChoice</name>
    <message>
        <source>There is no such file or folder.</source>
        <translation>没有这个文件或文件夹。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>The network has seen these samples, so the numbers look better than they are.</source>
        <translation>网络见过这些样本，所以数值比实际情况好看。</translation>
    </message>
    <message>
        <source>The best epoch was chosen with these samples; the test samples are the fairer judge.</source>
        <translation>最佳轮次是用这些样本选出的；用测试样本评判更公正。</translation>
    </message>
    <message>
        <source>These samples were added after the run began, so it has seen none of them.</source>
        <translation>这些样本是这次运行开始之后新增的，网络一个也没有见过。</translation>
    </message>
    <message>
        <source>Examine it with</source>
        <translation>评估所用的样本</translation>
    </message>
    <message>
        <source>The test samples took no part in training, so they show how well it does with new ones.</source>
        <translation>测试样本没有参与训练，因此能反映网络对新样本的表现。</translation>
    </message>
    <message>
        <source>Choose a table or a folder first.</source>
        <translation>请先选择表格或文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>请先选择文件夹。</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Another table…</source>
        <translation>其他表格…</translation>
    </message>
    <message>
        <source>Table or folder</source>
        <translation>表格或文件夹</translation>
    </message>
    <message>
        <source>Test samples</source>
        <translation>测试样本</translation>
    </message>
    <message>
        <source>Validation samples</source>
        <translation>验证样本</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>训练样本</translation>
    </message>
    <message>
        <source>Samples added since</source>
        <translation>此后新增的样本</translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>Answer: {name}</source>
        <translation>答案：{name}</translation>
    </message>
</context>
<context>
    <name>PartsFigure</name>
    <message>
        <source>A bar in three parts: most samples train, some validate, some test.</source>
        <translation>分成三段的长条：大部分用于训练，一些用于验证，一些用于测试。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>PatchGrid</name>
    <message>
        <source>What excites each channel most, a row a channel</source>
        <translation>最能激活各通道的图片，每个通道一行</translation>
    </message>
    <message>
        <source>{sample}
Channel {n}: {value} here, {mean} in the mean</source>
        <translation>{sample}
通道 {n}：此处 {value}，平均 {mean}</translation>
    </message>
</context>
<context>
    <name>PatchesView</name>
    <message>
        <source>Samples of which part</source>
        <translation>哪一部分的样本</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>The number of a channel, and Enter; empty for the most telling ones</source>
        <translation>输入通道编号并按回车；留空则显示最有代表性的通道</translation>
    </message>
    <message>
        <source>“{text}” is no number of a channel.</source>
        <translation>“{text}”不是通道编号。</translation>
    </message>
    <message>
        <source>Which parts of your samples excite each channel most? All samples of the part are looked through once, for all layers; what is found is kept with the run.</source>
        <translation>你的样本中，哪些区域最能激活各个通道？程序会把这部分样本查看一遍，一次查完所有层；结果随训练记录保存。</translation>
    </message>
    <message>
        <source>Look through the part “{part}”</source>
        <translation>查看“{part}”部分的样本</translation>
    </message>
    <message>
        <source>{n} channels, the most telling first; each place sees {size} pixels</source>
        <translation>{n} 个通道，最有代表性的在前；每个位置的感受野为 {size} 像素</translation>
    </message>
    <message>
        <source>{n} of {all} samples looked through</source>
        <translation>已查看 {n} / {all} 个样本</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>再显示 {n} 个</translation>
    </message>
    <message>
        <source>No sample excites it: its value is never above zero.</source>
        <translation>没有样本能激活它：它的值从不大于零。</translation>
    </message>
    <message>
        <source>The frame is what a place of the map sees; around it the picture goes on.</source>
        <translation>方框内是特征图上一个位置的感受野，方框外是图片的其余部分。</translation>
    </message>
    <message>
        <source>Where a place sees beyond the picture, nothing is drawn.</source>
        <translation>感受野超出图片的部分留空。</translation>
    </message>
    <message>
        <source>Channels that no sample excites: {n}.</source>
        <translation>没有样本能激活的通道数：{n}。</translation>
    </message>
    <message>
        <source>Samples that cannot be read any more: {n}.</source>
        <translation>已无法读取的样本数：{n}。</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Drop to choose it</source>
        <translation>松开即可选用</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
</context>
<context>
    <name>PictureGiver</name>
    <message>
        <source>Draw</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Draw something, and the answer follows your pen.</source>
        <translation>写点什么，答案会跟着笔迹更新。</translation>
    </message>
    <message>
        <source>Give it a picture, and the answer stands here.</source>
        <translation>给它一张图片，答案会显示在这里。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>The picture as the network sees it</source>
        <translation>网络看到的图片</translation>
    </message>
    <message>
        <source>{w} × {h} pixels</source>
        <translation>{w} × {h} 像素</translation>
    </message>
    <message>
        <source>As the network sees it</source>
        <translation>网络实际看到的内容</translation>
    </message>
</context>
<context>
    <name>PlainPreview</name>
    <message>
        <source>The sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Select a sample to see it here.</source>
        <translation>选择一个样本，在这里查看它。</translation>
    </message>
</context>
<context>
    <name>PlanColumn</name>
    <message>
        <source>Training</source>
        <translation>训练设置</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>for the next run</source>
        <translation>用于下一次运行</translation>
    </message>
    <message>
        <source>The run that is going keeps the settings it began with.</source>
        <translation>正在进行的运行保持它开始时的设置。</translation>
    </message>
</context>
<context>
    <name>PlotTools</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Averages neighbouring batches. The faint line shows each batch as it was.</source>
        <translation>对相邻批次取平均。浅色线是每个批次的原始值。</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Shows the loss by powers of ten, so that small changes stay visible.</source>
        <translation>按 10 的幂显示损失，使微小的变化也能看清。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>A step is one batch; an epoch is all batches once.</source>
        <translation>一步是一个批次；一轮是所有批次各一次。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Epoch {epoch} · step {step}</source>
        <translation>第 {epoch} 轮 · 第 {step} 步</translation>
    </message>
</context>
<context>
    <name>PooledFigure</name>
    <message>
        <source>Of each field of four numbers the largest stays.</source>
        <translation>每四个数中只保留最大的一个。</translation>
    </message>
</context>
<context>
    <name>PredictPage</name>
    <message>
        <source>Paste and predict</source>
        <translation>粘贴并预测</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>This run cannot be tried</source>
        <translation>无法试用这次运行</translation>
    </message>
    <message>
        <source>Drop to predict</source>
        <translation>松开即可预测</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Where things are</source>
        <translation>内容存放位置</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Prepared data</source>
        <translation>预处理数据</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>PreparedCard</name>
    <message>
        <source>Prepared for training</source>
        <translation>为训练做好准备</translation>
    </message>
    <message>
        <source>Prepare now</source>
        <translation>立即预处理</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>已就绪</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未进行</translation>
    </message>
    <message>
        <source>There is no data to prepare yet.</source>
        <translation>还没有可以预处理的数据。</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>As the network sees it</source>
        <translation>网络实际看到的内容</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>for the network</source>
        <translation>网络所见</translation>
    </message>
    <message>
        <source>Select a picture to see it here.</source>
        <translation>选择一张图片，在这里查看。</translation>
    </message>
    <message>
        <source>{w} × {h}, grey</source>
        <translation>{w} × {h}，灰度</translation>
    </message>
    <message>
        <source>{w} × {h}, colour</source>
        <translation>{w} × {h}，彩色</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Canceling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>ProjectName</name>
    <message>
        <source>Click to rename the project (F2)</source>
        <translation>点击重命名项目（F2）</translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation>项目 {name}</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>QuickLook</name>
    <message>
        <source>Quick look</source>
        <translation>快速查看</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>第 {n} 个，共 {all} 个</translation>
    </message>
    <message>
        <source>Previous sample (←)</source>
        <translation>上一个样本（←）</translation>
    </message>
    <message>
        <source>Next sample (→)</source>
        <translation>下一个样本（→）</translation>
    </message>
    <message>
        <source>Close (Esc or Space)</source>
        <translation>关闭（Esc 或空格键）</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Locate…</source>
        <translation>重新定位…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Takes it off this list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Rename, duplicate, remove from list</source>
        <translation>重命名、复制、从列表移除</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>training begins</source>
        <translation>即将开始训练</translation>
    </message>
    <message>
        <source>training, epoch {epoch} of {epochs}</source>
        <translation>训练中，第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>paused in epoch {epoch} of {epochs}</source>
        <translation>已暂停，第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation>项目 {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>显示所在文件夹</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表移除</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n} 个</translation>
    </message>
</context>
<context>
    <name>RecurrentFigure</name>
    <message>
        <source>Cells in a row: each takes a word and the memory of the one before; the last one answers.</source>
        <translation>一排单元：每个接收一个词和前一个的记忆，最后一个给出回答。</translation>
    </message>
    <message>
        <source>the</source>
        <translation>这</translation>
    </message>
    <message>
        <source>soup</source>
        <translation>汤</translation>
    </message>
    <message>
        <source>was</source>
        <translation>是</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>凉的</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>ReplyCard</name>
    <message>
        <source>The network says</source>
        <translation>网络的判断</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} 毫秒</translation>
    </message>
    <message>
        <source>last checkpoint, epoch {n}</source>
        <translation>最近的检查点，第 {n} 轮</translation>
    </message>
    <message>
        <source>best weights, epoch {n}</source>
        <translation>最佳权重，第 {n} 轮</translation>
    </message>
</context>
<context>
    <name>ResidualFigure</name>
    <message>
        <source>A wire goes around two layers; what it carries is added to what they give.</source>
        <translation>一条连线绕过两层，把输入加到它们的输出上。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>{run} is exported: {form}</source>
        <translation>{run} 已导出：{form}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>How to use it</source>
        <translation>如何使用</translation>
    </message>
    <message>
        <source>Checked with {n} samples: its probabilities differ by at most {d}.</source>
        <translation>已用 {n} 个样本检查：概率最大相差 {d}。</translation>
    </message>
    <message>
        <source>The file has {size}.</source>
        <translation>文件大小为 {size}。</translation>
    </message>
</context>
<context>
    <name>RimView</name>
    <message>
        <source>Pictures in which it looks at the rim</source>
        <translation>网络看边缘的图片</translation>
    </message>
    <message>
        <source>{share}, {n} of {total}</source>
        <translation>{share}，{total} 张中的 {n} 张</translation>
    </message>
</context>
<context>
    <name>RocFigure</name>
    <message>
        <source>A curve from the lower left to the upper right that bends to the upper left; a dot for the threshold.</source>
        <translation>一条从左下到右上、弯向左上角的曲线，圆点对应阈值。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>From {threshold:.2f} on: {hits} of the real cases, {alarms} false alarms. Area {area:.2f}.</source>
        <translation>阈值 {threshold:.2f}：检出率 {hits}，误报率 {alarms}，曲线下面积 {area:.2f}。</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>误报率</translation>
    </message>
    <message>
        <source>found</source>
        <translation>检出率</translation>
    </message>
</context>
<context>
    <name>RocPlot</name>
    <message>
        <source>ROC curve</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>检出率</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报率</translation>
    </message>
    <message>
        <source>{found} found at {alarms} false alarms</source>
        <translation>误报率为 {alarms} 时，检出率为 {found}</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
</context>
<context>
    <name>RowDetails</name>
    <message>
        <source>Row</source>
        <translation>数据行</translation>
    </message>
</context>
<context>
    <name>RowGiver</name>
    <message>
        <source>Row</source>
        <translation>数据行</translation>
    </message>
    <message>
        <source>Fill in the row, or try a test sample, and the answer stands here.</source>
        <translation>填写这一行，或试一个测试样本，回答就会显示在这里。</translation>
    </message>
</context>
<context>
    <name>RowWhy</name>
    <message>
        <source>Why this answer</source>
        <translation>为什么这样回答</translation>
    </message>
    <message>
        <source>About the values before; this follows as soon as they rest.</source>
        <translation>这是之前那些值的结果；停止改动后会立即更新。</translation>
    </message>
    <message>
        <source>{n} percentage points</source>
        <translation>{n} 个百分点</translation>
    </message>
    <message>
        <source>“{name}” changes nothing: with {instead} in its place the answer is the same.</source>
        <translation>“{name}”没有影响：换成 {instead}，回答不变。</translation>
    </message>
    <message>
        <source>“{name}”: {amount} against {instead}, its usual value.</source>
        <translation>“{name}”：与常见值 {instead} 相比，{amount}。</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
</context>
<context>
    <name>RunChooser</name>
    <message>
        <source>Trained run</source>
        <translation>训练好的运行</translation>
    </message>
    <message>
        <source>Each training makes a run. The page speaks of the one chosen here.</source>
        <translation>每次训练都是一次运行。本页显示这里选择的运行。</translation>
    </message>
    <message>
        <source>{run} · training</source>
        <translation>{run} · 训练中</translation>
    </message>
    <message>
        <source>It is still training; its last checkpoint is used.</source>
        <translation>它仍在训练；使用最近的检查点。</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop, keep best</source>
        <translation>停止并保留最佳</translation>
    </message>
    <message>
        <source>Ends the run. What it learned after its best epoch is given up.</source>
        <translation>结束运行。最佳轮次之后学到的内容会放弃。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>best validation {metric}, as it began</source>
        <translation>最佳验证{metric}，开始训练前</translation>
    </message>
    <message>
        <source>Ends the run and saves where it stands, so that it can go on later.</source>
        <translation>结束运行并保存当前状态，以后可以继续。</translation>
    </message>
    <message>
        <source>Waits after the present batch. Nothing is lost.</source>
        <translation>完成当前批次后等待。不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Shows how good the trained network is, and where it is wrong.</source>
        <translation>看看训练好的网络表现如何、错在哪里。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The run has been told; it obeys after the present batch.</source>
        <translation>已通知该运行；它会在当前批次之后执行。</translation>
    </message>
    <message>
        <source>Time at work so far, and what is left</source>
        <translation>已用时间和剩余时间</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
        <source>batch {batch} of {batches}</source>
        <translation>第 {batch} / {batches} 批</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{epoch} of {epochs} epochs</source>
        <translation>已完成 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>Stopped early after {epoch} of {epochs} epochs</source>
        <translation>提前停止于第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
        <source>test {metric} {value}</source>
        <translation>测试{metric} {value}</translation>
    </message>
    <message>
        <source>best validation {metric}, epoch {epoch}</source>
        <translation>最佳验证{metric}，第 {epoch} 轮</translation>
    </message>
</context>
<context>
    <name>RunNotice</name>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>preparing data</source>
        <translation>正在准备数据</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Run {number}</source>
        <translation>运行 {number}</translation>
    </message>
    <message>
        <source>{epochs} epochs</source>
        <translation>{epochs} 轮</translation>
    </message>
    <message>
        <source>{epochs} epochs · about {batches} batches each</source>
        <translation>{epochs} 轮 · 每轮约 {batches} 批</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>always the mean: {value}</source>
        <translation>总是平均值：{value}</translation>
    </message>
    <message>
        <source>guessing: {value}</source>
        <translation>盲猜：{value}</translation>
    </message>
</context>
<context>
    <name>RunsCard</name>
    <message>
        <source>Another run is going. Stop it or wait.</source>
        <translation>另一个运行正在进行。请停止它或等待。</translation>
    </message>
    <message>
        <source>This run is going. Stop it first.</source>
        <translation>这个运行正在进行。请先停止。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Each training is a run. Click one to see its curves, tick several to compare them.</source>
        <translation>每次训练都是一次运行。点击查看曲线，勾选多个进行对比。</translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation>继续训练…</translation>
    </message>
    <message>
        <source>Goes on from where this run ended, for more epochs.</source>
        <translation>从这次运行结束处继续，增加轮次。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Goes on exactly where this run was interrupted.</source>
        <translation>从中断处原样继续。</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Bin ({count})</source>
        <translation>回收站（{count}）</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>重命名这次运行</translation>
    </message>
    <message>
        <source>Use this run&apos;s network and settings again</source>
        <translation>再次使用这次运行的网络和设置</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation>打开这次运行的文件夹</translation>
    </message>
    <message>
        <source>Note something of the run</source>
        <translation>给运行写备注</translation>
    </message>
    <message>
        <source>Put the run into the bin</source>
        <translation>放入回收站</translation>
    </message>
    <message>
        <source>Shows the runs that were put away. They can come back.</source>
        <translation>显示回收站中的运行，可以恢复。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>返回运行记录</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Back to all results (Esc)</source>
        <translation>返回全部结果（Esc）</translation>
    </message>
    <message>
        <source>Include again</source>
        <translation>重新包含</translation>
    </message>
    <message>
        <source>Exclude it</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>An excluded sample takes part in nothing. Your file stays where it is.</source>
        <translation>排除的样本不参与任何环节。你的文件仍在原处。</translation>
    </message>
    <message>
        <source>This sample is not part of the project&apos;s data, so its label cannot be corrected here.</source>
        <translation>这个样本不属于项目的数据，因此无法在这里更正标签。</translation>
    </message>
</context>
<context>
    <name>SampleStepper</name>
    <message>
        <source>The sample before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Samples of which class</source>
        <translation>查看哪个类别的样本</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>There is no other sample.</source>
        <translation>没有其他样本。</translation>
    </message>
</context>
<context>
    <name>SamplesButton</name>
    <message>
        <source>Built-in samples</source>
        <translation>内置样例</translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message>
        <source>Quick look (Space)</source>
        <translation>快速查看（空格键）</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Training teaches the network, validation watches it, the test examines it at the end.</source>
        <translation>训练部分用来学习，验证部分用来观察，测试部分最后考核。</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Leaves the selected samples out. Your files stay as they are.</source>
        <translation>不使用选中的样本。你的文件保持不变。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Show all samples</source>
        <translation>显示全部样本</translation>
    </message>
    <message>
        <source>Order of the samples</source>
        <translation>样本顺序</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Nothing here fits the filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>全部子集</translation>
    </message>
    <message>
        <source>{part} ({n})</source>
        <translation>{part}（{n}）</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} / {total} 条</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>已选 {n} 个</translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Samples and their answers</source>
        <translation>样本及其答案</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>{pair}: {shown} of {total}</source>
        <translation>{pair}：{shown} / {total}</translation>
    </message>
    <message>
        <source>the first {shown} of {total}</source>
        <translation>前 {shown} 个，共 {total} 个</translation>
    </message>
    <message>
        <source>Not a single mistake. Is the test part large enough, and are its samples new to the network?</source>
        <translation>一个错误都没有。测试部分够大吗？样本对网络来说是新的吗？</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>the label is “{label}” now</source>
        <translation>标签现在是“{label}”</translation>
    </message>
</context>
<context>
    <name>ScaleLegend</name>
    <message>
        <source>Colours from {low} to {high}</source>
        <translation>颜色从 {low} 到 {high}</translation>
    </message>
</context>
<context>
    <name>ScheduleFigure</name>
    <message>
        <source>The learning rate over a run: constant, cosine, in steps, and with a warm-up.</source>
        <translation>一次运行中的学习率：恒定、余弦、阶梯和预热。</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>时间步</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message>
        <source>Probabilities of both classes</source>
        <translation>两个类别的概率分布</translation>
    </message>
    <message>
        <source>Probability of “{name}”</source>
        <translation>“{name}”的概率</translation>
    </message>
    <message>
        <source>{low} to {high} %</source>
        <translation>{low} 到 {high} %</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>SelectionPanel</name>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Training leaves the weights of these layers as they are.</source>
        <translation>训练时这些层的权重保持不变。</translation>
    </message>
    <message>
        <source>Insert a layer…</source>
        <translation>插入层…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Cut all wires</source>
        <translation>断开全部连线</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>From {source} to {target}.</source>
        <translation>从 {source} 到 {target}。</translation>
    </message>
    <message>
        <source>It carries {shape}.</source>
        <translation>传递{shape}。</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} 个层</translation>
    </message>
    <message>
        <source>{n} wires</source>
        <translation>{n} 条连线</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} 个参数</translation>
    </message>
    <message>
        <source>Move, copy or delete them together.</source>
        <translation>可以一起移动、复制或删除。</translation>
    </message>
</context>
<context>
    <name>ShapeBadge</name>
    <message>
        <source>Not known: a layer above has a mistake or no input.</source>
        <translation>未知：上面的层有错误或没有输入。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SideFold</name>
    <message>
        <source>Hide the details</source>
        <translation>隐藏详细信息</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>显示详细信息</translation>
    </message>
</context>
<context>
    <name>SlidingFigure</name>
    <message>
        <source>A window of nine numbers slides over a picture; where dark meets bright its sum is large.</source>
        <translation>由九个数组成的窗口在图片上滑动；明暗交界处的和很大。</translation>
    </message>
    <message>
        <source>Place of the window</source>
        <translation>窗口位置</translation>
    </message>
    <message>
        <source>Place {number} of {all}: the sum is {total}. Dark beside bright gives {most}, an even field 0.</source>
        <translation>第 {number} 个位置，共 {all} 个：和为 {total}。明暗交界处为 {most}，均匀区域为 0。</translation>
    </message>
</context>
<context>
    <name>SlopeFigure</name>
    <message>
        <source>A curve of losses with its slope at one weight, and an arrow downhill.</source>
        <translation>一条损失曲线，标出某个权重处的斜率，箭头指向下坡。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>At the lowest point the gradient is 0: nothing changes any more.</source>
        <translation>在最低点梯度为 0：不再有任何变化。</translation>
    </message>
    <message>
        <source>The gradient is {gradient:+.1f}: the loss grows to the right, so the weight is made smaller.</source>
        <translation>梯度为 {gradient:+.1f}：损失向右增大，所以权重要减小。</translation>
    </message>
    <message>
        <source>The gradient is {gradient:+.1f}: the loss grows to the left, so the weight is made larger.</source>
        <translation>梯度为 {gradient:+.1f}：损失向左增大，所以权重要增大。</translation>
    </message>
</context>
<context>
    <name>SoftmaxFigure</name>
    <message>
        <source>Three bars of probabilities that together make 100 %.</source>
        <translation>三条概率，合计 100 %。</translation>
    </message>
    <message>
        <source>Score of “cat”</source>
        <translation>“猫”的得分</translation>
    </message>
    <message>
        <source>A score of {score:.1f} against {others}: {share}. Together they stay 100 %.</source>
        <translation>得分 {score:.1f}，其余为 {others}：概率 {share}。合计始终为 100 %。</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>fox</source>
        <translation>狐狸</translation>
    </message>
</context>
<context>
    <name>SoundGiver</name>
    <message>
        <source>Give it a sound, and the answer stands here.</source>
        <translation>给它一段声音，回答就显示在这里。</translation>
    </message>
    <message>
        <source>The sound as the network hears it</source>
        <translation>网络听到的声音</translation>
    </message>
    <message>
        <source>As the network hears it</source>
        <translation>网络听到的样子</translation>
    </message>
    <message>
        <source>time to the right, pitch upwards</source>
        <translation>横轴为时间，纵轴为频率</translation>
    </message>
</context>
<context>
    <name>SoundPreview</name>
    <message>
        <source>The sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Select a sound to see it here.</source>
        <translation>选择一段声音，在这里查看。</translation>
    </message>
</context>
<context>
    <name>SourceColumn</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>重新定位…</translation>
    </message>
    <message>
        <source>A folder with one sub-folder for each class, such as of pictures or texts, or with a text file for each.</source>
        <translation>一个文件夹，每个类别一个子文件夹（例如图片或文本），或每个类别一个文本文件。</translation>
    </message>
    <message>
        <source>A table with a sample in each row: CSV, TSV, Excel or JSON lines.</source>
        <translation>每行一个样本的表格：CSV、TSV、Excel 或 JSON lines。</translation>
    </message>
    <message>
        <source>Say where your data lies now. Labels and exclusions stay.</source>
        <translation>指出数据现在的位置。标签和排除设置保持不变。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Where does your data lie now?</source>
        <translation>你的数据现在在哪里？</translation>
    </message>
    <message>
        <source>Choose a folder with one sub-folder for each class</source>
        <translation>选择文件夹：每个类别一个子文件夹</translation>
    </message>
    <message>
        <source>Choose a table with a sample in each row</source>
        <translation>选择每行一个样本的表格</translation>
    </message>
    <message>
        <source>For the network</source>
        <translation>输入预处理</translation>
    </message>
    <message>
        <source>{train} % training, {validation} % validation, {test} % test</source>
        <translation>训练 {train} %，验证 {validation} %，测试 {test} %</translation>
    </message>
    <message>
        <source>The rest, {test} %, is the test.</source>
        <translation>其余 {test} % 用于测试。</translation>
    </message>
</context>
<context>
    <name>SplitForm</name>
    <message>
        <source>Say first what belongs together: in the source, by a column of the table or by folders or names.</source>
        <translation>先说明哪些样本属于一组：在数据来源里选择表格的一列，或按文件夹、文件名归组。</translation>
    </message>
    <message>
        <source>Choose first the column of the table that says when each sample was.</source>
        <translation>先选择表格中说明每个样本时间的那一列。</translation>
    </message>
    <message>
        <source>No column of the data is for this.</source>
        <translation>数据中没有用于此的列。</translation>
    </message>
</context>
<context>
    <name>StartChoice</name>
    <message>
        <source>Training goes on from there. Layers of the same name and size take them over.</source>
        <translation>从这些权重继续训练，名称和尺寸相同的层会接过它们。</translation>
    </message>
    <message>
        <source>Weights to begin with</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>New ones</source>
        <translation>全新权重</translation>
    </message>
    <message>
        <source>{run} (not there)</source>
        <translation>{run}（不在了）</translation>
    </message>
    <message>
        <source>{layers} begins with what it learned elsewhere.</source>
        <translation>{layers} 以预训练权重开始。</translation>
    </message>
    <message>
        <source>{change}. {run} stays as it is.</source>
        <translation>{change}。{run} 保持不变。</translation>
    </message>
    <message>
        <source>Augmentation changes what enters in every epoch, so that frozen layers are computed anew each time. With a number of changed copies they are computed once for each.</source>
        <translation>数据增强使每轮的输入都不同，冻结的层每次都要重新计算。设置变化副本数后，每份副本只计算一次。</translation>
    </message>
    <message>
        <source>Frozen layers are computed once for each sample, before the first epoch.</source>
        <translation>冻结的层在第一轮之前对每个样本计算一次。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What would you like to build?</source>
        <translation>你想搭建什么？</translation>
    </message>
    <message>
        <source>Choose a template to start with, or drop your own folder or table here.</source>
        <translation>选择一个模板开始，或把自己的文件夹或表格拖到这里。</translation>
    </message>
    <message>
        <source>A folder with one sub-folder for each class, such as of pictures or texts</source>
        <translation>一个文件夹，每个类别一个子文件夹，例如图片或文本</translation>
    </message>
    <message>
        <source>New from my folder…</source>
        <translation>用我的文件夹新建…</translation>
    </message>
    <message>
        <source>New from my table…</source>
        <translation>用我的表格新建…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>返回 {name}</translation>
    </message>
    <message>
        <source>Where is {name} now? Choose its folder</source>
        <translation>“{name}”现在在哪里？请选择它所在的文件夹</translation>
    </message>
    <message>
        <source>A table with a row for each sample: numbers, categories, texts or files of pictures</source>
        <translation>每个样本一行的表格：数值、类别、文本或图片文件</translation>
    </message>
</context>
<context>
    <name>StateBar</name>
    <message>
        <source>The network was made for another kind of data.</source>
        <translation>这个网络是为另一类数据设计的。</translation>
    </message>
    <message>
        <source>Use “{template}” instead</source>
        <translation>改用“{template}”</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>重新定位…</translation>
    </message>
    <message>
        <source>Choose other data…</source>
        <translation>选择其他数据…</translation>
    </message>
    <message>
        <source>Read it over the network</source>
        <translation>通过网络读取</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>All data stays on this computer</source>
        <translation>数据只保存在本机</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: no account, no upload, no statistics.</source>
        <translation>不会向任何地方发送内容：没有账号，没有上传，没有统计。</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>显示该运行</translation>
    </message>
    <message>
        <source>Go to the problem</source>
        <translation>前往问题所在</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>{samples} samples · {classes} classes · {train}/{validation}/{test}</source>
        <translation>{samples} 个样本 · {classes} 类 · {train}/{validation}/{test}</translation>
    </message>
    <message>
        <source>{samples} samples · {train}/{validation}/{test}</source>
        <translation>{samples} 个样本 · {train}/{validation}/{test}</translation>
    </message>
    <message>
        <source>Training / validation / test in percent</source>
        <translation>训练 / 验证 / 测试的百分比</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 项</translation>
    </message>
    <message>
        <source>paused in epoch {epoch} of {epochs}</source>
        <translation>已暂停，第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>{n} problems</source>
        <translation>{n} 个问题</translation>
    </message>
    <message>
        <source>1 remark</source>
        <translation>1 条提示</translation>
    </message>
    <message>
        <source>{n} remarks</source>
        <translation>{n} 条提示</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>正在准备</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>需要注意</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>StrideFigure</name>
    <message>
        <source>A window of three squares stands on fewer places where it moves further each time.</source>
        <translation>三格宽的窗口每次移动得越远，停留的位置就越少。</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Stride {stride}: the window stands on {n} × {n} places.</source>
        <translation>步幅 {stride}：窗口停留在 {n} × {n} 个位置。</translation>
    </message>
</context>
<context>
    <name>StripView</name>
    <message>
        <source>Steps from left to right, channels from the strongest downwards</source>
        <translation>时间步从左到右，通道从上到下由强到弱</translation>
    </message>
    <message>
        <source>{steps} steps with {n} channels, the strongest above</source>
        <translation>{steps} 个时间步，{n} 个通道，响应最强的在上</translation>
    </message>
    <message>
        <source>Channel {n}: {strength} in the mean</source>
        <translation>通道 {n}：平均 {strength}</translation>
    </message>
    <message>
        <source>step 1</source>
        <translation>第 1 步</translation>
    </message>
</context>
<context>
    <name>SummaryModel</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Mult-adds</source>
        <translation>乘加</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>The layers in the order in which data passes them, each with its result</source>
        <translation>按数据经过的顺序列出各层及其结果</translation>
    </message>
    <message>
        <source>Parameters: numbers that the network learns</source>
        <translation>参数：网络学习的数值</translation>
    </message>
    <message>
        <source>Multiplications with addition for one sample: how much there is to compute</source>
        <translation>每个样本的乘加次数，即计算量</translation>
    </message>
    <message>
        <source>What the result of the layer takes for one sample</source>
        <translation>该层结果每个样本占用的内存</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} 个参数</translation>
    </message>
    <message>
        <source>{n} multiply-adds</source>
        <translation>{n} 次乘加</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} 字节</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>{n} layers · select one to change its settings</source>
        <translation>{n} 个层 · 选择一个以更改设置</translation>
    </message>
    <message>
        <source>No layers yet. Add one from the list at the left.</source>
        <translation>还没有层。请从左侧列表添加。</translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
</context>
<context>
    <name>Sums</name>
    <message>
        <source>Multiply-adds for one sample</source>
        <translation>每个样本的乘加次数</translation>
    </message>
    <message>
        <source>Multiply-adds for {n} tokens</source>
        <translation>{n} 个词元的乘加次数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数总量</translation>
    </message>
    <message>
        <source>Memory to train, one sample</source>
        <translation>训练内存，单个样本</translation>
    </message>
    <message>
        <source>Memory to train, batch of {n}</source>
        <translation>训练内存，批大小 {n}</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未确定</translation>
    </message>
</context>
<context>
    <name>TableFiles</name>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格 ({patterns})</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
</context>
<context>
    <name>TellingCard</name>
    <message>
        <source>Most telling words</source>
        <translation>最有区分度的词</translation>
    </message>
    <message>
        <source>Words that are frequent in a class and rarer in the others. The number says how often the class has the word. Click one to see its texts.</source>
        <translation>在一个类别里常见、在其他类别里少见的词。数字表示该类别中出现的次数。点击可查看含有它的文本。</translation>
    </message>
    <message>
        <source>“{word}”: {n} times in {name}</source>
        <translation>“{word}”：在 {name} 中出现 {n} 次</translation>
    </message>
</context>
<context>
    <name>TemplateChoices</name>
    <message>
        <source>Nothing yet, show me</source>
        <translation>还没有，先看看示例</translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation>你手上有什么？</translation>
    </message>
    <message>
        <source>What do you want to know?</source>
        <translation>你想知道什么？</translation>
    </message>
    <message>
        <source>No template does both. Click the other answer again to take it back.</source>
        <translation>没有同时满足两项的模板。再次点击另一项即可取消选择。</translation>
    </message>
</context>
<context>
    <name>TemplateGroup</name>
    <message>
        <source>All {n}</source>
        <translation>全部 {n} 个</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Search templates…</source>
        <translation>搜索模板…</translation>
    </message>
    <message>
        <source>No template is like that. You can build any network on the empty canvas.</source>
        <translation>没有找到这样的模板。你可以在空白画布上搭建任意网络。</translation>
    </message>
    <message>
        <source>Show all templates</source>
        <translation>显示全部模板</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>从零开始</translation>
    </message>
</context>
<context>
    <name>TextCard</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text to try</source>
        <translation>要试的文本</translation>
    </message>
    <message>
        <source>Light up words</source>
        <translation>点亮词语</translation>
    </message>
    <message>
        <source>The room was clean and everyone was friendly.</source>
        <translation>房间很干净，每个人都很友好。</translation>
    </message>
    <message>
        <source>Colours the words by how much they decided</source>
        <translation>按起作用的大小给词着色</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>清空文本</translation>
    </message>
    <message>
        <source>The words that decided most</source>
        <translation>作用最大的词</translation>
    </message>
    <message>
        <source>Share of all influence</source>
        <translation>占全部影响的比例</translation>
    </message>
    <message>
        <source>“{word}” speaks for “{label}”: {share} of all influence.</source>
        <translation>“{word}”支持“{label}”：占全部影响的 {share}。</translation>
    </message>
    <message>
        <source>“{word}” speaks against “{label}”: {share} of all influence.</source>
        <translation>“{word}”反对“{label}”：占全部影响的 {share}。</translation>
    </message>
    <message>
        <source>Not in the vocabulary: the network sees a placeholder instead.</source>
        <translation>不在词表中：网络只看到一个占位符。</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>还没有文本。</translation>
    </message>
    <message>
        <source>Tokens: {n}</source>
        <translation>词元：{n}</translation>
    </message>
    <message>
        <source>unknown: {n}</source>
        <translation>未登录词：{n}</translation>
    </message>
    <message>
        <source>Type or paste a text, for example:
{example}</source>
        <translation>输入或粘贴一段文本，例如：
{example}</translation>
    </message>
    <message>
        <source>This text has {given} characters; only its first {taken} were taken.</source>
        <translation>这段文本有 {given} 个字符，只取了前 {taken} 个。</translation>
    </message>
    <message>
        <source>The box is full: it holds {limit} characters.</source>
        <translation>输入框已满：最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>The network reads only the first {n} tokens anyway.</source>
        <translation>网络本来也只读前 {n} 个词元。</translation>
    </message>
</context>
<context>
    <name>TextGiver</name>
    <message>
        <source>Type something, and the answer follows your words.</source>
        <translation>输入点什么，答案会随文字更新。</translation>
    </message>
</context>
<context>
    <name>TextLegend</name>
    <message>
        <source>for “{label}”</source>
        <translation>支持“{label}”</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>unknown word</source>
        <translation>未登录词</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>没有读</translation>
    </message>
    <message>
        <source>Without these words the answer would be less sure. The stronger, the more.</source>
        <translation>没有这些词，答案会更没把握。颜色越深，作用越大。</translation>
    </message>
    <message>
        <source>Without these words the answer would be surer. They have an edge.</source>
        <translation>没有这些词，答案会更有把握。它们带边框。</translation>
    </message>
    <message>
        <source>Not in the vocabulary: the network sees a placeholder instead.</source>
        <translation>不在词表中：网络只看到一个占位符。</translation>
    </message>
    <message>
        <source>The network does not read so far; this part does not count.</source>
        <translation>网络读不到这么远，这部分不起作用。</translation>
    </message>
    <message>
        <source>The network reads only the first {n} tokens; this part does not count.</source>
        <translation>网络只读前 {n} 个词元，这部分不起作用。</translation>
    </message>
    <message>
        <source>Words cannot be lit up now: {reason}</source>
        <translation>现在无法点亮词语：{reason}</translation>
    </message>
    <message>
        <source>Coloured words decided most: without them the answer would be less sure.</source>
        <translation>着色的词作用最大：没有它们，答案会更没把握。</translation>
    </message>
    <message>
        <source>Words light up here by how much they decide.</source>
        <translation>词语会按作用大小在这里点亮。</translation>
    </message>
    <message>
        <source>The network knows none of these words, so its answer says little.</source>
        <translation>这些词都不在词表中，答案说明不了什么。</translation>
    </message>
    <message>
        <source>The network reads only the first {n} tokens; the grey part does not count.</source>
        <translation>网络只读前 {n} 个词元，灰色部分不起作用。</translation>
    </message>
</context>
<context>
    <name>TextPreview</name>
    <message>
        <source>As the network sees it</source>
        <translation>网络实际看到的内容</translation>
    </message>
    <message>
        <source>Select a text to see its tokens here.</source>
        <translation>选择一条文本，在这里查看它的词元。</translation>
    </message>
    <message>
        <source>Tokens of the selected text</source>
        <translation>选中文本的词元</translation>
    </message>
    <message>
        <source>Dashed: unknown to the network. Grey: cut off.</source>
        <translation>虚线框：未登录词（不在词表中）。灰色：被截断。</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation>{n} 个词元</translation>
    </message>
    <message>
        <source>{n} unknown</source>
        <translation>{n} 个未登录</translation>
    </message>
    <message>
        <source>{n} cut off</source>
        <translation>{n} 个被截断</translation>
    </message>
</context>
<context>
    <name>ThresholdFigure</name>
    <message>
        <source>Two humps that overlap, cut by a threshold: right of it the answer is yes.</source>
        <translation>两个相互重叠的峰，被阈值切开：右侧回答“是”。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>From {threshold:.2f} on: precision {precision}, recall {recall}.</source>
        <translation>阈值 {threshold:.2f}：精确率 {precision}，召回率 {recall}。</translation>
    </message>
    <message>
        <source>really no</source>
        <translation>实际为否</translation>
    </message>
    <message>
        <source>really yes</source>
        <translation>实际为是</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>The class whose finding matters, such as the illness or the spam.</source>
        <translation>真正要找的类别，例如患病或垃圾邮件。</translation>
    </message>
    <message>
        <source>Class that is looked for</source>
        <translation>要找的类别</translation>
    </message>
    <message>
        <source>A trial: predictions and exports go on deciding at 50 %.</source>
        <translation>这里只是试试看：预测和导出仍以 50 % 为界。</translation>
    </message>
    <message>
        <source>Chosen to suit the test samples, a threshold looks better than it is: choose it with the validation samples, then see here what it is worth.</source>
        <translation>如果迎合测试样本来选阈值，效果会显得比实际好：请用验证样本选阈值，再到这里看它的实际效果。</translation>
    </message>
    <message>
        <source>Taken for it from {share} on</source>
        <translation>概率达到 {share} 就判为该类别</translation>
    </message>
    <message>
        <source>Of {positives} “{name}”, {found} are found and {missed} missed; of {negatives} others, {alarms} are false alarms.</source>
        <translation>{positives} 个“{name}”中，找出 {found} 个，漏掉 {missed} 个；其余 {negatives} 个样本中，误报 {alarms} 个。</translation>
    </message>
</context>
<context>
    <name>TitleField</name>
    <message>
        <source>Title of the layer</source>
        <translation>层的标题</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TokenWords</name>
    <message>
        <source>{n} tokens</source>
        <translation>{n} 个词元</translation>
    </message>
</context>
<context>
    <name>ToldAnswerView</name>
    <message>
        <source>True: {answer}</source>
        <translation>正确答案：{answer}</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Replace the network by a ready one. You can undo it.</source>
        <translation>换成现成的网络，可以撤销。</translation>
    </message>
    <message>
        <source>Put the layers in order.</source>
        <translation>把各层排列整齐。</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>整理布局</translation>
    </message>
    <message>
        <source>Downwards, to the right or folded into columns</source>
        <translation>自上而下、从左到右或折叠成多列</translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation>显示整个网络</translation>
    </message>
    <message>
        <source>See what layers and wires carry for a sample</source>
        <translation>查看某个样本经过各层和连线时的数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Start page, preferences and more</source>
        <translation>起始页、偏好设置等</translation>
    </message>
    <message>
        <source>Search layers, settings, help…</source>
        <translation>搜索层、设置、帮助…</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>changed by another program</source>
        <translation>被其他程序更改</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>It gets a folder with your first change. Closed before that, it leaves nothing behind.</source>
        <translation>第一次修改后才会建立项目文件夹；在此之前关闭，不会留下任何东西。</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>撤销：{edit}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>重做：{edit}</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>{run} waits. It begins when the runs before it have ended.</source>
        <translation>{run} 已排队，前面的运行结束后开始。</translation>
    </message>
    <message>
        <source>The note of {run} was changed</source>
        <translation>{run} 的备注已修改</translation>
    </message>
    <message>
        <source>Nothing was trained yet</source>
        <translation>还没有训练过</translation>
    </message>
    <message>
        <source>Start training and watch here how the loss falls and the accuracy rises, epoch by epoch.</source>
        <translation>开始训练，在这里逐轮观察损失下降、准确率上升。</translation>
    </message>
</context>
<context>
    <name>TrainedPage</name>
    <message>
        <source>Train the network first</source>
        <translation>请先训练网络</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>前往训练</translation>
    </message>
</context>
<context>
    <name>TriedList</name>
    <message>
        <source>What was tried, and the answers</source>
        <translation>试过的输入及其回答</translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>The network looks at it…</source>
        <translation>网络正在处理…</translation>
    </message>
    <message>
        <source>Test sample {id}</source>
        <translation>测试样本 {id}</translation>
    </message>
</context>
<context>
    <name>TrySide</name>
    <message>
        <source>Try a test sample</source>
        <translation>试一个测试样本</translation>
    </message>
    <message>
        <source>Takes a sample that the network did not learn from, and tells the right answer.</source>
        <translation>取一个网络没有学过的样本，并给出正确答案。</translation>
    </message>
    <message>
        <source>Remove all from the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>What you try is kept here until you close the project. Ctrl+Enter keeps it at once.</source>
        <translation>你试过的内容会保留在这里，直到关闭项目。按 Ctrl+Enter 立即保留。</translation>
    </message>
    <message>
        <source>A sample is being looked for.</source>
        <translation>正在寻找样本。</translation>
    </message>
    <message>
        <source>Tried ({n})</source>
        <translation>试过的（{n}）</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>试过的</translation>
    </message>
</context>
<context>
    <name>TwoCurves</name>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
</context>
<context>
    <name>UnderfittingFigure</name>
    <message>
        <source>Both curves fall a little and stay high.</source>
        <translation>两条曲线都只下降一点，停留在高处。</translation>
    </message>
</context>
<context>
    <name>VerdictLine</name>
    <message>
        <source>{change}, and trains anew. Undo takes the change back; this run stays as it is.</source>
        <translation>{change}，并重新训练。撤销可还原改动；本次运行保持不变。</translation>
    </message>
</context>
<context>
    <name>VocabularyCard</name>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>Unknown in new texts</source>
        <translation>未登录词（OOV）比例</translation>
    </message>
    <message>
        <source>The vocabulary is learned from the training texts alone. What validation and test bring beyond it the network sees as one and the same unknown token, as it will with the texts of its later users.</source>
        <translation>词表只从训练文本中学习。验证和测试部分中不在词表里的内容，网络一律看作同一个未知词元，以后遇到用户的文本也是如此。</translation>
    </message>
    <message>
        <source>{used} of {most}</source>
        <translation>{used} / {most}</translation>
    </message>
    <message>
        <source>Of the tokens in validation and test. The network knows nearly all of them.</source>
        <translation>占验证和测试部分词元的比例。网络几乎都认识。</translation>
    </message>
    <message>
        <source>Of the tokens in validation and test: much that the network cannot tell apart. A larger vocabulary or subwords help.</source>
        <translation>占验证和测试部分词元的比例：有许多词元网络无法区分。增大词表或改用子词会有帮助。</translation>
    </message>
    <message>
        <source>Of the tokens in validation and test: much that the network cannot tell apart. More texts, a smaller minimum count or subwords help.</source>
        <translation>占验证和测试部分词元的比例：有许多词元网络无法区分。增加文本、减小最少出现次数或改用子词会有帮助。</translation>
    </message>
</context>
<context>
    <name>WaitingBanner</name>
    <message>
        <source>Train them now</source>
        <translation>立即训练</translation>
    </message>
    <message>
        <source>{run} waits to be trained.</source>
        <translation>{run} 等待训练。</translation>
    </message>
    <message>
        <source>Train it now</source>
        <translation>立即训练</translation>
    </message>
    <message>
        <source>{count} runs wait to be trained: {runs}.</source>
        <translation>{count} 个运行等待训练：{runs}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>WatchCard</name>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Along the way</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
</context>
<context>
    <name>WaveFile</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Opens the file with the program that plays sounds here.</source>
        <translation>用电脑上播放声音的程序打开该文件。</translation>
    </message>
    <message>
        <source>The wave of {name}</source>
        <translation>{name} 的波形</translation>
    </message>
</context>
<context>
    <name>WhenButtons</name>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>With the weights that the run has now.</source>
        <translation>使用当前的权重。</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>训练前</translation>
    </message>
    <message>
        <source>With the weights before the first step of training.</source>
        <translation>使用训练第一步之前的权重。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>What is now, less what was at the start.</source>
        <translation>当前的值减去训练前的值。</translation>
    </message>
</context>
<context>
    <name>WhyBar</name>
    <message>
        <source>Why this answer?</source>
        <translation>为什么是这个答案？</translation>
    </message>
    <message>
        <source>Shows over the picture which parts of it counted</source>
        <translation>在图片上显示哪些部分起了作用</translation>
    </message>
    <message>
        <source>the map over the picture</source>
        <translation>图片上的热力图</translation>
    </message>
    <message>
        <source>Grad-CAM (fast)</source>
        <translation>Grad-CAM（快）</translation>
    </message>
    <message>
        <source>Occlusion (slower)</source>
        <translation>遮挡法（较慢）</translation>
    </message>
    <message>
        <source>How it is found out</source>
        <translation>用哪种方法分析</translation>
    </message>
    <message>
        <source>its answer</source>
        <translation>它的答案</translation>
    </message>
    <message>
        <source>The class that is asked about</source>
        <translation>要询问的类别</translation>
    </message>
    <message>
        <source>How much the map covers the picture</source>
        <translation>热力图的不透明度</translation>
    </message>
    <message>
        <source>This cannot be explained now: {reason}</source>
        <translation>现在无法解释：{reason}</translation>
    </message>
    <message>
        <source>why not “{label}”?</source>
        <translation>为什么不是“{label}”？</translation>
    </message>
    <message>
        <source>This network has no feature maps, which Grad-CAM needs.</source>
        <translation>这个网络没有特征图，而 Grad-CAM 需要它。</translation>
    </message>
    <message>
        <source>The network looks at it…</source>
        <translation>网络正在处理…</translation>
    </message>
    <message>
        <source>lowers it</source>
        <translation>使其降低</translation>
    </message>
    <message>
        <source>speaks against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>raises it</source>
        <translation>使其升高</translation>
    </message>
    <message>
        <source>speaks for “{label}”</source>
        <translation>支持“{label}”</translation>
    </message>
    <message>
        <source>Nothing in the picture speaks for “{label}”.</source>
        <translation>图片中没有支持“{label}”的部分。</translation>
    </message>
    <message>
        <source>With the framed part covered, the answer goes from {before} to {after}: the map shows what counted, not whether it ought to count.</source>
        <translation>遮住方框内的部分后，答案从 {before} 变为 {after}：热力图显示的是哪些部分起了作用，并不说明它们是否应该起作用。</translation>
    </message>
    <message>
        <source>With the framed part covered, the probability of “{label}” goes from {before} to {after}: the map shows what counted, not whether it ought to count.</source>
        <translation>遮住方框内的部分后，“{label}”的概率从 {before} 变为 {after}：热力图显示的是哪些部分起了作用，并不说明它们是否应该起作用。</translation>
    </message>
    <message>
        <source>With the framed part covered, the probability of “{label}” goes from {before} to {after}, so that part alone decides nothing: read the map with care.</source>
        <translation>遮住方框内的部分后，“{label}”的概率从 {before} 变为 {after}，可见单凭这一部分决定不了什么：请谨慎解读热力图。</translation>
    </message>
</context>
<context>
    <name>WordMapFigure</name>
    <message>
        <source>Words as points: good and great lie together, bad and awful, cat and dog.</source>
        <translation>用点表示的词：“好”和“棒”靠在一起，“差”和“糟糕”靠在一起，“猫”和“狗”靠在一起。</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>great</source>
        <translation>棒</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>差</translation>
    </message>
    <message>
        <source>awful</source>
        <translation>糟糕</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
</context>
<context>
    <name>WordPage</name>
    <message>
        <source>Read on</source>
        <translation>继续阅读</translation>
    </message>
    <message>
        <source>Also: {names}</source>
        <translation>又称：{names}</translation>
    </message>
</context>
<context>
    <name>WorthCard</name>
    <message>
        <source>Is deep learning worth it here?</source>
        <translation>这里值得用深度学习吗？</translation>
    </message>
    <message>
        <source>a simple method</source>
        <translation>简单方法</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>重新比较</translation>
    </message>
    <message>
        <source>Compare with a simple method</source>
        <translation>与简单方法比较</translation>
    </message>
    <message>
        <source>It is being compared now.</source>
        <translation>正在比较。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简单方法</translation>
    </message>
</context>
<context>
    <name>ZoomControl</name>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>回到 100 %</translation>
    </message>
</context>
<context>
    <name>_BrokenPage</name>
    <message>
        <source>{reason} All other pages work.</source>
        <translation>{reason}其他页面仍可使用。</translation>
    </message>
    <message>
        <source>This page cannot be shown</source>
        <translation>无法显示本页</translation>
    </message>
    <message>
        <source>The reason is in the log. All other pages work.</source>
        <translation>原因见日志。其他页面都可以使用。</translation>
    </message>
</context>
<context>
    <name>_Place</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>_RunDelegate</name>
    <message>
        <source>Add a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
</TS>
