"""Messages about what contradicts itself inside a workbook file; what to do is said by the error itself.

`part` is a file inside an .xlsx, `cell` reads `シート!D7`.
"""

from __future__ import annotations

from axstat.voice.template import Template

_PARTS = {
    "zip-damaged": Template(
        "`{file}` is damaged: it starts like a zip file but cannot be opened as one",
        "`{file}` は壊れています（zip 形式で始まっていますが、zip ファイルとして開けません）",
    ),
    "xls-damaged": Template(
        "`{file}` is damaged: it starts like a workbook of Excel 97 to 2003 but cannot be read as one",
        "`{file}` は壊れています（Excel 97～2003 形式で始まっていますが、ワークブックとして読み込めません）",
    ),
    "part-missing": Template(
        "`{file}` is damaged: its part `{part}` is missing",
        "`{file}` は壊れています（内部の `{part}` がありません）",
    ),
    "part-not-unzipped": Template(
        "`{file}` is damaged: its part `{part}` cannot be unzipped",
        "`{file}` は壊れています（内部の `{part}` を展開できません）",
    ),
    "part-nests": Template(
        "`{file}` is damaged: its part `{part}` nests elements without end",
        "`{file}` は壊れています（内部の `{part}` で、XML の要素が際限なく入れ子になっています）",
    ),
    "part-repeats": Template(
        "`{file}` is damaged: its part `{part}` repeats elements without end",
        "`{file}` は壊れています（内部の `{part}` で、XML の要素が際限なく繰り返されています）",
    ),
    "part-not-xml": Template(
        "`{file}` is damaged: its part `{part}` is not well-formed XML (line {line})",
        "`{file}` は壊れています（内部の `{part}` の {line} 行目が、正しい XML ではありません）",
    ),
    "part-encoding": Template(
        "`{file}` is damaged: its part `{part}` declares an encoding that no workbook has",
        "`{file}` は壊れています（内部の `{part}` に、ワークブックでは使われない文字コードが指定されています）",
    ),
    "part-doctype": Template(
        "`{file}` declares a document type in `{part}`, which no workbook does",
        "`{file}` の内部の `{part}` に、ワークブックにはない文書型宣言（DOCTYPE）があります",
        "the file was made by hand or to do harm: fetch it again from its publisher",
        "手作業で、または悪意をもって作られたファイルです。公開元からもう一度ダウンロードしてください",
    ),
    "character-number": Template(
        "`{file}` is damaged: it refers to the character number `{number}`, which no text may hold",
        "`{file}` は壊れています（使用できない文字の番号 `{number}` が指定されています）",
    ),
    "text-holds-element": Template(
        "`{file}` is damaged: a text holds an element `{tag}`",
        "`{file}` は壊れています（文字列の中に XML の要素 `{tag}` があります）",
    ),
}

_SHEETS = {
    "sheets-of-one-name": Template(
        "`{file}` is damaged: two of its sheets are named `{sheet}`",
        "`{file}` は壊れています（「{sheet}」という名前のシートが 2 つあります）",
    ),
    "sheet-not-there": Template(
        "`{file}` is damaged: it lists the sheet `{sheet}` but does not hold it",
        "`{file}` は壊れています（シートの一覧にある「{sheet}」の中身が入っていません）",
    ),
    "no-sheet-of-cells": Template(
        "`{file}` holds no sheet with cells",
        "`{file}` にはセルのあるシートがありません",
    ),
    "row-number": Template(
        "`{file}` is damaged: sheet `{sheet}` has a row numbered `{number}`",
        "`{file}` は壊れています（シート「{sheet}」の行番号 `{number}` が正しくありません）",
    ),
    "cell-address": Template(
        "`{file}` is damaged: sheet `{sheet}` has a cell addressed `{address}`",
        "`{file}` は壊れています（シート「{sheet}」のセル番地 `{address}` が正しくありません）",
    ),
    "merged-range": Template(
        "`{file}` is damaged: sheet `{sheet}` merges `{range}`",
        "`{file}` は壊れています（シート「{sheet}」のセル結合の範囲 `{range}` が正しくありません）",
    ),
}

_CELLS = {
    "cell-type": Template(
        "`{file}` holds a cell of the unknown type `{type}`",
        "`{file}` に、種類の分からないセルがあります（種類 `{type}`）",
    ),
    "cell-said-twice": Template(
        "`{file}` is damaged: it holds `{cell}` twice, as `{one}` and `{other}`",
        "`{file}` は壊れています（セル `{cell}` が 2 つあり、値が `{one}` と `{other}` で異なります）",
    ),
    "cell-without-text": Template(
        "`{file}` is damaged: `{cell}` points to text `{number}`, which is not there",
        "`{file}` は壊れています（セル `{cell}` が参照する番号 `{number}` の文字列がありません）",
    ),
    "cell-text-holds-element": Template(
        "`{file}` is damaged: the text of `{cell}` holds an element `{tag}`",
        "`{file}` は壊れています（セル `{cell}` の文字列の中に XML の要素 `{tag}` があります）",
    ),
    "cell-of-several-values": Template(
        "`{file}` is damaged: `{cell}` holds more than one value",
        "`{file}` は壊れています（セル `{cell}` に値が 2 つ以上あります）",
    ),
    "cell-value-in-text": Template(
        "`{file}` is damaged: `{cell}` holds a value inside its text",
        "`{file}` は壊れています（セル `{cell}` の文字列の中に値があります）",
    ),
    "cell-text-outside-value": Template(
        "`{file}` is damaged: `{cell}` holds a text outside its value",
        "`{file}` は壊れています（セル `{cell}` の値の外に文字列があります）",
    ),
    "cell-typed-as-text": Template(
        "`{file}` is damaged: `{cell}` is typed as `{type}` but holds a value",
        "`{file}` は壊れています（セル `{cell}` の種類は `{type}` ですが、文字列でない値が入っています）",
    ),
    "cell-not-typed-as-text": Template(
        "`{file}` is damaged: `{cell}` is typed as `{type}` but holds an inline text",
        "`{file}` は壊れています（セル `{cell}` の種類は `{type}` ですが、文字列が入っています）",
    ),
    "cell-holds-cell": Template(
        "`{file}` is damaged: `{cell}` holds another cell",
        "`{file}` は壊れています（セル `{cell}` の中に別のセルがあります）",
    ),
    "cell-holds-row": Template(
        "`{file}` is damaged: `{cell}` holds another row",
        "`{file}` は壊れています（セル `{cell}` の中に行があります）",
    ),
}

TEMPLATES: dict[str, Template] = {**_PARTS, **_SHEETS, **_CELLS}
