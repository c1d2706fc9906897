"""Divides samples into training, validation and test, the same way every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from deepstudio.catalog import registry
from deepstudio.core.declarations import Split
from deepstudio.core.explained import Explained
from deepstudio.core.project import SplitPlan, Use
from deepstudio.core.registry import CatalogError, InvalidSettings
from deepstudio.core.rooms import part
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices
from deepstudio.data.cells import Array, Cells

PARTS = ("train", "validation", "test")
Codes = npt.NDArray[np.uint8]  # of each sample its part, as an index into `PARTS`, shape (N,)
Parts = Mapping[str, Sequence[str]]  # ids of samples by part


@dataclass(frozen=True)
class ToDivide:
    """Samples that are to be divided: their ids, their cheap cells by column, and what each column is for.

    `given` are parts that folders or files say.
    """

    ids: Sequence[str]
    cells: Cells = field(default_factory=dict)
    uses: Mapping[str, Use] = field(default_factory=dict)
    given: Codes | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def of_use(self, use: Use) -> Array | None:
        """The cells of the first column that is used for this, shape (N,), if there is one."""
        names = (name for name, its in self.uses.items() if its == use and name in self.cells)
        return next((self.cells[name] for name in names), None)

    def of_rows(self, rows: Indices) -> ToDivide:
        """The samples at `rows`, int64 (R,), in this order."""
        cells = {name: array[rows] for name, array in self.cells.items()}
        given = None if self.given is None else self.given[rows]
        return ToDivide([self.ids[row] for row in rows.tolist()], cells, self.uses, given)


# What a `Split` names as `divides`: the part of each sample as an index into `PARTS`. Parts that are given stay where
# `given` is not None; what nothing is in is cut from training.
Divides = Callable[[Split, ToDivide, SplitPlan], Codes]


def divided(samples: ToDivide, plan: SplitPlan) -> dict[str, Indices]:
    """The indices of the samples, int64 (n,), by part, ascending, as the method of `plan` divides them.

    Parts that the data gives are kept unless `plan` asks for new ones. Raises `Explained` (`unknown_split`,
    `invalid_split`, `no_split_column`).
    """
    given = samples.given
    if given is not None and (plan.given == "new" or not (given == 0).any()):
        samples = ToDivide(samples.ids, samples.cells, samples.uses)
    method = _method(plan)
    if method.column and samples.of_use(method.column) is None:
        raise Explained(
            T(
                "The samples are to be divided “{method}”, but no column says how. Choose one on the Data page, or "
                "divide them in another way.",
                method=method.title,
            ),
            "no_split_column",
        )
    divide: Divides = part(method, "divides")
    codes = divide(method, samples, plan)
    return {name: np.flatnonzero(codes == code) for code, name in enumerate(PARTS)}


def _method(plan: SplitPlan) -> Split:
    try:
        return registry().make(registry().splits, plan.method)
    except CatalogError as error:
        if isinstance(error.found, InvalidSettings):
            raise Explained(error.found.errors[0].message, "invalid_split") from error
        raise Explained(
            T(
                "The way to divide samples, “{id}”, is not known here. A plugin may be missing.",
                id=plan.method.id,
            ),
            "unknown_split",
        ) from error


def goes_by(plan: SplitPlan) -> str:
    """The use of the column that the method of `plan` goes by; empty where it needs none, or is not known."""
    method = registry().splits.get(plan.method.id)
    return method.column if method is not None else ""


def stratified(split: Split, samples: ToDivide, plan: SplitPlan) -> Codes:
    """Each class by itself, in the same proportion. Where the target has no classes, by chance.

    Every class with a sample is in training; one with three or more is in all parts. Of a class with two samples the
    other one goes to validation or test, by turns. Depends on the labels, their order and `plan`.
    """
    labels = samples.of_use("target")
    if labels is None or labels.dtype != np.int64:
        return random(split, samples, plan)
    return _by_label(labels, samples, plan)


def random(split: Split, samples: ToDivide, plan: SplitPlan) -> Codes:
    """By chance, whatever the samples are."""
    return _by_label(np.zeros(len(samples), np.int64), samples, plan)


def by_group(split: Split, samples: ToDivide, plan: SplitPlan) -> Codes:
    """Whole groups, drawn in a random order; each goes where most is missing. A sample without one is its own."""
    groups, codes = group_numbers(samples), _kept(samples)
    free = codes == 0
    sizes = np.bincount(groups[free], minlength=int(groups.max(initial=-1)) + 1).astype(np.float64)
    wanted = _wanted(codes, plan) * sizes.sum()
    place, left = np.zeros(len(sizes), np.uint8), wanted.copy()
    # This generator's stream is promised never to change, so that an old project keeps its split.
    order = np.random.RandomState(plan.seed).permutation(np.flatnonzero(sizes))
    for group in order.tolist():
        place[group] = int(np.argmax(left))
        left[place[group]] = max(0.0, left[place[group]] - sizes[group])
    codes[free] = _none_empty(place, order, sizes, wanted)[groups[free]]
    return codes


def in_time(split: Split, samples: ToDivide, plan: SplitPlan) -> Codes:
    """The oldest for training, then validation, the newest for the test. Samples without a time are for training."""
    times, codes = samples.of_use("time"), _kept(samples)
    assert times is not None
    when = np.asarray(times, np.float64)
    rows = np.flatnonzero((codes == 0) & ~np.isnan(when))
    rows = rows[np.argsort(when[rows], kind="stable")]
    share = _wanted(codes, plan)
    ends = np.rint(np.cumsum(share) * len(rows)).astype(int)
    codes[rows[ends[0] : ends[1]]] = 1
    codes[rows[ends[1] :]] = 2 if share[2] else 1 if share[1] else 0
    return codes


def group_numbers(samples: ToDivide) -> Indices:
    """The group of each sample as a number, shape (N,); whoever has none is alone in its own."""
    names = samples.of_use("group")
    assert names is not None
    known: dict[object, int] = {}
    return np.array(
        [
            known.setdefault(row if name in ("", None) else str(name), len(known))
            for row, name in enumerate(names)
        ],
        np.int64,
    )


def _kept(samples: ToDivide) -> Codes:
    """The parts that are given; all in training where none are."""
    return np.zeros(len(samples), np.uint8) if samples.given is None else samples.given.copy()


def _wanted(codes: Codes, plan: SplitPlan) -> npt.NDArray[np.float64]:
    """Of what is in training, the share that each part gets, shape (3,): parts that have samples already get none."""
    percent = np.array([plan.train, plan.validation, plan.test], np.float64)
    percent[1:][[bool((codes == code).any()) for code in (1, 2)]] = 0
    shares: npt.NDArray[np.float64] = percent / percent.sum()
    return shares


def _none_empty(
    place: Codes, order: Indices, sizes: npt.NDArray[np.float64], wanted: npt.NDArray[np.float64]
) -> Codes:
    """Where there are groups enough, each part that wants some has one: the smallest of a part with several."""
    for code in np.flatnonzero(wanted > 0).tolist():
        if (place[order] == code).any():
            continue
        several = [group for group in order.tolist() if (place[order] == place[group]).sum() > 1]
        if several:
            place[min(several, key=lambda group: sizes[group])] = code
    return place


def _by_label(labels: npt.NDArray[np.int64], samples: ToDivide, plan: SplitPlan) -> Codes:
    return _drawn(labels, plan) if samples.given is None else _completed(labels, plan, samples.given)


def _drawn(labels: npt.NDArray[np.int64], plan: SplitPlan) -> Codes:
    codes = np.zeros(len(labels), np.uint8)
    # This generator's stream is promised never to change, so that an old project keeps its split.
    draw = np.random.RandomState(plan.seed)
    for turn, label in enumerate(np.unique(labels)):
        members = draw.permutation(np.flatnonzero(labels == label))
        validation, test = _shares(len(members), plan, turn)
        codes[members[:validation]] = 1
        codes[members[validation : validation + test]] = 2
    return codes


def _completed(labels: npt.NDArray[np.int64], plan: SplitPlan, given: Codes) -> Codes:
    codes = given.copy()
    percent = {1: plan.validation, 2: plan.test}
    missing = [code for code in percent if not (given == code).any()]
    draw = np.random.RandomState(plan.seed)
    for label in np.unique(labels):
        members = draw.permutation(np.flatnonzero((labels == label) & (given == 0)))
        start = 0
        for code in missing:
            whole = plan.train + sum(percent[other] for other in missing)
            count = min(len(members) - start - 1, max(1, round(len(members) * percent[code] / whole)))
            codes[members[start : start + max(0, count)]] = code
            start += max(0, count)
    return codes


def _shares(count: int, plan: SplitPlan, turn: int) -> tuple[int, int]:
    """How many of `count` samples go to validation and test."""
    if count < 2:
        return 0, 0
    if count == 2:
        return (1, 0) if turn % 2 == 0 else (0, 1)
    validation = max(1, round(count * plan.validation / 100))
    test = max(1, round(count * plan.test / 100))
    while validation + test >= count:
        validation, test = (validation - 1, test) if validation >= test else (validation, test - 1)
    return validation, test
