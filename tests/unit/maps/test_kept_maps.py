"""Maps as they lie in a run's folder: the newest one, those of other nodes, and what is damaged."""

import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from deepstudio.catalog import registry
from deepstudio.core.data_map import COLOURS, MARKS, DataMap, MapAnswer, MapMethod, MapNode, mark_of
from deepstudio.core.events import Message
from deepstudio.core.text import verbatim
from deepstudio.jobs.data_maps import recall_map
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder


def node(name: str) -> MapNode:
    return MapNode(node=name, port="out", title=Message.of(verbatim(name)))


def drawn(at: str = "dense", method: MapMethod = "pca", **changes: Any) -> DataMap:
    """Three samples of two classes, of which one is answered wrongly."""
    answer = MapAnswer(
        target="label", names=("a", "b"), labels=(0, 1, 1), said=(0, 1, 0), agreement=0.5, held_out=2
    )
    values: dict[str, Any] = {
        "run": "run-001",
        "epoch": 3,
        "node": at,
        "port": "out",
        "nodes": (node("dense"), node("flatten")),
        "features": 4,
        "method": method,
        "ids": ("x", "y", "z"),
        "places": ((0.0, 1.0), (2.0, 3.0), None),
        "parts": (0, 1, 2),
        "neighbours": ((1, 2), (0, 2), (1, 0)),
        "answers": (answer,),
        "total": 5,
        "key": "k",
    }
    return DataMap(**{**values, **changes})


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    project = template().build("Digits")
    made = ProjectFolder.create(tmp_path / "digits", project).new_run(project)
    made.maps_dir.mkdir()
    return made


def keep(run: RunFolder, one: DataMap, when: float) -> Path:
    file = run.map_file(one.node, one.port, one.method)
    file.write_text(one.model_dump_json())
    os.utime(file, (when, when))
    return file


def test_the_newest_is_found_unless_another_is_asked_for(run: RunFolder) -> None:
    assert recall_map(run, None, None) is None
    maps = [drawn("dense", "pca"), drawn("dense", "tsne"), drawn("flatten", "pca")]
    for when, one in enumerate(maps, 1):
        keep(run, one, when)
    asked = {
        (None, None): maps[2],
        (None, "tsne"): maps[1],
        ("dense", None): maps[1],
        ("dense", "pca"): maps[0],
    }
    for (name, method), expected in asked.items():
        found = recall_map(run, node(name) if name else None, method)  # type: ignore[arg-type]
        assert found is not None
        assert found.drawn == expected
        assert not found.outdated
        assert found.plan == run.project().data
    assert recall_map(run, node("flatten"), "tsne") is None


def test_newer_weights_make_it_older(run: RunFolder) -> None:
    keep(run, drawn(), 1)
    run.best_weights.write_bytes(b"")
    found = recall_map(run, None, None)
    assert found is not None
    assert found.outdated


@pytest.mark.parametrize(
    "damage",
    [
        {"ids": ("x", "y")},
        {"neighbours": ((1, 3), (0, 2), (1, 0))},
        {"answers": ({"target": "t", "names": ("a",), "labels": (0, 1, 0), "said": (0, 0, 0)},)},
        {"parts": (0, 1, 3)},
    ],
)
def test_what_does_not_fit_together_is_no_map(run: RunFolder, damage: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        drawn(**damage)
    file = keep(run, drawn(), 1)
    broken = drawn().model_dump(mode="json") | damage
    file.write_text(str(broken).replace("'", '"').replace("(", "[").replace(")", "]"))
    assert recall_map(run, None, None) is None


def test_it_tells_mistakes_and_the_names_of_today() -> None:
    one = drawn()
    (answer,) = one.answers
    assert [answer.is_wrong(n) for n in range(3)] == [False, False, True]
    (called,) = one.named({"label": {"a": "猫"}}).answers
    assert called.names == ("猫", "b")
    said = [str(text) for text in one.told() if not hasattr(text, "rows")]
    assert any("2 of 5 samples" in text for text in said)
    assert any("too few to doubt" in text for text in said)


def test_labels_differ_in_colour_or_form() -> None:
    looks = [mark_of(number) for number in range(COLOURS * len(MARKS))]
    assert len(set(looks)) == len(looks)
    assert len({colour for colour, _ in looks[:COLOURS]}) == COLOURS
    assert all(first != second for (_, first), (_, second) in pairwise(looks))
