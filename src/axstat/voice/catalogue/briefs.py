"""What a brief says of one body: sentences around linked numbers, headings of its tables, what it lacks; and refusals.

A sentence of `SENTENCES` is written only where the data carry it. Numbers come with their units (`年68.4時間`), so that
what is read around them is what `axstat check` reads.
"""

from __future__ import annotations

from axstat.voice.template import Template

_OVERTIME = {
    "title": Template("{name} ({kind}) at a glance", "{name}（{kind}）の現況"),
    "title-of-municipality": Template(
        "{name}, {prefecture} ({kind}) at a glance", "{prefecture}{name}（{kind}）の現況"
    ),
    "title-of-several": Template("{first} and {n:,} more", "{first} ほか{n:,}団体"),
    "simulated": Template(
        "Simulated data: {what} (made by a random generator, no survey result).",
        "模擬データ：{what}（乱数で作成した値であり、実際の調査結果ではない）",
    ),
    "form-mark": Template(
        "{mark}: figures in this document are computed from values of a random generator, not from survey results.",
        "{mark}：この文書には、乱数で作成した値から計算した数値がある（実際の調査結果ではない）。",
    ),
    "hours-over": Template(
        "Overtime per employee in {year} was {hours}, over {limit} hours.",
        "{year}の職員1人当たりの時間外勤務は{hours}で、年{limit}時間を超える。",
    ),
    "hours-not-over": Template(
        "Overtime per employee in {year} was {hours}, not over {limit} hours.",
        "{year}の職員1人当たりの時間外勤務は{hours}で、年{limit}時間を超えない。",
    ),
    "hours-undecidable": Template(
        "Overtime per employee in {year} was {hours}; whether it is over {limit} hours is undecidable: rounding leaves it open from {low} to {high}.",
        "{year}の職員1人当たりの時間外勤務は{hours}で、年{limit}時間を超えるかは判定できない（丸めの幅は{low}から{high}まで）。",
    ),
    "hours-none": Template(
        "No overtime figure is known for {year} ({status}): nothing is said of {limit} hours or of ranks.",
        "{year}の時間外勤務の値はない（{status}）。年{limit}時間を超えるか、順位が何位かは言えない。",
    ),
    "ranks": Template("By hours, the most first, it ranks {ranks}.", "時間の多い順では、{ranks}である。"),
    "rank-nation": Template(
        "{rank} of the {of} {bodies} with a figure (out of {universe} in Japan){tie}",
        "値のある{bodies}{of}（対象は全国の{universe}）のうち{rank}{tie}",
    ),
    "rank-prefecture": Template("{rank} of {of} in {prefecture}{tie}", "{prefecture}内で値のある{of}のうち{rank}{tie}"),
    "rank-kind": Template("{rank} of {of} {kind}{tie}", "値のある{kind}{of}のうち{rank}{tie}"),
    "rank-similar": Template(
        "{rank} of {of} among itself and its similar bodies{tie}", "類似団体と合わせた{of}のうち{rank}{tie}"
    ),
    "tie": Template(" (rank shared by {tied})", "（同順位{tied}）"),
    "median": Template(
        "The median of the {of} {bodies} with a figure (out of {universe} in Japan) is {median}.",
        "値のある{bodies}{of}（対象は全国の{universe}）の中央値は{median}である。",
    ),
    "change-up": Template(
        "From {before} in {first} to {after} in {last} it went up by {change}.",
        "{first}の{before}から{last}の{after}へ、{change}増えた。",
    ),
    "change-down": Template(
        "From {before} in {first} to {after} in {last} it went down by {change}.",
        "{first}の{before}から{last}の{after}へ、{change}減った。",
    ),
    "change-same": Template(
        "It was {before} in {first} and {after} in {last}: the same.",
        "{first}は{before}、{last}は{after}で、同じである。",
    ),
    "change-undecidable": Template(
        "It was {before} in {first} and {after} in {last}: rounding leaves open whether it rose or fell.",
        "{first}は{before}、{last}は{after}で、丸めのため増えたか減ったかは判定できない。",
    ),
    "municipalities-over": Template(
        "Of its {of} municipalities with a figure, {over} ({share}) are over {limit} hours a year.",
        "域内で値のある市区町村{of}のうち、年{limit}時間を超えるのは{over}（{share}）である。",
    ),
    "municipalities-undecidable": Template("{n} are undecidable.", "判定できないのは{n}である。"),
}
_PEOPLE = {
    "population": Template("The population is {people} ({when}).", "人口は{people}（{when}現在）である。"),
    "outlook": Template(
        "It is projected at {points}, against {base} in the base year {when}.",
        "将来推計人口は、基準とした{when}の{base}に対し、{points}である。",
    ),
    "outlook-point": Template("{people} in {year} ({change})", "{year}に{people}（{change}）"),
}
_LABOUR = {
    "labour-short": Template("{category}: a shortage of {gap}{doubt}", "「{category}」は{gap}の不足{doubt}"),
    "labour-surplus": Template("{category}: a surplus of {gap}{doubt}", "「{category}」は{gap}の余剰{doubt}"),
    "labour-even": Template("{category}: {gap}{doubt}", "「{category}」は{gap}{doubt}"),
    "labour-unpublished": Template("{category}: not published", "「{category}」は公表なし"),
    "labour-doubt": Template(" ({doubt})", "（{doubt}）"),
    "labour-地域別ミスマッチ計": Template("net gap over all occupations", "地域別ミスマッチ計"),
    "labour-理系計(院卒+大卒+高専+高卒工業科)": Template(
        "science and technology graduates", "理系計(院卒+大卒+高専+高卒工業科)"
    ),
    "labour-of": Template("of which {category}", "うち{category}"),
    "labour-region": Template(
        "{publisher}, projection for {year}, {edition}, {region}: {lines}.",
        "{publisher}の{year}の推計、{edition}では、{region}の{lines}である。",
    ),
    "labour-nation": Template("Of Japan it says: {lines}.", "全国では、{lines}である。"),
    "labour-net": Template(
        "Gaps are net: METI names shortages of professionals and field workers beside a surplus of clerical workers outside Greater Tokyo. Which prefectures form a region is assumed from METI's bureaus.",
        "過不足は差引きであり、東京圏以外では専門職・現場人材の不足と事務職の余剰が並ぶと公表されている。地域の範囲は経済産業局の管轄による仮定である。",
    ),
}
_TABLES = {
    "similar-caption": Template("Similar bodies by kind and population", "類似団体（同じ区分で人口の近い団体）"),
    "similar-note": Template(
        "Same kind, nearest population; not MIC's classification. Population: {when}. Overtime: {year}. {index}",
        "総務省の類似団体区分とは異なる。人口は{when}、時間外勤務は{year}。{index}",
    ),
    "similar-index": Template("Fiscal strength index: {when}.", "財政力指数は{when}。"),
    "population-summed": Template(
        "A prefecture's population is the sum over its municipalities.", "都道府県の人口は市区町村の合計。"
    ),
    "figures-caption": Template("Finances and outlook", "財政と将来の見通し"),
    "figures-note": Template(
        "Bodies with a figure behind the medians, out of {universe} in Japan: {bodies}.",
        "中央値は値のある団体のもの（対象は全国の{universe}。{bodies}）。",
    ),
    "figures-behind": Template("{bodies} for the {item}", "{item}は{bodies}"),
    "answers": Template("Digital tools ({when}): {said}.", "行政のデジタル化（{when}現在）：{said}。"),
    "answer": Template(
        "{item}: {answer} ({alike} of {of} answer so)",
        "{item}は「{answer}」（回答した{of}のうち{alike}が同じ）",
    ),
    "programmes-caption": Template(
        "National subsidies that firms in the area may apply for (tables as of {when})",
        "域内の企業が申請できる国の補助金（資料の時点：{when}）",
    ),
    "programmes-note": Template(
        "Conditions such as employees and investment are in the call for applications.",
        "従業員数や投資額などの条件は公募要領による。",
    ),
    "head-body": Template("Body", "団体"),
    "head-population": Template("Population (people)", "人口（人）"),
    "head-hours": Template("Overtime (hours/year)", "時間外勤務（時間／年）"),
    "head-index": Template("Fiscal strength", "財政力指数"),
    "head-item": Template("Item", "項目"),
    "head-when": Template("As of", "時点"),
    "head-value": Template("Value", "値"),
    "head-median": Template("Median", "中央値"),
    "head-programme": Template("Programme", "補助金"),
    "head-frame": Template("Frame", "枠"),
    "head-cap": Template("Cap", "補助上限"),
    "head-rate": Template("Rate", "補助率"),
}
_REST = {
    "missing": Template(
        "Not shown, because not loaded or without a value for this body: {what}.",
        "取り込まれていない、またはこの団体の値がないため示していない項目：{what}。",
    ),
    "unclear": Template(
        "Not shown, because the name fits several measures that are loaded, and none is meant more than the others: "
        "{what}.",
        "取り込まれた項目のうち複数が当てはまり、どれを指すか決まらないため示していない項目：{what}。",
    ),
    "unclear-name": Template("{name} ({measures})", "{name}（{measures}）"),
    "missing-overtime": Template("overtime", "時間外勤務"),
    "missing-change": Template("change of overtime", "時間外勤務の増減"),
    "missing-similar": Template("similar bodies", "類似団体"),
    "missing-chart": Template("distribution", "分布の図"),
    "missing-population": Template("population", "人口"),
    "missing-outlook": Template("projected population", "将来推計人口"),
    "missing-labour": Template("labour gap of the region", "地域の労働需給"),
    "missing-programmes": Template("subsidies", "補助金"),
    "sources": Template("Sources: {what}; processed by axstat.", "出典：{what}を加工して作成。"),
}
SENTENCES: dict[str, Template] = {**_OVERTIME, **_PEOPLE, **_LABOUR, **_TABLES, **_REST}

TEMPLATES: dict[str, Template] = {
    "brief-without-area": Template(
        "no area was named",
        "団体が指定されていません",
        "name one or several, or `--all` with a folder: `axstat brief 倉敷市 -o brief.docx`",
        "団体を指定するか、`--all` でフォルダーを指定してください（例：`axstat brief 倉敷市 -o brief.docx`）",
    ),
    "brief-without-output": Template(
        "a brief needs a file",
        "出力先のファイルが指定されていません",
        "give one with `-o`: `axstat brief 倉敷市 -o brief.docx` (.html, .docx, .pdf, .pptx)",
        "`-o` で指定してください（例：`axstat brief 倉敷市 -o brief.docx`。.html、.docx、.pdf、.pptx）",
    ),
    "briefs-without-folder": Template(
        "`--all` needs a folder",
        "`--all` には、出力先のフォルダーの指定が必要です",
        "`axstat brief --all --prefecture 岡山県 -o FOLDER`",
        "`axstat brief --all --prefecture 岡山県 -o フォルダー` のように指定してください",
    ),
    "briefs-not-into-file": Template(
        "`{path}` is a file, and `--all` writes into a folder",
        "`{path}` はファイルですが、`--all` はフォルダーに書き込みます",
        "name another folder, or move the file away",
        "別のフォルダーを指定するか、ファイルを移してください",
    ),
    "area-named-twice": Template(
        "`{text}` ({code}) is named twice",
        "「{text}」（{code}）が 2 回指定されています",
        "name each area once",
        "団体の指定は 1 回ずつにしてください",
    ),
    "no-brief-of-level": Template(
        "`{area}` is neither a municipality nor a prefecture",
        "{area}は、市区町村でも都道府県でもありません",
        "briefs are of municipalities, special wards and prefectures",
        "市区町村、特別区、都道府県を指定してください",
    ),
    "no-kind-of-body": Template(
        "`{name}` is no kind of body",
        "「{name}」という団体の区分はありません",
        "one of {kinds:b}",
        "{kinds:b} から選んでください",
    ),
    "no-region-of-bodies": Template(
        "`{name}` is no region",
        "「{name}」という地域はありません",
        "one of {regions:b}",
        "{regions:b} から選んでください",
    ),
    "no-such-bodies": Template(
        "no body is of that prefecture, kind and region at once",
        "指定された都道府県・区分・地域のすべてに当てはまる団体はありません",
        "leave one of `--prefecture`, `--kind` and `--region` out",
        "`--prefecture`、`--kind`、`--region` のどれかを外してください",
    ),
    "brief-of-one-year": Template(
        "`{given}` is not one fiscal year",
        "「{given}」は 1 つの年度として読み取れません",
        "write `--year 2024` or `--year R6`",
        "`--year 2024` や `--year R6` のように指定してください",
    ),
    # Forms
    "template-not-word": Template(
        "`{file}` is no Word document (.docx)",
        "`{file}` は Word 文書（.docx）ではありません",
        "save the form as .docx",
        "様式を .docx で保存してください",
    ),
    "template-without-fields": Template(
        "`{file}` has no field to fill",
        "`{file}` に埋めるフィールドがありません",
        "write `{example}` where a number goes: `axstat brief --fields` lists them",
        "数値を入れる所に `{example}` のように書いてください（`axstat brief --fields` で確認できます）",
    ),
    "template-of-one-area": Template(
        "a form is filled for one area, and {n:area} are named",
        "様式は 1 団体ごとに埋めますが、{n:,} 団体が指定されています",
        "name one",
        "1 団体だけ指定してください",
    ),
    "template-into-word": Template(
        "a form is filled into a Word document, and `{file}` is none",
        "様式の出力先は Word 文書ですが、`{file}` は異なります",
        "give a name that ends with .docx",
        "拡張子 .docx のファイルを指定してください",
    ),
    "field-not-read": Template(
        "`{field}` is no field",
        "「{field}」はフィールドとして読み取れません",
        "write `query.column`, with `(parameter=value)` and `[column=value]` where needed, and `| style`",
        "`クエリ.列` の形で書いてください（必要なら `(パラメーター=値)`、`[列=値]`、`| 書き方`）",
    ),
    "no-such-field-of-area": Template(
        "the area has no `{name}`",
        "団体の項目に `{name}` はありません",
        "one of {known:b}",
        "{known:b} から選んでください",
    ),
    "no-such-style": Template(
        "`{style}` is no style; there are {styles:b}",
        "「{style}」という書き方はありません。使えるのは {styles:b} です",
    ),
    "style-does-not-fit": Template(
        "a number in `{unit}` cannot be printed as `{style}`",
        "単位「{unit}」の数値は「{style}」の書き方では表せません",
    ),
    "style-of-words": Template(
        "`{field}` holds words, which have no style `{style}`",
        "`{field}` は文字の列のため、書き方「{style}」は使えません",
    ),
    "field-in-link": Template("the field stands inside a link", "フィールドがリンクの中にあります"),
    "field-broken": Template("a tab or a line break stands inside the braces", "括弧の中にタブまたは改行があります"),
    "part-control": Template("content control {number}", "コンテンツ コントロール {number}"),
    "field-gap": Template("{file}, {at}: `{said}`: {why}", "{file}、{at}：「{said}」：{why}"),
    "field-remedy": Template("  {todo}", "  {todo}"),
    "form-not-filled": Template(
        "{n:field} of `{file}` cannot be filled; nothing was written",
        "`{file}` の {n:,} 個のフィールドを埋められないため、何も書き込んでいません",
        "correct the fields named above, or `--allow-gaps` leaves them standing as they are",
        "上のフィールドを直してください。`--allow-gaps` を付けると、その欄を元のまま残して書き込みます",
    ),
    "form-with-gaps": Template(
        "{path}: {filled:,} fields filled, {gaps:,} left standing",
        "{path}：{filled:,} 個のフィールドを記入、{gaps:,} 個は元のまま",
    ),
    "form-simulated": Template(
        "numbers in `{path}` are made from simulated data", "`{path}` には模擬データの数値が含まれています"
    ),
    "composing-now": Template("[{n}/{of}] writing {what}", "[{n}/{of}] 作成中 {what}"),
    "brief-left-out": Template("{area}: left out: {why}", "{area}：作成できませんでした（{why}）"),
    "briefs-written": Template(
        "{path}: {written:,} written, {same:,} unchanged, {failed:,} left out",
        "{path}：書き込み {written:,}、変更なし {same:,}、作成できず {failed:,}",
    ),
}
