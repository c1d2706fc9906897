"""A part of a plugin that fails is told by the plugin's name, whichever room it belongs to, and the rest works."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.cli.app import run as command
from deepstudio.core.blame import blamed
from deepstudio.core.check import check
from deepstudio.core.events import Failed, Finished, Message
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.results import read_section, told
from deepstudio.core.text import Text
from deepstudio.data.findings import find_all
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan
from deepstudio.data.server import DataServer
from deepstudio.engine.server import Server
from deepstudio.storage import places
from deepstudio.storage.run_folder import RunFolder
from tests.fen import attacked_positions, installed
from tests.invented import InventedReader, InventedSource, inventing, plain, project
from tests.unit.engine.training import new_run, trained

BROKEN = Path(__file__).parents[1] / "plugin_broken"
NAMED = "The plugin “broken_plugin” failed (BrokenError: the rook is missing). Update or uninstall it."


@pytest.fixture(scope="module", autouse=True)
def known() -> Iterator[Registry]:
    with installed(BROKEN), inventing() as found:
        assert found.failed == {}
        yield found


def ended(project: Project, folder: Path) -> str:
    """What a training says that fails."""
    last = trained(project, new_run(folder, project))[-1]
    assert isinstance(last, Failed), last
    return str(last.message.text())


@pytest.mark.parametrize("kind", ["broken-stored", "broken-fed"])
def test_what_is_stored_or_fed_fails_in_training(kind: str, tmp_path: Path) -> None:
    said = ended(project(tmp_path / "samples", [kind], ["category"]), tmp_path)
    assert said == f"Training stopped; earlier weights are kept. {NAMED}"


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = ended(project(tmp_path / "samples", ["broken-missing"], ["category"]), tmp_path)
    assert said.startswith("What “broken-missing” of broken_plugin needs here (fed) cannot be loaded")


def test_what_is_learned_fails_in_torch_and_the_plugin_is_named(tmp_path: Path) -> None:
    said = ended(project(tmp_path / "samples", ["fen-board"], ["broken-learned"]), tmp_path)
    assert "The plugin “broken_plugin” failed (RuntimeError: " in said


def test_a_module_of_a_layer_fails_in_training(tmp_path: Path) -> None:
    graph = sequential("input", "broken-module", "flatten", "output")
    said = ended(project(tmp_path / "samples", ["fen-board"], ["category"], graph), tmp_path)
    assert said.endswith(NAMED)


def test_a_shape_rule_that_fails_is_a_problem_of_its_layer(tmp_path: Path) -> None:
    made = project(tmp_path / "samples", ["fen-board"], ["category"])
    broken = made.with_graph("model", sequential("input", "broken-rule", "flatten", "output"))
    found = next(one for one in check(broken, registry()).errors if one.id == "shape")
    assert str(found.message) == NAMED
    mended = found.fixes[0].apply(broken)
    assert not [one for one in check(mended, registry()).errors if "broken_plugin" in str(one.message)]


def test_an_objective_that_fails_at_checking_is_a_problem(tmp_path: Path) -> None:
    made = project(tmp_path / "samples", ["fen-board"], ["fen-squares"])
    assert made.data is not None
    column = made.data.columns["answer_0"].replace(id="broken-checked")
    broken = made.replace(
        data=made.data.replace(columns={**made.data.columns, "answer_0": column}, found=None)
    )
    assert NAMED in [str(one.message) for one in check(broken, registry()).errors]


@pytest.fixture(scope="module")
def without_views(known: Registry, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run whose answers and sections cannot be shown."""
    place = tmp_path_factory.mktemp("views")
    made = project(place / "samples", ["fen-board"], ["broken-shown"])
    run = new_run(place, made)
    assert isinstance(trained(made, run)[-1], Finished)
    return run


def test_a_section_that_cannot_be_told_costs_one_sentence(
    without_views: RunFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(without_views.project_folder)
    assert command(["evaluate", folder, "--split", "train", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    sections = [read_section(raw) for raw in value["examinations"][0]["sections"]]
    lines = [str(line) for line in told(sections) if isinstance(line, Text)]
    assert NAMED in lines
    assert any(line.startswith("F1 over the squares") for line in lines), "the others are told"


def test_an_exporter_that_fails_is_named_and_the_others_export(
    without_views: RunFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(without_views.project_folder)
    failing = ["export", folder, "--format", "broken-exporter", "--out", str(tmp_path / "a.json")]
    assert command(failing) == 1
    assert NAMED in capsys.readouterr().err
    assert command(["export", folder, "--format", "fen-list", "--out", str(tmp_path / "b.json")]) == 0


def test_a_source_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    plan = DataPlan(source=Chosen(id="broken-reader", settings={"path": str(tmp_path)}))
    with pytest.raises(RuntimeError) as failed:
        scan(plan, registry())
    assert str(blamed(failed.value)) == NAMED
    heard: list[tuple[str, Any]] = []
    server = DataServer.__new__(DataServer)
    server._say = lambda number, kind, value: heard.append((kind, value))  # type: ignore[method-assign]
    server._done = lambda work, asked, arguments: work()  # type: ignore[method-assign]
    server._try(1, None, lambda: scan(plan, registry()), ())  # type: ignore[arg-type]
    ((kind, (text, _)),) = heard
    assert (kind, str(text)) == ("failed", NAMED)


def test_what_recognises_data_fails_and_the_other_sources_are_asked(tmp_path: Path) -> None:
    positions = attacked_positions(tmp_path / "positions.csv")
    assert plan_for(positions, registry()).source.id == "fen-squares-file"
    (tmp_path / "notes.xyz").write_text("nothing that anybody knows")
    with pytest.raises(Explained) as refused:
        plan_for(tmp_path / "notes.xyz", registry())
    assert str(refused.value.text) == NAMED
    (log,) = places.log_dir().glob("*.log")
    assert "the rook is missing" in log.read_text("utf-8")


def test_a_kind_that_fails_to_know_its_values_leaves_a_table_to_the_others(tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_text("size,age,sort\n" + "".join(f"{n}.5,{n % 7},{'ab'[n % 2]}\n" for n in range(60)))
    plan = plan_for(table, registry())
    assert (plan.source.id, plan.columns["size"].id) == ("table", "number")


def test_a_finding_that_fails_is_told_among_the_findings(tmp_path: Path) -> None:
    plan = plan_for(attacked_positions(tmp_path / "positions.csv"), registry())
    found = find_all(plan, registry(), scan(plan, registry()))
    assert [str(one.message) for one in found if one.finding == "broken-finding"] == [NAMED]


def test_a_request_that_a_plugin_fails_at_is_answered_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import broken_plugin

    made = project(tmp_path / "samples", ["fen-board"], ["broken-shown"])
    run = new_run(tmp_path, made)
    trained(made, run)
    assert made.data is not None
    reader = InventedReader(InventedSource(**made.data.source.settings))
    given = {name: plain(reader.load("000", name)) for name in made.data.of_use("input")}
    request = json.dumps({"id": 1, "do": "predict", "run": str(run.path), "given": [given]}).encode()
    server = Server(sys.stderr)
    assert "ok" in server.answer(request)
    monkeypatch.setattr(broken_plugin.AnswerWithoutView, "as_json", broken_plugin.fail)
    assert Message.model_validate(server.answer(request)["error"]).text() == Text(
        "The plugin “{name}” failed ({reason}). Update or uninstall it.",
        {"name": "broken_plugin", "reason": "BrokenError: the rook is missing"},
    )


def test_an_error_of_our_own_is_no_plugins() -> None:
    with pytest.raises(ZeroDivisionError) as failed:
        exec("1 / 0", {"__name__": "deepstudio.engine.any"})
    own = failed.value.__traceback__
    assert own is not None
    assert blamed(failed.value.with_traceback(own.tb_next)) is None
