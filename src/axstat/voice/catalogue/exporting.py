"""Messages about exports: writing one, and taking one back."""

from __future__ import annotations

from axstat.voice.template import Template

_ELSEWHERE = (
    "give a folder that is not there yet, or is empty",
    "まだないフォルダーか、空のフォルダーを指定してください",
)

TEMPLATES: dict[str, Template] = {
    "exported": Template(
        "{path}: {observations:observation} of {sources:source}, {files:file}, {bytes:byte}{simulated}",
        "{path}：出典 {sources:,} 件の値 {observations:,} 個を {files:,} ファイル（{bytes:,} バイト）に書き出しました{simulated}",
    ),
    "exported-simulated": Template(
        "; simulated data are among them (column `simulated`)", "。模擬データを含みます（列 `simulated`）"
    ),
    "nothing-to-export": Template(
        "the database holds no source",
        "データベースに出典がありません",
        "`axstat ingest` loads workbooks",
        "`axstat ingest` でワークブックを取り込んでください",
    ),
    "export-over-link": Template("`{path}` is a symbolic link", "`{path}` はシンボリックリンクです", *_ELSEWHERE),
    "export-over-file": Template("`{path}` is a file", "`{path}` はファイルです", *_ELSEWHERE),
    "export-over-others": Template(
        "the folder `{path}` holds other things than an export as axstat wrote it",
        "フォルダー `{path}` には、axstat が書き出したままのエクスポートではないものがあります",
        *_ELSEWHERE,
    ),
    # Taking one back
    "export-without-list": Template(
        "`{path}` lacks the list `{name}` of an export", "`{path}` にエクスポートの一覧 `{name}` がありません"
    ),
    "export-list-unreadable": Template(
        "`{path}` is not the list of an export of axstat", "`{path}` は axstat のエクスポートの一覧ではありません"
    ),
    "export-newer": Template(
        "`{path}` is an export of format {version}, this axstat reads {known}",
        "`{path}` は形式 {version} のエクスポートですが、この axstat が読めるのは形式 {known} です",
    ),
    "export-schema": Template(
        "`{path}` is an export of a database of schema version {version}, this axstat has {known}",
        "`{path}` はスキーマ版 {version} のデータベースのエクスポートですが、この axstat のスキーマ版は {known} です",
    ),
    "export-not-read": Template("`{path}` cannot be read: {reason}", "`{path}` を読み込めません：{reason}"),
    "export-file-missing": Template(
        "the file `{path}` of the export is missing", "エクスポートのファイル `{path}` がありません"
    ),
    "export-file-changed": Template(
        "the file `{path}` of the export is not as axstat wrote it",
        "エクスポートのファイル `{path}` が、axstat の書き出した内容と異なります",
    ),
    "export-file-outside": Template(
        "the export `{path}` lists the file `{name}`, which lies outside of it",
        "エクスポート `{path}` の一覧に、フォルダーの外のファイル `{name}` があります",
    ),
    "export-does-not-fit": Template(
        "the files of the export `{path}` have other columns than its format",
        "エクスポート `{path}` のファイルの列が、形式と一致しません",
    ),
    "export-incomplete": Template(
        "the export `{path}` holds {stored:,} of {expected:observation} of `{file}`",
        "エクスポート `{path}` には、`{file}` の値 {expected:,} 個のうち {stored:,} 個しかありません",
    ),
    "export-with-options": Template(
        "`{path}` is an export: it is taken back as it was read, without {options:b}",
        "`{path}` はエクスポートのため、{options:b} は使えません。読み取られたときのまま取り込みます",
        "leave the options out, or name workbooks",
        "オプションを外すか、ワークブックを指定してください",
    ),
}
