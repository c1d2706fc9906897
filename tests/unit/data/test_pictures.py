"""Any picture becomes plain 8-bit pixels, or is refused with a reason."""

import os
import struct
import subprocess
import sys
import threading
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.text import Text
from deepstudio.data.deep_pictures import Depth, levels_of
from deepstudio.data.memory_share import TOGETHER, memory_for
from deepstudio.data.picture_look import look_at_picture
from deepstudio.data.pictures import eight_bit, fit, fitted, formats, open_picture
from deepstudio.data.unreadable import UnreadablePicture
from tests.unit.data.made_pictures import encoded, noise


def reason_of(source: Path | bytes) -> Text:
    with pytest.raises(UnreadablePicture) as refused:
        open_picture(source)
    assert refused.value.cause == "unreadable_picture"
    with pytest.raises(UnreadablePicture):
        look_at_picture(source)
    return refused.value.reason


@pytest.mark.parametrize("format", ["PNG", "BMP", "GIF", "WEBP", "TIFF", "PPM", "JPEG"])
def test_reads_every_format(format: str) -> None:
    options = {"lossless": True} if format == "WEBP" else {"quality": 95} if format == "JPEG" else {}
    image = noise(170, 90)
    read = open_picture(encoded(image, format, **options))
    assert (read.mode, read.size) == ("RGB", (170, 90))
    if format != "GIF":  # whose palette has 256 colours
        assert np.abs(np.asarray(read, int) - np.asarray(image, int)).mean() < 3


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("1", "L"),
        ("L", "L"),
        ("LA", "L"),
        ("P", "RGB"),
        ("RGB", "RGB"),
        ("RGBA", "RGB"),
        ("CMYK", "RGB"),
        ("YCbCr", "RGB"),
        ("HSV", "RGB"),
        ("I", "L"),
        ("I;16", "L"),
        ("F", "L"),
    ],
)
def test_every_mode_becomes_grey_or_colour(mode: str, expected: str) -> None:
    source = noise(8, 6).convert("L") if mode in ("I", "I;16", "F") else noise(8, 6)
    assert eight_bit(source.convert(mode)).mode == expected


def test_cmyk_jpeg_keeps_its_colours() -> None:
    red = Image.new("RGB", (16, 16), (250, 5, 5)).convert("CMYK")
    pixel = open_picture(encoded(red, "JPEG", quality=95)).getpixel((8, 8))
    assert np.abs(np.subtract(pixel, (250, 5, 5))).max() < 12


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_becomes_white(mode: str) -> None:
    clear = Image.new("RGBA", (4, 4), (0, 0, 0, 0)).convert(mode)
    options = {"transparency": 0} if mode == "P" else {}
    assert np.asarray(open_picture(encoded(clear, "PNG", **options))).min() == 255


def test_half_transparent_mixes_with_white() -> None:
    half = Image.new("RGBA", (4, 4), (0, 0, 0, 128))
    assert np.asarray(open_picture(half))[0, 0].tolist() == [127, 127, 127]


def test_sixteen_bit_keeps_its_range() -> None:
    values = np.array([[0, 257, 32896, 65535]], np.uint16)
    stored = encoded(Image.fromarray(values), "PNG")
    assert np.asarray(open_picture(stored)).tolist() == [[0, 1, 128, 255]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.0, 100.0, 255.0], [0, 100, 255]),
        ([-1.0, 0.0, 1.0], [0, 128, 255]),
        ([-3.0, -3.0, -3.0], [0, 0, 0]),
    ],
)
def test_float_pictures_use_their_range(values: list[float], expected: list[int]) -> None:
    image = Image.fromarray(np.array([values], np.float32))
    assert np.asarray(open_picture(image)).tolist() == [expected]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_rotation(orientation: int) -> None:
    """The same scene stored in eight ways looks the same; see the EXIF standard, tag Orientation."""
    upright = noise(12, 8, 3)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright if orientation == 1 else upright.transpose(Image.Transpose(undo[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert np.array_equal(open_picture(encoded(stored, "PNG", exif=exif)), upright)


def test_animation_gives_its_first_frame() -> None:
    frames = [Image.new("RGB", (6, 6), color) for color in ("red", "blue")]
    stored = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert open_picture(stored).getpixel((3, 3)) == (255, 0, 0)


def test_large_jpegs_are_decoded_at_a_fraction() -> None:
    stored = encoded(noise(4200, 2300), "JPEG")
    assert open_picture(stored).size == (1050, 575)
    assert open_picture(encoded(noise(1000, 900), "JPEG")).size == (1000, 900)


def test_one_pixel_is_a_picture() -> None:
    column = PictureColumn(height=5, width=7)
    row = fit(open_picture(encoded(Image.new("RGB", (1, 1), (9, 8, 7)), "PNG")), column)
    assert row.shape == (5, 7, 3)
    assert (row == (9, 8, 7)).all()


@pytest.mark.parametrize("how", ["stretch", "crop", "pad"])
@pytest.mark.parametrize("size", [(1, 3000), (3000, 1), (31, 17), (10, 12)])
def test_fit_gives_the_wanted_size(how: str, size: tuple[int, int]) -> None:
    for color, channels in (("rgb", 3), ("grey", 1)):
        row = fit(noise(*size), PictureColumn(height=12, width=10, fit=how, color=color))
        assert (row.shape, row.dtype) == ((12, 10, channels), np.uint8)


def test_crop_shows_the_middle_and_pad_adds_black() -> None:
    wide = Image.new("RGB", (30, 10), "red")
    wide.paste("blue", (10, 0, 20, 10))
    cropped = fit(wide, PictureColumn(height=10, width=10, fit="crop"))
    assert (cropped[:, 1:-1] == (0, 0, 255)).all()
    padded = fit(wide, PictureColumn(height=30, width=30, fit="pad"))
    assert (padded[:10] == 0).all()
    assert (padded[20:] == 0).all()
    assert padded[15, 15].tolist() == [0, 0, 255]
    assert padded[15, 1].tolist() == [255, 0, 0]


def test_a_given_picture_is_not_changed() -> None:
    image = noise(6, 6).convert("RGBA")
    before = image.tobytes()
    open_picture(image)
    assert (image.mode, image.tobytes()) == ("RGBA", before)


def test_text_named_jpg(tmp_path: Path) -> None:
    path = tmp_path / "猫 1.jpg"
    path.write_text("This is a diary, not a photograph.\n", encoding="utf-8")
    assert "text" in str(reason_of(path))
    with pytest.raises(UnreadablePicture, match=r"“猫 1\.jpg” cannot be read as a picture"):
        open_picture(path)


def test_lfs_pointer() -> None:
    assert "Git LFS" in str(reason_of(b"version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 5\n"))


def test_empty_file() -> None:
    assert str(reason_of(b"")) == "it is empty"


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_truncated(format: str) -> None:
    stored = encoded(noise(64, 64), format)
    assert "cut off" in str(reason_of(stored[: len(stored) // 2]))


def test_huge_claim_is_refused_before_decoding() -> None:
    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    png = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    assert "89 million pixels" in str(reason_of(png))


def test_other_formats_never_reach_their_decoder() -> None:
    postscript = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n"
    assert "text" in str(reason_of(postscript))


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("cut", range(8, 400, 23))
def test_damaged_files_are_refused_or_read_but_never_crash(cut: int) -> None:
    for format in ("PNG", "GIF", "TIFF", "WEBP", "BMP", "JPEG"):
        stored = bytearray(encoded(noise(20, 20), format))
        stored[cut % len(stored)] ^= 0x5A
        with suppress(UnreadablePicture):
            assert open_picture(bytes(stored)).mode in ("L", "RGB")


def test_missing_file_may_come_back(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePicture) as refused:
        open_picture(tmp_path / "gone.png")
    assert not refused.value.lasting


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert str(reason_of(tmp_path / "pipe.jpg")) == "it is not a file"


# HEIC and AVIF


@pytest.mark.parametrize("format", ["HEIF", "AVIF"])
def test_pictures_of_telephones_are_read(format: str, tmp_path: Path) -> None:
    formats()
    stored = encoded(noise(64, 48, 2), format, quality=95)
    (tmp_path / "1.heic").write_bytes(stored)
    for source in (stored, tmp_path / "1.heic"):
        read = open_picture(source)
        assert (read.size, read.mode) == ((64, 48), "RGB")
        assert np.abs(np.asarray(read).astype(int) - np.asarray(noise(64, 48, 2))).mean() < 6


def test_a_missing_decoder_is_a_reason_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = encoded(noise(16, 16), "HEIF") if "HEIF" in formats() else b""
    formats.cache_clear()
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    assert "HEIF" not in formats()
    assert "HEIC" in str(reason_of(stored))
    formats.cache_clear()


# Deep pictures


def deep(values: Any, kind: Any = np.uint16) -> Image.Image:
    return Image.fromarray(np.array(values, kind))


def test_deep_pictures_are_taken_from_black_to_white() -> None:
    column = PictureColumn(height=1, width=4, color="grey", black=0, white=4095)
    stored = encoded(deep([[0, 1024, 2048, 4095]]), "PNG")
    assert fitted(stored, column).ravel().tolist() == [0, 64, 128, 255]
    assert fitted(encoded(deep([[0, 1024, 2048, 9000]]), "PNG"), column).ravel().tolist() == [0, 64, 128, 255]
    plain = PictureColumn(height=1, width=4, color="grey")
    assert fitted(stored, plain).ravel().tolist() == [0, 4, 8, 16]  # nothing is known: the old rule


@pytest.mark.parametrize(
    ("depths", "levels"),
    [
        ([("16", 0, 200)], (0, 255)),
        ([("16", 3, 900), ("16", 0, 3000)], (0, 4095)),
        ([("16", 0, 60_000)], (0, 65535)),
        ([("32", 0, 255)], (0, 255)),
        ([("32", 0, 100_000)], (0, 100_000)),
        ([("32", -1024, 3000)], (-1024, 3000)),
        ([("float", 0, 0.5)], (0, 1)),
        ([("float", 0, 200)], (0, 255)),
        ([("float", -1, 1)], (-1, 1)),
        ([("16", 0, 4000), ("32", 0, 4000)], (0, 4095)),
        ([("16", 0, 4000), ("float", 0, 1)], None),
    ],
)
def test_what_is_black_and_white_follows_from_all_pictures(
    depths: list[tuple[str, float, float]], levels: tuple[float, float] | None
) -> None:
    assert levels_of([Depth(*one) for one in depths]) == levels


def test_strips_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.arange(40 * 30, dtype=np.uint16).reshape(40, 30) * 50
    see_through = noise(30, 40).convert("RGBA")
    see_through.putalpha(noise(30, 40, 1).convert("L"))
    whole = [np.asarray(eight_bit(picture)) for picture in (deep(values), see_through)]
    for module in ("deep_pictures", "pictures"):
        monkeypatch.setattr(f"deepstudio.data.{module}.STRIP", 100)
    again = [np.asarray(eight_bit(picture)) for picture in (deep(values), see_through)]
    assert all(np.array_equal(one, other) for one, other in zip(whole, again, strict=True))


def test_large_pictures_wait_for_each_other() -> None:
    order: list[str] = []
    inside, wanted = threading.Event(), threading.Event()

    def large() -> None:
        wanted.set()
        with memory_for(TOGETHER):
            order.append("large")

    with memory_for(TOGETHER // 2):
        with memory_for(TOGETHER // 4):
            inside.set()
        waiting = threading.Thread(target=large)
        waiting.start()
        wanted.wait()
        order.append("small")
    waiting.join()
    assert inside.is_set()
    assert order == ["small", "large"]


# What a scan sees


def test_colour_is_seen_and_not_only_stored() -> None:
    assert look_at_picture(noise(40, 30)).channels == 3
    assert look_at_picture(noise(40, 30).convert("L").convert("RGB")).channels == 1
    assert look_at_picture(encoded(noise(400, 300).convert("L").convert("RGB"), "JPEG")).channels == 1
    assert look_at_picture(deep(np.arange(900).reshape(30, 30))).depth == Depth("16", 0, 899)


def test_prints_are_near_for_pictures_that_look_alike() -> None:
    def bits(picture: Any) -> int:
        return int(look_at_picture(picture).print, 16)

    one = noise(300, 200, 4)
    again = encoded(one.resize((180, 120)), "JPEG", quality=70)
    assert (bits(one) ^ bits(again)).bit_count() <= 4
    assert (bits(one) ^ bits(noise(300, 200, 5))).bit_count() > 12
    assert look_at_picture(Image.new("RGB", (50, 50), "red")).print == ""
    assert look_at_picture(noise(9, 9)).print == ""


MEASURED = """
import resource, sys
from deepstudio.catalog.columns import PictureColumn
from deepstudio.data.picture_look import look_at_picture
from deepstudio.data.pictures import fitted
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
look_at_picture(sys.argv[1])
fitted(sys.argv[1], PictureColumn(height=8, width=8))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
@pytest.mark.parametrize("kind", ["16 bit", "transparent"])
def test_a_large_picture_takes_little_more_than_its_pixels(kind: str, tmp_path: Path) -> None:
    side = 5000
    if kind == "16 bit":
        image = Image.fromarray(np.zeros((side, side), np.uint16))
    else:
        image = Image.new("RGBA", (side, side), (9, 9, 9, 9))
    image.save(tmp_path / "large.png", compress_level=1)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / "large.png")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) * 1024 < 11 * side**2
