"""The plugin in `tests/plugin_fen`: a folder on the path with a `dist-info` beside the package, as pip leaves it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from deepstudio import catalog
from tests.forking import PRELOADED
from tests.journeys.commands import surroundings

PLUGIN = Path(__file__).parent / "plugin_fen"
BROKEN = Path(__file__).parent / "plugin_broken"
START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"


def with_plugin(code: str, *arguments: object, also: Path | None = None) -> Any:
    """What `code` prints as JSON, in a process of its own in which the plugin (and `also` another) is installed."""
    places = [str(place) for place in (PLUGIN, also) if place is not None]
    start = f"import sys; sys.path[:0] = {places!r}\n"
    start += (
        "from deepstudio import catalog; catalog.registry.cache_clear()\n"  # the fork may know it already
    )
    done = subprocess.run(
        [sys.executable, *PRELOADED, "-c", start + code, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=surroundings(),
        timeout=120,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


@contextmanager
def installed(*others: Path) -> Iterator[None]:
    """In this very process the plugin, and `others`, are found meanwhile by their entry points."""
    places = [str(place) for place in (PLUGIN, *others)]
    sys.path[:0] = places
    catalog.registry.cache_clear()
    try:
        assert "fen-board" in {cls.id for cls in catalog.registry().columns}, catalog.registry().failed
        yield
    finally:
        for place in places:
            sys.path.remove(place)
        catalog.registry.cache_clear()


def attacked_positions(path: Path, count: int = 100) -> Path:
    """Positions of white pawns, with the squares that they attack; the last row is none."""
    draw, rows = random.Random(0), ["position,attacked"]
    for _ in range(count):
        pawns = {(draw.randrange(2, 7), draw.randrange(8)) for _ in range(5)}
        hit = {(row - 1, file + side) for row, file in pawns for side in (-1, 1) if 0 <= file + side < 8}
        ranks = ("".join("P" if (row, file) in pawns else "1" for file in range(8)) for row in range(8))
        squares = " ".join("abcdefgh"[file] + str(8 - row) for row, file in sorted(hit))
        rows.append(f"{'/'.join(ranks)} w - - 0 1,{squares}")
    path.write_text("\n".join([*rows, "no position,e4"]) + "\n", encoding="utf-8")
    return path


def know() -> None:
    """In the data process that tests share: what is installed there, the broken plugin too."""
    _find(PLUGIN, BROKEN)


def know_it_alone() -> None:
    """The same without the broken one, whose kinds would know the values of this one as theirs."""
    _find(PLUGIN)


def forget() -> None:
    """Nothing is installed there any more, nor registered otherwise."""
    _find()


def _find(*places: Path) -> None:
    sys.path[:] = [*map(str, places), *(one for one in sys.path if one not in (str(PLUGIN), str(BROKEN)))]
    catalog.registry.cache_clear()
