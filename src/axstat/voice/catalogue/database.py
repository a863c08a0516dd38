"""Messages about the database: opening it, what is wrong with its file, who holds it, what it holds.

`path` is the database file.
"""

from __future__ import annotations

from axstat.voice.template import Template

_MOVE = (
    "rename the folder or file, or choose another place with `--db FILE`",
    "フォルダーまたはファイルの名前を変えるか、`--db ファイル` で別の場所を指定してください",
)

_OPENING = {
    "no-database": Template("there is no database `{path}`", "データベース `{path}` はまだありません"),
    "database-log-alone": Template(
        "there is no database `{path}`, but its log `{log}`, which holds changes of it",
        "データベース `{path}` がなく、その更新ログ `{log}` だけが残っています",
    ),
    "database-is-a-folder": Template(
        "`{path}` is a folder, not a database", "`{path}` はフォルダーで、データベースではありません"
    ),
    "database-is-a-device": Template(
        "`{path}` is a device or a pipe, not a database",
        "`{path}` はデバイスまたはパイプで、データベースではありません",
    ),
    "database-path-not-utf-8": Template(
        "`{path}` is no path in UTF-8, and DuckDB opens no other",
        "`{path}` は UTF-8 で書かれたパスではないため、DuckDB で開けません",
        *_MOVE,
    ),
    "database-not-opened": Template("`{path}` cannot be opened: {reason}", "`{path}` を開けません：{reason}"),
    "database-not-read": Template("`{path}` cannot be read: {reason}", "`{path}` を読み込めません：{reason}"),
    "database-not-written": Template("`{path}` cannot be written: {reason}", "`{path}` に書き込めません：{reason}"),
    "database-not-replaced": Template(
        "`{path}` cannot be replaced: {reason}", "`{path}` を置き換えられません：{reason}"
    ),
    "database-folder-not-created": Template(
        "`{path}` cannot be created: {reason}", "フォルダー `{path}` を作成できません：{reason}"
    ),
    "no-name-left": Template(
        "`{path}` has a thousand files of one name",
        "フォルダー `{path}` に同じ名前のファイルが 1,000 個あり、新しい名前を付けられません",
        "move those that you do not need to another folder",
        "不要なファイルを別のフォルダーに移してください",
    ),
}

_VERSIONS = {
    "database-of-another-kind": Template(
        "`{path}` is not a database: it is {what}",
        "`{path}` は axstat のデータベースではありません。中身は「{what}」です",
    ),
    "database-not-axstats": Template(
        "`{path}` is a DuckDB database, but not axstat's",
        "`{path}` は DuckDB のデータベースですが、axstat のものではありません",
    ),
    "database-schema": Template(
        "`{path}` has axstat's schema version {version}, this axstat reads {known}",
        "`{path}` のスキーマの版は {version} ですが、この axstat が読めるのは版 {known} です",
    ),
    "database-of-newer-duckdb": Template(
        "`{path}` was written by a newer DuckDB: {said}",
        "`{path}` は、より新しい版の DuckDB で作成されています（DuckDB：{said}）",
    ),
    "database-of-other-duckdb": Template(
        "`{path}` was written by another version of DuckDB: {said}",
        "`{path}` は、別の版の DuckDB で作成されています（DuckDB：{said}）",
    ),
}

_DAMAGE = {
    "database-cut-off": Template(
        "`{path}` is damaged: it breaks off after {size:,} bytes",
        "`{path}` は壊れています（{size:,} バイトで途切れています）",
    ),
    "database-overwritten": Template(
        "`{path}` is damaged: it is {what} now",
        "`{path}` は壊れています（中身が「{what}」に変わっています）",
    ),
    "database-unreadable": Template(
        "`{path}` is damaged: {said}",
        "`{path}` は壊れていて、読み込めない部分があります（DuckDB：{said}）",
    ),
    "database-hangs": Template(
        "`{path}` is damaged: DuckDB hangs while it reads it (stopped after {seconds} s)",
        "`{path}` は壊れています（読込みが終わらないため、DuckDB を {seconds} 秒で止めました）",
    ),
    "database-crashes": Template(
        "`{path}` is damaged: DuckDB stops while it reads it (exit code {code})",
        "`{path}` は壊れています（読込み中に DuckDB が終了コード {code} で異常終了しました）",
    ),
    "observations-missing": Template(
        "`{path}` is damaged: it holds {there:,} of {loaded:,} observations",
        "`{path}` は壊れています（取り込んだ {loaded:,} 個の値のうち、{there:,} 個しかありません）",
    ),
    "observations-too-many": Template(
        "`{path}` is damaged: it holds {there:,} observations, though only {loaded:,} {loaded:~was/were} loaded",
        "`{path}` は壊れています（取り込んだ値は {loaded:,} 個ですが、{there:,} 個あります）",
    ),
    "log-damaged": Template("`{log}`, the log of `{name}`, is damaged", "`{name}` の更新ログ `{log}` が壊れています"),
    "log-of-another": Template(
        "`{log}` is the log of another database, or of another state of this one",
        "`{log}` は、別のデータベース、またはこのデータベースの別の時点のログです",
    ),
}

_HELD = {
    "database-held": Template("`{path}` is held by {holder}{waited}", "`{path}` は、{holder}が使用中です{waited}"),
    "waited": Template(" (waited {seconds} s)", "（{seconds} 秒待ちました）"),
    "waiting": Template(
        "waiting for {holder}, which holds `{path}`", "`{path}` は、{holder}が使用中です。終了を待っています"
    ),
    "holder": Template("process {pid} (`{command}`) since {since}", "プロセス {pid}（`{command}`、{since} 開始）"),
    "holder-program": Template("process {pid} (`{program}`)", "プロセス {pid}（`{program}`）"),
    "holder-this-process": Template("this process", "このプロセス自身"),
    "holder-unknown": Template("another process", "別のプロセス"),
    "lock-not-written": Template(
        "`{path}` cannot be written: {reason}", "フォルダー `{path}` に書き込めません：{reason}"
    ),
    "disk-without-locks": Template(
        "`{path}` is on a disk without locks: {reason}",
        "フォルダー `{path}` のディスクは、ファイルのロックに対応していません：{reason}",
        "choose a place on another disk with `--db FILE`",
        "`--db ファイル` で別のディスクを指定してください",
    ),
}

_SOURCES = {
    "no-such-source": Template("there is no source {id}", "出典 {id} はありません"),
    "file-says-otherwise": Template(
        "the file of source {id} itself says `{printed}` ({name})",
        "出典 {id} のファイル自体に「{printed}」（{name}）と書かれています",
        "`--replace` cites your word instead; what the file says is kept beside it",
        "`--replace` を付けると、指定した内容で引用します（ファイルの記載も残します）",
    ),
    "simulated-not-before-real": Template(
        "source {id} is simulated, and real data of the same dataset and year are loaded",
        "出典 {id} は模擬データで、同じデータセット・同じ年度の実データが取り込まれています",
        "simulated values never take the place of real ones; `axstat sources` lists what is loaded",
        "模擬データを実データより優先することはできません。取込み済みの出典は `axstat sources` で確認できます",
    ),
    "values-contradict": Template(
        "`{file}!{cell}` says {value} and `{old_file}!{old_cell}` (source {older}) says {old_value} for {measure} of "
        "{claimed}{more}; `{title}` and `{old_title}` are not known to be editions of one table",
        "「{claimed}」の `{measure}` が、`{file}!{cell}` では {value}、`{old_file}!{old_cell}`（出典 {older}）では "
        "{old_value} です{more}。「{title}」と「{old_title}」が同じ表の別の版かどうか判断できません",
    ),
    "more-values-contradict": Template(
        " and {n:more value} {n:~differs/differ}", "（ほかに {n:,} 個の値が異なります）"
    ),
    "decide-which-source": Template(
        "decide with `axstat sources use {newer}` or `axstat sources use {older}`",
        "`axstat sources use {newer}` または `axstat sources use {older}` で、優先する出典を決めてください",
    ),
    "decide-before-loading": Template(
        "`axstat sources use {older}` keeps what is loaded, `axstat sources remove {older}` takes it out; "
        "then ingest this file again",
        "取込み済みの値を優先する場合は `axstat sources use {older}`、取り除く場合は `axstat sources remove {older}` を"
        "実行してから、このファイルをもう一度取り込んでください",
    ),
    "dataset-named-as-view": Template(
        "a dataset cannot be called `{name}`: a view of the database has that name",
        "データベースに同じ名前のビューがあるため、データセットに `{name}` という名前は付けられません",
        "give the dataset another name in its declaration",
        "データセットの宣言で別の名前を付けてください",
    ),
    "observations-lost": Template(
        "sheet `{sheet}` should give {expected:observation}, but gave {stored:,}",
        "シート「{sheet}」から {expected:,} 個の値が得られるはずですが、保存されたのは {stored:,} 個です",
    ),
    "observation-stored-twice": Template(
        "an observation is stored twice: {stored:,} observations of {items:line}",
        "同じ値が二重に保存されました（{items:,} 行に対して値が {stored:,} 個あります）",
    ),
    "series-of-wrong-length": Template(
        "series `{series}` on sheet `{sheet}` has {lengths} values, not one for each of {items:item}",
        "シート「{sheet}」の系列「{series}」の値は {lengths} 個で、項目の数 {items:,} と一致しません",
    ),
    "backup-holds-more": Template(
        "the backup `{path}` holds {names:b}, which the database lacks and which would be lost",
        "バックアップ `{path}` にある出典 {names:b} は今のデータベースにないため、バックアップを置き換えると失われます",
    ),
    "database-holds-more": Template(
        "the database `{path}` holds {names:b}, which the backup lacks and which would be lost",
        "データベース `{path}` にある出典 {names:b} はバックアップにないため、復元すると失われます",
    ),
}

TEMPLATES: dict[str, Template] = {**_OPENING, **_VERSIONS, **_DAMAGE, **_HELD, **_SOURCES}
