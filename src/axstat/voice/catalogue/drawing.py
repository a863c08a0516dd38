"""Messages about charts: kinds, what they draw, fonts, boundary files, picture files.

`query` is the name of the query whose answer is drawn; `near` are the nearest known names.
"""

from __future__ import annotations

from axstat.voice.template import Template

_KINDS = {
    "no-chart-named": Template(
        "no chart was named",
        "図の種類が指定されていません",
        "`axstat chart --list` shows the kinds",
        "図の種類は `axstat chart --list` で確認できます",
    ),
    "no-chart": Template(
        "there is no chart `{name}`",
        "`{name}` という図はありません",
        "nearest: {near:b}; `axstat chart --list` shows all",
        "近い名前は {near:b} です。図の種類は `axstat chart --list` で確認できます",
    ),
    "no-chart-size": Template(
        "`{size}` is not a chart size",
        "図の大きさに `{size}` は指定できません",
        "sizes: {sizes:b}",
        "{sizes:b} のいずれかを指定してください",
    ),
    "no-ranking-order": Template(
        "`{order}` is not an order of a ranking",
        "順位の並べ方に `{order}` は指定できません",
        "orders: {orders:b}",
        "{orders:b} のいずれかを指定してください",
    ),
    "chart-without-option": Template(
        "the chart `{chart}` has no option `{option}`", "図 `{chart}` に、オプション `{option}` は使えません"
    ),
    "chart-takes": Template("it takes {options:b}", "この図に使えるのは {options:b} です"),
    "chart-takes-none": Template("it takes none", "この図に使えるオプションはありません"),
    "chart-needs": Template(
        "the chart `{chart}` needs {names:b}",
        "図 `{chart}` には、{names:b} の指定が必要です",
        "`-p {first}=NAME`; `axstat measures` lists the measures",
        "`-p {first}=項目名` のように指定してください。項目は `axstat measures` で確認できます",
    ),
    "chart-without-parameter": Template(
        "the chart `{chart}` has no parameter `{name}`",
        "図 `{chart}` に、パラメーター `{name}` はありません",
        "it has {known}",
        "この図のパラメーターは {known:b} です",
    ),
}

_HIGHLIGHTS = {
    "trend-takes-area": Template(
        "it shows one body beside its similar ones with `-p area=NAME`",
        "1 つの団体を類似団体と並べて描くには `-p area=団体名` を指定してください",
    ),
    "highlight-not-drawn": Template(
        "`{name}` is not among the areas of this chart",
        "「{name}」は、この図に描かれる団体ではありません",
        "highlight an area that the chart draws, for example by its code",
        "図に描かれる団体を、団体コードなどで指定してください",
    ),
    "highlight-near": Template(
        "`{name}` is not among the areas of this chart",
        "「{name}」は、この図に描かれる団体ではありません",
        "nearest: {near:b}",
        "近い名前は{near:q}です",
    ),
    "highlight-in-several": Template(
        "`{name}` names several areas in this chart: {areas:b}",
        "「{name}」に当てはまる団体が、この図に複数あります：{areas:q}",
        "write the prefecture before the name",
        "名前の前に都道府県名を付けて指定してください",
    ),
    "shows-all-areas": Template(
        "it shows the share of all areas: `overtime-slope` shows one area in two years",
        "全団体の割合を示す図のため、強調できません。1 つの団体の 2 つの年度を比べるには `overtime-slope` を使ってください",
    ),
    "shows-categories": Template(
        "it shows categories of the projection, and no municipalities",
        "推計の区分を示す図で、市区町村は描かれません",
    ),
}

_VALUES = {
    "columns-not-returned": Template(
        "the query `{query}` does not return {names:b}, which this chart draws",
        "クエリ `{query}` の結果に、この図に必要な列 {names:b} がありません",
        "a chart of your own needs the columns of the named query it replaces",
        "図に使うクエリを独自のものに置き換えるときは、元のクエリと同じ列を返すようにしてください",
    ),
    "no-rows-to-draw": Template(
        "the query `{query}` returned no rows to draw", "クエリ `{query}` の結果が 0 行のため、図を描けません"
    ),
    "areas-without-value": Template(
        "none of the {n:,} areas of `{query}` has a value to draw",
        "クエリ `{query}` の {n:,} 団体すべてに値がないため、図を描けません",
    ),
    "groups-without-value": Template(
        "none of the {n:,} groups of `{query}` has a share",
        "`{query}` の {n:,} 区分のどれにも割合がありません",
        "ask for another year or scope, or `axstat query coverage` says who has values",
        "別の年度や範囲を指定してください。値のある団体は `axstat query coverage` で確認できます",
    ),
    "prefectures-without-value": Template(
        "none of the {n:,} prefectures of `{query}` has a value to draw",
        "クエリ `{query}` の {n:,} 都道府県すべてに値がないため、図を描けません",
    ),
    "years-without-share": Template(
        "none of the {n:,} fiscal years of `{query}` has a share to draw",
        "クエリ `{query}` の {n:,} 個の年度すべてに割合がないため、図を描けません",
    ),
    "no-gap-published": Template(
        "none of the {n:,} categories of `{query}` has a published gap",
        "クエリ `{query}` の {n:,} 区分すべてで過不足が公表されていないため、図を描けません",
    ),
    "no-demand-published": Template(
        "none of the {n:,} categories of `{query}` has published demand or supply",
        "クエリ `{query}` の {n:,} 区分すべてで需要と供給が公表されていないため、図を描けません",
    ),
    "no-area-with-two": Template(
        "no area has a value of both `{measure}` and `{against}`",
        "「{measure}」と「{against}」の両方の値がある団体がないため、図を描けません",
    ),
}

_CODES = (
    "give TopoJSON or GeoJSON whose areas carry codes (municipality: 5 or 6 digits, prefecture: 2), "
    "for example `国土数値情報 N03`",
    "市区町村コード（5 桁または 6 桁）か都道府県コード（2 桁）を属性に持つ TopoJSON または GeoJSON を指定してください"
    "（例：国土数値情報の行政区域データ `N03`）",
)

_FILES = {
    "map-without-boundaries": Template(
        "the chart `map` needs the outlines of municipalities",
        "図 `map` には、市区町村の境界データが必要です",
        "give a TopoJSON or GeoJSON file with `--boundaries`; `dots` draws without one",
        "`--boundaries` で TopoJSON または GeoJSON のファイルを指定してください。境界なしの地図は `dots` で描けます",
    ),
    "no-boundary-file": Template(
        "the boundary file `{path}` does not exist", "境界データのファイル `{path}` がありません"
    ),
    "boundaries-of-another-kind": Template(
        "the boundary file `{path}` is neither TopoJSON nor GeoJSON",
        "境界データのファイル `{path}` は、TopoJSON でも GeoJSON でもありません",
        *_CODES,
    ),
    "boundaries-without-codes": Template(
        "the boundary file `{path}` has no property that holds municipality or prefecture codes",
        "境界データのファイル `{path}` に、市区町村コードまたは都道府県コードの属性がありません",
        *_CODES,
    ),
    "no-font-file": Template("the font file `{path}` does not exist", "フォントファイル `{path}` がありません"),
    "not-a-font": Template(
        "`{path}` is not a font file",
        "`{path}` はフォントファイルではありません",
        "give a .ttf or .otf file with `--font`",
        "`--font` で `.ttf` または `.otf` のファイルを指定してください",
    ),
    "no-packaged-font": Template(
        "no Japanese font is installed with axstat",
        "axstat に付属する日本語フォントがインストールされていません",
        "install `matplotlib-fontja`, or give a font with `--font FILE`",
        "`matplotlib-fontja` をインストールするか、`--font ファイル` でフォントを指定してください",
    ),
    "glyph-not-in-font": Template(
        "the font `{font}` has no glyph for `{char}` (U+{code}) in `{text}`",
        "フォント `{font}` に、「{text}」の「{char}」（`U+{code}`）の字形がありません",
    ),
    "font-cannot-draw": Template(
        "the font `{font}` cannot draw this chart: {said}",
        "フォント `{font}` に、この図に必要な文字の字形がありません（`matplotlib`：{said}）",
    ),
    "no-picture-format": Template(
        "`{file}` does not end in .svg, .pdf, .png, .docx or .pptx",
        "図のファイル名 `{file}` の拡張子が、`.svg`、`.pdf`、`.png`、`.docx`、`.pptx` のいずれでもありません",
        "give the chart's file one of these suffixes",
        "このいずれかの拡張子を付けて指定してください",
    ),
}

_ALL = {
    "all-without-folder": Template(
        "`--all` needs a folder",
        "`--all` には、出力先のフォルダーの指定が必要です",
        "`axstat chart --all -o FOLDER`",
        "`axstat chart --all -o フォルダー` のように指定してください",
    ),
    "one-number-for-all": Template(
        "`--number` numbers one figure",
        "`--number` は、図を 1 つだけ描くときの図番号です",
        "draw the charts one by one",
        "図を 1 つずつ描いてください",
    ),
    "chart-left-out": Template("{chart}: left out, {why}", "`{chart}`：省きました（{why}）"),
    "no-chart-drawable": Template(
        "no chart can be drawn from what is loaded", "取込済みのデータで描ける図がありません"
    ),
    "charts-written": Template("{path}: {n:chart}", "{path}：{n:,} 個の図"),
}

TEMPLATES: dict[str, Template] = {**_KINDS, **_HIGHLIGHTS, **_VALUES, **_FILES, **_ALL}
