"""Findings in texts: each is found, shown, counted, and gone after its fix."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from deepstudio.catalog import register_builtin
from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.data.evidence import Evidence
from deepstudio.data.findings import find_all
from deepstudio.data.scanning import scan
from deepstudio.data.texts import text_statistics
from tests.ui.fen import FenColumn
from tests.unit.data.made_texts import MadeTexts, text_plan

Pairs = Sequence[tuple[str, str]]


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    register_builtin(registry)
    registry.register(MadeTexts)
    return registry


@pytest.fixture
def plain() -> list[tuple[str, str]]:
    """Sixty different texts in two classes, with nothing to find."""
    return [(f"text number {n}", "good" if n % 2 else "bad") for n in range(60)]


def found(plan: DataPlan, registry: Registry, training: TrainingPlan | None = None) -> dict[str, Evidence]:
    evidence = find_all(plan, registry, scan(plan, registry), training=training)
    return {item.finding: item for item in evidence}


def fixed(plan: DataPlan, fix: Edit) -> Project:
    return fix.apply(Project(name="texts", data=plan))


def after(plan: DataPlan, fix: Edit, registry: Registry) -> dict[str, Evidence]:
    project = fixed(plan, fix)
    assert project.data is not None
    return found(project.data, registry, project.training)


def parts_of(plan: DataPlan, registry: Registry) -> dict[str, str]:
    """The part of the split that each sample is in, by its id."""
    result = scan(plan, registry)
    split = result.split(plan.split)
    return {result.ids[row]: part for part, rows in split.items() for row in rows}


def test_good_data_has_no_findings(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    assert found(text_plan(tmp_path, plain), registry) == {}


def test_copies_in_other_parts(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    """Case and white space make no difference."""
    copies = [("Fine  thing", "good"), (" fine thing ", "good"), ("FINE\tTHING", "good")] * 3
    plan = text_plan(tmp_path, [*copies, *plain])
    evidence = found(plan, registry)["duplicates-across"]
    parts = parts_of(plan, registry)
    ids = [f"{row:07}" for row in range(1, 10)]
    assert evidence.count == sum(parts[id] != "train" for id in ids) > 0
    assert evidence.examples[0].ids == tuple(ids)
    assert evidence.examples[0].text == "Fine thing"
    assert str(evidence.examples[0].note).startswith("9 copies: training, ")
    assert str(evidence.message).startswith(
        f"Texts of validation and test with a copy in another part: {evidence.count}."
    )


def test_leaving_out_copies_keeps_one_of_training(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    copies = [(f"fine thing {n % 6}", "good") for n in range(24)]
    plan = text_plan(tmp_path, [*copies, *plain])
    evidence = found(plan, registry)
    assert evidence["duplicates-across"].fixes[0].label == evidence["duplicates-within"].fixes[0].label
    (fix,) = evidence["duplicates-across"].fixes
    assert str(fix.label) == "Leave out 18 copies"
    data = fixed(plan, fix).data
    assert data is not None
    parts = parts_of(plan, registry)
    for number in range(6):
        ids = {f"{row:07}" for row in range(number + 1, 25, 6)}
        (kept,) = ids - set(data.excluded)
        assert parts[kept] == "train" or "train" not in {parts[id] for id in ids}
    assert after(plan, fix, registry) == {}


def test_copies_in_one_part(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    plan = text_plan(tmp_path, plain)
    train = sorted(id for id, part in parts_of(plan, registry).items() if part == "train" and int(id) % 2)
    pairs = list(plain)
    first, second, third = (int(id) - 1 for id in train[:3])
    pairs[second] = pairs[third] = pairs[first]  # the same class, so the split stays as it is
    plan = text_plan(tmp_path, pairs)
    evidence = found(plan, registry)
    assert set(evidence) == {"duplicates-within"}
    assert evidence["duplicates-within"].count == 2
    assert str(evidence["duplicates-within"].examples[0].note) == "3 copies: training"
    (fix,) = evidence["duplicates-within"].fixes
    assert after(plan, fix, registry) == {}


def test_contradictory_labels(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    odd = [("so so", "good"), ("so so", "bad"), ("So so", "bad"), ("hm", "good"), ("hm", "bad")]
    plan = text_plan(tmp_path, [*odd, *plain])
    evidence = found(plan, registry)
    assert set(evidence) == {"contradictory-labels"}
    said = evidence["contradictory-labels"]
    assert str(said.message) == "Texts whose copies are in different classes: 2 (5 samples in all)."
    assert [str(example.note) for example in said.examples] == ["3 copies: bad, good", "2 copies: bad, good"]
    (fix,) = said.fixes
    assert str(fix.label) == "Leave out all 5 of them"
    assert fixed(plan, fix).data.excluded == tuple(f"{row:07}" for row in range(1, 6))  # type: ignore[union-attr]
    assert after(plan, fix, registry) == {}


def test_a_corrected_label_contradicts_nothing(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    plan = text_plan(tmp_path, [("so so", "good"), ("so so", "bad"), *plain])
    assert "contradictory-labels" in found(plan, registry)
    relabelled = plan.replace(corrected={"0000002": {"label": "good"}})
    assert "contradictory-labels" not in found(relabelled, registry)


def test_no_fix_takes_a_whole_class_away(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    odd = [("so so", "good"), ("so so", "neutral")]
    evidence = found(text_plan(tmp_path, [*odd, *plain]), registry)
    assert evidence["contradictory-labels"].fixes == ()


def test_empty_texts(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    plan = text_plan(tmp_path, [(" ", "good")] * 7 + list(plain))
    evidence = found(plan, registry)["left-out"]
    assert (evidence.count, len(evidence.examples)) == (7, 5)
    assert str(evidence.examples[0].note) == "0000001: the text is empty"
    assert after(plan, evidence.fixes[0], registry) == {}


def test_samples_of_another_kind_that_are_left_out_are_told_in_their_words(
    tmp_path: Path, registry: Registry, plain: Pairs
) -> None:
    registry.register(FenColumn)
    plan = text_plan(tmp_path, [(" ", "good")] * 7 + list(plain))
    plan = plan.replace(columns={**plan.columns, "text": ColumnPlan(id="fen")})
    evidence = found(plan, registry)["left-out"]
    assert str(evidence.message) == "Samples that cannot be read: 7. They take no part."
    assert after(plan, evidence.fixes[0], registry) == {}


def test_texts_that_are_cut(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    long = [(f"number {n}" + " word" * (40 + n), "good" if n % 2 else "bad") for n in range(20)]
    plan = text_plan(tmp_path, [*long, *plain], length=10)
    evidence = found(plan, registry)["long-texts"]
    assert str(evidence.message) == "Texts with more than 10 tokens: 20 (25%). What comes after is cut off."
    assert evidence.examples[0].ids == ("0000020",)
    assert str(evidence.examples[0].note) == "61 tokens"
    assert evidence.examples[0].text.endswith("…")
    (fix,) = evidence.fixes
    train = [int(id) for id, part in parts_of(plan, registry).items() if part == "train"]
    tokens = [41 + row if row <= 20 else 3 for row in train]
    assert tokens[0] == 42
    wanted = int(np.quantile(tokens, 0.95, method="higher"))
    assert str(fix.label) == f"Set the maximum length to {wanted}"
    data = fixed(plan, fix).data
    assert data is not None
    assert data.columns["text"].settings == {"length": wanted}
    assert after(plan, fix, registry) == {}


def test_long_texts_of_validation_and_test_decide_nothing(
    tmp_path: Path, registry: Registry, plain: Pairs
) -> None:
    parts = parts_of(text_plan(tmp_path, plain), registry)
    pairs = [
        (text if parts[f"{row:07}"] == "train" else text + " word" * 99, label)
        for row, (text, label) in enumerate(plain, 1)
    ]
    assert found(text_plan(tmp_path, pairs, length=50), registry) == {}


def test_what_is_known_is_not_found_out_again(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    plan = text_plan(tmp_path, [*plain, ("so so", "good"), ("so so", "bad")])
    result = scan(plan, registry)
    texts = [text for text, _ in plain] + ["so so", "so so"]
    expected = find_all(plan, registry, result)
    (tmp_path / "texts.json").write_text(json.dumps([("", "")] * 62))
    counted = text_statistics(plan, registry, result, texts=texts)
    evidence = find_all(plan, registry, result, texts=texts, lengths=counted.lengths)
    assert [item.examples for item in evidence] == [item.examples for item in expected] != []


def test_a_few_long_texts_are_tolerated(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    assert found(text_plan(tmp_path, [*plain, ("word " * 500, "good")], length=10), registry) == {}


def test_no_length_beyond_what_is_allowed_is_offered(
    tmp_path: Path, registry: Registry, plain: Pairs
) -> None:
    long = [(f"a{n} " * 10_001, "good") for n in range(6)]
    evidence = found(text_plan(tmp_path, [*long, *plain]), registry)["long-texts"]
    assert (evidence.count, evidence.fixes) == (6, ())


def test_imbalance(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    few = [pair for number, pair in enumerate(plain) if pair[1] == "bad" or number < 18]
    plan = text_plan(tmp_path, few)
    evidence = found(plan, registry)["imbalance"]
    assert str(evidence.message) == "“bad” has 3.3 times as many samples as “good” (30 and 9)."
    (fix,) = evidence.fixes
    assert str(fix.label) == "Give every class the same weight"
    assert fixed(plan, fix).training.values()["balanced"] is True
    assert after(plan, fix, registry) == {}


def test_imbalance_is_found_in_pictures_too(registry: Registry) -> None:
    plan = DataPlan(source=Chosen(id="digits"))
    assert found(plan, registry) == {}
    all_ids = [id for id in scan(plan, registry).ids if id[0] == "3"]
    assert set(found(plan.replace(excluded=tuple(all_ids[:140])), registry)) == {"imbalance"}


def test_progress_and_cancel(tmp_path: Path, registry: Registry, plain: Pairs) -> None:
    plan = text_plan(tmp_path, plain)
    events: list[Progress] = []
    find_all(plan, registry, scan(plan, registry), events.append)
    assert (str(events[-1].what.text()), events[-1].done, events[-1].total) == ("Reading the texts", 60, 60)
    with pytest.raises(Explained) as stopped:
        find_all(plan, registry, scan(plan, registry), cancelled=lambda: True)
    assert stopped.value.cause == "cancelled"


@pytest.mark.slow
def test_real_tweets_and_their_cure(test_data: Path, tmp_path: Path, registry: Registry) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(test_data / "en_sentiment_airline" / "Tweets.csv")
    pairs = list(zip(table["text"].tolist(), table["airline_sentiment"].tolist(), strict=True))
    plan = text_plan(tmp_path, pairs)
    evidence = found(plan, registry)
    assert set(evidence) == {"contradictory-labels", "duplicates-across", "duplicates-within", "imbalance"}
    assert all(len(item.examples) <= 5 and len(item.fixes) == 1 for item in evidence.values())
    project = Project(name="tweets", data=plan)
    while evidence := found(project.data or plan, registry, project.training):
        project = next(iter(evidence.values())).fixes[0].apply(project)
    assert project.data is not None
    assert 150 < len(project.data.excluded) < 500
