"""`deepstudio explain`: a word in the terminal."""

import json

import pytest

from deepstudio.catalog import registry
from deepstudio.cli.app import run


@pytest.mark.parametrize("typed", [["overfitting"], ["过拟合"], ["memorising"], ["OverFit"]])
def test_a_word_is_explained_under_any_of_its_names(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "en", "explain", *typed]) == 0
    first, text, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("Overfitting (")
    assert text == registry().glossary["overfitting"].text.source


def test_words_with_spaces_need_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "explain", "learning", "rate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "learning_rate"


def test_without_a_word_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "explain", "--json"]) == 0
    listed = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert listed == list(registry().glossary)
    assert run(["--lang", "en", "explain"]) == 0
    assert "unknown_words" in capsys.readouterr().out


def test_a_word_that_nobody_explains_ends_with_the_way_to_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "explain", "xyzzy"]) == 1
    assert "deepstudio explain" in capsys.readouterr().err
