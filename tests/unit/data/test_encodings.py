"""Encodings that are no UTF-8 are found from short texts already; what is in doubt is said to be."""

import itertools
import random
from contextlib import suppress
from pathlib import Path

import pytest

from deepstudio.catalog.encodings import ENCODINGS
from deepstudio.core.text import render
from deepstudio.data.encodings import decoded, guess_encoding, known_encoding
from deepstudio.data.text_files import UnreadableText, joint_encoding, read, read_text

TEXTS = {
    "Russian": (
        "хороший фильм,pos\nплохой фильм,neg\nпрекрасная игра актёров,pos\nскучно,neg\n",
        "cp1251 koi8_r",
    ),
    "Russian in DOS": ("хороший фильм,pos\nплохой фильм,neg\nскучно и долго,neg\n", "cp866 iso8859_5"),
    "Ukrainian": ("чудовий фільм,pos\nжахливий сюжет і гра,neg\n", "cp1251"),
    "Bulgarian": ("много добър филм,pos\nскучен и дълъг,neg\n", "cp1251"),
    "Japanese": (
        "とても良い映画でした,pos\nつまらない、時間の無駄,neg\n最高の演技,pos\n",
        "shift_jis euc_jp",
    ),
    "Japanese mail": ("とても良い映画でした,pos\nつまらない,neg\n", "iso2022_jp"),
    "Korean": ("정말 좋은 영화였다,pos\n지루하고 재미없다,neg\n최고의 연기,pos\n", "euc_kr cp949"),
    "Traditional": ("這部電影很好看,pos\n無聊又冗長,neg\n演技非常精彩,pos\n", "big5"),
    "Traditional, short": ("服務態度惡劣,neg\n房間乾淨,pos\n", "big5"),
    "Chinese": ("这部电影很好看,pos\n无聊又冗长,neg\n演技非常精彩,pos\n", "gbk gb18030 gb2312"),
    "Chinese, short": ("服务态度恶劣,neg\n房间干净,pos\n", "gbk"),
    "Czech": ("výborný film,pos\nhrozně nudný příběh,neg\nnejlepší výkon roku,pos\n", "cp1250 iso8859_2"),
    "Polish": ("świetny film,pos\nnudny i za długi,neg\nnajlepszą rolę zagrał,pos\n", "cp1250 iso8859_2"),
    "Greek": ("πολύ καλή ταινία,pos\nβαρετή και μεγάλη,neg\n", "cp1253"),
    "Turkish": ("çok güzel bir film,pos\nsıkıcı ve uzun,neg\nşahane oyunculuk,pos\n", "cp1254"),
    "Lithuanian": ("šaunūs aktoriai ėjo,pos\nnuobodus, žiūrėjau čia,neg\n", "cp1257"),
    "Hebrew": ("סרט טוב מאוד,pos\nמשעמם וארוך,neg\nהשחקנים היו מצוינים,pos\nלא אהבתי בכלל,neg\n", "cp1255"),
    "Arabic": ("فيلم جيد جدا,pos\nممل وطويل,neg\n", "cp1256"),
    "Thai": ("หนังดีมาก,pos\nน่าเบื่อและยาว,neg\n", "cp874"),
    "French": (
        "une très bonne comédie,pos\nennuyeux et trop long à mourir,neg\n",
        "cp1252 latin-1 mac_roman",
    ),
    "German": ("großartiger Film,pos\nlangweilig und müde,neg\n", "cp1252"),
    "Spanish": ("¿Qué tal? El niño comió jamón; ¡qué opinión más rápida!\n", "cp1252"),
    "English": ("it’s “great” – really…\n", "cp1252"),
}
SAVED = [
    pytest.param(text, encoding, id=f"{name} {encoding}")
    for name, (text, encodings) in TEXTS.items()
    for encoding in encodings.split()
]


@pytest.mark.parametrize(("text", "encoding"), SAVED)
@pytest.mark.parametrize("ascii", ["", "id,text,label\nplain words,pos\n" * 500])
def test_a_few_lines_tell_the_encoding(tmp_path: Path, text: str, encoding: str, ascii: str) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes((ascii + text).encode(encoding))
    assert read_text(file) == ascii + text


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Russian", "cp1251"),
        ("Japanese", "shift_jis"),
        ("Korean", "euc_kr"),
        ("Traditional", "big5"),
        ("Chinese", "gbk"),
    ],
)
def test_of_clear_texts_there_is_no_doubt(name: str, encoding: str) -> None:
    assert guess_encoding(TEXTS[name][0].encode(encoding)).sure


@pytest.mark.parametrize("text", ["хороший", "ХОРОШО", "很好"])
def test_a_single_word_leaves_a_doubt_and_other_readings(text: str) -> None:
    encoding = "gbk" if text == "很好" else "cp1251"
    guess = guess_encoding(f"{text},pos\n".encode(encoding))
    assert not guess.sure
    readings = [decoded(text.encode(encoding), name) for name in (guess.encoding, *guess.others)]
    assert len(set(readings)) == len(readings)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_repeated_words_of_small_letters_are_no_hebrew(encoding: str) -> None:
    content = "хороший,pos\nплохой,neg\n".encode(encoding) * 10
    assert guess_encoding(content).encoding == encoding


def test_every_other_reading_can_be_chosen() -> None:
    bytes_ = random.Random(3)
    for text, _ in TEXTS.values():
        for encoding, size in itertools.product(("cp1251", "gb18030", "cp1252"), (4, 40)):
            content = text.encode(encoding, "ignore")[:size] + bytes_.randbytes(3).replace(b"\0", b"\xe9")
            assert set(guess_encoding(content).others) <= set(ENCODINGS)


def test_a_file_that_leaves_a_doubt_follows_the_others_of_its_folder(tmp_path: Path) -> None:
    files = []
    for number, line in enumerate(["ХОРОШО", *TEXTS["Russian"][0].split()]):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_bytes(line.encode("cp1251"))
    hint = joint_encoding(files)
    assert hint == "cp1251"
    assert read_text(files[0], hint=hint) == "ХОРОШО"


def test_the_folders_encoding_is_forced_on_no_file(tmp_path: Path) -> None:
    utf8, chinese = tmp_path / "a.txt", tmp_path / "b.txt"
    utf8.write_text("déjà vu", encoding="utf-8")
    chinese.write_bytes(TEXTS["Chinese"][0].encode("gbk"))
    assert read_text(utf8, hint="cp1251") == "déjà vu"
    assert read_text(chinese, hint="cp1251") == TEXTS["Chinese"][0]
    assert joint_encoding([utf8]) == ""


def test_a_chosen_encoding_is_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "t.txt"
    file.write_bytes("хороший".encode("koi8_r"))
    assert read_text(file, "koi8_r") == "хороший"
    assert read(file, "cp1251").text != "хороший"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("content", [b"plain", b"\xd5\xee\xf0,\x00pos", b"", b"\x1b$B", b"\xff\xfe\x00"])
def test_any_encoding_may_be_chosen_for_any_file(tmp_path: Path, encoding: str, content: bytes) -> None:
    file = tmp_path / "t.txt"
    file.write_bytes(content)
    with suppress(UnreadableText):
        assert isinstance(read_text(file, encoding), str)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_may_be_chosen_without_a_mark(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "t.txt"
    file.write_bytes("a good film, хороший".encode(encoding))
    assert read_text(file, "utf-16") == "a good film, хороший"


def test_a_chosen_encoding_that_cannot_be_is_told(tmp_path: Path) -> None:
    file = tmp_path / "t.txt"
    file.write_bytes(TEXTS["Russian"][0].encode("cp1251"))
    with pytest.raises(Exception, match="it is not written in UTF-8"):
        read_text(file, "utf-8")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("windows-1251", "cp1251"),
        ("UTF8", "utf-8"),
        ("Shift_JIS", "cp932"),
        ("GB2312", "gb18030"),
        ("big5", "big5hkscs"),
        ("latin-1", "cp1252"),
        ("EUC-KR", "cp949"),
        ("auto", "auto"),
        ("klingon", None),
        ("rot13", None),
        ("idna", None),
        ("utf_7", None),
        ("", None),
    ],
)
def test_encodings_have_many_names(name: str, id: str | None) -> None:
    assert known_encoding(name) == id


def test_every_encoding_that_can_be_chosen_is_one() -> None:
    assert [known_encoding(name) for name in ENCODINGS] == list(ENCODINGS)
    assert all(render(title) for title in ENCODINGS.values())
