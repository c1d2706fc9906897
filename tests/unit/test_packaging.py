"""The wheel carries the resources, and the translation tool sees every text and every fault."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

import deepstudio
from deepstudio.core.resources import resource

ROOT = Path(__file__).resolve().parents[2]

SOURCES = """
LAYER = T(
    "Slides small filters over an image "
    "and marks where each pattern appears."
)

class Conv2d:
    title = T("Convolution {size}", size=2)
    name = T("{first} of {second}", first="one", second=T("nested"))

class Page:
    def retranslate(self):
        self.title.setText(self.tr("Hello {name}, "
                                   "welcome").format(name="Ada"))
        self.files.setText(self.tr("%n file(s)", "", 3))
"""
TEXTS = {
    ("", "Slides small filters over an image and marks where each pattern appears."),
    ("", "Convolution {size}"),
    ("", "{first} of {second}"),
    ("", "nested"),
    ("Page", "Hello {name}, welcome"),
    ("Page", "%n file(s)"),
}


@pytest.fixture
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Checkout:
    """A tiny checkout: one module and its translations."""

    def __init__(self, root: Path, tool: ModuleType) -> None:
        self.root, self.tool, self.ts = root, tool, root / tool.TS_FILE
        (root / "deepstudio").mkdir()

    def write(self, source: str) -> None:
        (self.root / "deepstudio" / "module.py").write_text(source, encoding="utf-8")

    def update(self) -> None:
        assert self.tool.main(["update", "--root", str(self.root)]) == 0

    def translate(self, **changed: str) -> None:
        """Translates each text by itself in brackets, or as `changed` says for its first word."""
        tree = ElementTree.parse(self.ts)
        for entry in tree.getroot().iter("message"):
            translation = entry.find("translation")
            assert translation is not None
            translation.attrib.pop("type", None)
            source = entry.findtext("source", "")
            for place in list(translation) or [translation]:
                place.text = changed.get(source.split()[0], f"【{source}】")
        tree.write(self.ts, encoding="utf-8", xml_declaration=True)

    def problems(self) -> str:
        return "\n".join(self.tool.problems(self.root))


@pytest.fixture
def checkout(tmp_path: Path, translations: ModuleType) -> Checkout:
    made = Checkout(tmp_path, translations)
    made.write(SOURCES)
    made.update()
    return made


def test_both_markers_are_extracted(checkout: Checkout) -> None:
    assert {message.key[:2] for message in checkout.tool.read(checkout.ts)} == TEXTS
    assert "line=" not in checkout.ts.read_text(encoding="utf-8")


def test_an_update_keeps_translations_and_drops_what_is_gone(checkout: Checkout) -> None:
    checkout.translate()
    checkout.write('A = T("nested")\nB = T("new")')
    checkout.update()
    kept = {message.source: message.translations for message in checkout.tool.read(checkout.ts)}
    assert kept == {"nested": ("【nested】",), "new": ("",)}


def test_complete_translations_pass_and_compile(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.translate()
    assert checkout.tool.main(["check", "--root", str(checkout.root)]) == 0
    assert "complete" in capsys.readouterr().out
    assert checkout.tool.main(["compile", "--root", str(checkout.root)]) == 0
    assert checkout.ts.with_suffix(".qm").stat().st_size > 100


def test_untranslated_texts_are_found(checkout: Checkout) -> None:
    assert len(checkout.problems().splitlines()) == len(TEXTS)
    assert checkout.tool.main(["check", "--root", str(checkout.root)]) == 1
    checkout.translate(nested="")
    assert checkout.problems().endswith("'nested' is not translated")


@pytest.mark.parametrize("translation", ["卷积", "卷积 {sise}", "卷积 {size", "卷积 {size} {more}"])
def test_other_places_than_in_the_source_are_found(checkout: Checkout, translation: str) -> None:
    checkout.translate(Convolution=translation)
    assert f"'Convolution {{size}}': the translation '{translation}'" in checkout.problems()


def test_texts_out_of_date_are_found(checkout: Checkout) -> None:
    checkout.translate()
    checkout.write(SOURCES.replace("nested", "another"))
    assert "[T] lacks 'another': run `make translations`" in checkout.problems()
    assert "[T] still has 'nested'" in checkout.problems()


@pytest.mark.parametrize(
    "call", ['T(f"{n} rows")', 'self.tr(f"{n} rows")', 'T("a" + b)', "self.tr(name)", 'tr("a".upper())']
)
def test_texts_that_never_match_are_found(checkout: Checkout, call: str) -> None:
    checkout.translate()
    checkout.write(f"{SOURCES}\nwrong = {call}\n")
    line = SOURCES.count("\n") + 2
    assert f"deepstudio/module.py:{line}: mark one plain literal" in checkout.problems()


def test_texts_lupdate_overlooks_are_found(checkout: Checkout) -> None:
    checkout.translate()
    checkout.write(SOURCES + """\nwrong = f"{T('inside braces')}"\n""")
    assert "lupdate does not find 'inside braces'" in checkout.problems()


def test_the_wheel_carries_resources_and_compiled_translations(tmp_path: Path) -> None:
    build = f"from hatchling.build import build_wheel; build_wheel({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True)
    [wheel] = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert f"deepstudio-{deepstudio.__version__}-py3" in wheel.name
    assert "deepstudio/resources/i18n/deepstudio_zh_CN.qm" in names
    assert "deepstudio/resources/samples/toy-sentiment.tsv" in names
    assert {"deepstudio/resources/guide/guide.md", "deepstudio/resources/guide/guide.zh_CN.md"} <= set(names)
    assert not [name for name in names if name.endswith(".ts") or name.startswith("tests/")]
    icons = {f"deepstudio/resources/icons/{path.name}" for path in resource("icons").glob("*.svg")}
    assert icons
    assert icons <= names
    fonts = {f"deepstudio/resources/fonts/{path.name}" for path in resource("fonts").iterdir()}
    assert {Path(name).suffix for name in fonts} == {".otf", ".txt"}
    assert fonts <= names
    folder = tmp_path / "installed"
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    found = "from deepstudio.core.resources import resource; print(resource('icons'))"
    printed = subprocess.run(
        [sys.executable, "-P", "-c", found],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.strip() == str(folder / "deepstudio" / "resources" / "icons")


def test_resources_are_found_in_a_checkout() -> None:
    assert resource("icons") == ROOT / "resources" / "icons"


def test_a_program_without_its_resources_says_so(tmp_path: Path) -> None:
    lonely = tmp_path / "deepstudio" / "core"
    lonely.mkdir(parents=True)
    (lonely / "resources.py").write_text(
        (ROOT / "deepstudio/core/resources.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    command = [sys.executable, "-c", "from resources import resource; resource('icons')"]
    outcome = subprocess.run(command, cwd=lonely, capture_output=True, text=True, check=False)
    assert "FileNotFoundError: DeepStudio has lost its resources" in outcome.stderr


def test_every_requirement_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    pins = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    pinned = {_normal(line.split("==")[0]) for line in pins.splitlines() if "==" in line}
    assert {_normal(re.split(r"[<>=!~ ;\[]", requirement)[0]) for requirement in wanted} <= pinned
    assert "+" not in pins.replace("#", "")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
