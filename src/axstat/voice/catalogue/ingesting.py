"""Messages of `ingest` and `inspect`: what became of files, what went out of use, what a sheet holds."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    "name": Template("{name}", "{name}"),
    "hidden-name": Template("{name} (hidden)", "{name}（非表示）"),
    "hidden": Template("hidden", "非表示"),
    "hidden-among-them": Template(" ({n:,} of them hidden)", "（うち非表示 {n:,}）"),
    "name-and-number": Template("{name} (source {number})", "{name}（出典 {number}）"),
    "sheets-without-table": Template(
        "{n:sheet} without a table: {names}{also}", "{n:,} シートに表がありません：{names}{also}"
    ),
    # What became of files
    "ingested": Template(
        "{n:file}: {loaded:,} loaded, {unchanged:,} unchanged, {refused:,} refused → {database}",
        "{n:,} ファイル：取込 {loaded:,}、変更なし {unchanged:,}、取込不可 {refused:,} → {database}",
    ),
    "would-be-ingested": Template(
        "{n:file}: {loaded:,} would be loaded, {unchanged:,} unchanged, {refused:,} refused; nothing was written",
        "{n:,} ファイル：取込可 {loaded:,}、変更なし {unchanged:,}、取込不可 {refused:,}（実際には取り込んでいません）",
    ),
    "uncited": Template(
        "{n:file} without a publisher to cite: `axstat sources set {ids} --publisher NAME` adds it",
        "出典に公表者のないファイルが {n:,} 件あります。`axstat sources set {ids} --publisher 公表者` で補えます",
    ),
    "editions": Template("{n:edition}", "{n} つの版"),
    # What went out of use
    "replaced": Template(
        "{n:value} of {lost} {n:~is/are} replaced by {file}; {rest:,} {rest:~stays/stay} in use",
        "{lost} の値 {n:,} 件が {file} の値に置き換わりました。残り {rest:,} 件は引き続き使われます",
    ),
    "replaced-whole": Template(
        "{n:value} of {lost} {n:~is/are} replaced by {file}; none stays in use",
        "{lost} の値 {n:,} 件が {file} の値に置き換わりました。この出典の値は使われなくなりました",
    ),
    "would-be-replaced": Template(
        "{n:value} of {lost} would be replaced by {file}; {rest:,} {rest:~stays/stay} in use",
        "{lost} の値 {n:,} 件が {file} の値に置き換わります。残り {rest:,} 件は引き続き使われます",
    ),
    "would-be-replaced-whole": Template(
        "{n:value} of {lost} would be replaced by {file}; none stays in use",
        "{lost} の値 {n:,} 件が {file} の値に置き換わります。この出典の値は使われなくなります",
    ),
    "bring-back": Template(
        "`axstat sources remove {number}` brings the values of {lost} back",
        "{lost} の値に戻すには `axstat sources remove {number}` を実行してください",
    ),
    "no-workbook-found": Template(
        "there is no workbook there (.xlsx, .xlsm, .xls, .csv, .tsv, .zip)",
        "ワークブック（.xlsx、.xlsm、.xls、.csv、.tsv、.zip）が見つかりません",
    ),
    "gone-before": Template(
        "{n:value} of {file} {n:~is/are} not used, {before} going before; {in_use:,} in use",
        "{file} の値 {n:,} 件は使われません（{before} が優先）。使われるのは {in_use:,} 件です",
    ),
    # What a sheet holds
    "inspected": Template(
        "{name}: {sheets:sheet}, {tables:table} recognised", "{name}：{sheets:,} シート、表 {tables:,}"
    ),
    "no-table-here": Template("no table: {why}{hidden}", "表なし：{why}{hidden}"),
    "columns-of-words": Template("{n:column} of words", "文字の列 {n:,}"),
    "header-row": Template("row {line}", "{line} 行"),
    "header-column": Template("column {line}", "{line} 列"),
    "header-rows": Template("rows {first}–{last}", "{first}〜{last} 行"),
    "header-columns": Template("columns {first}–{last}", "{first}〜{last} 列"),
    "line-as": Template("{line} {what}", "{line} {what}"),
    "line-example": Template("{what} {label} ({cell})", "{what} {label}（{cell}）"),
    "value-example": Template("{what} `{text}` ({cell})", "{what}「{text}」（{cell}）"),
}
