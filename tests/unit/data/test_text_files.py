"""Text files as people have them: in several encodings, with and without marks, and some that are no text at all."""

import random
from pathlib import Path

import pytest

from deepstudio.core.explained import Explained
from deepstudio.data import text_files
from deepstudio.data.text_files import UnreadableText, encoding_of, read_head, read_text, text_problem

CHINESE = "距离川沙公路较近，但是公交指示不对。\n房间很大，床有2米宽，整体感觉经济实惠不错！\n"
TRADITIONAL = "這家飯店的服務很好，房間也乾淨。早餐種類豐富，下次還會再來！\n"
FRENCH = "Après l'été, la chambre était agréable ; où est née l'idée ? « Ça dépend », répondit-elle.\n"
GERMAN = "Das Frühstück war großartig, die Bäder schön – nur die Straße störte ein wenig. Süß!\n"
SPANISH = "¿Qué tal? El niño comió jamón; ¡qué opinión más rápida!\n"
EMOJI = "great 😀👍🏽 stay, مرحبا بكم في الفندق, שלום\n"
ENCODINGS = [
    (CHINESE, "utf-8"),
    (CHINESE, "utf-8-sig"),
    (CHINESE, "utf-16"),
    (CHINESE, "utf-32"),
    (CHINESE, "gb18030"),
    (CHINESE, "gbk"),
    (TRADITIONAL, "gb18030"),
    (CHINESE + EMOJI, "gb18030"),
    (FRENCH, "utf-8"),
    (FRENCH, "latin-1"),
    (FRENCH, "utf-16"),
    (GERMAN, "cp1252"),
    (GERMAN, "utf-16"),
    (SPANISH, "latin-1"),
    (EMOJI, "utf-8"),
    (EMOJI, "utf-16"),
    ("plain ASCII, nothing else\n", "ascii"),
]
NO_TEXTS = [
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "it is a PDF"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "it is a picture"),
    (b"PK\x03\x04\x14\0\0\0", "it is a ZIP archive"),
    (b"\x1f\x8b\x08\0", "unpack it first"),
    (b"good\0bad\n" * 20, "zero bytes (NUL)"),
    (b"so\0so\n", "zero bytes (NUL)"),
    (CHINESE.encode() + b"\0\n", "zero bytes (NUL)"),
    (CHINESE.encode("gb18030") + b"\0\n", "zero bytes (NUL)"),
    (bytes(range(1, 256)) * 4, "it is no text"),
    (random.Random(1).randbytes(2000).replace(b"\0", b""), "it is no text"),
    (b"version https://git-lfs.github.com/spec/v1\noid", "git lfs pull"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODINGS)
def test_the_encoding_is_found(text: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "文本.txt"
    file.write_bytes(text.encode(encoding))
    assert read_text(file) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_some_damage_is_no_other_encoding(encoding: str, tmp_path: Path) -> None:
    """A damaged character costs that character, not the whole text."""
    file = tmp_path / "a.txt"
    file.write_bytes((CHINESE * 20).encode(encoding) + b"\xff\n" + (CHINESE * 20).encode(encoding))
    text = read_text(file)
    assert (text.count(CHINESE), "\ufffd" in text) == (40, True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE, FRENCH, GERMAN * 30])
def test_utf_16_without_a_mark(text: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    assert read_text(file) == text


def test_a_single_accent_is_latin(tmp_path: Path) -> None:
    """Where nearly all is ASCII there is little to go by."""
    for text in ("a café, please\n", "naïve art\n", "20 °C and 3 ½ stars\n", "GRÜSSE AUS KÖLN\n"):
        file = tmp_path / "a.txt"
        file.write_bytes(text.encode("latin-1"))
        assert read_text(file) == text


def test_real_reviews_in_the_encoding_of_older_programs(test_data: Path, tmp_path: Path) -> None:
    whole = (test_data / "zh_sentiment" / "ChnSentiCorp_htl_all.csv").read_bytes().decode()
    for start in range(0, 200_000, 20_000):
        part = whole[start : start + 300]
        file = tmp_path / "a.txt"
        file.write_bytes(part.encode("gb18030"))
        assert read_text(file) == part.replace("\r\n", "\n")


def test_lines_end_alike(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"one\r\ntwo\rthree\n")
    assert read_text(file) == "one\ntwo\nthree\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_head_may_end_within_a_character(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((CHINESE * 9).encode(encoding))
    for size in range(60, 68):
        head = read_head(file, size)
        assert head
        assert CHINESE.startswith(head)


@pytest.mark.parametrize(("content", "reason"), NO_TEXTS)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "strange.txt"
    file.write_bytes(content)
    with pytest.raises(UnreadableText) as error:
        read_text(file)
    assert str(error.value).startswith("“strange.txt” cannot be read as a text: ")
    assert reason in str(error.value.reason)
    assert error.value.lasting


def test_missing_folders_and_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Explained) as missing:
        read_text(tmp_path / "gone.txt")
    assert missing.value.cause == "data_missing"
    assert "Find its new place" in str(missing.value)
    with pytest.raises(UnreadableText, match="it is no file"):
        read_text(tmp_path)
    file = tmp_path / "large.txt"
    file.write_text("a" * 100)
    monkeypatch.setattr(text_files, "MAX_BYTES", 99)
    with pytest.raises(UnreadableText, match="it is larger than"):
        read_text(file)


def test_a_locked_file_may_be_read_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "open.txt"
    file.write_text("a")
    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(UnreadableText, match="close it in other programs") as error:
        read_text(file)
    assert not error.value.lasting


def test_what_nothing_can_be_learned_from() -> None:
    for text in ("", "  \n\t", "\u200b\ufeff", "\u3000"):
        assert str(text_problem(text)) == "the text is empty"
    assert "NUL" in str(text_problem("good\0"))
    assert "halves" in str(text_problem("\ud83d"))
    for text in ("a", "😀", "。", "مرحبا", "\u202eabc"):
        assert text_problem(text) is None


def test_names_of_encodings() -> None:
    assert encoding_of(b"plain").encoding == "utf-8"
    assert encoding_of("déjà vu".encode("latin-1")).encoding == "cp1252"
    assert not encoding_of(b"\x81\x8d caf\xe9").sure
