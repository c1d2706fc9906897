"""Writes the reference in docs/ from the declarations, in both languages.

python packaging/docs.py             write docs/reference.md and docs/reference.zh_CN.md
python packaging/docs.py --check     fail where they are not what the declarations say
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from deepstudio.catalog import registry  # noqa: E402
from deepstudio.core.settings import Settings, SettingSpec  # noqa: E402
from deepstudio.core.text import Text, render  # noqa: E402

Say = Callable[[Text], str]

# Family of the registry: its heading in English and in Chinese.
FAMILIES = {
    "templates": ("Templates", "模板"),
    "layers": ("Layers", "层"),
    "sources": ("Data sources", "数据来源"),
    "columns": ("What a sample consists of", "样本的组成"),
    "tasks": ("Tasks", "任务"),
    "losses": ("Losses", "损失函数"),
    "optimizers": ("Optimizers", "优化器"),
    "schedules": ("Schedules", "学习率调度"),
    "exporters": ("Exports", "导出格式"),
}


def main(arguments: list[str]) -> int:
    """Writes or checks; returns the exit code."""
    stale = []
    for language, name in (("en", "reference.md"), ("zh_CN", "reference.zh_CN.md")):
        file, wanted = ROOT / "docs" / name, page(say_in(language), language)
        if "--check" not in arguments:
            file.write_text(wanted, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != wanted:
            stale.append(str(file.relative_to(ROOT)))
    if stale:
        print(f"Not current: {', '.join(stale)}. Run: python packaging/docs.py", file=sys.stderr)
    return 1 if stale else 0


def say_in(language: str) -> Say:
    """Renders texts in a language, from the .ts file itself so that nothing need be compiled."""
    if language == "en":
        return render
    tree = ElementTree.parse(ROOT / "resources" / "i18n" / f"deepstudio_{language}.ts")
    words = {
        message.findtext("source", ""): message.findtext("translation", "")
        for context in tree.iter("context")
        if not context.findtext("name")
        for message in context.iter("message")
    }
    return lambda text: render(text, lambda source: words.get(source) or source)


def page(say: Say, language: str) -> str:
    """The whole reference in Markdown."""
    title = {"en": "Reference", "zh_CN": "参考手册"}[language]
    made = {
        "en": "Made from the declarations by `python packaging/docs.py`. Do not edit.",
        "zh_CN": "由 `python packaging/docs.py` 根据声明生成，请勿手动修改。",
    }[language]
    lines = [f"# {title}", "", made, ""]
    for name, headings in FAMILIES.items():
        lines += [f"## {headings[language != 'en']}", ""]
        for cls in registry().families()[name]:
            lines += [*_entry(cls, say, language), ""]
    return "\n".join(lines).rstrip() + "\n"


_TABLE = {
    "en": ("| Setting | Default | Range | Meaning |", "to"),
    "zh_CN": ("| 设置 | 默认值 | 范围 | 含义 |", "至"),
}


def _entry(cls: type[Settings], say: Say, language: str) -> Iterator[str]:
    yield f"### {say(cls.title)} (`{cls.id}`)"
    yield ""
    yield say(cls.help)
    specs = cls.specs()
    if not specs:
        return
    head, to = _TABLE[language]
    yield ""
    yield head
    yield "| --- | --- | --- | --- |"
    for spec in specs:
        cells = (
            f"{say(spec.title)} (`{spec.name}`)",
            _value(spec, say),
            _range(spec, say, to),
            say(spec.help),
        )
        yield "| " + " | ".join(cells) + " |"


def _value(spec: SettingSpec, say: Say) -> str:
    chosen = next((choice.title for choice in registry().choices(spec) if choice.value == spec.default), None)
    words = say(chosen) if chosen else str(spec.default)
    return words if words else "–"


def _range(spec: SettingSpec, say: Say, to: str) -> str:
    if registry().choices(spec):
        return ", ".join(say(choice.title) for choice in registry().choices(spec))
    unit = f" {say(spec.unit)}" if spec.unit else ""
    if spec.ge is not None and spec.le is not None:
        return f"{spec.ge:g} {to} {spec.le:g}{unit}"
    return "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
