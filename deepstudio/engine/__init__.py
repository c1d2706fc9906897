"""PyTorch lives here: build, batches, tasks, fit, evaluate, explain, predict, devices, export."""

import os

# GNU's threads otherwise wait for each other at full speed for milliseconds. As soon as another program wants a core,
# steps of small networks then take a hundred times as long. Read once, when torch is loaded.
os.environ.setdefault("GOMP_SPINCOUNT", "2000")
