"""A small Python project. It is called good only after its predict.py gave the same answers in another process."""

from __future__ import annotations

import json
import multiprocessing
import os
import runpy
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.torch import save
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.codegen.facts import CodeColumn, CodeFacts
from deepstudio.codegen.project import PythonProject, can_be_written, not_written, python_project
from deepstudio.codegen.starting import BORROWED
from deepstudio.core.amounts import size_words
from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.explained import Explained
from deepstudio.core.freezing import is_frozen
from deepstudio.core.text import T
from deepstudio.data.trained_columns import trained_columns
from deepstudio.engine.export import progress
from deepstudio.engine.export.compared import TOLERANCE, largest
from deepstudio.engine.export.model import ExportedModel, is_small_model
from deepstudio.engine.export.samples import real_samples
from deepstudio.engine.export.target import RECORD, files_of, new_folder
from deepstudio.engine.lent import lent_state
from deepstudio.engine.use import Given
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

SECONDS = 300
TEMPORARY = ("TMPDIR", "TEMP", "TMP")


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    """Writes the project, runs its predict.py and compares."""
    leaving = ExportedModel(model)
    refuse(leaving)
    samples = yield from real_samples(leaving, run, model.project.data)
    yield progress(2)
    with new_folder(out, {"kind": "python", "run": run.id}) as folder:
        _fill(folder, leaving, samples)
        yield progress(3)
        difference = compare(folder, samples, leaving)
        files = [*files_of(folder), RECORD]
    yield progress(4)
    yield Note(
        message=Message.of(
            T(
                "Its predict.py was run on {samples} and gave the program's answers (largest difference {d}).",
                samples=leaving.tried(samples),
                d=f"{difference:.1g}",
            )
        )
    )
    if (out / BORROWED).is_file():
        text = T(
            "It carries the weights that its layers came with ({file}, {size}), for train.py to begin with.",
            file=BORROWED,
            size=size_words((out / BORROWED).stat().st_size),
        )
        yield Note(message=Message.of(text))
    plan = model.project.data
    if plan is not None and (plan.keeps_parts or not plan.split.is_usual):
        text = T(
            "Its train.py draws new parts, by class where classes are answered; this run divided them otherwise."
        )
        yield Note(message=Message.of(text))
    value = {
        "path": str(out),
        "format": "python",
        "files": sorted(files),
        "run": run.id,
        "difference": difference,
        "samples": len(samples),
    }
    yield Result(value=value)


def refuse(leaving: ExportedModel) -> None:
    """Raises `Explained` (`no_export`) where no code is written for what enters or is answered."""
    leaving.refuse()
    if len(leaving.outputs) > 1 or not can_be_written(code_facts(leaving, ())):
        raise not_written()


def emitted(leaving: ExportedModel, samples: Sequence[Given]) -> PythonProject:
    """The texts of the project."""
    model = leaving.model
    return python_project(model.project, code_facts(leaving, samples), model.analysis, registry())


def code_facts(leaving: ExportedModel, samples: Sequence[Given]) -> CodeFacts:
    """What the code must know of the network; the samples tell how long texts are."""
    model, target = leaving.model, leaving.model.targets[0]
    columns = leaving.columns.values()
    steps = [one.steps([sample[one.name] for sample in samples]) for one in columns] if samples else [1]
    text, label = trained_columns(model.project.data, registry())
    named = {next(iter(leaving.columns)): text, target.name: label} if text and label else {}
    return CodeFacts(
        columns=tuple(CodeColumn(one.name, one.fed.column, one.fed.state) for one in columns),
        answer=CodeColumn(target.name, target.kind, target.state, target.output_names),
        named=named,
        carried=leaving.carried(),
        small=is_small_model(model, max(steps)),
    )


def _fill(folder: Path, leaving: ExportedModel, samples: Sequence[Given]) -> None:
    project, model = emitted(leaving, samples), leaving.model
    for name, text in project.files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    state = {
        project.weight_name(name): value.detach().cpu().contiguous()
        for name, value in model.network.state_dict().items()
        if project.has_weight(name)
    }
    (folder / "model.safetensors").write_bytes(save(state, {"format": "pt"}))
    if borrowed := _borrowed(model, project):
        (folder / BORROWED).write_bytes(save(borrowed, {"format": "pt"}))


def _borrowed(model: LoadedModel, project: PythonProject) -> dict[str, Tensor]:
    """The weights that layers came with, for the emitted train.py to begin with. Raises `Explained`."""
    found: dict[str, Tensor] = {}
    for name, layer in model.analysis.layers.items():
        if layer.lent is not None and project.has_weight(name):
            child = model.network.child(name)
            # Frozen ones are there already, also where they were not installed or fetched.
            whole = is_frozen(model.analysis.graph.by_name[name], layer)
            state = child.state_dict() if whole else lent_state(layer, child)
            found |= {
                project.weight_name(f"{name}.{key}"): value.contiguous() for key, value in state.items()
            }
    return found


def compare(folder: Path, samples: Sequence[Given], leaving: ExportedModel) -> float:
    """The largest difference between answers of the emitted predict.py and of the program.

    Raises `Explained` (`export_differs`) above the tolerance, or where the emitted program fails.
    """
    target = leaving.model.target
    with _scratch(folder) as scratch:
        arguments = leaving.arguments(samples, scratch)
        answers = _parsed(run_predict(folder, ["--json", *arguments], scratch), len(samples))
    (expected,) = leaving.expected(samples)
    try:
        found = np.array([[one[name] for name in target.output_names] for one in map(_flat, answers)])
    except KeyError as error:
        raise _refused(str(error)) from error
    difference = largest(found, expected, target.spread)
    labels = [str(answer["label"]) for answer in answers if "label" in answer]
    if not difference <= TOLERANCE or not _agree(labels, expected, target.output_names):
        raise _refused(f"{difference:.2g}")
    return difference


def _flat(answer: Mapping[str, Any]) -> dict[str, Any]:
    """An answer with the numbers of each class beside its other values."""
    return {**answer, **answer.get("probabilities", {})}


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder beside the export: there is room there, which the system's place for temporary files may not have."""
    scratch = folder.with_suffix(".scratch")
    scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _agree(labels: list[str], expected: npt.NDArray[Any], classes: Sequence[str]) -> bool:
    """Whether each label is the program's; two classes that are as good as equal may be told either way."""
    rows = zip(labels, expected, strict=bool(labels))
    return all(row[classes.index(label)] >= row.max() - 2 * TOLERANCE for label, row in rows)


def run_predict(folder: Path, arguments: list[str], scratch: Path) -> str:
    """What the emitted predict.py prints in a process that knows nothing of this one. Raises `Explained`."""
    if getattr(sys, "frozen", False):  # a bundle has no Python of its own to start
        return _run_spawned(folder, arguments, scratch)
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")
    }
    command = [sys.executable, "-B", str(folder / "predict.py"), *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=scratch,
            env=environment | {"PYTHONIOENCODING": "utf-8", **dict.fromkeys(TEMPORARY, str(scratch))},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise _not_run("no answer") from error
    except OSError as error:
        raise _not_run(error.strerror or type(error).__name__) from error
    if done.returncode:
        raise _not_run(_last_line(done.stderr or done.stdout))
    return done.stdout


def _run_spawned(folder: Path, arguments: list[str], scratch: Path) -> str:
    """The same through a fresh interpreter of this very program."""
    printed = scratch / "printed.txt"
    child = multiprocessing.get_context("spawn").Process(
        target=run_script, args=(str(folder), arguments, str(printed)), daemon=True
    )
    child.start()
    child.join(SECONDS)
    if child.exitcode is None:
        child.kill()
        child.join()
    text = printed.read_text(encoding="utf-8") if printed.exists() else ""
    if child.exitcode:
        raise _not_run(_last_line(text))
    return text


def run_script(folder: str, arguments: list[str], printed: str) -> None:
    """In a fresh process: runs predict.py as a program, and writes down what it prints."""
    sys.dont_write_bytecode = True
    sys.argv = [str(Path(folder) / "predict.py"), *arguments]
    sys.path.insert(0, folder)
    with open(printed, "w", encoding="utf-8") as file, redirect_stdout(file), redirect_stderr(file):
        try:
            runpy.run_path(sys.argv[0], run_name="__main__")
        except SystemExit as end:
            if isinstance(end.code, str):
                print(end.code)
            failed = bool(end.code)
        except Exception:
            traceback.print_exc()
            failed = True
        else:
            failed = False
    sys.exit(1 if failed else 0)


def _parsed(printed: str, count: int) -> list[dict[str, Any]]:
    try:
        answers = [json.loads(line) for line in printed.splitlines() if line.strip()]
    except ValueError as error:
        raise _refused(printed[:100]) from error
    if len(answers) != count or any("error" in answer for answer in answers):
        raise _refused(f"{len(answers)} / {count}")
    return answers


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "?"


def _not_run(reason: str) -> Explained:
    return Explained(
        T(
            "The exported project could not be run here ({reason}), so it was not kept. "
            "Mend that and try again, or choose another form of export.",
            reason=reason,
        ),
        "export_not_run",
    )


def _refused(reason: str) -> Explained:
    return Explained(
        T(
            "The exported project does not give the program's answers ({reason}), so it was not kept. "
            "Choose another form of export.",
            reason=reason,
        ),
        "export_differs",
    )
