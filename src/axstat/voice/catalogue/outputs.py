"""Messages about the files that axstat writes: what must not be replaced, and what cannot be written."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    "outputs-are-one-file": Template(
        "`{one}` and `{other}` are one file",
        "`{one}` と `{other}` は同じファイルです",
        "give each output a file of its own",
        "出力ごとに別のファイルを指定してください",
    ),
    "output-not-written": Template("cannot write `{path}`: {reason}", "`{path}` に書き込めません：{reason}"),
    "copy-not-written": Template(
        "cannot write `{path}`: {reason}",
        "`{path}` に書き込めません：{reason}",
        "check the rights of the folder and the room on its disk, or name another place",
        "フォルダーの権限とディスクの空きを確認するか、別の場所を指定してください",
    ),
    "give-a-backup": Template(
        "give the file that `axstat backup` wrote", "`axstat backup` で作成したファイルを指定してください"
    ),
    "output-is-a-disk": Template(
        "cannot write `{path}`: it is a disk",
        "`{path}` はディスクそのもののため、書き込めません",
        "give the name of a file",
        "ファイル名を指定してください",
    ),
    "output-is-a-folder": Template(
        "cannot write `{path}`: it is a folder",
        "`{path}` はフォルダーのため、書き込めません",
        "give the name of a file in it",
        "フォルダーの中のファイル名を指定してください",
    ),
    "output-in-raw": Template(
        "`{path}` lies in `data/raw`, the folder of the sources", "`{path}` は元資料のフォルダー `data/raw` の中です"
    ),
    "output-of-database": Template(
        "`{path}` belongs to the database", "`{path}` はデータベースの一部として使われるファイルです"
    ),
    "output-is-record": Template(
        "`{path}` is where axstat records its outputs", "`{path}` はaxstat が出力の記録に使うファイルです"
    ),
    "output-is-a-database": Template("`{path}` is a database", "`{path}` はデータベースです"),
    "output-is-a-source": Template(
        "`{path}` is the loaded source `{source}`", "`{path}` は取込み済みの元資料 `{source}` です"
    ),
    "output-is-a-link": Template("`{path}` is a symbolic link", "`{path}` はシンボリックリンクです"),
    "output-is-read-only": Template("`{path}` is read-only", "`{path}` は読取専用です"),
    "output-of-others": Template(
        "`{path}` is there already, and not as axstat wrote it",
        "`{path}` は既にあり、axstat が書いたままのファイルではありません",
    ),
    "backup-is-the-database": Template("`{path}` is the database itself", "`{path}` はデータベースそのものです"),
    "restored-from-itself": Template(
        "`{path}` is the database itself",
        "`{path}` は復元先のデータベースそのものです",
        "give the file that `axstat backup` wrote",
        "`axstat backup` で作成したファイルを指定してください",
    ),
    "no-backup-there": Template(
        "`{path}` exists and is no backup: {why}",
        "`{path}` にはバックアップではないものが既にあります（{why}）",
    ),
    # What is presented
    "no-column": Template(
        "there is no column `{name}`", "「{name}」という列はありません", "nearest: {near:b}", "近いもの：{near:b}"
    ),
    "no-format-by-suffix": Template(
        "`{file}` has no suffix that names a format",
        "`{file}` の拡張子から出力の形式が分かりません",
        "use one of {suffixes}, or say `--format`",
        "{suffixes:b} のどれかを使うか、`--format` を付けてください",
    ),
    "no-format": Template(
        "`{name}` is not a format",
        "「{name}」という形式はありません",
        "one of {formats}",
        "{formats:b} から選んでください",
    ),
    "sheet-too-small": Template(
        "{rows:,} rows and {columns:,} columns, the heading included, do not fit a sheet of Excel, which takes "
        "{most_rows:,} and {most_columns:,}",
        "見出しを含めて {rows:,} 行 {columns:,} 列は、Excel のシート（{most_rows:,} 行 {most_columns:,} 列）に収まりません",
    ),
    "cell-too-small": Template(
        "`{cell}` would have {length:,} characters, and Excel takes {most:,} in a cell",
        "`{cell}` は {length:,} 文字で、Excel のセル（{most:,} 文字）に収まりません",
    ),
}
