"""What tests may cost, on invented costs, and in small runs that really spend."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import budget
from tests.budget import Budget, Cost, Yardstick, in_order, over_budget

ROOT = Path(__file__).resolve().parents[2]
SPENDS = """
import subprocess, sys, time
import pytest

def spend(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        sum(range(1000))

def test_cheap(): pass

def test_dear(): spend(0.3)

def test_dear_child():
    code = "import time\\nwhile time.process_time() < 0.3: sum(range(1000))"
    subprocess.run([sys.executable, "-c", code], check=True)

@pytest.mark.slow
def test_dear_and_marked(): spend(0.3)

def test_that_waits(): time.sleep(0.3)
"""


def cheap(folder: str, count: int, seconds: float) -> dict[str, Cost]:
    return {f"{folder}/test_a.py::test_{number}": Cost(seconds, slow=False) for number in range(count)}


def test_a_case_over_its_limit_is_named_unless_it_is_marked() -> None:
    costs = {"tests/a/test_a.py::test_x[a/b::c]": Cost(5.1, slow=False)}
    (said,) = over_budget(costs)
    assert "test_x[a/b::c] took 5.1 s" in said
    assert over_budget({"tests/a/test_a.py::test_x": Cost(500, slow=True)}) == []
    assert over_budget({"tests/a/test_a.py::test_x": Cost(5, slow=False)}) == []
    assert over_budget({"tests/a/test_a.py::test_x": Cost(500, slow=False, busy=True)}) == []


def test_a_folder_over_its_limit_is_named() -> None:
    (said,) = over_budget(cheap("tests/a", 31, 2.0) | cheap("tests/a/b", 30, 2.0))
    assert said.startswith("tests/a: ")
    assert "62 s" in said
    assert over_budget(cheap("tests/a", 29, 2.0) | {"tests/a/test_b.py::test_x": Cost(99, slow=True)}) == []


def test_a_machine_is_busy_where_much_wants_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("psutil.getloadavg", lambda: (4.9, 9, 9))
    assert not budget.is_busy()
    monkeypatch.setattr("psutil.getloadavg", lambda: (5.1, 0, 0))
    assert budget.is_busy()


def test_a_slower_machine_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "_measure", lambda: 3 * budget.REFERENCE)
    assert Yardstick().factor() == pytest.approx(3)
    monkeypatch.setattr(budget, "_measure", lambda: budget.REFERENCE / 3)
    assert Yardstick().factor() == 1


def test_what_a_child_of_earlier_cases_did_costs_no_later_one(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts when it ends, here with 100 s in a case that took half a second on two cores."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    measured = Budget(pytestconfig)
    for name, values in (("_processor_time", iter([3.0, 103.0])), ("_clock", iter([7.0, 7.5]))):
        monkeypatch.setattr(budget, name, lambda values=values: next(values))
    measured.begin()
    assert measured.spent() == 1.0


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small suite with this suite's settings, in which a moment is much."""
    pytester.makeconftest(
        "from tests import budget\nfrom tests.conftest import *\n"
        "budget.CASE, budget.REFERENCE, budget.BUSY = 0.15, 1e9, 1e9"
    )
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    pytester.makepyprojecttoml(settings.replace('pythonpath = ["."]', f"pythonpath = [{str(ROOT)!r}]"))
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    return pytester


@pytest.mark.slow
@pytest.mark.parametrize("options", [("-p", "no:xdist"), ("-n", "2")], ids=["alone", "workers"])
def test_a_run_over_the_budget_fails(suite: pytest.Pytester, options: tuple[str, ...]) -> None:
    file = suite.makepyfile(SPENDS)
    outcome = suite.runpytest_subprocess(*options)
    outcome.assert_outcomes(passed=5)
    assert outcome.ret == pytest.ExitCode.TESTS_FAILED
    said = [line for line in outcome.outlines if "make it cheaper or mark it slow" in line]
    assert [line.split()[0] for line in said] == [f"{file.name}::test_dear", f"{file.name}::test_dear_child"]


def test_a_run_within_the_budget_passes(suite: pytest.Pytester) -> None:
    suite.makepyfile(SPENDS)
    outcome = suite.runpytest_subprocess("-p", "no:xdist", "-k", "cheap or marked or waits")
    assert outcome.ret == pytest.ExitCode.OK


@dataclass
class Case:
    nodeid: str
    marker: str = ""

    def get_closest_marker(self, name: str) -> str | None:
        return name if name == self.marker else None


def test_dear_files_come_first_and_stay_together() -> None:
    cases = [Case("a::1"), Case("b::1"), Case("b::2", marker="slow"), Case("c::1"), Case("a::2")]
    ordered = in_order(cases, {"c::1": 9.0})  # type: ignore[arg-type]
    assert [case.nodeid for case in ordered] == ["c::1", "b::1", "b::2", "a::1", "a::2"]
