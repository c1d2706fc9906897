"""PyTorch lives here: build, batches, tasks, fit, evaluate, explain, predict, devices, export."""

import os

# GNU's threads otherwise wait for each other at full speed for milliseconds. As soon as another program wants a core,
# steps of small networks then take a hundred times as long. Read once, when torch is loaded.
os.environ.setdefault("GOMP_SPINCOUNT", "2000")

# ONNX Runtime otherwise writes a device id into the user's home and reports to its maker over the network, from its
# import on. Data of ours stays on this computer; only the environment can forbid it, and only before the import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
