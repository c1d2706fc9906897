"""Makes the Chinese fonts that the program carries: the last resort of a system that has none.

    python packaging/fonts.py FOLDER     where NotoSansCJK-Regular.ttc and -Bold.ttc lie (Debian: fonts-noto-cjk)

Needed again when a text uses a character that is neither in them nor in Inter; a test names it.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
# Not the name of the whole font, which a system may have beside it. The bold one has what titles of ours use.
FAMILIES = {"Regular": "Noto Sans SC Subset", "Bold": "Noto Sans SC Titles"}
SOURCE_FAMILY = "Noto Sans CJK SC"
REPLACED = "\ufffd"  # in no font of these; it stands for what cannot be shown
OTHER_TEXTS = ("resources/samples", "docs/guide.zh_CN.md")


def main(arguments: list[str] | None = None) -> int:
    """Writes the subset; returns the exit code."""
    parser = argparse.ArgumentParser(description="Makes the Chinese fonts that the program carries.")
    parser.add_argument(
        "folder", type=Path, help="where NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc lie"
    )
    folder = parser.parse_args(arguments).folder
    for weight, characters in (("Regular", shown() | common()), ("Bold", shown())):
        made = FONTS / f"NotoSansSC-{weight}-subset.otf"
        make(folder / f"NotoSansCJK-{weight}.ttc", made, FAMILIES[weight], characters)
        print(f"{made}: {made.stat().st_size} bytes")
    return 0


def make(source: Path, made: Path, family: str, characters: set[str]) -> None:
    """Cuts `source` down to `characters`, as a font of its own family in `made`."""
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]

    fonts = TTCollection(source, lazy=True).fonts
    font = next(font for font in fonts if font["name"].getBestFamilyName() == SOURCE_FAMILY)
    # Only for texts from top to bottom.
    upright = [*subset.Options().drop_tables, "vhea", "vmtx", "VORG"]
    options = subset.Options(
        drop_tables=upright,
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        name_IDs=[0, 1, 2, 5, 13, 14],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(characters)))
    cutter.subset(font)
    names = font["name"]
    names.names = [name for name in names.names if name.platformID == 3 and name.langID == 0x409]
    for number, text in ((1, family), (4, family), (6, family.replace(" ", ""))):
        names.setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames = [family.replace(" ", "")]
    font.save(made)


def shown() -> set[str]:
    """Every character of the translations and of the texts that come with the program."""
    texts = [text for path in (ROOT / "resources/i18n").glob("*.ts") for text in _translations(path)]
    for place in OTHER_TEXTS:
        path = ROOT / place
        files = [path] if path.is_file() else sorted(path.iterdir())
        texts += [file.read_text(encoding="utf-8") for file in files]
    return {character for text in texts for character in text if character.isprintable()} - {REPLACED}


def common() -> set[str]:
    """What people type: the 3,755 most frequent characters (GB 2312, level 1), its signs and wide forms."""
    rows = [*range(0x01, 0x04), *range(0x10, 0x38)]
    cells = ((0xA0 + row, 0xA0 + cell) for row in rows for cell in range(1, 95))
    return {bytes(pair).decode("gb2312", "ignore") for pair in cells} - {""}


def _translations(path: Path) -> Iterator[str]:
    for entry in ElementTree.parse(path).getroot().iter("translation"):
        yield from entry.itertext()


if __name__ == "__main__":
    sys.exit(main())
