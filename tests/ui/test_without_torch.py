"""The window's process never imports torch, whatever the user looks at, and opens without what draws curves."""

import json
import os
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
from deepstudio.ui.app import application, apply_preferences, open_window
from deepstudio.ui.errors import ErrorCatcher
from PySide6.QtCore import QTimer

app = application()
window = open_window(ErrorCatcher())
early = [name for name in ("numpy", "pandas", "pyqtgraph") if name in sys.modules]
window.projects.create("digits-mlp", "Digits")
broken = []
window.errors.caught.connect(lambda text, details: broken.append(details))
for step in ("data", "model", "train", "evaluate", "predict", "export"):
    window.go(step)
window.studio.device_changed.connect(lambda _: QTimer.singleShot(0, app.quit))
app.exec()
heavy = [name for name in ("torch", "torchvision", "onnx", "onnxruntime") if name in sys.modules]
print(json.dumps({"early": early, "heavy": heavy, "broken": broken, "devices": bool(window.studio.devices)}))
window._may_close = True
window.close()
"""


@pytest.mark.slow
def test_the_window_never_imports_torch() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {"early": [], "heavy": [], "broken": [], "devices": True}
