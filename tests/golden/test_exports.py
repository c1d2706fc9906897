"""Runs of an earlier format still leave the program, in each form once with pictures and once with texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import asking
from tests.golden.conftest import TRAINED, unpacked

# Between them all sources that lie in files, deep pictures, every tokenizer, and runs that noted no samples.
COVER = [
    ("weights", "older"),
    ("weights", "sentiment-lstm-3"),
    ("onnx", "small-resnet"),
    ("onnx", "sentiment-transformer"),
    ("pt2", "empty"),
    ("pt2", "char-rnn-classifier"),
    ("python", "cats-dogs-cnn"),
    ("python", "sentiment-cnn"),
]


@pytest.mark.parametrize(("form", "name"), COVER)
def test_a_run_leaves_as_it_did(form: str, name: str, tmp_path: Path) -> None:
    """The export itself asks what it made for the answers of the program, and is kept only if they are equal."""
    golden = unpacked(next(path for path in TRAINED if path.name == f"{name}.tar.xz"), tmp_path)
    assert asking.exported(golden.say, golden.folder, form) == golden.expected["exported"][form]
