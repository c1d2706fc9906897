"""Dates are read as people write them, all of a column in the same way, and what could be meant otherwise is told."""

from datetime import UTC, datetime

import numpy as np
import pytest

from deepstudio.core.problems import Severity
from deepstudio.data.kinds.time import StoredTimes


def read(*values: str) -> list[str]:
    cells, _ = StoredTimes.cells(values)
    return ["" if np.isnan(cell) else f"{datetime.fromtimestamp(cell, UTC):%Y-%m-%d}" for cell in cells]


def said(*values: str) -> dict[str, Severity]:
    return {one.finding: one.severity for one in StoredTimes.remarks(values, StoredTimes.cells(values)[0])}


@pytest.mark.parametrize(
    "written",
    [
        "2024-02-05",
        "2024/2/5",
        "05.02.2024",
        "5.2.24",
        "Feb 5, 2024",
        "5 February 2024",
        "2024年2月5日",
        "2024年02月05日 10:30",
        "2024-02-05T23:00:00+08:00",
        "2024-02-05 10:00:00",
    ],
)
def test_one_day_in_many_spellings(written: str) -> None:
    assert read(written, "someday") == ["2024-02-05", ""]


def test_one_date_that_tells_decides_for_all() -> None:
    assert read("05/02/2024", "13/02/2024", "2024-03-04") == ["2024-02-05", "2024-02-13", "2024-03-04"]
    assert read("05/02/2024", "02/13/2024") == ["2024-05-02", "2024-02-13"]
    assert said("05/02/2024", "13/02/2024") == {"date-order": Severity.REMARK}


def test_dates_that_nobody_can_tell_are_counted() -> None:
    assert said("05/02/2024", "06/02/2024", "02/02/2024") == {"date-order": Severity.WARNING}
    values = ["05/02/2024", "06/02/2024", "02/02/2024"]
    (remark,) = StoredTimes.remarks(values, StoredTimes.cells(values)[0])
    assert (remark.count, remark.message.args["example"]) == (2, "05/02/2024")
    assert said("05/02/2024", "13/02/2024", "02/13/2024") == {"date-orders": Severity.WARNING}


def test_what_needs_no_word_gets_none() -> None:
    assert not said("2024-02-05", "05.02.2024", "13/02/2024", "", "07/07/2024")
    assert not said("1999", "2001", "2024")


@pytest.mark.parametrize(
    "written", ["1,5", "now", "today", "May", "12-05", "99999-01-01", "30/30/2024", "2024年13月"]
)
def test_what_is_no_date_is_told_and_harms_no_other(written: str) -> None:
    assert read(written, "2024-02-05") == ["", "2024-02-05"]
    assert said(written, "2024-02-05") == {"times-strange": Severity.REMARK}


def test_times_of_a_day_are_the_same_tomorrow() -> None:
    assert read("10:05", "09:30:10") == ["1970-01-01"] * 2


def test_dates_before_all_clocks_are_in_order() -> None:
    cells, _ = StoredTimes.cells(["0001-01-05", "1492-10-12", "2024-02-05"])
    assert list(np.argsort(cells)) == [0, 1, 2]
    assert not np.isnan(cells).any()
