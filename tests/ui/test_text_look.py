"""One look at texts reads each of them once, and stops when it is told to."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.data import texts
from deepstudio.data.recognise import plan_for
from deepstudio.data.scan import scan
from deepstudio.data.sources.text_table import TextTableReader
from deepstudio.ui.workers.text_look import TextLook


@pytest.fixture
def plan(tmp_path: Path) -> DataPlan:
    rows = [f"this is review number {n},{('good', 'bad')[n % 2]}" for n in range(30)]
    (tmp_path / "reviews.csv").write_text("\n".join(["review,label", *rows]), "utf-8")
    return plan_for(tmp_path / "reviews.csv", registry())


def test_a_look_reads_and_learns_once(plan: DataPlan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    learned: list[object] = []
    load, learn = TextTableReader.load, texts.learn_tokenizer

    def watched(self: TextTableReader, id: str) -> str:
        read.append(id)
        return load(self, id)

    monkeypatch.setattr(TextTableReader, "load", watched)
    monkeypatch.setattr(texts, "learn_tokenizer", lambda *given: (learned.append(given), learn(*given))[1])
    look = TextLook(plan, registry(), scan(plan, registry()), TrainingPlan())
    with qtbot.waitSignals([look.read, look.counted, look.looked, look.ended], order="strict"):
        look.start()
    look.wait()
    assert (len(read), len(set(read)), len(learned)) == (30, 30, 1)


def test_cancelling_reaches_the_scan(plan: DataPlan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    found = scan(plan, registry())
    excluding = plan.replace(excluded=(found.samples[0].id,))
    look = TextLook(excluding, registry(), scan(excluding, registry()), TrainingPlan())
    asked: list[bool] = []
    real = TextTableReader.scan

    def cancelled_meanwhile(self: TextTableReader, progress: object, cancelled: object) -> object:
        look.cancel()
        asked.append(cancelled())  # type: ignore[operator]
        return real(self, progress, cancelled)  # type: ignore[arg-type]

    monkeypatch.setattr(TextTableReader, "scan", cancelled_meanwhile)
    with qtbot.waitSignal(look.ended), qtbot.assertNotEmitted(look.read):
        look.start()
    look.wait()
    assert asked == [True]
