"""Messages of `doctor`, `backup` and `restore`: what was looked at, mended and kept."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    "packages-missing": Template("missing: {names}", "入っていません：{names}"),
    "no-database-yet": Template(
        "none at {path} yet", "{path} はまだありません", "`axstat ingest` builds it", "`axstat ingest` で作成します"
    ),
    "database-whole": Template("{path}: {sources:source}, {size}", "{path}：出典 {sources:,}、{size}"),
    "simulated-loaded": Template(
        "simulated sources are loaded",
        "模擬データの出典を取り込んでいます",
        "`axstat ingest FILE` with real data replaces the simulated figures of its year",
        "`axstat ingest ファイル` で実データを取り込むと、その年度は置き換わります",
    ),
    "no-record": Template(
        "there is none beside the database",
        "データベースの横に記録がありません",
        "`axstat doctor --repair` writes it",
        "`axstat doctor --repair` で作成します",
    ),
    "recorded-not-loaded": Template(
        "sources that the database does not hold: {names}",
        "データベースにない出典が記録にあります：{names}",
        "`axstat ingest FILE` loads them again",
        "`axstat ingest ファイル` で取り込んでください",
    ),
    "folder-read-only": Template(
        "{folder} cannot be written: reading only",
        "{folder} に書き込めません（閲覧はできますが、取込みはできません）",
        "choose another place with `--db FILE`",
        "`--db ファイル` で別の場所を指定してください",
    ),
    "no-workbooks": Template(
        "no workbook in {folder}",
        "{folder} にワークブックがありません",
        "put workbooks there",
        "そこにワークブックを置いてください",
    ),
    "workbooks-not-loaded": Template(
        "{folder}: {n:,} of {of:,} not loaded",
        "{folder}：{of:,} 件中 {n:,} 件が未取込みです",
        "`axstat ingest` loads them, or says why not",
        "`axstat ingest` で取り込んでください（できないときは理由を示します）",
    ),
    "workbooks-loaded": Template("{folder}: {n:file}, all loaded", "{folder}：{n:,} 件、すべて取込み済みです"),
    "encodings": Template("stdout {stdout}, files {files}", "標準出力 {stdout}、ファイル {files}"),
    "encoding-not-utf8": Template(
        "stdout {stdout}, files {files}",
        "標準出力 {stdout}、ファイル {files}",
        "set `PYTHONUTF8=1`",
        "環境変数 `PYTHONUTF8=1` を設定してください",
    ),
    "limit": Template("{name} {most:,}", "{name} {most:,}"),
    "terminal": Template("{width:column}, colour {colour}", "{width} 桁、色{colour}"),
    "terminal-narrow": Template(
        "{width:column}",
        "{width} 桁",
        "widen the window: wide tables print as records",
        "画面を広げてください（狭いと表は項目ごとの表示になります）",
    ),
    "no-temporary-folder": Template(
        "no temporary folder: {why}",
        "一時フォルダーを使用できません（{why}）",
        "set `TMPDIR`",
        "環境変数 `TMPDIR` を設定してください",
    ),
    "query-limits": Template(
        "memory {memory}, result {result}, temporary files {disk}, threads {threads}",
        "メモリー {memory}、結果 {result}、一時ファイル {disk}、スレッド {threads}",
    ),
    # Repair, backup, restore
    "nothing-says-what-was-loaded": Template(
        "{fault}, and nothing beside it says what was loaded", "{fault}。取り込んだファイルの記録もありません"
    ),
    "nothing-to-repair": Template("{path} is whole: nothing to repair", "{path} は正常です"),
    "log-put-aside": Template(
        "{path} is whole; the log that is not its own is kept as {kept}",
        "{path} は正常です。対応しない更新ログを {kept} に移しました",
    ),
    "not-rebuilt": Template(
        "{path} cannot be rebuilt: no workbook was found with the bytes that were loaded; it is left as it is",
        "{path} を作り直せません。同じ内容のワークブックが見つかりません（元のファイルはそのままです）",
    ),
    "rebuilt": Template(
        "rebuilt {path}: {back:,} of {n:,} sources are back{kept}",
        "{path} を作り直しました：出典 {n:,} 件中 {back:,} 件を復元{kept}",
    ),
    "kept-as": Template("; what was there is kept as {kept}", "。それまでのファイルは {kept} に残しています"),
    "restored": Template(
        "restored {path} from {file}: {sources:source}{kept}",
        "{file} から {path} を復元しました：出典 {sources:,} 件{kept}",
    ),
    "backed-up": Template(
        "{path}: {sources:source}, {bytes:byte}, written and read again",
        "{path}：出典 {sources:,} 件、{bytes:,} バイトを保存し、すべて読めることを確認しました",
    ),
}
