"""Which words of a text are of the wrong language: what stands in back-ticks and names is of neither."""

from __future__ import annotations

import re

# Names that Japanese texts write in Latin letters, and units.
_NAMES = """
axstat Excel Office OLE SQL DuckDB TOML JSON CSV TSV HTML XML DOCTYPE UTF Unicode ISO JP JIS OLE2 BIFF ZIP Web zip csv
xls xlsx xlsm sha256 simulated TopoJSON GeoJSON IPAex Windows Makefile Make Python id ID KiB MiB GiB MB GB mm png svg
pdf ja en parquet Markdown Word PowerPoint doc docx ppt pptx AXSTAT AI RPA URL Parquet polars
"""
NAMES = frozenset(_NAMES.split())
_QUOTED = re.compile(r"`[^`]*`")
_OPTION = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*(?:[ =][A-Z_]+)?")
_FILE = re.compile(
    r"[\w./*~$-]*\.(?:xlsx?|xlsm|csv|tsv|zip|toml|sql|md|json|duckdb|svg|png|pdf|html)\b|\bdocs/\S+|data/\S+"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]+")
# Words of the statistics themselves, which English messages quote.
_TERMS = re.compile(
    r"市町村|[市町村県郡都道府区旧]+|供給−需要|▲は(?:不足|余剰)|職員１人当たり|月平均|年間|時間/[月年]|待機児童|模擬データ|（％）|[（）、]"
)


def english_in(text: str) -> list[str]:
    """Return the English words of a Japanese text."""
    plain = _FILE.sub("", _OPTION.sub("", _QUOTED.sub("", text)))
    return [word for word in _WORD.findall(plain) if word not in NAMES]


def japanese_in(text: str) -> list[str]:
    """Return the Japanese words of an English text."""
    return _JAPANESE.findall(_TERMS.sub("", _QUOTED.sub("", text)))
