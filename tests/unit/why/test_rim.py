"""Networks that look at the rim of pictures are found out; others are not accused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binomtest

from deepstudio.core.results import Examination, Grid
from deepstudio.core.rim import RimFinding, chance_of
from deepstudio.engine import rim
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.rim import RimLooks
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.using import digits_run, result_of, train
from tests.unit.why.rims import marked_pictures, marked_project

__all__ = ["digits_run"]


@pytest.fixture(scope="module")
def marked_run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    folder = tmp_path_factory.mktemp("marks")
    return train(folder / "project", marked_project(marked_pictures(folder / "pictures")))


def finding(run: RunFolder, split: str = "train", data: Path | None = None) -> RimFinding | None:
    (raw,) = result_of(list(evaluate(run, split, data)))["examinations"]
    return Examination.model_validate(raw).section(RimFinding)


def test_a_class_whose_mark_stands_at_the_rim_is_found(marked_run: RunFolder) -> None:
    found = finding(marked_run)
    assert found is not None
    cats, dogs = found.counts
    assert (cats.label, cats.notable, dogs.label, dogs.notable) == ("cats", True, "dogs", False)
    assert cats.share > 0.9
    assert dogs.share < 0.2
    assert 150 < cats.count + dogs.count <= 200
    assert 0.4 < found.chance < 0.6


def test_its_pictures_come_with_their_answers(marked_run: RunFolder) -> None:
    found = finding(marked_run)
    assert found is not None
    assert len(found.samples) == sum(one.rim for one in found.counts)
    assert all(one.true.plain == "cats" for one in found.samples[: found.counts[0].rim])
    assert all(one.id.startswith("cats/") for one in found.samples[: found.counts[0].rim])


def test_it_is_told(marked_run: RunFolder) -> None:
    found = finding(marked_run)
    assert found is not None
    first, how, table, advice = found.told()
    cats = found.counts[0]
    assert f"In {100 * cats.share:.0f} % of the pictures of “cats” it looks at the rim ({cats.rim} of" in str(
        first
    )
    assert "outer 15 %" in str(how)
    assert isinstance(table, Grid)
    assert "crop" in str(advice)
    assert "pictures of “Katzen”" in str(next(found.named({"cats": "Katzen"}).told()))


def test_a_network_that_looks_at_the_middle_is_not_accused(marked_run: RunFolder, tmp_path: Path) -> None:
    centred = marked_pictures(tmp_path / "pictures", cats_in_the_middle=True)
    assert finding(marked_run, data=centred) is None


def test_it_is_found_again(marked_run: RunFolder) -> None:
    assert finding(marked_run) == finding(marked_run)


def test_few_pictures_or_much_work_tell_nothing(
    marked_run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = load_run(marked_run)
    assert len(RimLooks(model, 1000)._wanted) == 200
    assert len(RimLooks(model, 20)._wanted) == 0
    monkeypatch.setattr(rim, "MOST_WORK", model.analysis.multiply_adds * 50)
    assert len(RimLooks(model, 1000)._wanted) == 50
    monkeypatch.setattr(rim, "MOST_WORK", 1)
    assert finding(marked_run) is None


def test_small_differences_from_chance_are_none(marked_run: RunFolder) -> None:
    looks = RimLooks(load_run(marked_run), 200)
    looks.at_rim = {number: number % 100 < 58 for number in range(200)}
    truths = ["cats" if number < 100 else "dogs" for number in range(200)]
    assert not any(one.notable for one in looks._counts(truths, ("cats", "dogs"), 0.5))
    looks.at_rim |= dict.fromkeys(range(80), True)
    assert [one.label for one in looks._counts(truths, ("cats", "dogs"), 0.5) if one.notable] == ["cats"]


@pytest.mark.parametrize(
    ("count", "total", "share"), [(24, 60, 0.3), (0, 9, 0.4), (9, 9, 0.5), (190, 200, 0.51)]
)
def test_the_binomial_test_is_that_of_scipy(count: int, total: int, share: float) -> None:
    expected = binomtest(count, total, share, alternative="greater").pvalue
    assert chance_of(count, total, share) == pytest.approx(expected)


def test_what_certain_chance_gives_is_no_finding() -> None:
    assert (chance_of(5, 5, 1.0), chance_of(1, 5, 0.0), chance_of(0, 5, 0.0)) == (1.0, 0.0, 1.0)


def test_the_rim_is_the_outer_part_of_each_side() -> None:
    there = rim._rim(10, 20)
    assert there.shape == (10, 20)
    assert there[0].all()
    assert there[:, :3].all()
    assert not there[2:8, 3:17].any()


def test_what_was_looked_at_is_spread_over_the_part(marked_run: RunFolder) -> None:
    wanted = RimLooks(load_run(marked_run), 1000)._wanted
    assert (wanted[0], wanted[-1]) == (0, 999)
    assert set(np.diff(wanted)) == {5, 6}
