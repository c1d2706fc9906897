"""Text files in whatever encoding they were saved, chosen or found from the bytes."""

from __future__ import annotations

import codecs
import errno
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from deepstudio.catalog.encodings import AUTO, ENCODINGS
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.encodings import (
    SAMPLE,
    Guess,
    decoded,
    foreign_lines,
    guess_encoding,
    is_hardly_damaged,
)
from deepstudio.data.unreadable import LFS_POINTER, UnreadableSample

MAX_BYTES = 1 << 30
HEAD = 1 << 16  # bytes or characters that tell what a file is
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16 does, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NO_TEXTS: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF", T("it is a PDF; copy its text into a table or a text file")),
    (b"PK\x03\x04", T("it is a ZIP archive or an Office document, no plain text")),
    (b"\xd0\xcf\x11\xe0", T("it is an Office document of the old kind, no plain text")),
    (b"\x89PNG", T("it is a picture")),
    (b"\xff\xd8\xff", T("it is a picture")),
    (b"GIF8", T("it is a picture")),
    (b"\x1f\x8b", T("it is packed; unpack it first")),
    (LFS_POINTER, T("it is only a pointer of Git LFS; fetch the real file with “git lfs pull”")),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
HALVES = re.compile("[\ud800-\udfff]")
ASCII = re.compile("[\t\n\r -~]")
USUAL = re.compile(
    "[\t\n\r -~\u00a0-\u052f\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
MANY_ZEROS = 0.3  # of the bytes; UTF-16 has half of them zero where it holds ASCII
MOST_CONTROLS = 0.002  # of the characters of a text
MOST_JOINT = 200  # files that are asked together
JOINT_BYTES = 256  # of each of them
DAMAGED = "\ufffd"
UNMARKED = {"utf-32": "utf-32-le"}  # Python wants a mark where none says the order of bytes
SEVEN_BITS = re.compile(rb"\x1b\$[@B]|\x1b\([JI]")


class NoText(Exception):
    """Bytes that are no text. `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


class UnreadableText(UnreadableSample):
    """A file or a row that is no text. `reason` alone says why; another try may succeed unless it is `lasting`."""

    def __init__(self, name: str, reason: Text, lasting: bool = True) -> None:
        text = T("“{name}” cannot be read as a text: {reason}.", name=name, reason=reason)
        super().__init__(name, reason, lasting, text, "unreadable_text")


@dataclass(frozen=True)
class Reading:
    """The text of a file, its lines ended by a line feed alone, without a mark; and how its bytes were understood."""

    text: str
    guess: Guess

    @property
    def damaged(self) -> int:
        """How many characters mean nothing in this encoding."""
        return self.text.count(DAMAGED)


def read(path: Path, encoding: str = AUTO, hint: str = "", size: int | None = None) -> Reading:
    """The text of a file, whole or its first `size` bytes; a character that is cut in two is missing then.

    `hint` is the encoding where the file alone leaves a doubt.

    Raises `Explained`: `data_missing`, or `UnreadableText` with the reason.
    """
    with explaining(path):
        content = _content(path, size or MAX_BYTES, whole=size is None)
        return understood(content, size is None, encoding, hint)


def read_text(path: Path, encoding: str = AUTO, hint: str = "") -> str:
    """The text that `read` finds."""
    return read(path, encoding, hint).text


def read_head(path: Path, size: int = HEAD, encoding: str = AUTO, hint: str = "") -> str:
    """The text of the first `size` bytes, as `read` gives it."""
    return read(path, encoding, hint, size).text


def joint_encoding(files: Iterable[Path]) -> str:
    """The encoding of files that are no UTF-8, judged by many of them together; empty if there are none."""
    found = b""
    for path in islice(files, MOST_JOINT):
        with suppress(OSError), path.open("rb") as file:
            content = file.read(HEAD)
            if _beginning(content) is None and _utf8_or_less(content) is None:
                found += foreign_lines(content, JOINT_BYTES) + b"\n"
        if len(found) > SAMPLE:
            break
    return guess_encoding(found).encoding if found else ""


def understood(content: bytes, whole: bool = True, encoding: str = AUTO, hint: str = "") -> Reading:
    """Bytes as text; where they are not `whole`, they may end within a character. Raises `NoText`."""
    for start, reason in NO_TEXTS:
        if content.startswith(start):
            raise NoText(reason)
    guess = encoding_of(content, whole, encoding, hint)
    text = decoded(content, guess.encoding, whole)
    if "\0" in text:
        raise NoText(T("it holds zero bytes (NUL), so it is damaged or no text; save it again as UTF-8"))
    if len(CONTROLS.findall(text[:HEAD])) > MOST_CONTROLS * len(text[:HEAD]) + 2:
        raise NoText(T("it is no text"))
    if encoding != AUTO and not is_hardly_damaged(text):
        raise NoText(T("it is not written in {encoding}", encoding=ENCODINGS.get(encoding, encoding)))
    return Reading(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), guess)


def encoding_of(content: bytes, whole: bool = True, encoding: str = AUTO, hint: str = "") -> Guess:
    """The encoding that the first bytes say, else the chosen one, else what the characters look like."""
    marked = _beginning(content)
    if marked is not None:
        return Guess(marked)
    if encoding == "utf-16":
        return Guess(_without_mark(content) or "utf-16-le")
    if encoding != AUTO:
        return Guess(UNMARKED.get(encoding, encoding))
    certain = _utf8_or_less(content, whole)
    if certain is not None:
        return Guess(certain)
    guess = guess_encoding(content)
    if hint and not guess.sure and is_hardly_damaged(decoded(foreign_lines(content), hint)):
        return Guess(hint)
    return guess


def _beginning(content: bytes) -> str | None:
    """The encoding that a mark at the beginning tells."""
    return next((encoding for mark, encoding in BOMS if content.startswith(mark)), None)


def _utf8_or_less(content: bytes, whole: bool = False) -> str | None:
    """UTF-8, UTF-16 without a mark or Japanese in seven bits; nothing for bytes that are none of these."""
    if b"\0" in content[:HEAD]:
        return _without_mark(content) or "utf-8"
    if SEVEN_BITS.search(content[:HEAD]) and content.isascii():
        return "iso2022_jp"
    return "utf-8" if is_hardly_damaged(decoded(content, "utf-8", whole)) else None


def text_problem(text: str) -> Text | None:
    """Why nothing can be learned from a text: nothing to see in it, or characters that are none."""
    if "\0" in text:
        return T("it holds zero bytes (NUL)")
    if HALVES.search(text):
        return T("it holds halves of characters")
    if not any(unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp") for character in text):
        return T("the text is empty")
    return None


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turns what reading `path` raises into `Explained`."""
    try:
        yield
    except NoText as error:
        raise UnreadableText(path.name, error.reason) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise missing(path) from error
    except OSError as error:
        raise UnreadableText(path.name, _refused(error), lasting=False) from error
    except MemoryError as error:
        raise UnreadableText(path.name, T("it needs more memory than there is"), lasting=False) from error


def missing(path: Path) -> Explained:
    """What is said of a file or folder that was there once."""
    text = T("{path} is not there. Find its new place, or choose other data.", path=str(path))
    return Explained(text, "data_missing")


def _content(path: Path, size: int, whole: bool) -> bytes:
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, "", str(path))
    if not path.is_file():
        raise NoText(T("it is no file"))
    if not whole:
        with path.open("rb") as file:
            return file.read(size)
    # Not by a limit to `read`, which would take that much memory for the smallest file.
    if path.stat().st_size > size:
        raise NoText(T("it is larger than {n} MiB; divide it", n=size >> 20))
    return path.read_bytes()


def _refused(error: OSError) -> Text:
    if error.errno in (errno.EACCES, errno.EPERM):
        return T("it may not be read; close it in other programs, or check its permissions")
    return T("the disk refuses ({reason})", reason=error.strerror or "")


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without a mark: the order of bytes in which all is writing, if there is one."""
    head = content[: min(HEAD, len(content)) // 2 * 2]
    if head.count(0) < MANY_ZEROS * len(head) and _is_utf8(head.replace(b"\0", b"")):
        return None  # UTF-8 with some zero bytes in it
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        if text and not CONTROLS.search(text) and _is_writing(text):
            return encoding
    return None


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return False
    return True


def _is_writing(text: str) -> bool:
    """Whether nearly all characters are of the writings that most texts are made of, and some are ASCII."""
    return len(USUAL.findall(text)) >= 0.98 * len(text) and len(ASCII.findall(text)) >= 0.02 * len(text)
