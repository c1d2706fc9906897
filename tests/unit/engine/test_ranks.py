"""Two processes that train one network, as torchrun starts them, come to what one process comes to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
import torch.distributed as dist

from deepstudio.engine.checkpoints import load_checkpoint
from tests.unit.engine.training import chain, digits, new_run, trained

PROGRAM = """
import sys
from deepstudio.storage.run_folder import RunFolder
from deepstudio.engine.run_log import train_recorded
run = RunFolder(sys.argv[1])
events = list(train_recorded(run.project(), run, device="cpu"))
assert events[-1].kind == "finished", events[-1]
"""
GRAPH = chain(("flat", "flatten", {}), ("hidden", "dense", {"units": 16}), ("dense", "dense", {"units": 10}))


@pytest.mark.slow
@pytest.mark.skipif(not dist.is_available() or not dist.is_gloo_available(), reason="torch has no gloo here")
def test_two_ranks_come_to_the_weights_of_one(tmp_path, own_home):
    project = digits(GRAPH, epochs=1)
    alone, together = new_run(tmp_path, project), new_run(tmp_path, project)
    expected = trained(project, alone)
    script = tmp_path / "train.py"
    script.write_text(PROGRAM)
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", "--master-port=0"]
    command = [*command[:-1], "--standalone", str(script), str(together.path)]
    root = str(Path(__file__).parents[3])
    environment = {**os.environ, "PYTHONPATH": root, "OMP_NUM_THREADS": "1"}
    if os.name == "nt":
        environment["USE_LIBUV"] = "0"  # torch is built without it there
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr[-3000:]
    one, two = load_checkpoint(alone.best_weights), load_checkpoint(together.best_weights)
    for name, value in one.tensors.items():
        torch.testing.assert_close(two.tensors[name], value, atol=1e-5, rtol=1e-4)
    events, _ = together.events()
    assert [event.kind for event in events].count("batch") == 10  # rank 0 alone reports
    assert events[-1].test["accuracy"] == pytest.approx(expected[-1].test["accuracy"], abs=0.01)
    found = json.loads((together.path / "evaluation-test.json").read_bytes())
    (started,) = (event for event in events if event.kind == "run_started")
    assert found["samples"] == started.samples["test"]  # rank 0 has looked at all of them, not at its share
    assert events[-1].test == {"loss": found["loss"], **found["metrics"]}
