<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Input &amp; output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects every input number with every unit. Usual at the end of a classifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps positive numbers and turns negative ones into zero. The usual choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU, but lets a little of the negative numbers through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a negative number is multiplied by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU, with negative numbers bending smoothly towards a limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far below zero the result can go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth ReLU, usual in Transformers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number times its own sigmoid; smooth, also called Swish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes every number between 0 and 1, such as the probability of yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes every number between −1 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns scores into probabilities that add up to 1; for the end of a classifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to each number after the layer. Without one, stacked layers are no better than one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples the network learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that show during training how well it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number draws another split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One epoch shows every training sample once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples the network sees before it adjusts its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops after this many epochs without a better validation result. 0 means never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows slightly shifted, turned or mirrored pictures, so that the network does not memorise them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed precision is faster and needs less memory where the processor supports it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed, bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same start and order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source></source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a setting here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} cannot be {value}. Choose one of: {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} cannot be {value}. It must lie between {ge:g} and {le:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} cannot be {value}. It must be at least {ge:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} cannot be {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a flat vector of {n} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {h} × {w} picture with one channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {h} × {w} picture with {c} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sequence of {f} numbers a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sequence of {n} steps with {f} numbers each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text of tokens from a vocabulary of {v}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text of {n} tokens from a vocabulary of {v}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution 2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides small filters over a picture and marks where each pattern appears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many patterns this layer looks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width of a filter, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the filter moves at each step. 2 halves the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Same” adds a border of zeros, so that the picture keeps its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Same” padding needs a stride of 1, but the stride is {stride}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With larger steps the picture shrinks, so that it cannot keep its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {k} × {k} kernel is larger than its input, {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers above have already made the picture small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sample of your data enters here. Its size is chosen on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of the network leaves here, such as one score for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} expects a picture but gets {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks at neighbouring pixels, and a flat vector has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} expects a flat vector but gets {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten keeps every number; global pooling keeps one per channel and needs far fewer weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} expects numbers but gets {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are names, not amounts; an embedding turns each into numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the wire from {source} to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These layers feed each other in a circle: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data must flow one way, from an input to an output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the project as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a layer to the port at its top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} takes one wire, but several end here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wire ends at a port that {layer} does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing uses the result of {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is computed for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} “{id}” is not known here. Perhaps a plugin is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put on the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the wire from {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {layer} ({settings})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {layer} instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {changes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.1f} % of the parameters sit in one layer, {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be saved: the disk is full. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be saved: you may not write to {folder}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be saved in {folder} ({reason}). Choose another place and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist. Check where it lies and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: you have no permission. Ask for it or copy the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Check the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the window and the command line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows changes at once instead of moving things into place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where networks train: auto, cpu, cuda, cuda:1 or mps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where new projects go. Empty means the usual place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where prepared pictures are kept. Empty means the usual place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared data takes at most this much space; the oldest goes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains inside the window&apos;s own process, so that a debugger can follow. Slower; for developers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your preferences cannot be read; the defaults are used. Look at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your preferences were damaged, so the defaults are used. The old file is kept as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a DeepStudio project. Choose the folder of a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too large for a project file ({size} MB; at most {limit}). Choose another project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was saved by a newer DeepStudio (file version {version}). Update DeepStudio to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project file {path} is damaged and cannot be read. Restore its last good copy or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no DeepStudio project. Choose the folder of a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no good copy of the project in {path} to restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project has no runs yet. Train it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run “{id}”. Choose one of: {runs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run of this project is at work. Stop it or wait, then rename the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process works on {run} already. Stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is at work. Stop it first, then delete it.</source>
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
    <name>StepRail</name>
    <message>
        <source>Steps</source>
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
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
