"""Messages of checks: what was compared, where it holds and where it does not."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    # Coverage
    "as-of": Template("as of {day}", "{day} 現在"),
    "of-today": Template("of today's list", "現在の一覧"),
    "coverage": Template(
        "{n:,} of {of:,} {areas}{part} {when}{extra}", "{areas} {of:,} のうち {n:,}{part}（{when}）{extra}"
    ),
    "coverage-part": Template(" that the table is about (all: {n:,})", "（表の対象。全体は {n:,}）"),
    "coverage-extra": Template(", and {n:,} that are not of it", "、ほかに対象でない団体 {n:,}"),
    "coverage-missing": Template(
        "{n:,} of {of:,} {areas}{part} {when}{extra}; missing: {missing}",
        "{areas} {of:,} のうち {n:,}{part}（{when}）{extra}。ない団体：{missing}",
    ),
    "coverage-selection": Template(
        "{n:,} of {of:,} {areas} (a selection) {when}", "{areas} {of:,} のうち一部の {n:,}（{when}）"
    ),
    "coverage-too-early": Template(
        "{n:,} {areas}; the list of areas begins on {begins}, so none is called missing",
        "{areas} {n:,}。団体の一覧は {begins} からのため、ない団体は調べていません",
    ),
    # What a sidecar says of time
    "newer-than-retrieved": Template(
        "`{measure}` is of {period}, and its file was retrieved on {day} as the sidecar says",
        "「{measure}」は {period} の値ですが、ファイルの入手日は {day} とされています",
        "correct `retrieved_on` in the sidecar, or look whether the heading's year is right",
        "サイドカーの `retrieved_on` を直すか、見出しの時点が正しいかを確かめてください",
    ),
    # A list of some bodies beside the list of all
    "list-differs": Template(
        "{n:figure} of {of:,} that `{list}` (some bodies) and `{all}` (all bodies) both list {n:~differs/differ}: {named}",
        "一部の団体の一覧「{list}」と全団体の一覧「{all}」の両方にある {of:,} 件のうち {n:,} 件が異なります：{named}",
        "nothing is replaced: reports use the list of all bodies; `axstat query overtime_listed -p only=different` lists every cell",
        "値は置き換えていません（報告には全団体の一覧を使います）。すべてのセルは `axstat query overtime_listed -p only=different` で見られます",
    ),
    "list-agrees": Template(
        "{of:figure} that `{list}` (some bodies) and `{all}` (all bodies) both list {of:~agrees/agree}",
        "一部の団体の一覧「{list}」と全団体の一覧「{all}」の両方にある {of:,} 件は一致します",
    ),
    "figures-differ": Template(
        "{area} FY{year}: {value} h a year in `{at}`, {other} in `{other_at}`",
        "{area} {year}年度：年間 {value} 時間（`{at}`）、{other} 時間（`{other_at}`）",
    ),
    # Measures of one name beside each other
    "told-apart": Template(
        "tables about different things give different figures under “{name}”, so it is now {n:measure}: {measures}",
        "「{name}」という見出しの値が、題名の異なる表で食い違うため、{n:,} つの項目に分けました：{measures}",
        "ask for one of them by its whole name; where they are one thing after all, `axstat sources use ID` says whose figures count",
        "報告や図では、分けた名前で指定してください。同じものを指している場合は `axstat sources use 番号` で使う出典を決められます",
    ),
    # Agreement of columns
    "agreement": Template(
        "{where}: {rule} in {n:,} lines (largest difference {worst})",
        "{where}：{n:,} 行で {rule}（差は最大 {worst}）",
    ),
    "disagreement": Template(
        "{where}: {rule} does not hold in {n:,} of {of:,} lines: {named}",
        "{where}：{of:,} 行のうち {n:,} 行で {rule} が成り立ちません：{named}",
    ),
    "disagreement-mostly": Template(
        "{where}: {rule} does not hold in {n:,} of {of:,} lines: {named}; {mostly}",
        "{where}：{of:,} 行のうち {n:,} 行で {rule} が成り立ちません：{named}。{mostly}",
    ),
    "off-by": Template("{label} ({at}: {by})", "{label}（{at}：{by}）"),
    # Printed totals
    "printed-and-sum": Template(
        "{cell} prints {printed}, the parts sum to {total}", "{cell} の印刷値 {printed} に対し内訳の合計 {total}"
    ),
    "totals": Template(
        "{sheet}: {n:printed total} {n:~equals/equal} the sum of {n:~its/their} parts",
        "{sheet}：印刷された合計 {n:,} 個が内訳の合計と一致します",
    ),
    "totals-differ": Template(
        "{sheet}: {n:printed total} unlike the sum of parts: {named}",
        "{sheet}：印刷された合計 {n:,} 個が内訳の合計と合いません：{named}",
    ),
    "prefecture-totals": Template(
        "{sheet}: {n:prefecture figure} {n:~equals/equal} the sum of {n:~its/their} municipalities",
        "{sheet}：都道府県の値 {n:,} 個が市区町村の合計と一致します",
    ),
    "prefecture-totals-differ": Template(
        "{sheet}: {n:prefecture line} unlike {n:~its/their} sum: {named}",
        "{sheet}：都道府県の行 {n:,} 個が市区町村の合計と合いません：{named}",
    ),
    "county-totals": Template(
        "{sheet}: {n:county figure} {n:~equals/equal} the sum of {n:~its/their} municipalities",
        "{sheet}：郡の値 {n:,} 個が町村の合計と一致します",
    ),
    "county-totals-differ": Template(
        "{sheet}: {n:county line} unlike {n:~its/their} sum: {named}",
        "{sheet}：郡の行 {n:,} 個が町村の合計と合いません：{named}",
    ),
    # Lines
    "n-of": Template("{n:,} {what}", "{what} {n:,}"),
    "rows-add-up": Template("{sheet}: {n:,} {what}: {parts}", "{sheet}：{n:,} {what}＝{parts}"),
    "rows-do-not-add-up": Template(
        "{sheet}: the table has {n:,} {what}, but {counted:,} were classed ({parts})",
        "{sheet}：表は {n:,} {what}ですが、種類が決まったのは {counted:,} です（{parts}）",
    ),
    "unknown-rows": Template(
        "{sheet}: {n:,} {what} could not be classed and are not loaded: {named}",
        "{sheet}：{n:,} {what}は種類が分からないため取り込みません：{named}",
    ),
    "error-cells": Template(
        "{sheet}: {n:cell} {n:~holds/hold} a spreadsheet error ({named})",
        "{sheet}：エラー値のセルが {n:,} 個あります（{named}）",
    ),
    "unreadable-cells": Template(
        "{sheet}: {n:cell} {n:~is/are} no number and {n:~was/were} not read: {named}",
        "{sheet}：数値として読み取れないセルが {n:,} 個あります：{named}",
        "write the number alone into each of them in a copy of the workbook, remarks beside it",
        "ワークブックの写しで、それぞれのセルに数値だけを書き、注記は別の列に移してください",
    ),
    "keys-unique": Template("{sheet}: every line stands once", "{sheet}：同じ団体・年度の行の重複はありません"),
    "repeated-lines": Template(
        "{sheet}: {n:line} {n:~repeats/repeat} another with the same values, kept once: {named}",
        "{sheet}：同じ内容の行が {n:,} 行重複しています。1行だけ使います：{named}",
    ),
    "repeated-sheet": Template(
        "`{sheet}` repeats {n:line} of `{other}` with the same values: {named}",
        "シート「{sheet}」の {n:,} 行は「{other}」と同じ内容です：{named}",
    ),
    "stands-twice": Template(
        "{item} stands twice with different values of {measure}: `{cell}` `{value}`, `{other}` `{instead}`",
        "「{item}」の「{measure}」が2か所にあり、値が異なります：`{cell}`「{value}」、`{other}`「{instead}」",
    ),
    "measure-in-tables": Template(
        "`{measure}` stands in several tables with different values ({tables}): named after its table",
        "「{measure}」が複数の表にあり値が異なるため、表の名前を付けて区別します（{tables}）",
    ),
    # Plausible figures
    "plausible-range": Template("{sheet}: all figures within their ranges", "{sheet}：すべての値がありうる範囲です"),
    "figure-at": Template("`{figure}` ({label}, {cell})", "「{figure}」（{label}、{cell}）"),
    "impossible-figures": Template(
        "`{cell}` {measure}: {n:figure} outside {low} to {high} {unit}: {named}",
        "`{cell}` {measure}：{low}〜{high} {unit} の範囲にない値が {n:,} 個あります：{named}",
    ),
    "unusual-figures": Template(
        "`{cell}` {measure}: {n:figure} above {usual} {unit}: {named}",
        "`{cell}` {measure}：{usual} {unit} を超える値が {n:,} 個あります：{named}",
    ),
    "percent-or-fraction": Template(
        "{measure}: no figure is above 1 %, so the column may hold fractions and not percent",
        "{measure}：1％を超える値がありません。パーセントではなく割合（0〜1）の列かもしれません",
    ),
}
