"""What a learning curve over data says, on invented numbers."""

from typing import Any

import pytest
from pydantic import ValidationError

from deepstudio.core.coach.more_data import data_verdict, last_gain
from deepstudio.core.data_curve import AmountScores, DataCurve
from deepstudio.core.events import Message
from deepstudio.core.results import Grid, Section, read_section
from deepstudio.core.text import verbatim

SEEDS = (3, 4, 5)


def amount(share: int, *scores: float) -> AmountScores:
    return AmountScores(share=share, samples=10 * share, seeds=SEEDS[: len(scores)], scores=scores)


def curve(network: list[AmountScores], simple: list[AmountScores] | None = None, **changes: Any) -> DataCurve:
    values = {"metric": Message.of(verbatim("Accuracy")), "form": "percent", "examined": 200, **changes}
    return DataCurve(network=tuple(network), simple=tuple(simple or ()), **values)


def said(one: DataCurve) -> tuple[str, str]:
    found = data_verdict(one)
    return found.id, " ".join(map(str, found.sentences)).replace("\N{NO-BREAK SPACE}", " ")


STEEP = [amount(10, 0.60, 0.61, 0.59), amount(50, 0.80, 0.81, 0.79), amount(100, 0.86, 0.87, 0.85)]


def test_a_gain_that_is_larger_than_chance_asks_for_more_data() -> None:
    id, words = said(curve(STEEP))
    assert id == "more_data"
    assert words.startswith(
        "More data would probably help: from 50 % to 100 % of the training samples it won 6.0 points"
    )
    # Two deviations of 0.01 with three seeds each: 2.776 · sqrt(2 · 0.0001 / 3).
    assert "(± 2.3 points)" in words


def test_a_step_that_wins_nothing_is_flat() -> None:
    id, words = said(curve([*STEEP[:2], amount(100, 0.803, 0.812, 0.794)]))
    assert id == "flat"
    assert "it won 0.3 points" in words
    assert "better network" in words


def test_seeds_that_differ_more_than_the_gain_are_said_to_be_chance() -> None:
    id, words = said(curve([amount(50, 0.70, 0.80, 0.75), amount(100, 0.74, 0.84, 0.79)]))
    assert id == "unclear"
    assert "more seeds would tell" in words


def test_a_flat_mean_with_wild_seeds_is_no_flat_curve() -> None:
    id, _ = said(curve([amount(50, 0.60, 0.90, 0.75), amount(100, 0.90, 0.60, 0.75)]))
    assert id == "unclear"


def test_one_seed_tells_nothing_of_chance() -> None:
    id, words = said(curve([amount(50, 0.7), amount(100, 0.8)]))
    assert (id, "One" in words or "one seed" in words) == ("one_seed", True)


def test_only_seeds_that_both_amounts_have_are_compared() -> None:
    gain = last_gain(curve([amount(50, 0.5, 0.6, 0.7), amount(100, 0.8)]))
    assert gain is not None
    assert (gain.then, gain.now, gain.seeds) == (0.5, 0.8, 1)


def test_where_all_is_right_there_is_nothing_to_win() -> None:
    id, words = said(curve([amount(50, 0.99, 0.99, 0.991), amount(100, 0.992, 0.992, 0.99)]))
    assert id == "full"
    assert "99.1 %" in words


def test_more_of_bad_data_makes_it_worse() -> None:
    id, words = said(curve([amount(50, 0.80, 0.81, 0.79), amount(100, 0.70, 0.71, 0.69)]))
    assert id == "worse"
    assert "it lost 10.0 points" in words


def test_of_an_error_less_is_better() -> None:
    errors = {"metric": Message.of(verbatim("Mean error")), "form": "number", "unit": "years"}
    falling = [amount(50, 3.0, 3.1, 2.9), amount(100, 2.0, 2.1, 1.9)]
    id, words = said(curve(falling, higher_is_better=False, **errors))
    assert id == "more_data"
    assert "it went from 3 years to 2 years (± 0.2267 years)" in words
    rising = [amount(50, 2.0, 2.1, 1.9), amount(100, 3.0, 3.1, 2.9)]
    assert said(curve(rising, higher_is_better=False, **errors))[0] == "worse"


@pytest.mark.parametrize(
    ("simple", "words"),
    [
        (
            (0.86, 0.87, 0.88),
            "The simple method needs less data: with 10 % it is as good as the network with 100 %.",
        ),
        ((0.7, 0.8, 0.9), "With 100 % the simple method is at least as good as the network."),
        ((0.7, 0.75, 0.8), "With 10 % the simple method is ahead, with 100 % the network"),
        ((0.5, 0.6, 0.7), "The network needs less data than the simple method: with 50 % it is as good"),
        ((0.5, 0.7, 0.85), "With 100 % the network is better than the simple method."),
    ],
)
def test_who_needs_less_data(simple: tuple[float, ...], words: str) -> None:
    beside = [amount(share, score) for share, score in zip((10, 50, 100), simple, strict=True)]
    assert words in said(curve(STEEP, beside))[1]


def test_without_a_simple_method_nothing_is_said_of_it() -> None:
    assert "simple" not in said(curve(STEEP))[1].lower()


@pytest.mark.parametrize("points", [[], STEEP[:1]])
def test_before_two_amounts_nobody_can_tell(points: list[AmountScores]) -> None:
    assert said(curve(points))[0] == "unknown"


def test_it_is_kept_as_json_and_told_as_a_table() -> None:
    one = curve(STEEP, [amount(10, 0.5)])
    again: Section = read_section(one.as_json())
    assert again == one
    title, grid = one.told()
    assert str(title) == "Accuracy against the amount of data:"
    assert isinstance(grid, Grid)
    assert grid.rows[0] == ("10 %", "100", "60.0 % ± 1.0", "50.0 %")
    assert grid.rows[1][3] == "–"


def test_a_score_belongs_to_each_seed() -> None:
    with pytest.raises(ValidationError):
        AmountScores(share=10, samples=1, seeds=(1, 2), scores=(0.5,))


def test_a_table_has_a_row_for_each_training() -> None:
    head, first, *_ = curve(STEEP[:1]).table()
    assert head == ["target", "method", "share", "samples", "seed", "Accuracy"]
    assert first == ["", "network", 10, 100, 3, 0.60]
