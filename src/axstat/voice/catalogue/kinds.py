"""Kinds of refusals: what they are called, and what to do where the message itself does not say it."""

from __future__ import annotations

from axstat.voice.template import Template

KINDS: dict[str, Template] = {
    "axstat": Template("axstat could not go on", "処理を続けられません", "", ""),
    "usage": Template(
        "an option or argument cannot be used",
        "オプションまたは引数が正しくありません",
        "`axstat --help` lists commands; `axstat COMMAND --help` its options",
        "`axstat --help` でコマンド、`axstat コマンド名 --help` でオプションを確認してください",
    ),
    "path-not-found": Template(
        "a file or folder does not exist",
        "ファイルまたはフォルダーが見つかりません",
        "check the spelling and the folder you are in",
        "つづりと現在のフォルダーを確認してください",
    ),
    "unknown-name": Template(
        "a name is not known",
        "名前が見つかりません",
        "the message names the nearest ones",
        "メッセージに示された近い名前を確認してください",
    ),
    "output-not-writable": Template(
        "an output file cannot be written",
        "出力ファイルに書き込めません",
        "close the file if it is open in another program, or choose another folder with `-o`",
        "ほかのソフトで開いていれば閉じるか、`-o` で別の場所を指定してください",
    ),
    "not-a-backup": Template(
        "the file is no backup",
        "バックアップではありません",
        "give another file name",
        "別のファイル名を指定してください",
    ),
    "output-protected": Template(
        "an output would replace a source or the database",
        "出力先が元資料またはデータベースです",
        "choose another file: sources, `data/raw` and the database are never written over",
        "別のファイルを指定してください（元資料、`data/raw`、データベースには上書きできません）",
    ),
    "output-not-ours": Template(
        "an output would replace what axstat did not write",
        "出力先に axstat が書いたのではないファイルがあります",
        "choose another file, or replace this one with `--force`",
        "別のファイルを指定するか、`--force` で置き換えてください",
    ),
    "too-large-for-excel": Template(
        "the result does not fit a sheet of Excel",
        "Excel のシートに収まりません",
        "write .csv or .parquet instead, or ask for less",
        ".csv か .parquet で出力するか、条件を絞ってください",
    ),
    "not-loaded": Template(
        "the data asked for is not loaded",
        "指定されたデータは取り込まれていません",
        "`axstat sources` shows what is loaded; `axstat ingest FILE` adds to it",
        "`axstat sources` で取込み済みデータを確認し、`axstat ingest ファイル` で追加してください",
    ),
    "query-failed": Template(
        "the query cannot run",
        "クエリを実行できません",
        "docs/schema.md lists views and columns; `axstat query --list` lists the queries that are there",
        "表と列の一覧は docs/schema.md に、用意されたクエリの一覧は `axstat query --list` にあります",
    ),
    "not-a-workbook": Template(
        "the file is not a workbook",
        "ワークブックではありません",
        "open the file in Excel and save it as .xlsx, or fetch it again",
        "Excel で開いて .xlsx で保存し直すか、もう一度ダウンロードしてください",
    ),
    "workbook-locked": Template(
        "the workbook is protected by a password",
        "パスワードで保護されています",
        "open it in Excel with its password and save a copy without one",
        "Excel でパスワードを入力して開き、パスワードなしで保存し直してください",
    ),
    "limit-exceeded": Template(
        "the file is larger than a safety limit",
        "安全のための上限を超えています",
        "if you trust the file, raise the limit that the message names",
        "信頼できるファイルであれば、メッセージに示された上限を引き上げてください",
    ),
    "not-understood": Template(
        "no table was recognised",
        "表を認識できません",
        "`axstat inspect {typed:c}` shows what axstat sees; docs/guides/refused-workbook.md says what to do",
        "`axstat inspect {typed:c}` で認識結果を確認してください（docs/guides/refused-workbook.ja.md）",
    ),
    "period-unknown": Template(
        "the year of the data is not stated",
        "データの年度が分かりません",
        "give the fiscal year of the data with `--year`, for example `--year 2024`",
        "`--year 2024` のようにデータの年度を指定してください",
    ),
    "check-failed": Template(
        "a data check failed",
        "データの検査に合格しません",
        "nothing of this file was loaded; correct the workbook, or see what axstat read with `axstat inspect {typed:c}`",
        "このファイルは取り込んでいません。ワークブックを修正するか、`axstat inspect {typed:c}` で読取結果を確認してください",
    ),
    "database": Template(
        "the database cannot be used",
        "データベースを使用できません",
        "check the rights of its folder and the room on its disk, or choose another place with `--db FILE`",
        "フォルダーの権限とディスクの空きを確認するか、`--db ファイル` で別の場所を指定してください",
    ),
    "database-missing": Template(
        "there is no database yet",
        "データベースがまだありません",
        "`axstat ingest` builds it from the workbooks in `data/raw`",
        "`axstat ingest` で `data/raw` のワークブックから作成してください",
    ),
    "database-busy": Template(
        "another process holds the database",
        "データベースは使用中です",
        "wait until it has finished, or give more time with `--wait SECONDS`",
        "終了を待つか、`--wait 秒数` で待ち時間を延ばしてください",
    ),
    "database-damaged": Template(
        "the database is damaged",
        "データベースが壊れています",
        "`axstat doctor --repair` keeps it under another name and rebuilds it as `axstat ingest` loaded it",
        "`axstat doctor --repair` でワークブックから作り直せます（壊れたファイルは別名で残します）",
    ),
    "database-unrecorded": Template(
        "the database is damaged and nothing says what was loaded",
        "データベースが壊れていて、取り込んだファイルの記録もありません",
        "move it away, then `axstat ingest` loads the workbooks in `data/raw`",
        "別の場所に移してから `axstat ingest` で `data/raw` のワークブックを取り込んでください",
    ),
    "database-log": Template(
        "the log beside the database belongs to another database",
        "データベースの更新ログが別のデータベースのものです",
        "put the database back that the log belongs to, or `axstat doctor --repair` puts the log aside",
        "ログに対応するデータベースを戻すか、`axstat doctor --repair` でログを別名で残してください",
    ),
    "database-version": Template(
        "the database is from an older version",
        "古い版のデータベースです",
        "`axstat doctor --repair` keeps it under another name and rebuilds it as `axstat ingest` loaded it",
        "`axstat doctor --repair` でワークブックから作り直せます（古いファイルは別名で残します）",
    ),
    "database-newer": Template(
        "the database is from a newer version",
        "新しい版のデータベースです",
        "install the axstat that wrote it, or choose another place with `--db FILE`",
        "作成した版の axstat を使うか、`--db ファイル` で別の場所を指定してください",
    ),
    "database-foreign": Template(
        "the file is no database of axstat",
        "axstat のデータベースではありません",
        "choose another place with `--db FILE`, or move it away and run `axstat ingest`; axstat leaves it as it is",
        "`--db ファイル` で別の場所を指定するか、そのファイルを移して `axstat ingest` を実行してください（axstat は変更しません）",
    ),
    "sources-missing": Template(
        "sources would be lost",
        "出典が失われます",
        "`axstat sources` lists what is loaded; `--force` replaces it all the same",
        "`axstat sources` で確認してください。それでも置き換える場合は `--force` を付けてください",
    ),
    "export-foreign": Template(
        "the folder is no export of axstat",
        "axstat のエクスポートではありません",
        "give a folder that `axstat export` wrote",
        "`axstat export` で書き出したフォルダーを指定してください",
    ),
    "export-version": Template(
        "another version of axstat wrote the export",
        "別の版の axstat が書き出したエクスポートです",
        "take it back with that version, and export or load the workbooks anew",
        "その版の axstat で取り込むか、ワークブックを取り込み直してください",
    ),
    "export-damaged": Template(
        "the export is damaged",
        "エクスポートが壊れています",
        "copy it again from where it came from, or export again",
        "元の場所からコピーし直すか、もう一度 `axstat export` を実行してください",
    ),
    "query-timeout": Template(
        "the query ran longer than allowed",
        "クエリが制限時間を超えました",
        "narrow the query, or give more time with `--timeout SECONDS`",
        "条件を絞るか、`--timeout 秒数` で制限時間を延ばしてください",
    ),
    "query-too-large": Template(
        "the query needs more memory or disk than allowed",
        "クエリに必要なメモリーまたはディスクが上限を超えました",
        "narrow the query (fewer rows or columns), or raise the limit that the message names",
        "条件や列を絞るか、メッセージに示された環境変数で上限を引き上げてください",
    ),
    "glyph-missing": Template(
        "the font has no glyph for a character",
        "フォントに文字がありません",
        "choose a font that has it with `--font FILE`",
        "`--font ファイル` でその文字を含むフォントを指定してください",
    ),
    "axstat-failed": Template(
        "axstat itself failed",
        "axstat の不具合です",
        "send the file that the message names to those who maintain axstat: it says where axstat failed and holds nothing of a workbook but its name and hash",
        "メッセージに示されたファイルを axstat の開発者に送ってください（不具合の箇所と、ワークブックの名前・ハッシュ値だけを含み、内容は含みません）",
    ),
}
"""By the id of their class in axstat.errors; a kind without a remedy of its own has its parent's."""
