"""The golden projects of format 3: any input with any answer, by one task; categories and numbers of tables, sounds.

They are few and small, for what format 3 added: rows of a table that answer a class or a number, and sounds.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import soundfile

from tests.golden.declared import QUICK, Format, Golden, Raw
from tests.golden.drawn import written

RATE = 8_000  # samples a second
CITIES = {"Lyon": 2.0, "上海": 5.0, "Graz": 1.0}


# Data


def dwellings(folder: Path) -> Path:
    """A table of numbers and categories with gaps, from which a class and a number follow."""
    draw, rows = random.Random(31), ["id,rooms,city,area,floor,price,kind"]
    for number in range(140):
        rooms, city, floor = draw.randint(1, 6), draw.choice(list(CITIES)), draw.randint(0, 9)
        area = 18 * rooms + draw.gauss(0, 6)
        price = area * CITIES[city] + 3 * floor + draw.gauss(0, 8)
        shown = "" if number % 11 == 5 else f"{area:.1f}"
        kind = "flat 公寓" if price < 250 else "house 房子"
        rows.append(f"{number},{rooms},{city},{shown},{floor},{price:.2f},{kind}")
    return written(folder / "table.csv", "\n".join(rows) + "\n")


def ask_dwellings(folder: Path) -> None:
    written(
        folder / "rows.csv", "id,rooms,city,area,floor\n900,1,Graz,20,0\n901,6,上海,110,9\n902,3,Lyon,,4\n"
    )


def tone(draw: random.Random, pitch: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A fading tone of a third of a second in some noise; (N,) from -1 to 1."""
    time = np.arange(round(0.3 * RATE)) / RATE
    noise = np.random.default_rng(draw.randint(0, 9999)).normal(0, 0.02, len(time))
    wave: np.ndarray[tuple[int], np.dtype[np.float64]] = (
        0.5 * np.sin(2 * np.pi * pitch * draw.uniform(0.9, 1.1) * time) * np.exp(-4 * time) + noise
    )
    return wave


def saved_tone(draw: random.Random, pitch: float, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, tone(draw, pitch), RATE)


def tones(folder: Path) -> Path:
    draw = random.Random(32)
    for name, pitch in (("low 低", 300.0), ("high 高", 1500.0)):
        for number in range(26):
            saved_tone(draw, pitch, folder / name / f"{number:02}.wav")
    return folder


def ask_tones(folder: Path) -> None:
    draw = random.Random(33)
    for number, pitch in enumerate((310.0, 1450.0, 700.0)):
        saved_tone(draw, pitch, folder / f"{number}.wav")


# Changes of the project


def unused(raw: Raw, *columns: str) -> None:
    for name in columns:
        raw["data"]["columns"][name]["use"] = "unused"


def classes_of_rows(raw: Raw) -> None:
    """The price would tell the class."""
    unused(raw, "id", "price")
    raw["models"]["model"]["nodes"][1].update(title="第一层 first")


def number_of_rows(raw: Raw) -> None:
    unused(raw, "id", "kind")
    raw["data"]["columns"]["price"]["settings"]["unit"] = "k€"


PROJECTS = {
    "classes": Golden(
        "table-mlp",
        dwellings,
        ask_dwellings,
        ("--target", "kind"),
        nodes={"dense": {"units": 8}},
        training={**QUICK, "batch_size": 16},
        change=classes_of_rows,
    ),
    "number": Golden(
        "table-regression",
        dwellings,
        ask_dwellings,
        ("--target", "price"),
        nodes={"dense": {"units": 8}},
        training={**QUICK, "batch_size": 16},
        change=number_of_rows,
    ),
    "sounds": Golden(
        "sound-cnn",
        tones,
        ask_tones,
        nodes={
            name: {"filters": 4} for name in ("conv_block", "conv_block_2", "conv_block_3", "conv_block_4")
        },
        training={**QUICK, "batch_size": 8},
    ),
}

FORMAT_3 = Format(3, "f09268a167d87046113af9d285147eb2a08c4ad0", PROJECTS)
