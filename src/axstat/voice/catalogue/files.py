"""Messages about files that axstat reads: what they are instead of a workbook, what is damaged in them, how large.

`file` is the name of a file as messages print it: `archive.zip/member.xlsx` inside an archive.
"""

from __future__ import annotations

from axstat.voice.template import Template

_SAVE = (
    "open the file in Excel and save it as .xlsx",
    "Excel で開き、.xlsx 形式で保存し直してください",
)
_FETCH = (
    "fetch the file again from the publisher's page",
    "公開元のページからもう一度ダウンロードしてください",
)
_RESAVE = (
    "open it in a text editor or Excel and save it as UTF-8; if it is not text, fetch it again",
    "テキストエディターか Excel で開き、UTF-8 で保存し直してください。"
    "テキストでない場合は、もう一度ダウンロードしてください",
)

_PATHS = {
    "no-raw-folder": Template(
        "there is no folder `data/raw` in `{folder}` or above it",
        "`{folder}` にも、その上位のフォルダーにも、フォルダー `data/raw` がありません",
        "name the workbooks: `axstat ingest FILE`",
        "`axstat ingest ファイル` のように、ワークブックを指定してください",
    ),
    "no-such-path": Template("there is no file or folder `{path}`", "ファイルまたはフォルダー `{path}` がありません"),
    "no-workbook-fits": Template(
        "no workbook fits `{path}`",
        "`{path}` に当てはまるワークブックがありません",
        "check the folder and the pattern: `*` stands for any part of a name, `**` for any folders",
        "フォルダーとパターンを確認してください（`*` は名前の任意の部分、`**` は任意の階層のフォルダーを表します）",
    ),
    "no-file": Template("there is no file `{path}`", "ファイル `{path}` がありません"),
    "file-not-read": Template(
        "`{path}` cannot be read: {reason}",
        "`{path}` を読み込めません：{reason}",
        "check the rights of the file",
        "ファイルのアクセス権を確認してください",
    ),
    "folder-no-workbook": Template(
        "`{path}` is a folder, not a workbook",
        "`{path}` はフォルダーで、ワークブックではありません",
        "give the workbook's own path",
        "ワークブックのファイルを指定してください",
    ),
    "device-no-workbook": Template(
        "`{path}` is a device or a pipe, not a workbook",
        "`{path}` はデバイスまたはパイプで、ワークブックではありません",
        "give the workbook's own path",
        "ワークブックのファイルを指定してください",
    ),
    "file-changed": Template(
        "`{file}` changed while it was being read",
        "読込み中に `{file}` の内容が変わりました",
        "wait until the program that writes it has finished, then run the command again",
        "ファイルを書き込んでいるソフトの終了を待ってから、もう一度実行してください",
    ),
    "above-file-limit": Template(
        "`{file}` holds more than {bound:,} {what}; the limit is `{bound:,}`",
        "`{file}` の{what}が、上限の {bound:,} を超えています",
        "if you trust the file, raise the limit: set `{variable}` to a larger number",
        "信頼できるファイルであれば、環境変数 `{variable}` に上限より大きい値を設定してください",
    ),
    "above-file-limit-by": Template(
        "`{file}` holds {figure:,} {what}; the limit is `{bound:,}`",
        "`{file}` の{what}は {figure:,} で、上限の {bound:,} を超えています",
        "if you trust the file, raise the limit: set `{variable}` to a larger number",
        "信頼できるファイルであれば、環境変数 `{variable}` に {figure:,} 以上の値を設定してください",
    ),
    "no-size": Template(
        "`{variable}` is `{value}`, not a whole number above zero",
        "環境変数 `{variable}` の値 `{value}` は、1 以上の整数ではありません",
        "for example `{variable}=8GiB` or `{variable}=500000000`",
        "`{variable}=8GiB` または `{variable}=500000000` のように指定してください",
    ),
    "size-too-small": Template(
        "`{variable}` is `{value}`, less than axstat can work with",
        "環境変数 `{variable}` の値 `{value}` は小さすぎるため、axstat を実行できません",
        "set it to `{least}` or more",
        "`{least}` 以上を指定してください",
    ),
}

_KINDS = {
    "open-in-excel": Template(
        "`{file}` only says that Excel has `{workbook}` open: it is no workbook",
        "`{file}` は、Excel が `{workbook}` を開いている間だけ作る作業用のファイルで、ワークブックではありません",
        "save and close `{workbook}` in Excel, and give its name",
        "Excel で `{workbook}` を保存して閉じ、その名前を指定してください",
    ),
    "file-empty": Template("`{file}` is empty", "`{file}` は空のファイルです", *_FETCH),
    "another-kind-of-file": Template(
        "`{file}` is {what}, not a workbook", "`{file}` の中身は「{what}」で、ワークブックではありません", *_FETCH
    ),
    "another-document": Template(
        "`{file}` is {what}, not a workbook",
        "`{file}` の中身は「{what}」で、ワークブックではありません",
        "if it holds a table, copy that into Excel and save it as .xlsx",
        "表が含まれている場合は、Excel に貼り付けて .xlsx 形式で保存してください",
    ),
    "kind-not-read": Template(
        "`{file}` is {what}, which axstat does not read",
        "`{file}` の形式「{what}」には対応していません",
        *_SAVE,
    ),
    "web-page": Template(
        "`{file}` is a web page, not a workbook (it starts with `{begins}`)",
        "`{file}` の中身は Web ページで、ワークブックではありません（先頭は `{begins}`）",
        f"{_FETCH[0]}; if Excel shows a table, save it as .xlsx",
        f"{_FETCH[1]}。Excel で開いて表が表示される場合は、.xlsx 形式で保存し直してください",
    ),
    "xml-document": Template(
        "`{file}` is an XML document, not a workbook (it starts with `{begins}`)",
        "`{file}` の中身は XML 文書で、ワークブックではありません（先頭は `{begins}`）",
        *_FETCH,
    ),
    "ole-without-workbook": Template(
        "`{file}` is an OLE document without a workbook",
        "`{file}` は旧形式の Office ファイル（OLE）ですが、ワークブックが入っていません",
        *_FETCH,
    ),
    "password": Template("`{file}` is protected by a password", "`{file}` はパスワードで保護されています"),
    "archive-encrypted": Template(
        "`{file}` is an encrypted zip file",
        "`{file}` は暗号化された zip ファイルです",
        "unzip it with its password and give the files in it",
        "パスワードを入力して展開し、中のファイルを指定してください",
    ),
    "archive-in-archive": Template(
        "`{file}` is an archive inside an archive",
        "`{file}` は、zip ファイルの中に入っている zip ファイルです",
        "unzip the outer one and give the inner ones",
        "外側の zip ファイルを展開し、内側の zip ファイルを指定してください",
    ),
    "archive-without-workbook": Template(
        "`{file}` is a zip archive that holds no workbook",
        "`{file}` は zip ファイルですが、ワークブックが入っていません",
        "unzip it to see what it holds, or fetch it again",
        "展開して中身を確認するか、もう一度ダウンロードしてください",
    ),
}

_TEXTS = {
    "text-binary": Template(
        "`{file}` holds binary data, not text or a workbook",
        "`{file}` の中身はバイナリーデータで、テキストでもワークブックでもありません",
        *_FETCH,
    ),
    "text-jis": Template(
        "`{file}` is text in ISO-2022-JP (JIS), which axstat does not read",
        "`{file}` の文字コード ISO-2022-JP（JIS）には対応していません",
        *_RESAVE,
    ),
    "text-not-encoded": Template(
        "`{file}` does not decode as {encoding}: byte `0x{byte}` at offset {at:,} (line {line:,}) is wrong",
        "`{file}` を文字コード {encoding} として読み込めません。"
        "{line:,} 行目（先頭から {at:,} バイトの位置）のバイト `0x{byte}` が正しくありません",
        *_RESAVE,
    ),
    "text-in-neither-encoding": Template(
        "`{file}` decodes as neither {encoding} nor {other}: byte `0x{byte}` at offset {at:,} (line {line:,}) is wrong",
        "`{file}` は、文字コード {encoding} としても {other} としても読み込めません。"
        "{line:,} 行目（先頭から {at:,} バイトの位置）のバイト `0x{byte}` が正しくありません",
        *_RESAVE,
    ),
    "text-no-table": Template(
        "`{file}` is {what}, not a table (it starts with `{begins}`)",
        "`{file}` の中身は「{what}」で、表ではありません（先頭は `{begins}`）",
        "a text file needs a comma, tab or semicolon between its values, on every line of the table",
        "テキストファイルの表は、どの行でも値をカンマ、タブまたはセミコロンで区切ってください",
    ),
    "line-too-long": Template(
        "`{file}` has {values:,} values on line {line:,}, where the lines of its table have at most {expected:,}",
        "`{file}` の {line:,} 行目には値が {values:,} 個ありますが、この表の 1 行の値は {expected:,} 個までです",
    ),
    "quote-commas": Template(
        'a number with a thousands comma, like any value with a comma, must be in quotation marks (`"1,234"`); '
        "a number may also be written without the comma",
        '桁区切りのカンマがある数値など、カンマを含む値は引用符で囲んでください（例：`"1,234"`）。'
        "数値のカンマは省いてもかまいません",
    ),
    "quote-tabs": Template(
        "a value with a tab in it must be in quotation marks", 'タブを含む値は、引用符（`"`）で囲んでください'
    ),
    "quote-semicolons": Template(
        "a value with a semicolon in it must be in quotation marks",
        'セミコロンを含む値は、引用符（`"`）で囲んでください',
    ),
}

_SIDECARS = {
    "sidecar-not-toml": Template(
        "`{path}` is not TOML: {said}",
        "`{path}` を TOML として読み取れません（`tomllib`：{said}）",
        "docs/guides/refused-workbook.md shows a sidecar",
        "書き方は docs/guides/refused-workbook.ja.md で確認してください",
    ),
    "sidecar-not-utf-8": Template(
        "`{path}` is not TOML: it is not in UTF-8",
        "`{path}` は UTF-8 で書かれていないため、TOML として読み取れません",
        "save it as UTF-8",
        "UTF-8 で保存し直してください",
    ),
    "sidecar-field": Template(
        "`{path}` has a field `{name}` that cannot be used",
        "`{path}` の項目 `{name}` は使えません",
        "fields are {known}: texts in quotes, the date as 2026-01-31",
        "使える項目は {known:b} です。文字列は引用符で囲み、日付は `2026-01-31` のように書いてください",
    ),
}

_FAILURES = {
    "axstat-failed": Template(
        "axstat itself failed{on} (`{kind}`){report}",
        "{on}axstat 自体の不具合が起きました（`{kind}`）。{report}",
    ),
    "reader-ended": Template(
        "the process that read `{file}` ended (exit code {code}), as when the machine runs out of memory; "
        "nothing of the file is loaded",
        "`{file}` を読んでいたプロセスが、終了コード {code} で異常終了しました（メモリー不足などによる）。このファイルは取り込んでいません",
        "run `axstat ingest --jobs 1` on this file: one process has the memory for itself",
        "このファイルを `axstat ingest --jobs 1` で取り込んでください（1 つのプロセスだけでメモリーを使えます）",
    ),
    "failed-on": Template(" on `{file}`", "`{file}` の処理中に、"),
    "failure-reported": Template("; `{path}` says where", "不具合の箇所を `{path}` に記録しました"),
    "failure-not-reported": Template(
        ", and no report of it could be written", "不具合を記録するファイルは作成できませんでした"
    ),
    "report-failure-again": Template(
        "make room on the disk or check the rights of the folder, then run the command again: axstat will write a "
        "report that you can send to those who maintain it",
        "ディスクの空きとフォルダーの権限を確認してから、もう一度実行してください。"
        "axstat の開発者に送るための記録ファイルが作成されます",
    ),
}

TEMPLATES: dict[str, Template] = {**_PATHS, **_KINDS, **_TEXTS, **_SIDECARS, **_FAILURES}
