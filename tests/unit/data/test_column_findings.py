"""Findings in tables: each is found, shown, counted, and gone after its fix; nothing is found where nothing is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from deepstudio.catalog import register_builtin
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit, Severity
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.data.evidence import Evidence
from deepstudio.data.findings import find_all
from deepstudio.data.plans import with_source
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan

N = 200
DRAW = np.random.RandomState(0)
AGE = DRAW.normal(40, 10, N).round(1)
TOWN = DRAW.choice(["Lyon", "Oslo", "Rome"], N)
SICK = (AGE + DRAW.normal(0, 12, N) > 42).astype(int)
WEIGHT = (AGE + DRAW.normal(0, 5, N)).round(2)
PLAIN: Mapping[str, object] = {"age": AGE, "town": TOWN, "weight": WEIGHT}


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    register_builtin(registry)
    return registry


def table(folder: Path, registry: Registry, target: str, **columns: object) -> DataPlan:
    """A table whose columns all enter, but the last one, which is to be answered."""
    given = {name: np.asarray(values).tolist() for name, values in {**PLAIN, **columns}.items()}
    rows = [",".join(given), *(",".join(map(str, row)) for row in zip(*given.values(), strict=True))]
    path = folder / "table.csv"
    path.write_text("\n".join(rows))
    plan = plan_for(path, registry)
    uses = {name: "target" if name == target else "input" for name in columns}
    kinds = {"id": "number" if target != "serial" else "category", "time": "category"}
    changed = {
        name: one.replace(use=uses.get(name, "input"), id=kinds.get(one.id, one.id))
        for name, one in plan.columns.items()
    }
    return plan.replace(columns=changed)


def found(plan: DataPlan, registry: Registry) -> dict[str, Evidence]:
    return {one.finding: one for one in find_all(plan, registry, scan(plan, registry))}


def after(plan: DataPlan, fix: Edit, registry: Registry) -> dict[str, Evidence]:
    project = fix.apply(Project(name="table", data=plan))
    assert project.data is not None
    return found(project.data, registry)


@pytest.mark.parametrize(
    ("leak", "target"),
    [
        (np.where(SICK, "yes", "no"), SICK),
        (SICK, SICK),
        (np.where(SICK, AGE + 100, AGE), SICK),
        (np.where(np.arange(N) == 7, 1 - SICK, SICK), SICK),
        (WEIGHT * 2.2 + 1, WEIGHT),
        (np.round(WEIGHT * 2.2, 1), WEIGHT),
    ],
    ids=["words", "copy", "threshold", "nearly", "line", "rounded"],
)
def test_a_column_that_tells_the_answer_is_found_and_left_out(
    leak: object, target: object, tmp_path: Path, registry: Registry
) -> None:
    plan = table(tmp_path, registry, "goal", late=leak, goal=target)
    if target is WEIGHT:
        plan = plan.replace(columns={**plan.columns, "weight": plan.columns["weight"].replace(use="unused")})
    evidence = found(plan, registry)["leak"]
    assert str(evidence.message).startswith("“late” alone tells the answer “goal” (")
    assert evidence.severity is Severity.WARNING
    assert [str(fix.label) for fix in evidence.fixes] == ["Leave “late” out"]
    assert evidence.examples
    assert "leak" not in after(plan, evidence.fixes[0], registry)


@pytest.mark.parametrize(
    "strong",
    [
        np.where(DRAW.uniform(size=N) < 0.1, 1 - SICK, SICK),
        [f"name {number}" for number in range(N)],
        [f"pair {number // 2}" for number in range(N)],
        DRAW.normal(size=N),
    ],
    ids=["strong", "names", "pairs", "chance"],
)
def test_what_is_only_strong_or_different_everywhere_is_no_leak(
    strong: object, tmp_path: Path, registry: Registry
) -> None:
    assert "leak" not in found(table(tmp_path, registry, "goal", strong=strong, goal=SICK), registry)


def test_an_answer_that_is_nearly_always_the_same_is_told_by_nothing(
    tmp_path: Path, registry: Registry
) -> None:
    rare = np.zeros(N, int)
    rare[:1] = 1
    plan = table(tmp_path, registry, "goal", goal=np.where(np.arange(N) < 2, "a", "b"))
    assert "leak" not in found(plan, registry)


@pytest.mark.parametrize("names", [range(1, N + 1), [f"n{number}" for number in range(N)]])
def test_names_of_samples_that_enter_are_found(names: object, tmp_path: Path, registry: Registry) -> None:
    plan = table(tmp_path, registry, "goal", serial=list(names), goal=SICK)  # type: ignore[call-overload]
    if not isinstance(names, range):
        plan = plan.replace(columns={**plan.columns, "serial": plan.columns["serial"].replace(id="category")})
    evidence = found(plan, registry)["id-column"]
    assert evidence.count == N
    assert "id-column" not in after(plan, evidence.fixes[0], registry)
    assert "unseen-values" not in found(plan, registry)


def test_a_constant_is_found(tmp_path: Path, registry: Registry) -> None:
    plan = table(tmp_path, registry, "goal", same=[5] * N, goal=SICK)
    evidence = found(plan, registry)["constant-column"]
    assert str(evidence.message) == "“same” is “5” for all samples and tells nothing."
    assert "constant-column" not in after(plan, evidence.fixes[0], registry)


@pytest.mark.parametrize("copy", [[town[:1] for town in TOWN], AGE * 12, -AGE])
def test_a_column_that_says_the_same_is_told_without_alarm(
    copy: object, tmp_path: Path, registry: Registry
) -> None:
    plan = table(tmp_path, registry, "goal", again=copy, goal=SICK)
    evidence = found(plan, registry)["copied-column"]
    assert str(evidence.message).startswith("“again” says the same as “")
    assert evidence.severity is Severity.REMARK
    assert "copied-column" not in after(plan, evidence.fixes[0], registry)


def test_values_that_training_lacks_are_told(tmp_path: Path, registry: Registry) -> None:
    towns = [f"rare {n}" if n % 10 == 0 else "often" for n in range(N)]
    plan = table(tmp_path, registry, "goal", place=towns, goal=SICK)
    evidence = found(plan, registry)["unseen-values"]
    parts = scan(plan, registry).split(plan.split)
    lacking = [row for name in ("validation", "test") for row in parts[name].tolist() if row % 10 == 0]
    assert evidence.count == len(lacking) > 0
    assert "unseen-values" not in after(plan, evidence.fixes[0], registry)


def test_words_among_numbers_can_be_left_out(tmp_path: Path, registry: Registry) -> None:
    plan = table(tmp_path, registry, "goal", dose=[*AGE[:-2], "much", "much"], goal=SICK)
    evidence = found(plan, registry)["numbers-strange"]
    assert (evidence.count, evidence.examples[0].text) == (2, "much (2)")
    assert "numbers-strange" not in after(plan, evidence.fixes[0], registry)


def test_the_guess_of_the_answer_is_told_until_it_is_decided(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["a,b,c", *(f"{n / 4},{n % 3},{n % 2}" for n in range(40))]))
    plan = plan_for(path, registry)
    evidence = found(plan, registry)["answer-guessed"]
    assert str(evidence.message) == "“c” is taken for the answer; a, b could be meant as well."
    project = evidence.fixes[1].apply(Project(name="t", data=plan))
    assert project.data is not None
    assert project.data.of_use("target") == ("b",)
    assert project.data.columns["c"].use == "input"
    assert "answer-guessed" not in found(project.data, registry)


@pytest.mark.parametrize("sample", ["penguins", "iris", "wine", "breast-cancer", "diabetes"])
def test_nothing_is_found_in_what_comes_with_the_program(sample: str, registry: Registry) -> None:
    assert found(with_source(Chosen(id=sample), registry), registry) == {}


@pytest.mark.skipif("DEEPSTUDIO_TEST_DATA" not in os.environ, reason="needs the real data")
def test_the_leak_of_the_titanic_is_found(registry: Registry) -> None:
    path = Path(os.environ["DEEPSTUDIO_TEST_DATA"]) / "tabular_seaborn" / "titanic.csv"
    plan = plan_for(path, registry)
    told = find_all(plan, registry, scan(plan, registry))
    leaks = [str(fix.label) for one in told if one.finding == "leak" for fix in one.fixes]
    assert leaks == ["Leave “alive” out"]
    copies = {str(one.message).partition(".")[0] for one in told if one.finding == "copied-column"}
    assert copies == {
        "“class” says the same as “pclass”, value by value",
        "“embark_town” says the same as “embarked”, value by value",
    }
