"""Blocks of one's own lie in files that may be damaged, newer, or made elsewhere; a removed one comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.cli.app import run
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.group_places import place_of
from deepstudio.core.own_block import OwnBlock, block_of, insert_block
from deepstudio.core.project import Project
from deepstudio.storage import own_blocks

CHAIN = sequential("input", ("dense", {"units": 8}), "relu", ("dense", {"units": 3}), "output")
BLOCK = block_of(CHAIN, ("dense", "relu"), "Two steps")


def test_a_block_is_kept_renamed_removed_and_restored() -> None:
    stored = own_blocks.save_block(BLOCK)
    assert own_blocks.stored_blocks() == ((stored,), ())
    again = own_blocks.save_block(BLOCK)
    assert again.block.title == "Two steps 2"
    renamed = own_blocks.rename_block(stored, "瓶颈")
    assert {one.block.title for one in own_blocks.stored_blocks()[0]} == {"瓶颈", "Two steps 2"}
    removed = own_blocks.remove_block(renamed)
    assert [one.block.title for one in own_blocks.stored_blocks()[0]] == ["Two steps 2"]
    assert own_blocks.restore_block(removed).block == renamed.block
    assert len(own_blocks.stored_blocks()[0]) == 2


def test_a_block_goes_to_another_person_with_layers_nobody_knows(tmp_path: Path) -> None:
    odd = OwnBlock(title="Odd", part=Graph(nodes=(Node(name="a", layer="plugin.x", settings={"k": 3}),)))
    own_blocks.export_block(own_blocks.save_block(odd), tmp_path / "odd.json")
    taken = own_blocks.import_block(tmp_path / "odd.json")
    assert taken.block.part == odd.part


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "broken"),
        (b"\xff\xfe", "broken"),
        (b"[" * 100_000, "broken"),
        (b"[]", "not_a_block"),
        (b'{"format": "deepstudio-project", "version": 3}', "not_a_block"),
        (b'{"format": "deepstudio-block", "version": 99}', "newer"),
        (b'{"format": "deepstudio-block", "version": 1, "title": "x", "graph": {"nodes": []}}', "broken"),
        (b'{"format": "deepstudio-block", "version": 1, "title": 7, "graph": null}', "broken"),
    ],
)
def test_what_is_no_block_costs_one_sentence_and_the_others_stay(content: bytes, cause: str) -> None:
    stored = own_blocks.save_block(BLOCK)
    bad = own_blocks.blocks_folder() / "bad.json"
    bad.write_bytes(content)
    with pytest.raises(Explained) as refusal:
        own_blocks.read_block(bad)
    assert refusal.value.cause == cause
    found, remarks = own_blocks.stored_blocks()
    assert found == (stored,)
    assert len(remarks) == 1


def test_a_file_names_ids_and_nothing_of_the_project() -> None:
    value = json.loads(own_blocks.save_block(BLOCK).path.read_text())
    assert set(value) == {"format", "version", "title", "graph"}
    assert set(value["graph"]) == {"nodes", "links", "flow"}
    assert BLOCK.part.nodes[0].position == (0, 0)


def after(**where: object) -> Graph:
    edit = insert_block(registry(), "model", BLOCK, **where)  # type: ignore[arg-type]
    return edit.apply(Project(name="Try", models={"model": CHAIN})).models["model"]


@pytest.mark.parametrize(
    "where",
    [{"after": "dense_2"}, {"wire": Link(source="dense_2", target="output"), "position": (0.0, 300.0)}],
)
def test_a_block_goes_into_a_wire_as_a_closed_group(where: dict[str, object]) -> None:
    graph = after(**where)
    (group,) = graph.groups.values()
    assert (group.title, group.collapsed) == ("Two steps", True)
    first, last = group.members
    assert {("dense_2", first), (first, last), (last, "output")} <= {
        (k.source, k.target) for k in graph.links
    }
    assert ("dense_2", "output") not in {(k.source, k.target) for k in graph.links}


def test_a_loose_block_stands_where_it_was_put() -> None:
    graph = after(position=(400.0, 50.0))
    (group,) = graph.groups.values()
    assert place_of(graph, group) == (400, 50)
    assert len(graph.links) == len(CHAIN.links) + 1


def test_the_terminal_lists_blocks_and_tells_what_is_damaged(capsys: pytest.CaptureFixture[str]) -> None:
    own_blocks.save_block(BLOCK)
    (own_blocks.blocks_folder() / "bad.json").write_text("{")
    assert run(["list", "blocks", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["layers"] == ["dense", "relu"]
    assert "bad.json" in said.err
