"""The encodings of text files that can be chosen, by their names in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from deepstudio.core.text import T, Text, verbatim

AUTO = "auto"
Encoding = Literal[
    "auto",
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "gb18030",
    "big5hkscs",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "cp949",
    "cp1252",
    "mac_roman",
    "cp1250",
    "iso8859_2",
    "cp1254",
    "cp1257",
    "cp1251",
    "koi8_r",
    "cp866",
    "iso8859_5",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp874",
]
ENCODINGS: Mapping[str, Text] = {
    "utf-8": verbatim("UTF-8"),
    "utf-16": verbatim("UTF-16"),
    "utf-16-le": verbatim("UTF-16 LE"),
    "utf-16-be": verbatim("UTF-16 BE"),
    "utf-32": verbatim("UTF-32"),
    "gb18030": T("GB18030, GBK (simplified Chinese)"),
    "big5hkscs": T("Big5 (traditional Chinese)"),
    "cp932": T("Shift_JIS (Japanese)"),
    "euc_jp": T("EUC-JP (Japanese)"),
    "iso2022_jp": T("ISO-2022-JP (Japanese)"),
    "cp949": T("EUC-KR (Korean)"),
    "cp1252": T("Windows-1252, Latin-1 (Western European)"),
    "mac_roman": T("Mac Roman (Western European)"),
    "cp1250": T("Windows-1250 (Central European)"),
    "iso8859_2": T("ISO 8859-2 (Central European)"),
    "cp1254": T("Windows-1254 (Turkish)"),
    "cp1257": T("Windows-1257 (Baltic)"),
    "cp1251": T("Windows-1251 (Cyrillic)"),
    "koi8_r": T("KOI8-R (Cyrillic)"),
    "cp866": T("DOS 866 (Cyrillic)"),
    "iso8859_5": T("ISO 8859-5 (Cyrillic)"),
    "cp1253": T("Windows-1253 (Greek)"),
    "cp1255": T("Windows-1255 (Hebrew)"),
    "cp1256": T("Windows-1256 (Arabic)"),
    "cp874": T("Windows-874 (Thai)"),
}
# Other names, of encodings that are parts of one of these.
PARTS_OF: Mapping[str, str] = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "iso8859-15": "cp1252",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
}
