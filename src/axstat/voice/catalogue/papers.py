"""Messages about papers: documents, links to numbers, what was printed and what the data say."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    # Documents
    "not-a-document": Template(
        "`{file}` is no document that can be checked",
        "`{file}` は、照合できる文書ではありません",
        "give a Markdown, HTML, Word (.docx) or PowerPoint (.pptx) file",
        "Markdown、HTML、Word（.docx）、PowerPoint（.pptx）のファイルを指定してください",
    ),
    "document-encrypted": Template(
        "`{file}` is protected by a password",
        "`{file}` はパスワードで保護されています",
        "save a copy without a password, and check that",
        "パスワードを外した写しを保存して、それを照合してください",
    ),
    "document-of-old-office": Template(
        "`{file}` is a document of an old Office (.doc, .ppt)",
        "`{file}` は古い形式の Office 文書（.doc、.ppt）です",
        "save it as .docx or .pptx",
        ".docx または .pptx で保存し直してください",
    ),
    "document-not-text": Template(
        "`{file}` is no text in UTF-8, UTF-16 or Shift JIS",
        "`{file}` は、UTF-8・UTF-16・シフト JIS のテキストとして読み取れません",
        "save it as UTF-8",
        "UTF-8 で保存し直してください",
    ),
    "paper-cannot-set": Template(
        "{where}: a paper cannot set `{what}`",
        "{where}：`{what}` は文書に組めません",
        "write it in plain Markdown (headings, paragraphs, lists, tables, pictures)",
        "Markdown の見出し・段落・箇条書き・表・図で書いてください（HTML は使えません）",
    ),
    "picture-not-there": Template(
        "{where}: there is no picture `{what}`",
        "{where}：図のファイル `{what}` がありません",
        "draw it first, with `axstat chart … -o` and this name; names count from the folder of the paper",
        "先に `axstat chart … -o` でこの名前に描いてください（名前は文書のフォルダーからのものです）",
    ),
    "picture-of-another-kind": Template(
        "{where}: `{what}` is neither PNG nor JPEG",
        "{where}：`{what}` は文書に組める図（.png など）ではありません",
        "draw it as .png: `axstat chart … -o NAME.png`",
        ".png で描いてください：`axstat chart … -o 名前.png`",
    ),
    "document-damaged": Template(
        "`{file}` cannot be read: `{part}` is damaged or missing",
        "`{file}` を読み取れません（`{part}` が壊れているか、ありません）",
        "open it in Word or PowerPoint and save it again",
        "Word または PowerPoint で開いて、保存し直してください",
    ),
    "document-too-large": Template(
        "`{file}` is larger than a document may be (512 MB)",
        "`{file}` は大きすぎます（上限 512 MB）",
        "check it in parts",
        "分割して照合してください",
    ),
    "document-is-a-folder": Template(
        "`{path}` is a folder",
        "`{path}` はフォルダーです",
        "name the documents in it",
        "中の文書を指定してください",
    ),
    "office-not-installed": Template(
        "`{file}` needs what reads Word and PowerPoint, which is not installed",
        "`{file}` を読むには、Word・PowerPoint を読み取る部品が必要です（未導入）",
        'install it: `pip install "axstat[office]"`',
        '`pip install "axstat[office]"` で導入してください',
    ),
    "paper-extra-missing": Template(
        "what writes {format} is not installed",
        "{format} を書き出す部品が導入されていません",
        'install it: `pip install "axstat[{extra}]"`',
        '`pip install "axstat[{extra}]"` で導入してください',
    ),
    "too-long-for-paper": Template(
        "a paper takes {most:,} rows, and these are {rows:,}",
        "文書に収められるのは {most:,} 行までで、この答えは {rows:,} 行あります",
        "`-o FILE.xlsx` takes them all; `--limit` takes the first ones",
        "`-o ファイル.xlsx` なら全行を書き出せます（`--limit` で行数を絞ることもできます）",
    ),
    # Links
    "not-an-address": Template(
        "`{address}` is no address of a number: axstat:query/column?parameter=value&where.column=value",
        "「{address}」は数値のアドレスではありません（`axstat:クエリ/列?パラメーター=値&where.列=値` の形です）",
        "`axstat link QUERY COLUMN` prints one",
        "`axstat link クエリ 列` で作れます",
    ),
    "address-names-twice": Template(
        "`{address}` names `{name}` twice",
        "「{address}」に `{name}` が 2 回あります",
        "name it once",
        "1 回だけ書いてください",
    ),
    "address-outside-link": Template(
        "an address stands here where no number can be read",
        "数値として読み取れない所にアドレスがあります",
        "write `[text](address)`, with blanks and brackets of the address encoded: `axstat link` does it",
        "`[文字](アドレス)` の形にし、空白や括弧は符号化してください（`axstat link` が行います）",
    ),
    "no-such-column": Template(
        "the query `{query}` has no column `{column}`; nearest: {near:b}",
        "クエリ `{query}` に列 `{column}` はありません。近いもの：{near:b}",
        "`axstat query {query:c} --describe` lists the columns",
        "`axstat query {query:c} --describe` で列を確認できます",
    ),
    "no-such-row": Template(
        "no row of `{query}` is the one that the link chooses",
        "`{query}` に、リンクが指す行はありません",
        "correct what stands behind `where.`",
        "`where.` の指定を直してください",
    ),
    "several-rows": Template(
        "{n:row} of `{query}` are what the link chooses",
        "`{query}` の {n:,} 行がリンクの指定に当てはまります",
        "choose one with `where.column=value`",
        "`where.列=値` で 1 行に絞ってください",
    ),
    "no-value-there": Template(
        "`{query}` has no value in `{column}` there",
        "`{query}` の `{column}` には、その行の値がありません",
        "`axstat query {query:c}` shows what is there",
        "`axstat query {query:c}` で確認してください",
    ),
    "not-a-number-there": Template(
        "`{column}` of `{query}` holds no numbers",
        "`{query}` の `{column}` は数値の列ではありません",
        "`axstat query {query:c} --describe` lists the columns",
        "`axstat query {query:c} --describe` で列を確認できます",
    ),
    # What is printed
    "no-number-in-link": Template("no number stands in the link", "リンクの中に数値がありません"),
    "several-numbers-in-link": Template("more than one number stands in the link", "リンクの中に複数の数値があります"),
    "number-not-read": Template("`{text}` can be read as no one number", "「{text}」は 1 つの数値として読み取れません"),
    "number-differs": Template("the data say `{expected}`", "データは「{expected}」です"),
    "number-differs-from": Template(
        "the data say {value} (`{unit}`), which is not `{printed}`",
        "データは {value}（{unit}）で、「{printed}」とは一致しません",
    ),
    "number-of-other-sign": Template(
        "the data say {value} (`{unit}`): the sign of `{printed}`, or the word beside it, says the other side of zero",
        "データは {value}（{unit}）です。「{printed}」の符号または前後の語と、正負が合いません",
    ),
    "number-signed-twice": Template(
        "the sign of `{printed}` and the word beside it say the opposite",
        "「{printed}」の符号と前後の語が食い違っています",
    ),
    "number-of-other-unit": Template(
        "the unit of `{printed}` is not that of the data (`{unit}`)",
        "「{printed}」の単位がデータの単位（{unit}）と異なります",
    ),
    "number-of-other-span": Template(
        "nothing beside `{printed}` says that it is counted as the data are (`{unit}`), per year or per month",
        "「{printed}」の前後からは、データ（{unit}）と同じ年間・月間の数値とは読み取れません",
    ),
    "number-without-unit": Template(
        "`{printed}` has no unit beside it, and the data are in `{unit}`",
        "「{printed}」に単位がなく、データの単位（{unit}）で書かれたとは読み取れません",
    ),
    "number-denied": Template("the sentence denies `{printed}`", "文が「{printed}」を否定しています"),
    "number-is-no-change": Template(
        "the sentence says `{printed}` of a change, and the column `{column}` holds no changes",
        "文は「{printed}」を増減として述べていますが、列「{column}」は増減の値ではありません",
        "link the column that holds the change; a query declares it with `-- signed: column`",
        "増減の列をリンクしてください（クエリでは `-- signed: 列` と宣言します）",
    ),
    "number-of-other-meaning": Template(
        "the sentence says `{word}` of `{printed}`, and the column holds `{column}`",
        "文は「{printed}」を「{word}」と述べていますが、リンク先の列は「{column}」です",
        "link the column that the sentence speaks of",
        "文が述べている列をリンクしてください",
    ),
    "number-of-other-year": Template(
        "the sentence speaks of {said}, the value behind the link is of {own}",
        "文は「{said}」の値と述べていますが、リンク先は{own:q}の値です",
        "link the value of the time that the sentence names, or correct the sentence",
        "文の時点の値にリンクし直すか、文を直してください",
    ),
    "range-too-wide": Template(
        "`{printed}` is wider than one step of its last digit: link each end by itself",
        "「{printed}」は範囲が広く、1 つの値との一致を確かめられません（両端を別々にリンクしてください）",
    ),
    "number-simulated": Template(
        "it is made from simulated data",
        "もとの値は模擬データです",
        "`--allow-simulated` lets it pass",
        "`--allow-simulated` で許せます",
    ),
    "total-differs": Template(
        "`{head}` says `{printed}`, its parts add up to {expected} ({off} off)",
        "「{head}」は「{printed}」ですが、内訳の和は {expected} です（差 {off}）",
    ),
    "difference-differs": Template(
        "`{head}` says `{printed}`, the difference is {expected} ({off} off)",
        "「{head}」は「{printed}」ですが、差は {expected} です（差 {off}）",
    ),
    "total-within-rounding": Template(
        "`{head}` says `{printed}`, its parts add up to {expected}: within rounding",
        "「{head}」は「{printed}」、内訳の和は {expected}（四捨五入の幅の内）",
    ),
    "tracked-changes": Template(
        "tracked changes: {inserted:insertion} and {deleted:deletion}; the text with all of them accepted was checked",
        "変更履歴があります（挿入 {inserted:,}、削除 {deleted:,}）。すべて承諾した本文を照合しました",
    ),
    # Places
    "place-line": Template("{line}:{column}", "{line}:{column}"),
    "place-paragraph": Template("paragraph {paragraph}", "段落 {paragraph}"),
    "place-cell": Template("table {table}, row {row}, column {column}", "表 {table} の {row} 行 {column} 列"),
    "place-slide": Template("slide {slide}, `{shape}`", "スライド {slide}「{shape}」"),
    "place-slide-cell": Template(
        "slide {slide}, `{shape}`, row {row}, column {column}", "スライド {slide}「{shape}」の {row} 行 {column} 列"
    ),
    "place-other": Template("`{name}`", "`{name}`"),
    "place-part": Template("{part}, paragraph {paragraph}", "{part} 段落 {paragraph}"),
    "place-part-cell": Template(
        "{part}, table {table}, row {row}, column {column}", "{part} 表 {table} の {row} 行 {column} 列"
    ),
    "part-header": Template("header {number}", "ヘッダー {number}"),
    "part-footer": Template("footer {number}", "フッター {number}"),
    "part-footnote": Template("footnote {number}", "脚注 {number}"),
    "part-endnote": Template("endnote {number}", "文末脚注 {number}"),
    "part-textbox": Template("text box {number}", "テキストボックス {number}"),
    "part-notes": Template("notes {number}", "ノート {number}"),
    "number-not-printed": Template(
        "the value in `{unit}` cannot be printed so that it can be read back: {value}",
        "単位「{unit}」の値 {value} は、読み戻せる形に書けません",
        "link a column whose unit axstat knows",
        "axstat が単位を知っている列をリンクしてください",
    ),
    # The report of a check
    "document-counts": Template(
        "{linked:,} linked   {ok} ok   {differs:,} differ   {stale:,} stale   {unread:,} unread   {simulated:,} simulated"
        "     {unlinked:,} without link",
        "リンク付き {linked:,}   一致 {ok}   相違 {differs:,}   リンク切れ {stale:,}   読み取れず {unread:,}   模擬データ {simulated:,}"
        "     リンクなしの数値 {unlinked:,}",
    ),
    "ok-of-simulated": Template("{ok} ({n:,} of them simulated)", "{ok}（うち模擬データ {n:,}）"),
    "document-rest": Template(
        "{apart:,} set apart (years, dates, pages …), {without:paragraph} without numbers",
        "年・日付・ページなど {apart:,}、数値のない段落 {without:,}",
    ),
    "number-moved": Template("{before} → {after}", "{before} → {after}"),
    "no-value": Template("no value", "値なし"),
    "numbers-moved": Template(
        "{n:,} of {of:linked number} {n:~moves/move} against that vintage",
        "その版に対して、リンク付き {of:,} のうち {n:,} の値が動きます",
    ),
    "nearest-value": Template("near: {value} → {command}", "近い値：{value} → {command}"),
    "documents-checked": Template(
        "{n:document}: {linked:linked number}, {ok:,} ok", "文書 {n:,}：リンク付き {linked:,}、一致 {ok:,}"
    ),
    "fixed-numbers": Template(
        "{file}: {n:number} rewritten, {left:,} left to you", "{file}：{n:,} 件を書き直しました（残り {left:,} 件）"
    ),
    "checking-now": Template("[{n}/{of}] checking {what}", "[{n}/{of}] 照合中 {what}"),
    "document-changed": Template(
        "`{path}` was changed while it was checked; nothing was written",
        "照合中に `{path}` が変更されました。書込みはしていません",
        "close it in other programs and run the check again",
        "ほかのソフトで閉じてから、もう一度実行してください",
    ),
    "link-simulated": Template("the number is made from simulated data", "もとの値は模擬データです"),
    "fix-needs-one": Template(
        "`-o` names one file for several documents",
        "`-o` に指定できる出力先は 1 つですが、文書が複数あります",
        "check one document, or mend them in place",
        "文書を 1 つにするか、`-o` なしでその場で直してください",
    ),
    "output-without-fix": Template(
        "`-o` is where `--fix` writes the mended document",
        "`-o` は `--fix` で直した文書の出力先です",
        "add `--fix`, or send the report to a file with `>`",
        "`--fix` を付けるか、結果は `>` でファイルに出力してください",
    ),
}
