"""Messages about what is asked: names, parameters, queries, reports."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    # Lists of areas
    "no-universe": Template(
        "there is no universe `{name}`",
        "「{name}」という対象はありません",
        "universes are {known:b}",
        "対象は {known:b} です",
    ),
    "universe-too-early": Template(
        "the universe `{name}` is not known for {day}",
        "{day} の対象「{name}」は分かりません",
        "the history of municipalities begins on {begins}; give that day or a later one",
        "市区町村の履歴は {begins} からです。それ以降の日を指定してください",
    ),
    "no-region-scheme": Template(
        "there is no region scheme `{name}`",
        "「{name}」という地域区分はありません",
        "schemes are {known:b}",
        "地域区分は {known:b} です",
    ),
    "no-band-scheme": Template(
        "there is no scheme of population bands `{name}`",
        "「{name}」という人口規模の区分はありません",
        "schemes are {known:b}",
        "区分は {known:b} です",
    ),
    "no-such-trace": Template(
        "there is no dataset and no query `{name}`", "「{name}」というデータセットもクエリもありません"
    ),
    "datasets-are": Template("datasets are {names:b}", "データセットは {names:b} です"),
    # Parts of sentences
    "nearest": Template("nearest: {near:b}; {otherwise}", "近いもの：{near:b}。{otherwise}"),
    "lists-queries": Template("`axstat query --list` lists them", "一覧は `axstat query --list` で確認できます"),
    "lists-measures": Template(
        "`axstat measures` lists what is loaded", "取込み済みの項目は `axstat measures` で確認できます"
    ),
    "lists-sources": Template(
        "`axstat sources` lists what is loaded", "取込み済みの出典は `axstat sources` で確認できます"
    ),
    "parameters-are": Template("parameters: {names:b}", "パラメーターは {names:b} です"),
    "no-parameters": Template("it has no parameters", "パラメーターはありません"),
    "area-and-code": Template("{area} ({code})", "{area}（{code}）"),
    "for-year": Template(" for {year}", "（{year}）"),
    # Areas
    "several-areas-named": Template(
        "`{text}` is the name of {n} areas: {areas}",
        "「{text}」は{n}団体あります：{areas}",
        "give the prefecture with it, for example `{example}`, or the code",
        "「{example}」のように都道府県を付けるか、団体コードで指定してください",
    ),
    "parts-name-others": Template(
        "the parts of `{text}` name different areas: {areas}",
        "「{text}」の都道府県・名前・コードが別々の団体を指しています：{areas}",
        "give only one of them, or the code alone",
        "どれか1つ、または団体コードだけを指定してください",
    ),
    "no-area": Template(
        "there is no area `{text}`",
        "「{text}」という団体はありません",
        "look it up with `axstat areas TEXT`",
        "`axstat areas 名前の一部` で調べてください",
    ),
    "no-area-similar": Template(
        "there is no area `{text}`",
        "「{text}」という団体はありません",
        "similar: {similar}",
        "似た名前：{similar}",
    ),
    "no-area-found": Template(
        "there is no area `{text}`",
        "「{text}」に当たる団体はありません",
        "try a part of the name, its kana, or its code",
        "名前の一部、かな、または団体コードで試してください",
    ),
    "no-prefecture": Template(
        "there is no prefecture `{name}`",
        "「{name}」という都道府県はありません",
        "write it as in `岡山県` or `Okayama`",
        "`岡山県` または `Okayama` のように指定してください",
    ),
    "prefecture-near": Template(
        "there is no prefecture `{name}`",
        "「{name}」という都道府県はありません",
        "nearest: {near:b}",
        "近い名前は{near:q}です",
    ),
    "nothing-about": Template("nothing is loaded about {area}", "{area}の値は取り込まれていません"),
    "nothing-for-a-brief": Template(
        "nothing that a brief tells of (overtime, population, fiscal and digital figures) is loaded about {area}",
        "{area}について、この1枚に載せる値（時間外勤務、人口、財政、デジタル化の項目）は取り込まれていません",
        "`axstat report area {area:c}` shows whatever else is loaded",
        "ほかの項目の値は、取り込まれていれば `axstat report area {area:c}` で見られます",
    ),
    # Measures, years, editions
    "no-measure-loaded": Template(
        "no measure is loaded",
        "取り込まれた項目がありません",
        "`axstat ingest FILE` loads a workbook",
        "`axstat ingest ファイル` で取り込んでください",
    ),
    "no-overtime": Template(
        "no overtime data is loaded",
        "時間外勤務の値は取り込まれていません",
        "`axstat ingest FILE` loads a workbook",
        "`axstat ingest ファイル` で取り込んでください",
    ),
    "no-overtime-for-year": Template(
        "no overtime data for FY{year}; loaded: {loaded}",
        "{year}年度の時間外勤務の値はありません（取込み済み：{loaded}）",
        "`axstat ingest FILE` adds a year",
        "`axstat ingest ファイル` で年度を追加できます",
    ),
    "only-some-bodies": Template(
        "for FY{year} only a list of some bodies is loaded ({partial}): no share, mean or distribution of all bodies follows from it",
        "{year}年度は一部の団体だけの一覧しか取り込まれていません（{partial}）。全団体の割合・平均・分布は求められません",
        "`axstat report overtime --year {year} --top 20` and `axstat query overtime_listed` show what is listed; `axstat ingest FILE` adds a list of all bodies",
        "掲載された値は `axstat report overtime --year {year} --top 20` と `axstat query overtime_listed` で見られます。全団体の一覧は `axstat ingest ファイル` で追加できます",
    ),
    "one-year-only": Template(
        "only FY{year} is loaded, and this needs two fiscal years",
        "取り込まれているのは{year}年度だけですが、2つの年度が必要です",
        "`axstat ingest FILE` adds a year",
        "`axstat ingest ファイル` で年度を追加できます",
    ),
    "no-labour": Template(
        "no labour projection is loaded",
        "就業構造推計は取り込まれていません",
        "`axstat ingest FILE` loads a workbook",
        "`axstat ingest ファイル` で取り込んでください",
    ),
    "no-such-edition": Template(
        "no edition `{text}` is loaded",
        "版「{text}」は取り込まれていません",
        "loaded: {loaded:b}",
        "取込み済みの版は {loaded:b} です",
    ),
    "labour-parts-only": Template(
        "only parts of the labour projection are loaded ({parts:b}), and no figures of the whole",
        "就業構造推計は一部の値だけで（{parts:q}）、全体の値は取り込まれていません",
        "`axstat query labour_measures` lists them; they are in the view `indicator`",
        "一覧は `axstat query labour_measures` で確認できます。値は `indicator` にあります",
    ),
    "labour-no-demand": Template(
        "labour figures are loaded, but none of demand, supply or gap in `万人` ({measures:b})",
        "推計の値はありますが、需要・供給・過不足（万人）がありません（{measures:q}）",
        "`axstat inspect FILE` says how the headers were understood",
        "見出しの読み取り結果は `axstat inspect ファイル` で確認できます",
    ),
    "labour-no-edition": Template(
        "labour figures are loaded, but no title names their edition (`初版 2025-05`, `2026年1月改訂版`)",
        "推計の値はありますが、表題に版（「初版 2025-05」「2026年1月改訂版」など）がありません",
        "write the edition into the title of a copy of the workbook, and ingest it again",
        "ワークブックの写しの表題に版を書き加え、もう一度取り込んでください",
    ),
    "no-population": Template(
        "no population by municipality is loaded",
        "市区町村の人口が取り込まれていません",
        "ingest a workbook of `住民基本台帳に基づく人口・世帯数` (by municipality, `総務省`): `axstat ingest FILE`",
        "総務省「住民基本台帳に基づく人口・世帯数」（市区町村別）を `axstat ingest ファイル` で取り込んでください",
    ),
    # Choices and numbers
    "no-such-choice": Template(
        "`{given}` is no value of `{name}`",
        "`{name}` に「{given}」は使えません",
        "choose one of {choices:b}",
        "{choices:b} から選んでください",
    ),
    "not-together": Template(
        "`{one}` and `{other}` cannot be used together",
        "`{one}` と `{other}` は一緒には使えません",
        "leave one of them out",
        "どちらかを外してください",
    ),
    "whole-of-one-year": Template(
        "a whole report (`--all`) is about one year or period",
        "報告一式（`--all`）は1つの年度（時点）についてのものです",
        "give one with `--year`; the sheet of the trend has them all",
        "`--year` で1つ指定してください（「推移」のシートには全年度が入ります）",
    ),
    "whole-is-a-workbook": Template(
        "a whole report (`--all`) is one Excel workbook, and needs a file",
        "報告一式（`--all`）は1つの Excel ファイルに書き出します",
        "add `-o FILE.xlsx`",
        "`-o ファイル名.xlsx` を付けてください",
    ),
    "no-threshold": Template(
        "`{given}` is no threshold",
        "基準「{given}」は使えません",
        "give hours a year, 0 or more",
        "年間の時間を 0 以上で指定してください",
    ),
    "no-number-of-rows": Template(
        "`{given}` is no number of rows", "行数「{given}」は使えません", "give 1 or more", "1 以上を指定してください"
    ),
    # Queries
    "no-folder": Template("there is no folder `{path}`", "フォルダー `{path}` がありません"),
    "query-name-taken": Template(
        "`{path}` has the name of axstat's own query `{name}`",
        "`{path}` は、axstat のクエリ「{name}」と同じ名前です",
        "give the file another name",
        "ファイルに別の名前を付けてください",
    ),
    "no-query": Template("there is no query `{name}`", "「{name}」というクエリはありません"),
    "no-such-parameter": Template(
        "`{query}` has no parameter `{name}`", "クエリ「{query}」に `{name}` というパラメーターはありません"
    ),
    "parameter-missing": Template(
        "`{query}` needs the parameter `{name}`",
        "クエリ「{query}」にはパラメーター `{name}` が必要です",
        "give it with `-p {name}=VALUE`: {label}",
        "`-p {name}=値` で指定してください（{label}）",
    ),
    "parameter-of-kind": Template(
        "parameter `{name}` of `{query}` needs {kind}, not `{given}`",
        "クエリ「{query}」の `{name}` に「{given}」は使えません。{kind}を指定してください",
        "the parameter means: {label}",
        "このパラメーターは「{label}」です",
    ),
    "sql-needs-parameter": Template(
        "the SQL needs the parameter `{name}`",
        "SQL にはパラメーター `{name}` が必要です",
        "give it with `-p {name}=VALUE`",
        "`-p {name}=値` で指定してください",
    ),
    "sql-without-parameter": Template(
        "the SQL has no parameter `{name}`",
        "SQL に `{name}` というパラメーターはありません",
        "write it as `${name}` in the SQL",
        "SQL の中に `${name}` と書いてください",
    ),
    # Sources and traces
    "several-sources": Template(
        "`{text}` names {n} sources: {sources}",
        "「{text}」に当たる出典は{n}件あります：{sources}",
        "give the number of one",
        "番号で1つを指定してください",
    ),
    "source-unknown": Template("there is no source `{text}`", "「{text}」という出典はありません"),
    "same-source": Template(
        "`{old}` and `{new}` are the same source",
        "「{old}」と「{new}」は同じ出典です",
        "`axstat sources` lists what is loaded",
        "取込み済みの出典は `axstat sources` で確認できます",
    ),
    "trace-without-parameters": Template(
        "`{what}` takes no parameters together with `{item}`",
        "「{item}」を指定したときは、`{what}` にパラメーターを付けられません",
        "leave `-p` out",
        "`-p` を外してください",
    ),
    "trace-of-no-area": Template(
        "`{what}` is not about one area",
        "`{what}` は1団体についてのクエリではありません",
        "`axstat trace {what:c}` lists all cells behind it",
        "`axstat trace {what:c}` で、もとのすべてのセルを表示できます",
    ),
    "trace-without-year": Template(
        "`{what}` has no parameter `year`",
        "`{what}` に `year` というパラメーターはありません",
        "give its own parameters with `-p name=value`",
        "そのクエリのパラメーターを `-p 名前=値` で指定してください",
    ),
    "no-figure-of": Template(
        "no figure of `{area}` in `{dataset}`{when} is loaded",
        "`{dataset}` に「{area}」の値{when}は取り込まれていません",
    ),
    "not-traced": Template(
        "`{query}` is not traced: its header names no `rows`",
        "クエリ「{query}」の値のもとはたどれません（見出しに `rows` がありません）",
        "add `-- rows: CTE`",
        "見出しに `-- rows: CTE名` を加えてください",
    ),
}
