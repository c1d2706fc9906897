"""What this program makes and keeps."""

from __future__ import annotations

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.text import T

PROGRAM = T("This program")

ENTRIES = (
    GlossaryEntry(
        "project",
        PROGRAM,
        T("Project"),
        ("项目", "folder", "项目文件夹"),
        T(
            "A folder with your decisions – data, network, training – and all runs. Your samples "
            "stay where they are. Every edit is saved at once and can be undone."
        ),
        see=("run", "template"),
    ),
    GlossaryEntry(
        "template",
        PROGRAM,
        T("Template"),
        ("模板", "example project", "starter", "示例项目"),
        T(
            "A ready project to start from: data, network and settings that fit each other. Change "
            "whatever you like; the template itself stays as it is."
        ),
        see=("project", "network"),
    ),
    GlossaryEntry(
        "run",
        PROGRAM,
        T("Run"),
        ("运行", "experiment", "training run", "实验", "训练记录"),
        T(
            "One training from start to end, kept with its settings, curves and weights. Later "
            "changes of the project do not touch it. Tick several runs on Train to compare their "
            "curves."
        ),
        see=("checkpoint", "seed", "project"),
    ),
    GlossaryEntry(
        "checkpoint",
        PROGRAM,
        T("Checkpoint"),
        ("检查点", "saved weights", "best weights", "断点", "最佳参数", "保存的参数"),
        T(
            "The weights and all that is needed to go on, written to disk during training. The "
            "best epoch has its own and is what Evaluate, Predict and Export use."
        ),
        see=("resume", "run", "epoch"),
    ),
    GlossaryEntry(
        "resume",
        PROGRAM,
        T("Resume"),
        ("恢复训练", "continue training", "继续训练", "断点续训"),
        T(
            "A run that was paused or cut off goes on from its last checkpoint and comes to the "
            "same numbers as one that was never stopped. Train longer gives a finished run more "
            "epochs."
        ),
        see=("checkpoint", "run"),
    ),
    GlossaryEntry(
        "device",
        PROGRAM,
        T("GPU and CPU"),
        ("GPU 与 CPU", "device", "graphics card", "processor", "CUDA", "Metal", "显卡", "处理器", "设备"),
        T(
            "The processor that computes. A graphics card (GPU) often trains networks for pictures "
            "and texts many times faster; small networks for tables are fine on the CPU. The "
            "fastest that works is chosen; Preferences can decide otherwise."
        ),
        see=("number_precision", "batch_size"),
    ),
    GlossaryEntry(
        "number_precision",
        PROGRAM,
        T("Precision of numbers"),
        ("数值精度", "bfloat16", "float32", "mixed precision", "混合精度", "精度", "半精度"),
        T(
            "How exactly the processor computes. 32 bit is exact enough for everything; mixed "
            "precision with bfloat16 computes much in 16 bit, which is faster and smaller on "
            "processors made for it. Automatic chooses what fits."
        ),
        see=("device",),
    ),
    GlossaryEntry(
        "onnx",
        PROGRAM,
        T("ONNX"),
        ("open neural network exchange", "模型交换格式"),
        T(
            "A file format for trained networks that phones, browsers, C++ and C# can run without "
            "this program and without PyTorch. Choose it on Export to use your network elsewhere."
        ),
        see=("safetensors", "weight"),
    ),
    GlossaryEntry(
        "safetensors",
        PROGRAM,
        T("safetensors"),
        ("weights file", "权重文件", "参数文件"),
        T(
            "A file format for weights alone. It holds nothing that could be executed, so it is "
            "safe to open. The description of the network lies beside it as JSON."
        ),
        see=("onnx", "weight"),
    ),
)
