"""Wrong usage, help and languages."""

import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from deepstudio.cli import language
from deepstudio.cli.app import COMMANDS, run
from deepstudio.core.text import T
from tests.journeys.commands import deepstudio, explained

WRONG = [
    ["train"],
    ["nonsense"],
    ["trian", "x"],
    ["train", "x", "--epochs", "0"],
    ["train", "x", "--epochs", "many"],
    ["train", "x", "--device", "tpu"],
    ["train", "x", "--devise", "cpu"],
    ["export", "x", "--format", "gif", "--out", "y"],
    ["export", "x", "--format", "onnx"],
    ["list", "everything"],
    ["check", "a", "b"],
    ["new", "x"],
    ["new", "x", "--template", "no-such-template"],
    ["check", "x", "--lang", "tlh"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_ends_with_2_and_one_sentence(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["", *(name for name, *_ in COMMANDS)])
def test_every_command_has_help(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"] if name else ["--help"]) == 0
    said = capfd.readouterr()
    assert "--help" in said.out
    assert said.err == ""


def test_help_starts_without_the_heavy_libraries() -> None:
    script = (
        "import sys; from deepstudio.cli.app import run; run(['--help']); heavy = {'torch', 'pandas', 'sklearn', "
        "'PySide6', 'numpy', 'onnx', 'torchvision'}; print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_mistyped_command_gets_a_suggestion() -> None:
    assert "train" in explained(deepstudio("trian"), code=2)


@pytest.mark.usefixtures("fresh_interpreter")
def test_the_version() -> None:
    assert deepstudio("--version").out.startswith("DeepStudio ")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("zh", "zh_CN"),
        ("zh-CN", "zh_CN"),
        ("zh_CN.UTF-8", "zh_CN"),
        ("ZH_tw", "zh_CN"),
        ("en_US.UTF-8", "en"),
        ("de", None),
    ],
)
def test_languages_as_people_write_them(written: str, meant: str | None) -> None:
    assert language.spoken(written) == meant


@pytest.mark.parametrize(
    ("variables", "meant"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_CN:en"}, "zh_CN"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_decides(variables: dict[str, str], meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language.of_system() == meant


@pytest.mark.slow
def test_lang_wins_wherever_it_stands(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    english = explained(deepstudio("check", gone, "--lang", "en", LC_ALL="zh_CN.UTF-8", LANGUAGE=""))
    assert english == explained(deepstudio("check", gone))
    assert explained(deepstudio("--lang=zh_CN", "check", gone)) == explained(
        deepstudio("check", gone, LC_ALL="zh_CN.UTF-8", LANGUAGE="")
    )


def test_sentences_follow_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language._Spoken, "translate", {"Give {what}.": "给{what}。", "it": "它"}.get)
    assert language.say(T("Give {what}.", what=T("it"))) == "给它。"


def test_what_nobody_foresaw_is_logged_and_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], own_home: Path
) -> None:
    # Not a function of these tests, which may have declared something and then count as a plugin.
    monkeypatch.setattr(
        "deepstudio.cli.check.project_folder", Mock(side_effect=RuntimeError("a secret detail"))
    )
    assert run(["check", "x"]) == 1
    said = capfd.readouterr().err
    (log,) = (own_home / "DeepStudio" / "logs").glob("*.log")
    assert str(log) in said
    assert len(said.strip().splitlines()) == 1
    assert "a secret detail" in log.read_text()
