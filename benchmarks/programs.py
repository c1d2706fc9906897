"""Runs the programs that a benchmark compares, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# What the program sets for its own children must not leak into the others, nor out of the person's shell.
TUNED = ("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "GOMP_SPINCOUNT", "OMP_NUM_THREADS")


def run(command: list[str]) -> str:
    """Runs a program to its end, shows what it says and returns its last line."""
    environment = {name: value for name, value in os.environ.items() if name not in TUNED}
    last = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as child:
        assert child.stdout is not None
        for line in child.stdout:
            print("   ", line.rstrip()[:150], flush=True)
            last = line.strip() or last
    if child.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return last


def deepstudio(*arguments: str) -> str:
    return run([sys.executable, "-m", "deepstudio", *arguments])
