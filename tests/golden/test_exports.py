"""Runs of an earlier format still leave the program, in each form once with pictures and once with texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import asking
from tests.golden.conftest import unpacked

# Between them all sources that lie in files, deep pictures, every tokenizer, and runs that noted no samples.
COVER = [
    ("weights", "1-older"),
    ("weights", "1-sentiment-lstm-3"),
    ("onnx", "1-small-resnet"),
    ("onnx", "1-sentiment-transformer"),
    ("pt2", "1-empty"),
    ("pt2", "1-char-rnn-classifier"),
    ("python", "1-cats-dogs-cnn"),
    ("python", "1-sentiment-cnn"),
    # Named columns, a layer with two results, and a single output for two classes.
    ("onnx", "2-faces"),
    ("pt2", "2-grouped"),
    ("weights", "2-timed"),
    ("python", "2-grouped"),
]

# Files that exports hold since then.
SINCE = ("MODEL_CARD.md", "answer.py")


@pytest.mark.parametrize(("form", "name"), COVER)
def test_a_run_leaves_as_it_did(form: str, name: str, tmp_path: Path) -> None:
    """The export itself asks what it made for the answers of the program, and is kept only if they are equal."""
    golden = unpacked(name, tmp_path)
    names = asking.exported(golden.say, golden.folder, form)
    assert [name for name in names if name not in SINCE] == golden.expected["exported"][form]
