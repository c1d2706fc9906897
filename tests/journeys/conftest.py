"""What the journeys through bad input and crashes start from: pictures made on the spot and trained projects."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.journeys.commands import Ended, succeeded


class Pictures:
    """Writes small pictures, and files that only claim to be some. All take the path to write to."""

    def good(self, path: Path, seed: int = 0, size: int = 12) -> Path:
        pixels = np.random.default_rng(seed).integers(0, 256, (size, size, 3), dtype=np.uint8)
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(path)
        return path

    def tiny(self, path: Path) -> Path:
        return self.good(path, size=1)

    def text(self, path: Path) -> Path:
        return self._write(path, b"a list of things to buy\n" * 9)

    def truncated(self, path: Path) -> Path:
        stream = BytesIO()
        Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)).save(
            stream, "JPEG"
        )
        return self._write(path, stream.getvalue()[: stream.tell() // 2])

    def bomb(self, path: Path) -> Path:
        """A PNG of some bytes whose header claims 30,000 × 30,000 pixels."""
        header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
        chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 99)), (b"IEND", b"")]
        return self._write(path, b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))

    def empty(self, path: Path) -> Path:
        return self._write(path, b"")

    def classes(self, folder: Path, *names: str, each: int = 10) -> Path:
        """A folder with one sub-folder of good pictures for each name."""
        for number, name in enumerate(names):
            for seed in range(each):
                self.good(folder / name / f"图 {seed}.png", seed=number * each + seed)
        return folder

    def _write(self, path: Path, content: bytes) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@dataclass(frozen=True)
class Journey:
    """A project that was made and trained by commands, and what they said."""

    home: Path
    data: Path
    project: Path
    made: Ended
    trained: Ended


@pytest.fixture(scope="session")
def pictures() -> Pictures:
    return Pictures()


@pytest.fixture(scope="session")
def chinese(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Journey:
    """Trained for an epoch, with spaces and Chinese characters in every path, and bad files among the good ones."""
    base = tmp_path_factory.mktemp("旅 程")
    home, project = base / "家 目录", base / "我的 项目" / "猫 狗"
    data = pictures.classes(base / "图片 文件夹", "猫 咪", "小 狗")
    pictures.text(data / "小 狗" / "不是 照片.jpg")
    pictures.truncated(data / "小 狗" / "cut.jpg")
    pictures.bomb(data / "猫 咪" / "bomb.png")
    pictures.empty(data / "猫 咪" / "空.png")
    pictures.empty(data / "猫 咪" / "空 2.gif")
    pictures.tiny(data / "猫 咪" / "点.png")
    made = succeeded("new", project, "--template", "digits-mlp", "--data", data, home=home)
    trained = succeeded("train", project, "--epochs", 1, "--json", home=home)
    return Journey(home, data, project, made, trained)
