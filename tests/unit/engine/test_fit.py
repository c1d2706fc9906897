"""The training loop: what it tells, that it learns, obeys, goes on exactly where it stood, and fails in words."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import nn

from deepstudio.catalog import registry
from deepstudio.core.events import (
    BatchDone,
    CheckpointSaved,
    EpochDone,
    Failed,
    Finished,
    Note,
    RunStarted,
    Snapshot,
)
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.results import Matrix, read_section
from deepstudio.data.prepare import prepare
from deepstudio.engine import fit as fit_module
from deepstudio.engine.batch_statistics import estimating, lagging
from deepstudio.engine.fit import fit
from deepstudio.engine.preparing import prepared_data
from deepstudio.engine.tasks.supervised import SupervisedLearner
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import load_run
from deepstudio.storage import atomic
from deepstudio.storage.run_bin import RunBin
from tests.forking import PRELOADED
from tests.unit.engine.training import (
    Commands,
    chain,
    digits,
    epochs,
    kinds,
    losses,
    new_run,
    trained,
)


def same_weights(one: Path, other: Path) -> bool:
    """Whether two files hold the same numbers, the optimizer's memory included."""
    first, second = load_file(one), load_file(other)
    return first.keys() == second.keys() and all(torch.equal(first[key], second[key]) for key in first)


def test_what_is_predicted_is_shown_on_the_way(tmp_path):
    project = digits(epochs=1)
    events = trained(project, new_run(tmp_path, project))
    (seen,) = [event for event in events if isinstance(event, Snapshot)]
    section = read_section(seen.section)
    assert isinstance(section, Matrix)
    assert (seen.epoch, str(seen.title.text()), len(section.names)) == (1, "label", 10)
    assert sum(map(sum, section.counts)) == 256  # of the 269 samples of the validation part


@pytest.mark.slow
def test_events_come_in_order_and_carry_what_plots_need(tmp_path):
    project = digits()
    events = trained(project, new_run(tmp_path, project))
    epoch = ["epoch_started", *["batch"] * 10, "epoch", "snapshot", "checkpoint", "checkpoint"]
    assert kinds(events, "progress") == ["run_started", *epoch, *epoch, "finished"]
    assert all(event.time for event in events)
    started = next(event for event in events if isinstance(event, RunStarted))
    assert (started.batches, started.epochs, started.batch_size) == (10, 2, 128)
    assert started.samples == {"train": 1259, "validation": 269, "test": 269}
    batches = [event for event in events if isinstance(event, BatchDone)]
    assert [(b.epoch, b.batch, b.step) for b in batches[9:12]] == [(1, 10, 10), (2, 1, 11), (2, 2, 12)]
    assert set(batches[0].metrics) == {"loss", "accuracy"}
    assert set(epochs(events)[1]) == {
        f"{part}.{metric}" for part in ("train", "validation") for metric in ("loss", "accuracy")
    }


def test_it_learns_and_examines_the_best_weights_on_the_test_part(tmp_path):
    project = digits(epochs=8, batch_size=32, optimizer=Chosen(id="adam", settings={"learning_rate": 0.01}))
    run = new_run(tmp_path, project)
    finished = trained(project, run)[-1]
    assert isinstance(finished, Finished)
    assert finished.reason == "done"
    assert finished.test["accuracy"] > 0.93
    assert finished.samples_per_second > 0
    assert load_run(run).epoch == finished.best_epoch


def test_train_metrics_of_an_epoch_are_means_over_its_samples(tmp_path):
    project = digits(epochs=1)
    events = trained(project, new_run(tmp_path, project))
    batches = [event.metrics["loss"] for event in events if isinstance(event, BatchDone)]
    mean = (sum(batches[:9]) * 128 + batches[9] * (1259 - 9 * 128)) / 1259
    assert epochs(events)[1]["train.loss"] == pytest.approx(mean)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(tmp_path, precision):
    project = digits(epochs=1, precision=precision, augmentation=True)
    one = trained(project, new_run(tmp_path, project))
    again = trained(project, new_run(tmp_path, project))
    other_seed = project.replace(training=project.training.replace(seed=1))
    other = trained(other_seed, new_run(tmp_path, other_seed))
    assert losses(one) == losses(again)
    assert losses(one)[1] != losses(other)[1]
    assert one[-1].test == again[-1].test


@pytest.mark.parametrize(
    ("optimizer", "schedule"),
    [("adam", "cosine"), ("sgd", "warmup-cosine"), ("rmsprop", "step"), ("adamw", "constant")],
)
def test_a_stopped_run_goes_on_to_the_numbers_of_one_that_was_never_stopped(tmp_path, optimizer, schedule):
    project = digits(
        epochs=3, optimizer=Chosen(id=optimizer), schedule=Chosen(id=schedule), augmentation=True
    )
    whole, halved = new_run(tmp_path, project), new_run(tmp_path, project)
    expected = trained(project, whole)
    first = trained(project, halved, {14: "stop"})
    assert first[-1].reason == "stopped"
    assert max(losses(first)) == 14
    second = trained(project, halved, resume=True)
    assert next(event for event in second if isinstance(event, RunStarted)).resumed
    assert losses(expected) == losses([*first, *second])
    assert epochs(expected) == epochs([*first, *second])
    assert expected[-1].test == second[-1].test
    assert same_weights(whole.last_weights, halved.last_weights)
    assert same_weights(whole.best_weights, halved.best_weights)


def test_a_run_that_is_killed_goes_on_to_the_same_numbers(tmp_path):
    project = digits(epochs=3)
    whole, killed = new_run(tmp_path, project), new_run(tmp_path, project)
    expected = trained(project, whole)
    program = (
        "import sys\n"
        "from deepstudio.storage.run_folder import RunFolder\n"
        "from deepstudio.engine.fit import fit\n"
        "from tests.unit.engine.training import Commands\n"
        "run = RunFolder(sys.argv[1])\n"
        "for event in fit(run.project(), run, Commands(), device='cpu'):\n"
        "    print(getattr(event, 'step', 0), event.kind, flush=True)\n"
        "    if event.kind == 'batch' and event.step == 25:\n"
        "        sys.stdin.read()\n"
    )
    command = [sys.executable, *PRELOADED, "-c", program, str(killed.path)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("25 batch"):
                break
        os.kill(child.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    events = trained(project, killed, resume=True)
    assert min(losses(events)) == 21
    assert losses(events) == {step: loss for step, loss in losses(expected).items() if step > 20}
    assert events[-1].test == expected[-1].test
    assert same_weights(whole.last_weights, killed.last_weights)


def test_within_a_long_epoch_the_place_is_saved_now_and_then(tmp_path, monkeypatch):
    project = digits(epochs=2)
    whole, killed = new_run(tmp_path, project), new_run(tmp_path, project)
    expected = trained(project, whole)
    monkeypatch.setattr(fit_module, "SAVE_EVERY", 0.0)
    monkeypatch.setattr(fit_module, "SAVING_SHARE", 0)
    events = fit(project, killed, Commands(), device="cpu")
    saved = next(e for e in events if isinstance(e, CheckpointSaved) and e.step == 4)
    assert saved.file == "checkpoints/last.safetensors"
    events.close()
    rest = trained(project, killed, resume=True)
    assert min(losses(rest)) == 5
    assert epochs(rest) == epochs(expected)
    assert same_weights(whole.best_weights, killed.best_weights)


def test_a_finished_run_goes_on_for_more_epochs(tmp_path):
    short = digits(epochs=1)
    longer = short.replace(training=short.training.replace(epochs=2))
    run, whole = new_run(tmp_path, short), new_run(tmp_path, longer)
    trained(short, run)
    more = trained(longer, run, resume=True)
    assert kinds(more, "batch", "progress", "checkpoint", "snapshot") == [
        "run_started",
        "epoch_started",
        "epoch",
        "finished",
    ]
    assert losses(more) == {step: x for step, x in losses(trained(longer, whole)).items() if step > 10}


def test_resuming_without_a_checkpoint_starts_anew(tmp_path):
    project = digits(epochs=1)
    events = trained(project, new_run(tmp_path, project), resume=True)
    assert not next(event for event in events if isinstance(event, RunStarted)).resumed
    assert isinstance(events[-1], Finished)


def test_going_on_with_another_batch_size_or_optimizer_begins_the_epoch_anew(tmp_path):
    project = digits(epochs=2)
    run = new_run(tmp_path, project)
    trained(project, run, {13: "stop"})
    changed = project.training.replace(batch_size=64, optimizer=Chosen(id="rmsprop"))
    events = trained(project.replace(training=changed), run, resume=True)
    assert isinstance(events[-1], Finished)
    first = next(event for event in events if isinstance(event, BatchDone))
    assert (first.epoch, first.batch) == (2, 1)


def test_pause_and_continue_change_nothing(tmp_path):
    project = digits(epochs=1)
    plain = trained(project, new_run(tmp_path, project))
    run = new_run(tmp_path, project)
    events = trained(project, run, {6: "pause", "paused": "continue"})
    assert {"paused", "continued"} <= set(kinds(events))
    assert losses(events) == losses(plain)
    assert run.last_weights.is_file()


def test_a_paused_run_can_be_stopped(tmp_path):
    project = digits(epochs=5)
    events = trained(project, new_run(tmp_path, project), {6: "pause", "paused": "stop"})
    assert kinds(events)[-1] == "finished"
    assert events[-1].reason == "stopped"
    assert not epochs(events)


def test_stopping_in_the_first_epoch_leaves_weights_to_predict_with(tmp_path):
    project = digits()
    run = new_run(tmp_path, project)
    events = trained(project, run, {4: "stop"})
    assert events[-1].best == {}
    assert run.best_weights.is_file()
    assert load_run(run, "best").classes == tuple("0123456789")


def test_stop_and_keep_best_gives_up_what_came_after_the_best_epoch(tmp_path):
    project = digits(epochs=5)
    stopped, kept = new_run(tmp_path, project), new_run(tmp_path, project)
    assert trained(project, stopped, {23: "stop"})[-1].reason == "stopped"
    assert trained(project, kept, {23: "stop_keep_best"})[-1].reason == "stopped"
    assert same_weights(stopped.best_weights, kept.best_weights)
    assert not same_weights(stopped.last_weights, kept.last_weights)


def test_stopping_while_data_is_prepared(tmp_path):
    project = digits()
    run = new_run(tmp_path, project)
    control = Commands()
    control.say("stop")
    events = list(fit(project, run, control, device="cpu"))
    assert events[-1].reason == "stopped"
    assert not losses(events)


def test_stopping_while_an_epoch_is_examined_goes_on_from_there(tmp_path):
    project = digits(epochs=2)
    whole, run = new_run(tmp_path, project), new_run(tmp_path, project)
    expected = trained(project, whole)
    first = trained(project, run, {10: "stop"}, after=2)
    assert losses(first).keys() == set(range(1, 11))
    assert not epochs(first)
    rest = trained(project, run, resume=True)
    assert epochs(rest) == epochs(expected)
    assert min(losses(rest)) == 11


def test_early_stopping_ends_after_so_many_epochs_without_a_better_one(tmp_path):
    project = digits(
        epochs=50,
        early_stopping=2,
        optimizer=Chosen(id="sgd", settings={"learning_rate": 1e-8, "momentum": 0}),
    )
    events = trained(project, new_run(tmp_path, project))
    better = [event.best for event in events if isinstance(event, EpochDone)]
    assert events[-1].reason == "early"
    assert better[-2:] == [False, False]
    assert len(better) == events[-1].best_epoch + 2 < 50


def test_the_learning_rate_follows_its_schedule(tmp_path):
    project = digits(epochs=2, schedule=Chosen(id="step", settings={"every": 1, "factor": 0.5}))
    events = trained(project, new_run(tmp_path, project))
    rates = [event.learning_rate for event in events if isinstance(event, BatchDone)]
    assert rates == pytest.approx([0.001] * 10 + [0.0005] * 10)


def test_a_run_starts_from_the_weights_of_another(tmp_path):
    project = digits(epochs=2)
    first = new_run(tmp_path, project)
    trained(project, first)
    plan = project.training.replace(start_from={"model": first.id}, epochs=1)
    events = trained(project.replace(training=plan), new_run(tmp_path, project))
    assert "start from run-001" in str(next(e for e in events if isinstance(e, Note)).message.text())
    assert losses(events)[1] < losses(trained(project, new_run(tmp_path, project)))[1]


def test_a_run_that_shall_start_from_nothing_says_so(tmp_path):
    project = digits(start_from={"model": "run-999"})
    failed = trained(project, new_run(tmp_path, project))[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "missing_run"


def test_a_run_that_shall_start_from_one_in_the_bin_says_so(tmp_path):
    project = digits(start_from={"model": "run-001"})
    first = new_run(tmp_path, project)
    RunBin(first.path.parent).take(first.id)
    failed = trained(project, new_run(tmp_path, project))[-1]
    assert isinstance(failed, Failed)
    assert "which is in the bin" in str(failed.message.text())


def test_a_loss_that_is_no_number_ends_with_advice_and_keeps_earlier_weights(tmp_path):
    plain = {"units": 64, "activation": "none"}
    hidden = [(name, "dense", plain) for name in ("one", "two", "three")]
    graph = chain(("flat", "flatten", {}), *hidden, ("last", "dense", {"units": 10, "activation": "none"}))
    project = digits(graph, epochs=1, optimizer=Chosen(id="sgd", settings={"learning_rate": 0.01}))
    run = new_run(tmp_path, project)
    trained(project, run)
    before = run.best_weights.read_bytes()
    wild = project.training.replace(epochs=3, optimizer=Chosen(id="sgd", settings={"learning_rate": 10}))
    failed = trained(project.replace(training=wild), run, resume=True)[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "diverged"
    assert "of 10 is probably too high; try 1." in str(failed.message.text())
    assert "weights of epoch 1 are kept" in str(failed.message.text())
    assert run.best_weights.read_bytes() == before
    assert load_run(run, "last").epoch == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError, ""),
        (RuntimeError, "[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate memory"),
        (torch.OutOfMemoryError, "CUDA out of memory. Tried to allocate 2.00 GiB."),
    ],
)
def test_memory_that_runs_out_advises_a_smaller_batch(tmp_path, monkeypatch, error, words):
    def step(self, batch):
        raise error(words)

    monkeypatch.setattr(SupervisedLearner, "step", step)
    project = digits()
    failed = trained(project, new_run(tmp_path, project))[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "out_of_memory"
    assert "Set the batch size to 64" in str(failed.message.text())


def test_an_unexpected_error_ends_in_a_sentence_with_details_for_the_log(tmp_path, monkeypatch):
    monkeypatch.setattr(SupervisedLearner, "step", Mock(side_effect=KeyError("gone")))
    project = digits()
    failed = trained(project, new_run(tmp_path, project))[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "unexpected"
    assert "KeyError" in failed.details


def fail_to_write(monkeypatch, name: str, times: int = 1000) -> list[str]:
    """The disk is full for the next `times` files called `name`."""
    refused: list[str] = []
    flush = atomic._flush

    def full(path: Path) -> None:
        if name in path.name and len(refused) < times:
            refused.append(path.name)
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(path)

    monkeypatch.setattr(atomic, "_flush", full)
    return refused


def test_a_disk_that_fails_while_a_checkpoint_is_written_costs_nothing_saved_before(tmp_path, monkeypatch):
    project = digits(epochs=1)
    run = new_run(tmp_path, project)
    trained(project, run)
    before = run.last_weights.read_bytes()
    refused = fail_to_write(monkeypatch, "last.safetensors")
    longer = project.replace(training=project.training.replace(epochs=3))
    events = trained(longer, run, resume=True)
    assert len(refused) == 2
    assert isinstance(events[-1], Finished)
    notes = [str(event.message.text()) for event in events if isinstance(event, Note)]
    assert len(notes) == 2
    assert "disk is full" in notes[0]
    assert run.last_weights.read_bytes() == before
    assert sorted(path.name for path in run.checkpoints_dir.iterdir()) == ["last.safetensors"]


def test_best_weights_that_could_not_be_saved_are_saved_as_soon_as_there_is_room(tmp_path, monkeypatch):
    project = digits(epochs=2)
    whole, run = new_run(tmp_path, project), new_run(tmp_path, project)
    trained(project, whole)
    fail_to_write(monkeypatch, "best.safetensors", times=1)
    events = trained(project, run)
    assert isinstance(events[-1], Finished)
    assert same_weights(whole.best_weights, run.best_weights)


def test_best_weights_that_cannot_be_saved_at_all_end_in_a_sentence(tmp_path, monkeypatch):
    fail_to_write(monkeypatch, "best.safetensors")
    project = digits(epochs=1)
    failed = trained(project, new_run(tmp_path, project))[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "disk_full"


def test_data_that_has_vanished(tmp_path):
    source = Chosen(id="picture-folder", settings={"path": str(tmp_path / "gone")})
    project = digits()
    assert isinstance(project.data, DataPlan)
    project = project.replace(data=project.data.replace(source=source))
    failed = trained(project, new_run(tmp_path, project))[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "data_missing"


def test_a_network_with_a_mistake_is_not_trained(tmp_path):
    project = digits(chain(("dense", "dense", {"units": 10})))
    failed = trained(project, new_run(tmp_path, project))[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "not_ready"


def test_a_device_that_does_not_exist_is_named(tmp_path):
    project = digits()
    (failed,) = list(fit(project, new_run(tmp_path, project), Commands(), device="quantum"))
    assert isinstance(failed, Failed)
    assert failed.cause == "unknown_device"


def test_a_damaged_checkpoint_ends_in_a_sentence(tmp_path):
    project = digits(epochs=1)
    run = new_run(tmp_path, project)
    trained(project, run)
    run.last_weights.write_bytes(run.last_weights.read_bytes()[:1000])
    failed = trained(project, run, resume=True)[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "broken_weights"


def test_prepared_data_is_made_again_where_it_is_gone(tmp_path, own_home):
    project = digits(epochs=1)
    one = trained(project, new_run(tmp_path, project))
    for folder in own_home.rglob("prepared"):
        shutil.rmtree(folder)
    assert losses(trained(project, new_run(tmp_path, project))) == losses(one)


def test_few_batches_an_epoch_leave_normalisation_true(tmp_path):
    """After ten steps a moving average still holds a third of where it began."""
    project = digits(epochs=1)
    run = new_run(tmp_path, project)
    trained(project, run)
    model = load_trained(run, "best")
    prepared = prepare(project, registry())
    pictures = model.inputs.collated(prepared.columns["picture"].pixels[prepared.splits["train"]])
    convolution, norm = (model.network._modules[name] for name in ("conv", "norm"))
    with torch.no_grad():
        seen = convolution(pictures).relu()
    assert torch.allclose(norm.running_mean, seen.mean((0, 2, 3)), atol=0.01)
    assert torch.allclose(norm.running_var, seen.var((0, 2, 3)), rtol=0.05)


def test_long_epochs_and_frozen_layers_keep_their_averages():
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.BatchNorm2d(2, momentum=0.5))
    assert len(lagging(network, 100)) == 0
    assert len(lagging(network, 20)) == 1
    assert len(lagging(network, 2)) == 2
    layer = network[1]
    layer.num_batches_tracked.fill_(7)
    with estimating(network, [layer]):
        network(torch.ones(4, 1, 5, 5))
        network(torch.zeros(4, 1, 5, 5))
    assert (layer.momentum, int(layer.num_batches_tracked), layer.training) == (0.1, 7, False)
    expected = (network[0](torch.ones(1, 1, 5, 5)) + network[0](torch.zeros(1, 1, 5, 5))).mean((0, 2, 3)) / 2
    assert torch.allclose(layer.running_mean, expected, atol=1e-6)


def test_what_is_worrying_about_the_data_is_told_when_it_trains(tmp_path):
    """A flat folder for the test, of which nobody knows the classes."""
    for name in ("train/a", "train/b", "test"):
        for number in range(6):
            file = tmp_path / "pictures" / name / f"{number}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (8, 8), (30 * number, 90, 0)).save(file)
    data = DataPlan(
        source=Chosen(id="picture-folder", settings={"path": str(tmp_path / "pictures")}),
        columns={
            "picture": ColumnPlan(id="picture", settings={"height": 8, "width": 8}),
            "label": ColumnPlan(id="category", use="target"),
        },
    )
    events = list(prepared_data(digits().replace(data=data), registry(), lambda: False))
    (note,) = [event for event in events if isinstance(event, Note)]
    assert str(note.message.text()).startswith("Files in test do not say which class they belong to (6)")
