"""A run notes what its samples answered, numbers as well, and tells which of them say something else today."""

from pathlib import Path

from deepstudio.core.registry import Registry
from deepstudio.data.parts import parts_of
from deepstudio.data.prepare import prepare
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan
from deepstudio.data.standing import standing
from deepstudio.storage.run_parts import RunParts


def test_the_numbers_of_a_run_are_noted_and_compared(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "flats.csv"
    rows = [f"{number},{number % 5 + 0.5},{100.5 + number}" for number in range(40)]
    path.write_text("\n".join(["id,size,price", *rows]))
    plan = plan_for(path, registry)
    parts = parts_of(prepare(plan, registry), plan, registry)
    again = RunParts.model_validate_json(parts.model_dump_json())
    train = again.parts["train"]
    row = int(train.ids[0][:7]) - 1
    assert again.classes[train.labels[0]] == 100.5 + row
    assert standing(again, scan(plan, registry), plan, registry).relabelled == ()
    now = plan.replace(corrected={train.ids[0]: {"price": 7.0}})
    assert standing(again, scan(now, registry), now, registry).relabelled == (train.ids[0],)
