"""Nothing the engine loads leaves a trace in the user's home or reaches for the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_loading_the_onnx_export_writes_nothing_into_the_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    code = "import deepstudio.engine.export.onnx"
    subprocess.run([sys.executable, "-c", code], env=kept | {"HOME": str(home)}, check=True, timeout=120)
    assert not [path for path in home.rglob("*") if "icrosoft" in str(path) or "onnxruntime" in str(path)]
