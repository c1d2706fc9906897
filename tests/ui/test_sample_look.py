"""One look at texts reads each of them once, and stops when it is told to."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.events import Progress
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.core.text import T
from deepstudio.data import served, texts
from deepstudio.data.recognise import plan_for
from deepstudio.data.requests import PendingRequest
from deepstudio.data.scanning import scan
from deepstudio.data.served import Corpus
from deepstudio.data.sources.text_table import TextTableReader
from deepstudio.data.texts import TextStatistics
from deepstudio.data.work import Cancelled
from deepstudio.ui.workers.sample_look import SampleLook


@pytest.fixture
def plan(tmp_path: Path) -> DataPlan:
    rows = [f"this is review number {n},{('good', 'bad')[n % 2]}" for n in range(30)]
    (tmp_path / "reviews.csv").write_text("\n".join(["review,label", *rows]), "utf-8")
    return plan_for(tmp_path / "reviews.csv", registry())


def test_the_window_has_everything_in_its_order_and_reads_again_only_what_is_new(
    plan: DataPlan, qtbot: QtBot
) -> None:
    found, corpora = scan(plan, registry()), []
    look = SampleLook(T("Looking"), served.look_at_texts, (plan, found, TrainingPlan(), False))
    look.read.connect(corpora.append)
    with qtbot.waitSignals([look.read, look.counted, look.finished, look.ended], order="strict"):
        look.start()
    look.wait()
    (corpus,) = corpora
    assert len(corpus.texts) == len(corpus.labels) == 30
    assert corpus.texts[found.ids[7]] == "this is review number 7"
    again = SampleLook(T("Looking"), served.look_at_texts, (plan, found, TrainingPlan(), True))
    with qtbot.waitSignals([again.counted, again.finished, again.ended]), qtbot.assertNotEmitted(again.read):
        again.start()
    again.wait()


def test_a_look_reads_and_learns_once(plan: DataPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    learned: list[object] = []
    told: list[Any] = []
    load, learn = TextTableReader.load, texts.learn_tokenizer

    def watched(self: TextTableReader, id: str, column: str) -> str:
        read.append(id)
        return load(self, id, column)

    monkeypatch.setattr(TextTableReader, "load", watched)
    monkeypatch.setattr(texts, "learn_tokenizer", lambda *given: (learned.append(given), learn(*given))[1])
    asked = PendingRequest(lambda _kind, value: told.append(value))
    served.look_at_texts(asked, plan, scan(plan, registry()), TrainingPlan(), False)
    assert (len(read), len(set(read)), len(learned)) == (30, 30, 1)
    assert [type(event) for event in told if not isinstance(event, Progress)] == [
        Corpus,
        Corpus,
        TextStatistics,
    ]
    served.look_at_texts(asked, plan, scan(plan, registry()), TrainingPlan(), True)
    assert (len(read), len(learned)) == (30, 2)


def test_cancelling_reaches_the_scan(plan: DataPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    found = scan(plan, registry())
    excluding = plan.replace(excluded=(found.ids[0],))
    shown = scan(excluding, registry())
    stopped: list[bool] = []
    real, asked = TextTableReader.scan, PendingRequest(lambda *_: None)

    def cancelled_meanwhile(self: TextTableReader, progress: object, cancelled: Any) -> object:
        asked.cancel()
        stopped.append(cancelled())
        return real(self, progress, cancelled)  # type: ignore[arg-type]

    monkeypatch.setattr(TextTableReader, "scan", cancelled_meanwhile)
    with pytest.raises(Cancelled):
        served.look_at_texts(asked, excluding, shown, TrainingPlan(), False)
    assert stopped == [True]
