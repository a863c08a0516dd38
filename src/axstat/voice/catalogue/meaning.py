"""Messages about what figures mean: measures, periods, files as a whole, declarations."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    # Parts of sentences
    "in-place": Template("`{where}`: {what}", "`{where}`：{what}"),
    "label-and-cell": Template("`{label}` ({cell})", "「{label}」（{cell}）"),
    "word-at": Template("`{word}` ({where})", "「{word}」（{where}）"),
    "says-several": Template("{at} says {values:b}", "{at} は {values:q} の両方に読めます"),
    "contradict": Template("{one} and {other} contradict each other", "{one} と {other} が合いません"),
    "the-year": Template("the year `{year}`", "年度「{year}」"),
    "the-unit": Template("the unit `{unit}`", "単位「{unit}」"),
    # Files as a whole
    "not-loaded": Template(
        "{what}",
        "{what}",
        "nothing of this file was loaded; correct the workbook, or see what axstat read with `axstat inspect {typed:c}`",
        "このファイルは取り込んでいません。ワークブックを直すか、`axstat inspect {typed:c}` で読み取り結果を確認してください",
    ),
    "no-table": Template(
        "`{file}` has no table of areas or categories{because}",
        "`{file}` に、団体や区分の並ぶ表がありません{because}",
        "axstat reads tables with one line (or column) for each area or category; a file without one is not for it: "
        "leave it out, or list the names in one column in a copy (docs/guides/refused-workbook.md)",
        "axstat が読むのは、1行（または1列）に1つの団体・区分が並ぶ表です。そのような表のないファイルは対象から外してください。"
        "ある場合は、写しで名前を1列に並べてください（docs/guides/refused-workbook.ja.md）",
    ),
    "because-of-sheets": Template(": {sheets}", "（{sheets}）"),
    "sheet-without-table": Template("`{sheet}` {why}", "シート「{sheet}」：{why}"),
    "strict": Template(
        "`{file}` has warnings, which `--strict` does not allow: {warnings}",
        "`{file}` に注意があるため、`--strict` では取り込めません：{warnings}",
        "look at them with `axstat inspect {typed:c}`, or load the file without `--strict`",
        "`axstat inspect {typed:c}` で注意を確認するか、`--strict` を付けずに取り込んでください",
    ),
    "only-words": Template(
        "`{sheet}` names {n:area}, but all its values are words (`{words}` under `{where}`)",
        "`{sheet}` には {n:,} 団体がありますが、値がすべて文字です（`{where}` の下の「{words}」など）",
        "`--dataset indicator` loads them as words; the figures may be on another sheet or in another file",
        "文字のまま取り込むには `--dataset indicator` を付けてください。数値は別のシートかファイルにあるかもしれません",
    ),
    "never-calculated": Template(
        "`{where}` all figures under `{label}` are formulas that were never calculated",
        "`{where}`「{label}」の下の値は、計算結果が保存されていない数式だけです",
        "open the file in Excel, save it, and ingest it again",
        "Excel で開いて上書き保存し、もう一度取り込んでください",
    ),
    "only-errors": Template(
        "`{where}` no figure of the file can be used: under `{label}` stands `{text}`",
        "`{where}` 使える値がありません。「{label}」の下はエラー値「{text}」などです",
        "mend the formulas in Excel, save the file, and ingest it again",
        "Excel で数式のエラーを直して保存し、もう一度取り込んでください",
    ),
    "inside-table": Template(
        "`{where}` {what} stands between the lines of a table, which has another",
        "`{where}`：表の途中に{what}がありますが、表の見出しとは異なります",
        "make two tables of it in a copy of the workbook: a header above each part",
        "ワークブックの写しで表を2つに分け、それぞれの上に見出しを付けてください",
    ),
    "no-name": Template(
        "`{where}` the heading `{label}` says when, and nothing says what is counted",
        "`{where}`：見出し「{label}」は時期だけで、何の数値かどこにも書かれていません",
        "insert a row above the header of a copy and write a title, such as the measure and its unit, into its first cell",
        "ワークブックの写しで見出しの上に行を挿入し、その左端のセルに表題（例：待機児童数（人））を書いてください",
    ),
    "name-from-file-name": Template(
        "only the file name says what is counted: `{name}`",
        "何の数値かはファイル名にしかありません。「{name}」の値として取り込みました",
        "if it is something else, write a title above the header of a copy",
        "異なる場合は、ワークブックの写しで見出しの上に表題を書いてください",
    ),
    "no-such-header": Template(
        "`{file}` has no column with a header in `{cell}`",
        "`{file}` に、`{cell}` を見出しとする列がありません",
        "`axstat inspect {typed:c}` shows the cells of every header",
        "見出しのセルは `axstat inspect {typed:c}` で確認できます",
    ),
    "part-in-file-name": Template(
        "the file name says `{words}`, but no cell does: the figures are taken as {taken}",
        "ファイル名に「{words}」とありますが、どのセルにもありません。{taken}の値として取り込みました",
        "if they are of {part} alone, write it into the title in a copy of the workbook",
        "{part}だけの値であれば、ワークブックの写しの表題に書き加えてください",
    ),
    "no-result-in-file-name": Template(
        "the file name says `{words}`, but no cell does: the figures are taken as results",
        "ファイル名に「{words}」とありますが、どのセルにもありません。実績の値として取り込みました",
        "if they are no results, write `{words}` into the title in a copy of the workbook",
        "実績でなければ、ワークブックの写しの表題に「{words}」と書き加えてください",
    ),
    "part-on-cover": Template(
        "`{where}` says `{words}`, but no table does: the figures are taken as {taken}",
        "`{where}` に「{words}」とありますが、表にはありません。{taken}の値として取り込みました",
        "if they are of {part} alone, write it into the title in a copy of the workbook",
        "{part}だけの値であれば、ワークブックの写しの表題に書き加えてください",
    ),
    # Measures
    "said-by-user": Template(
        "`{cell}` is {measure} because the user says so (`--as`)",
        "`{cell}` は利用者の指定（`--as`）により {measure} としました",
    ),
    "word-not-explained": Template(
        "{columns}: {words} is not a word of {dataset}; stored under its own header",
        "{columns}：{words} は{dataset}の項目を示す言葉ではないため、見出しのままの項目として取り込みました",
        "if they are {label}, say so: `--as {claim:c}`",
        "「{label}」だと分かっている場合は `--as {claim:c}` を付けてください",
    ),
    "part-of-year-stays": Template(
        "the words speak of a part of a year, and the measures of {dataset} are of whole years: the figures are kept "
        "under their own name (`axstat measures` lists it)",
        "年度の一部についての値とみられるため、1年度全体についての{dataset}の項目としては取り込めません。"
        "見出しのままの名前で集計できます（`axstat measures` で確認できます）",
    ),
    "claim-of-part-of-year": Template(
        "`{where}` `--as {claim}` says that the figures are of a year, but the sheet says that they are of a part of one: {words}",
        "`{where}`：`--as {claim}` は1年度の値だという指定ですが、表には年度の一部を示す言葉があります：{words}",
        "load the file without `--as`: the figures are kept under their own name; where the words are wrong, correct them "
        "in a copy of the workbook",
        "`--as` を付けずに取り込むと、見出しのままの名前の項目になります。表の言葉が誤りであれば、ワークブックの写しで直してください",
    ),
    "measure-unclear": Template("`{where}` header `{label}`: {why}", "`{where}` の見出し「{label}」：{why}"),
    "share-without-unit": Template(
        "`{label}` does not say whether 0.05 is 0.05 % or 5 %: it is stored under its own header",
        "「{label}」の 0.05 が 0.05％ か 5％ か分からないため、見出しのままの項目として取り込みました",
        "write （％） into the header if it is percent",
        "パーセントであれば、見出しに（％）と書き加えてください",
    ),
    "columns-repeat": Template(
        "{columns} say the same in every line; the first is used",
        "{columns} はすべての行で同じ値です。最初の列を使います",
    ),
    "same-header": Template(
        "{columns} have the same header; told apart by their place",
        "{columns} は見出しが同じです。列の位置で区別します",
    ),
    "headers-differ": Template(
        "`{one}` and `{other}` both head {label}, but differ: `{value}` and `{instead}` in value {line}",
        "`{one}` と `{other}` はどちらも「{label}」の見出しですが、{line} 番目の値が「{value}」と「{instead}」で異なります",
    ),
    # Periods
    "undated-column": Template(
        "`{label}` on `{sheet}` {why}",
        "シート「{sheet}」の「{label}」は{why}",
        "reports take it as of its source's year; write the year into its header in a copy of the workbook",
        "集計では資料の年度の値として扱います。ワークブックの写しで見出しに年度を書き加えてください",
    ),
    "column-undated": Template("`{label}` on `{sheet}` {why}", "シート「{sheet}」の「{label}」は{why}"),
    "year-untold": Template("names a year that cannot be told", "どの年度を指すか分かりません"),
    "year-only-beside": Template(
        "has no year of its own beside columns that have one", "年度のある列に並んでいますが、年度がありません"
    ),
    "of-years": Template("adds up the years beside it", "並んでいる複数の年の計または平均です"),
    "of-some-months": Template(
        "adds up the months beside it, between which others are missing",
        "並んでいる月（途中に欠けた月があります）の計または平均です",
    ),
    "part-of-year-untold": Template(
        "`{words}` is a part of {year}, and nothing says which months",
        "「{words}」は{year}の一部ですが、どの月からどの月までかがどこにも書かれていません",
        "write the months that the figures are of, from the first to the last, into the title of a copy of the workbook",
        "ワークブックの写しの表題に、4月～12月のように月を書いてください",
    ),
    "period-from-file-name": Template(
        "only the file name says the year: `{words}` is read as {period}",
        "年度はファイル名にしかありません。「{words}」を{period}と読み取りました",
        "`--year` settles it",
        "異なる場合は `--year` で指定してください",
    ),
    "period-unlike-sheet": Template(
        "`{where}` says {period}, but its sheet is named `{sheet}`",
        "`{where}` は{period}ですが、シートの名前は「{sheet}」です",
        "correct the title or the name of the sheet in a copy",
        "ワークブックの写しで、表題かシート名を直してください",
    ),
    "several-years": Template(
        "`{where}` speaks of several years ({words:b}), and the headers do not say which figure is whose",
        "`{where}` に複数の年（{words:q}）があり、どの値がどの年か見出しから分かりません",
    ),
    "several-periods": Template(
        "`{where}` speaks of several periods ({words:b}); the figures are taken as of {taken}",
        "`{where}` に複数の時期（{words:q}）があります。{taken}の値として取り込みました",
    ),
    "period-unlike-year": Template(
        "`{where}` says {period}, but `--year` says FY{year}",
        "`{where}` は{period}ですが、`--year` の指定は{year}年度です",
        "leave `--year` out to load the data as {period}, or correct the title in a copy",
        "{period}として取り込むなら `--year` を外してください。表題が誤りなら、写しで直してください",
    ),
    "fiscal-year-unsaid": Template(
        "`{where}` does not say the fiscal year of its data{only}", "`{where}` に、データの年度が書かれていません{only}"
    ),
    "period-unsaid": Template(
        "`{where}` does not say the period of its data{only}", "`{where}` に、データの時期が書かれていません{only}"
    ),
    "only-speaks-of": Template("; it only speaks of {seen}", "（あるのは {seen} だけです）"),
    "file-name-year": Template(
        "`{where}` says {period}, but the file name says `{words}`",
        "`{where}` は{period}ですが、ファイル名は「{words}」です",
        "give the fiscal year of the data with `--year {year}`, or rename the file",
        "データの年度を `--year {year}` のように指定するか、ファイル名を直してください",
    ),
    # What the user asks of a file
    "no-dataset": Template(
        "there is no dataset `{name}`",
        "データセット「{name}」はありません",
        "datasets are {known}",
        "データセットは {known} です",
    ),
    "no-fiscal-year": Template(
        "`{year}` is no fiscal year",
        "「{year}」は年度ではありません",
        "give it as `--year 2024` or `--year R6`",
        "`--year 2024` か `--year R6` のように指定してください",
    ),
    "no-number-of-jobs": Template(
        "`{text}` is no number of processes",
        "「{text}」はプロセスの数ではありません",
        "give it as `--jobs 4`, or `AXSTAT_JOBS=4`; `1` reads every file in one process",
        "`--jobs 4` か `AXSTAT_JOBS=4` のように指定してください（`1` は並列にせず 1 つのプロセスで読みます）",
    ),
    "claim-unreadable": Template(
        "`--as {claim}` cannot be read",
        "`--as {claim}` を読み取れません",
        "give the measure and the cell of its header: `--as overtime.hours_per_month=D2`",
        "項目と見出しのセルを `--as overtime.hours_per_month=D2` のように指定してください",
    ),
    "no-measure-of-dataset": Template(
        "there is no measure `{name}`", "項目 `{name}` はありません", "measures are {known}", "項目は {known} です"
    ),
}
