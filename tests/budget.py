"""What tests may cost: a case 5 seconds and a folder 60, unless cases are marked `slow`.

Counted are seconds of processor time, those of children included; a yardstick, measured all along, tells how much
slower this machine is than the one the limits are for. Where programs fight for the cores, threads wait for each
other and caches are cold, so that the same case takes twice that time: what ran on a busy machine is not judged, and
the summary says so. A run that goes over the budget fails at its end and names what to make cheaper or to mark.
"""

from __future__ import annotations

import os
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import psutil
import pytest

CASE = 5.0  # seconds
FOLDER = 60.0
REFERENCE = 0.0065  # seconds of the yardstick on the machine that the limits are for
FRESH = 5.0  # seconds of the clock after which the yardstick is measured anew
BUSY = 2.5  # processes that want to run, for each core; two workers on two cores are far from it
REMEMBERED = 0.2  # seconds; cheaper cases do not matter for the order
CACHE = "deepstudio/processor-seconds"
PROPERTY = "processor_seconds"
BUSY_PROPERTY = "busy"


@dataclass(frozen=True)
class Cost:
    seconds: float
    slow: bool  # marked so
    busy: bool = False  # that the machine was when it ran


def over_budget(costs: Mapping[str, Cost]) -> list[str]:
    """One sentence for each case and each folder that costs too much. Keys are node ids."""
    unmarked = {case: cost.seconds for case, cost in costs.items() if not (cost.slow or cost.busy)}
    folders: defaultdict[str, float] = defaultdict(float)
    for case, seconds in unmarked.items():
        folders[case.partition("::")[0].rpartition("/")[0]] += seconds
    said = [
        f"{case} took {seconds:.1f} s of processor time (limit {CASE:g}): make it cheaper or mark it slow"
        for case, seconds in unmarked.items()
        if seconds > CASE
    ]
    return said + [
        f"{folder}: cases that are not marked slow took {seconds:.0f} s of processor time (limit {FOLDER:g})"
        for folder, seconds in folders.items()
        if seconds > FOLDER
    ]


def in_order(items: Iterable[pytest.Item], known: Mapping[str, float]) -> list[pytest.Item]:
    """The most expensive files first, so that no worker begins one when the others have ended."""
    items = list(items)
    files: defaultdict[str, float] = defaultdict(float)
    for item in items:
        guess = CASE if item.get_closest_marker("slow") else 0.0
        files[_file(item)] += known.get(item.nodeid, guess)
    return sorted(items, key=lambda item: -files[_file(item)])


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


class Yardstick:
    """How many times slower than the reference this machine is at the moment; never less than 1."""

    def __init__(self) -> None:
        self._factor = 1.0
        self._measured = -FRESH

    def factor(self) -> float:
        if time.monotonic() - self._measured > FRESH:
            self._factor = max(1.0, statistics.median(_measure() for _ in range(3)) / REFERENCE)
            self._measured = time.monotonic()
        return self._factor


def _measure() -> float:
    begun = time.process_time()
    sum(number * number for number in range(160_000))
    return time.process_time() - begun


class Budget:
    """Measures each case where it runs, and adds all up where the run is reported."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._is_worker = hasattr(config, "workerinput")
        self._yardstick = Yardstick()
        self._begun = (0.0, 0.0)
        self._costs: dict[str, Cost] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self._is_worker:
            items[:] = in_order(items, self._known())

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Iterator[None]:
        self.begin()
        return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Any:
        report: pytest.TestReport = yield
        if call.when == "teardown":
            report.user_properties.append((PROPERTY, self.spent() / self._yardstick.factor()))
            report.user_properties.append((BUSY_PROPERTY, is_busy()))
        return report

    def begin(self) -> None:
        """A case begins here."""
        self._begun = (_processor_time(), _clock())

    def spent(self) -> float:
        """Processor time of the case that ends, never more than all cores can give in the time that it took.

        A child counts as a whole when it ends, also one that served earlier cases; what is more belongs to those.
        """
        processor, clock = self._begun
        most = (_clock() - clock) * (os.cpu_count() or 1)
        return min(_processor_time() - processor, most)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown":
            measured: dict[str, Any] = dict(report.user_properties)
            slow = "slow" in report.keywords
            self._costs[report.nodeid] = Cost(measured[PROPERTY], slow, measured[BUSY_PROPERTY])

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._is_worker:
            return
        if hasattr(self._config, "cache") and self._costs:
            self._config.cache.set(CACHE, self._remembered())
        if over_budget(self._costs) and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        said = over_budget(self._costs)
        if said:
            terminalreporter.section("over the budget (see CONTRIBUTING.md)", red=True)
            for sentence in said:
                terminalreporter.line(sentence)
        busy = sum(cost.busy for cost in self._costs.values())
        if busy:
            terminalreporter.line(f"The machine was busy: what {busy} tests cost is not judged.")

    def _known(self) -> dict[str, float]:
        if not hasattr(self._config, "cache"):
            return {}
        known: dict[str, float] = self._config.cache.get(CACHE, {})
        return known

    def _remembered(self) -> dict[str, float]:
        now = {case: round(cost.seconds, 2) for case, cost in self._costs.items()}
        return {case: seconds for case, seconds in (self._known() | now).items() if seconds >= REMEMBERED}


def is_busy() -> bool:
    """Whether far more wants to run than there are cores."""
    return psutil.getloadavg()[0] > BUSY * (os.cpu_count() or 1)


def _clock() -> float:
    return time.monotonic()


def _processor_time() -> float:
    """Seconds of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
