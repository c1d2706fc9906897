"""The columns of the table of runs: what each says, and by what it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from deepstudio.core.amounts import duration
from deepstudio.core.declarations import Metric
from deepstudio.core.text import T, Text
from deepstudio.data.run_settings import differing
from deepstudio.storage.live_run import metric_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.pages.train.run_status import status_word
from deepstudio.ui.plots.axes import shown_metric
from deepstudio.ui.run_name import numbered_name

NAME, STATE, BEST, TEST, VERDICT = "name", "state", "best", "test", "verdict"
BUILT, TIME, NOTE = "built", "time", "note"
NONE = "–"


@dataclass(frozen=True)
class RunColumn:
    """`rank` gives what rows are sorted by, None for those that come last in either order."""

    id: str
    title: str
    words: Callable[[RunRow], str]
    rank: Callable[[RunRow], Any]
    is_number: bool = False
    best_first: bool = False
    """Whether a first click brings the largest to the top."""
    about: str = ""


def columns_of(rows: Sequence[RunRow], metric: Metric) -> tuple[RunColumn, ...]:
    """Those that are always there, and between them the settings in which these runs differ."""
    return (*_results(metric), *_verdicts(rows), *_settings(rows), *_rest(rows))


def sorted_rows(rows: Sequence[RunRow], column: RunColumn, down: bool) -> list[RunRow]:
    """Rows that rank alike stay in their order; those without a rank stand last."""
    ranked = [(column.rank(row), row) for row in rows]
    found = [one for one in ranked if one[0] is not None]
    found.sort(key=lambda one: one[0], reverse=down)
    return [row for _, row in found] + [row for rank, row in ranked if rank is None]


def _results(metric: Metric) -> tuple[RunColumn, ...]:
    def best(row: RunRow) -> float | None:
        return metric_of(row.state.best, metric.id)

    def tested(row: RunRow) -> float | None:
        return metric_of(row.state.test, metric.id)

    def written(value: float | None) -> str:
        return shown_metric(value, metric) if value is not None else ""

    on_best = tr_text(T("{metric} with the validation part, in the best epoch", metric=metric.title))
    on_test = tr_text(T("{metric} with the test part, which training never saw", metric=metric.title))
    up = metric.higher_is_better
    return (
        RunColumn(NAME, tr_text(T("Run")), _name, lambda row: row.number, best_first=True),
        RunColumn(STATE, tr_text(T("State")), _state, _state),
        RunColumn(BEST, tr_text(T("Validation")), lambda row: written(best(row)), best, True, up, on_best),
        RunColumn(TEST, tr_text(T("Test")), lambda row: written(tested(row)), tested, True, up, on_test),
    )


def _verdicts(rows: Sequence[RunRow]) -> tuple[RunColumn, ...]:
    """A word for each run, once there is one."""

    def word(row: RunRow) -> str:
        return tr_text(row.verdict.word) if row.verdict is not None else ""

    column = RunColumn(VERDICT, tr_text(T("Verdict")), word, lambda row: word(row) or None)
    return (column,) if any(row.verdict is not None for row in rows) else ()


def _settings(rows: Sequence[RunRow]) -> tuple[RunColumn, ...]:
    """One for each setting in which runs differ."""
    plans = [row.settings for row in rows]
    titles = {place: found.title for plan in reversed(plans) for place, found in plan.items()}
    return tuple(_setting(place, titles[place], plans) for place in differing(plans))


def _setting(place: str, title: Text, plans: Sequence[Any]) -> RunColumn:
    def words(row: RunRow) -> str:
        found = row.settings.get(place)
        return tr_text(found.words) if found is not None else NONE

    def rank(row: RunRow) -> Any:
        found = row.settings.get(place)
        return None if found is None else found.value if is_number else words(row)

    values = [plan[place].value for plan in plans if place in plan]
    is_number = all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
    return RunColumn(f"setting.{place}", tr_text(title), words, rank, is_number)


def _rest(rows: Sequence[RunRow]) -> tuple[RunColumn, ...]:
    def built(row: RunRow) -> str:
        return tr_text(row.built) if row.built is not None else ""

    def passed(row: RunRow) -> str:
        return tr_text(duration(row.state.seconds)) if row.state.seconds else ""

    about = tr_text(T("What is new beside the run before"))
    changed = RunColumn(
        BUILT, tr_text(T("Network and data")), built, lambda row: built(row) or None, about=about
    )
    return (
        *((changed,) if any(row.built is not None for row in rows) else ()),
        RunColumn(TIME, tr_text(T("Time")), passed, lambda row: row.state.seconds or None, True),
        RunColumn(NOTE, tr_text(T("Note")), lambda row: row.note, lambda row: row.note or None),
    )


def _name(row: RunRow) -> str:
    return numbered_name(row.number, row.title)


def _state(row: RunRow) -> str:
    return status_word(row.state.status)
