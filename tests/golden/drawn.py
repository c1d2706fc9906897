"""What golden projects learn from and what they are asked: pictures and texts, the same whoever draws them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

WORDS = {
    "good": [
        "lovely",
        "bright",
        "warm",
        "clever",
        "moving",
        "fresh",
        "charming",
        "honest",
        "好看",
        "感人",
        "精彩",
    ],
    "bad": ["dull", "cold", "slow", "boring", "empty", "broken", "noisy", "weak", "无聊", "难看", "失望"],
    "so-so": [
        "usual",
        "plain",
        "average",
        "middling",
        "ordinary",
        "common",
        "fair",
        "regular",
        "一般",
        "普通",
        "还行",
    ],
}
FILLING = [
    "the",
    "film",
    "was",
    "and",
    "a",
    "story",
    "with",
    "music",
    "in",
    "this",
    "evening",
    "电影",
    "故事",
    "我",
    "觉得",
]
NAMES = {
    "de": ("schnei", "krau", "wein", "hoff", "mann", "berg", "feld", "bach"),
    "it": ("rossi", "ferra", "bian", "chini", "etto", "ello", "ini", "ucci"),
    "ja": ("yama", "kawa", "moto", "shi", "ta", "naka", "saki", "hara"),
}


def picture(kind: int, seed: int, side: int, colour: bool) -> np.ndarray[Any, Any]:
    """Stripes of a direction, or a spot, in noise; values from 0 to 1."""
    rows, columns = np.mgrid[:side, :side] / side
    noise = np.random.default_rng(seed)
    wave = (rows, columns, (rows - 0.5) ** 2 + (columns - 0.5) ** 2)[kind] * (12 + noise.random())
    grey = (0.35 + 0.35 * np.sin(wave)) + 0.3 * noise.random((side, side))
    return np.stack([grey, grey * 0.8, grey**2], 2) if colour else grey


def saved_picture(values: np.ndarray[Any, Any], path: Path, white: int = 255) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray((values * white).astype(np.uint8 if white == 255 else np.uint16)).save(path)


def photographs(folder: Path) -> Path:
    """Two classes in colour, in folders that give the parts."""
    for start, (part, each) in enumerate((("train", 24), ("val", 8), ("test", 8))):
        for kind, name in enumerate(("cat 猫", "dog 狗")):
            for n in range(each):
                values = picture(kind, 1000 * start + 10 * n + kind, 20, True)
                saved_picture(values, folder / part / name / f"{n}.png")
    return folder


def scans(folder: Path) -> Path:
    """Three classes of grey pictures with 12 bits in files of 16."""
    for kind, name in enumerate(("rows", "columns", "rings")):
        for n in range(24):
            saved_picture(picture(kind, 1000 * kind + n, 12, False), folder / name / f"scan {n:02}.png", 4095)
    return folder


def sentence(draw: random.Random, mood: str) -> str:
    words = [draw.choice(FILLING) for _ in range(draw.randint(2, 6))]
    for _ in range(2):
        words.insert(draw.randint(0, len(words)), draw.choice(WORDS[mood]))
    return " ".join(words)


def table(folder: Path) -> Path:
    """Texts in one of several columns, with the moods in another."""
    draw, rows = random.Random(3), ["number;title;review;stars;mood"]
    for number in range(240):
        mood = draw.choice(list(WORDS))
        rows.append(f"{number};Film {number % 17};{sentence(draw, mood)};{draw.randint(1, 5)};{mood}")
    return written(folder / "table.csv", "\n".join(rows) + "\n", "gb18030")


def letters(folder: Path) -> Path:
    """A file for each text, below folders that give the parts."""
    draw = random.Random(4)
    for part, each in (("train", 50), ("test", 20)):
        for mood in WORDS:
            for n in range(each):
                written(folder / part / mood / f"{n}.txt", sentence(draw, mood))
    return folder


def lines(folder: Path) -> Path:
    """A file for each class, with a text in each line; one class is rare."""
    draw = random.Random(5)
    for mood, each in zip(WORDS, (150, 110, 40), strict=True):
        written(folder / f"{mood}.txt", "".join(f"{sentence(draw, mood)}\n" for _ in range(each)))
    return folder


def names(folder: Path) -> Path:
    draw = random.Random(6)
    for language, syllables in NAMES.items():
        some = sorted({"".join(draw.sample(syllables, draw.randint(2, 3))).title() for _ in range(160)})
        written(folder / f"{language}.txt", "".join(f"{name}\n" for name in some))
    return folder


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def ask_pictures(side: int, colour: bool = False, white: int = 255) -> Callable[[Path], None]:
    def ask(folder: Path) -> None:
        for kind in range(3):
            saved_picture(picture(kind, 77 + kind, side, colour), folder / f"{kind}.png", white)

    return ask


def ask_texts(*texts: str) -> Callable[[Path], None]:
    def ask(folder: Path) -> None:
        written(folder / "texts.txt", "".join(f"{text}\n" for text in texts))

    return ask


REVIEWS = ask_texts("a lovely film with charming music", "slow and boring 难看", "这个 故事 一般 plain")
