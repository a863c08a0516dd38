"""Messages about sheets, tables, lines and names of areas: what recognition doubted."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    # Sheets
    "empty-sheet": Template("the sheet is empty", "シートが空です"),
    "no-axis": Template(
        "neither a column nor a row of three or more names of prefectures, municipalities or known categories",
        "都道府県、市区町村、区分の名前が3つ以上並ぶ列も行もありません",
    ),
    "years-of-nobody": Template(
        "years are listed, but neither the title nor the headings say that all figures are of one body: add a column "
        "with its name, or write the name of one body (with its prefecture) into the title and put figures of others, "
        "of the nation or of means into a table of their own",
        "年が並ぶ表ですが、どの団体の数値か、表題と見出しから1つに決まりません。団体名の列を加えるか、表題に団体名を1つだけ"
        "（例：岡山県倉敷市）書き、ほかの団体・全国・平均の列は別の表に分けてください",
    ),
    "nothing-read": Template(
        "names stand in `{names}` and below, but {n:cell} beside them could not be read as numbers, "
        "such as `{cell}` `{text}`",
        "名前は `{names}` から並んでいますが、その横の {n:,} 個のセルを数値として読めません（例：`{cell}`「{text}」）",
    ),
    "hidden-sheet": Template("the sheet `{sheet}` is hidden", "シート「{sheet}」は非表示です"),
    "hidden-rows": Template(
        "{n:row} of `{sheet}` {n:~is/are} hidden; they were read",
        "シート「{sheet}」の {n:,} 行は非表示ですが、読み取りました",
    ),
    "hidden-columns": Template(
        "{n:column} of `{sheet}` {n:~is/are} hidden; they were read",
        "シート「{sheet}」の {n:,} 列は非表示ですが、読み取りました",
    ),
    "cell-and-text": Template("`{cell}` `{text}`", "`{cell}`「{text}」"),
    "left-over": Template(
        "{n:cell} {n:~stands/stand} outside every table and {n:~was/were} not read: {named}",
        "表の外にある {n:,} 個のセルは読み取っていません：{named}",
    ),
    # Lines
    "more-problems": Template(
        "{n:more line/more lines} {n:~has/have} such a problem", "同じ問題のある行がほかに {n:,} 行あります"
    ),
    "by-order": Template(
        "{n:name} that several municipalities bear {n:~was/were} told apart by the order of codes: all other names "
        "ascend, and only one assignment keeps that",
        "同名の団体がある {n:,} 件の名前は、コードの順で見分けました"
        "（ほかの行はコード順で、順序を保つ読み方は1通りだけです）",
    ),
    "by-company": Template(
        "{n:name} that several municipalities bear {n:~was/were} taken for the one in the prefecture of all others",
        "同名の団体がある {n:,} 件の名前は、ほかの行と同じ都道府県の団体としました",
    ),
    "associations": Template(
        "{n:line} {n:~is/are} of associations and {n:~is/are} not loaded: {names:q}",
        "一部事務組合・広域連合の {n:,} 行は取り込みません：{names:q}",
    ),
    "unknown-line": Template(
        "{n:line} {n:~is/are} not understood: {names:q}", "{n:,} 行は何の行か分かりません：{names:q}"
    ),
    "ambiguous-area": Template(
        "`{cell}` `{name}` can be {candidates}, and nothing beside it says which",
        "`{cell}` の「{name}」は {candidates} のどれか分かりません",
        "add a column with the prefecture or the code of each line",
        "各行に都道府県名または団体コードの列を加えてください",
    ),
    "contradiction": Template("`{cell}` {why}", "`{cell}`：{why}"),
    "code-contradicts-name": Template(
        "`{cell}` code `{code}`, but the name beside it (`{beside}`) is {name}: {why}",
        "`{cell}` のコード「{code}」と、隣の名前（`{beside}`「{name}」）が合いません：{why}",
    ),
    # Why a label names no area, or not the one that its code says
    "suffix-dropped": Template("the name lacks its 市, 町, 村 or 県", "名前に「市」「町」「村」「県」がありません"),
    "name-too-long": Template("`{name}` is too long for a name", "「{name}」は団体名としては長すぎます"),
    "name-unknown": Template("the name `{name}` is not known", "「{name}」という団体はありません"),
    "name-unknown-in": Template(
        "the name `{name}` is not known in {prefecture}", "{prefecture}に「{name}」という団体はありません"
    ),
    "remark-unlike-name": Template(
        "`{remark}` does not fit the name `{name}`", "「{remark}」が名前「{name}」と合いません"
    ),
    "two-prefectures": Template(
        "the label says {label}, its prefecture {prefecture}", "名前は{label}、都道府県の欄は{prefecture}です"
    ),
    "part-of-area": Template("旧{former} is only a part of it", "旧{former}は現在の団体の一部です"),
    "prefecture-unknown": Template(
        "the prefecture `{prefecture}` is not known", "「{prefecture}」という都道府県はありません"
    ),
    "nothing-named": Template("nothing is named", "名前がありません"),
    "code-unlike-name": Template(
        "the code `{code}` is {coded}, the name says {named}", "コード「{code}」は{coded}、名前は{named}です"
    ),
    "code-never": Template(
        "no area has had the code `{code}` since {since}", "コード「{code}」の団体は{since}年以降ありません"
    ),
    "code-wrong-digit": Template(
        "the code `{code}` has a wrong check digit or prefecture",
        "コード「{code}」は検査数字または都道府県の番号が正しくありません",
    ),
    "code-two-readings": Template("the code `{code}` can be read in two ways", "コード「{code}」は2通りに読めます"),
    "code-elsewhere": Template(
        "the code `{code}` is {coded}, not in {prefecture}",
        "コード「{code}」は{coded}で、{prefecture}の団体ではありません",
    ),
    "code-unknown-name": Template("{why}; the code `{code}` is {coded}", "{why}。コード「{code}」は{coded}です"),
    "several-areas": Template("{n} areas fit", "{n} 団体が当てはまります"),
    # Headers and values
    "no-header": Template(
        "{n:line} of values {n:~has/have} no header ({shown})", "値の列 {n:,} 列に見出しがありません（{shown}）"
    ),
    "header-repeats": Template(
        "{n:line} of values {n:~repeats/repeat} the whole header of another",
        "値の列 {n:,} 列の見出しが、ほかの列とまったく同じです",
    ),
    "group-end": Template(
        "nothing says where the group labels {shown} end: they were read as reaching to the last column",
        "まとめの見出し {shown} がどの列までかかるか分かりません。最後の列までと読み取りました",
    ),
    "odd-unit": Template(
        "{n:value} of `{label}` {n:~is/are} in another unit than the rest and {n:~was/were} not read as numbers",
        "「{label}」の {n:,} 個の値は、ほかと単位が違うため数値として読み取っていません",
    ),
    "sign-by-legend": Template(
        "the legend `{words}` ({where}) makes {n} cell(s) {status}",
        "凡例 `{words}`（{where}）のとおり、{n} 個のセルを{status}と読み取りました",
    ),
    "open-unit": Template(
        "the unit of {n:header} is left empty: {units} states several, and {named} {n:~does/do} not say which",
        "{n:,} 列の単位を空欄にしました：{units} に単位が複数あり、見出し {named} からはどれか決まりません",
        "write the unit into the header in a copy of the workbook, in brackets behind the word",
        "見出しに単位を書き加えてください（ワークブックの写しで。例：需要（万人））",
    ),
    "converted-unit": Template(
        "{n:value} of `{label}` {n:~states/state} another unit and {n:~was/were} turned into {unit}",
        "「{label}」の {n:,} 個の値は、書かれた単位から{unit}に換算しました",
    ),
    "struck": Template(
        "{n:value} {n:~is/are} struck through and {n:~was/were} not read: the publisher has withdrawn them",
        "取消線のある {n:,} 個の値は、公表者が取り消したものとして読み取っていません",
    ),
    "struck-part": Template(
        "{n:value} {n:~is/are} partly struck through; what is not struck was read",
        "一部に取消線のある {n:,} 個の値は、取消線のない部分を読み取りました",
    ),
    "not-calculated": Template(
        "{n:value} {n:~is a formula that was/are formulas that were} never calculated and {n:~has/have} no value",
        "計算結果が保存されていない数式が {n:,} 個あり、値がありません",
    ),
    "two-texts": Template(
        "{n:value} {n:~holds/hold} two different texts; the one that Excel shows was read",
        "2つの異なる文字を持つセルが {n:,} 個あり、Excel に表示される方を読み取りました",
    ),
    "shared-value": Template(
        "{n:cell} {n:~has/have} no value of {n:~its/their} own: it is merged over several lines or columns",
        "値のセルが複数の行や列に結合されているため、{n:,} 個のセルに固有の値がありません",
    ),
    "minutes-at-the-point": Template(
        "`{label}` is in hours.minutes: 7.45 was read as 7 hours 45 minutes, 7.75 hours",
        "「{label}」の単位は時間.分です。7.45 は7時間45分（7.75 時間）として読み取りました",
    ),
    "hours-and-minutes": Template(
        "hours and minutes in two columns were read as one figure", "時間と分の2列を1つの値として読み取りました"
    ),
}
