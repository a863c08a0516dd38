"""Changes of meaning: rows shuffled, columns moved, noise between them, headers renamed, names swapped, rows doubled.

The result is a sound file; what axstat makes of it must still be what stands in each cell.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.fuzz.matrix import Matrix, as_csv, as_xls, as_xlsx
from tests.fuzz.seeds import Seed, matrices

_NOISE = (
    "", "注", "（注）１ 一部事務組合を除く。", "合計", "計", "平均", "市町村合計", "北海道", "全国", "-",
    "***", "…", "ページ 1", "0", "2024", "令和６年度", "（単位：千円）", "団体コード", "市区町村名", "府中市",
    "石狩郡", "中央区", "011002", "999999", "x", "℃", "\u200b", "　",
)  # fmt: skip
_CELLS = (
    "", "-", "－", "***", "χ", "…", "0", "-0", "▲3.2", "△ 256", "１２．５", "1,234", "12,34", "約90",
    "13.3(11.9)", "72%", "0.72", "1e5", "99999999999999999999", "#DIV/0!", "2,3", "①5", "(0.80)",
    "上記に含む", "12人", "1 234", "＝1+1", "=1+1", "1/2", "5\n6", "'5", "nan", "٣",
)  # fmt: skip
_HEADERS = (
    "団体名", "都道府県", "コード", "人口（人）", "令和５年度", "平成32年度", "月平均", "年間", "備考",
    "2023", "割合（％）", "", "計", "順位",
)  # fmt: skip


def table(rng: Random) -> Seed:
    """Return a changed table as .xlsx, .csv or .xls."""
    name, original = rng.choice(matrices())
    matrix = original.copy()
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        rng.choice(_CHANGES)(rng, matrix)
    stem = name.rpartition(".")[0]
    match rng.randrange(8):
        case 0:
            return _as_xls(stem, matrix)
        case 1 | 2:
            return Seed(f"{stem}.csv", as_csv(matrix).encode("utf-8", "replace"))
        case _:
            return Seed(f"{stem}.xlsx", as_xlsx(matrix))


def _as_xls(stem: str, matrix: Matrix) -> Seed:
    """Return an .xls file, an .xlsx file where the table is larger than the tests' writer of .xls can hold."""
    try:
        return Seed(f"{stem}.xls", as_xls(matrix))
    except ValueError:
        return Seed(f"{stem}.xlsx", as_xlsx(matrix))


def _shuffle(rng: Random, matrix: Matrix) -> None:
    """Shuffle all rows, or those below a line."""
    start = rng.randrange(len(matrix.rows)) if rng.random() < 0.8 else 0
    body = matrix.rows[start:]
    rng.shuffle(body)
    matrix.rows[start:] = body


def _move_column(rng: Random, matrix: Matrix) -> None:
    width = matrix.width
    if width:
        old, new = rng.randrange(width), rng.randrange(width)
        for row in matrix.rows:
            row.extend([""] * (width - len(row)))
            row.insert(new, row.pop(old))


def _noise_row(rng: Random, matrix: Matrix) -> None:
    at = rng.randrange(len(matrix.rows) + 1)
    cells = [""] * max(matrix.width, 1)
    for _ in range(rng.choice((0, 1, 1, 2, 9))):
        cells[min(rng.choice((0, 0, rng.randrange(len(cells)))), len(cells) - 1)] = rng.choice(_NOISE)
    matrix.rows.insert(at, cells)
    matrix.merges = [
        (top + (top > at), left, bottom + (bottom > at), right) for top, left, bottom, right in matrix.merges
    ]


def _noise_column(rng: Random, matrix: Matrix) -> None:
    at = rng.randrange(matrix.width + 1)
    word = rng.choice(_NOISE)
    for number, row in enumerate(matrix.rows):
        row.extend([""] * (at - len(row)))
        row.insert(at, rng.choice(("", word, rng.choice(_NOISE), str(number))))


def _header(rng: Random, matrix: Matrix) -> None:
    """Rename a header, or break it with blanks and line breaks."""
    row = rng.choice(matrix.rows[: rng.choice((2, 4, 8))] or [[]])
    filled = [col for col, text in enumerate(row) if text]
    if filled:
        col = rng.choice(filled)
        text = row[col]
        half = len(text) // 2
        row[col] = rng.choice(
            (rng.choice(_HEADERS), f"{text[:half]}\n{text[half:]}", f"　{text}  ", f"{text}1)", f"{text}（円）")
        )


def _swap(rng: Random, matrix: Matrix) -> None:
    """Swap two cells of a column: names, codes or values."""
    col = rng.randrange(max(matrix.width, 1))
    rows = [row for row in matrix.rows if col < len(row)]
    if len(rows) > 1:
        first, second = rng.sample(rows, 2)
        first[col], second[col] = second[col], first[col]


def _double(rng: Random, matrix: Matrix) -> None:
    row = list(rng.choice(matrix.rows or [[]]))
    if row and rng.random() < 0.5:
        row[-1] = rng.choice(_CELLS)
    matrix.rows.insert(rng.randrange(len(matrix.rows) + 1), row)


def _drop(rng: Random, matrix: Matrix) -> None:
    if rng.random() < 0.5 and len(matrix.rows) > 1:
        del matrix.rows[rng.randrange(len(matrix.rows))]
    elif matrix.width > 1:
        at = rng.randrange(matrix.width)
        for row in matrix.rows:
            del row[at : at + 1]


def _cell(rng: Random, matrix: Matrix) -> None:
    for _ in range(rng.choice((1, 3, 12))):
        row = rng.choice(matrix.rows or [[]])
        if row:
            row[rng.randrange(len(row))] = rng.choice(_CELLS)


def _transpose(rng: Random, matrix: Matrix) -> None:
    width = matrix.width
    padded = [row + [""] * (width - len(row)) for row in matrix.rows]
    matrix.rows = [list(column) for column in zip(*padded, strict=True)] or [[""]]
    matrix.merges = [(left, top, right, bottom) for top, left, bottom, right in matrix.merges]


def _offset(rng: Random, matrix: Matrix) -> None:
    """Move the table away from A1."""
    down, right = rng.choice((0, 3, 40)), rng.choice((0, 2, 14))
    matrix.rows[:] = [[] for _ in range(down)] + [[""] * right + row for row in matrix.rows]
    matrix.merges = [(t + down, left + right, b + down, r + right) for t, left, b, r in matrix.merges]


def _merge(rng: Random, matrix: Matrix) -> None:
    top, left = rng.randrange(1, len(matrix.rows) + 1), rng.randrange(1, matrix.width + 2)
    matrix.merges.append((top, left, top + rng.choice((0, 1, 3)), left + rng.choice((0, 1, 3))))


def _repeat(rng: Random, matrix: Matrix) -> None:
    """Repeat the sheet below or beside itself, as a second block."""
    if rng.random() < 0.5:
        matrix.rows += [[], *map(list, matrix.rows)]
    else:
        width = matrix.width
        matrix.rows[:] = [row + [""] * (width + 1 - len(row)) + row for row in matrix.rows]


_CHANGES: tuple[Callable[[Random, Matrix], None], ...] = (
    _shuffle, _move_column, _noise_row, _noise_row, _noise_column, _header, _header, _swap, _swap, _double, _drop,
    _cell, _cell, _transpose, _offset, _merge, _repeat,
)  # fmt: skip
