"""Messages about statements in SQL: what a query may be, what it may take, what DuckDB says of it."""

from __future__ import annotations

from axstat.voice.template import Template

_NARROW = "narrow the query, or raise the limit: set `{variable}` to a larger size"
_NARROW_JA = "条件を絞るか、環境変数 `{variable}` にもっと大きい値を設定してください"

_STATEMENTS = {
    "columns-of-one-name": Template(
        "two columns are called `{column}`",
        "`{column}` という列が 2 つあります",
        "name each one with `as`",
        "`as` で別々の名前を付けてください",
    ),
    "several-statements": Template(
        "a query is one statement, this text has {n}", "SQL 文が {n} 個ありますが、クエリに書けるのは 1 つだけです"
    ),
    "no-statement": Template("a query is one statement, this text has none", "クエリに SQL 文がありません"),
    "statement-not-select": Template(
        "a query can only read: `{kind}` is refused",
        "クエリでできるのは読取りだけです。`{kind}` 文は実行できません",
        "write a `select` statement",
        "`select` 文を書いてください",
    ),
    "parameter-without-name": Template(
        "parameters need names",
        "パラメーターに名前がありません",
        "write `$name` instead of `?` or `$1`",
        "`?` や `$1` ではなく、`$名前` と書いてください",
    ),
    "explain-not-select": Template(
        "`explain` is understood only before a `select`",
        "`explain` は `select` 文の前にだけ書けます",
        "write `explain select …`",
        "`explain select …` と書いてください",
    ),
    "parameter-without-value": Template(
        "the query needs a value for {names:b}",
        "クエリのパラメーター {names:b} の値が指定されていません",
        "give it with `-p name=value`",
        "`-p 名前=値` で指定してください",
    ),
    "parameter-not-usable": Template(
        "a parameter cannot be used (`{kind}`)",
        "パラメーターの値を使用できません（`{kind}`）",
        "give text, numbers or dates",
        "文字列、数値または日付を指定してください",
    ),
    "time-with-zone": Template(
        "the result holds times with a time zone, which cannot be shown",
        "結果にタイムゾーン付きの時刻があり、表示できません",
        "write `cast(… as timestamp)`",
        "`cast(… as timestamp)` と書いてください",
    ),
}

_LIMITS = {
    "query-took-too-long": Template(
        "the query ran longer than {seconds} s", "クエリが {seconds} 秒以内に終わりませんでした"
    ),
    "query-memory": Template(
        "the query needs more memory than the limit of `{bound}` allows",
        "クエリに必要なメモリーが、上限の `{bound}` を超えました",
        _NARROW,
        _NARROW_JA,
    ),
    "query-result": Template(
        "the result is larger than the limit of `{bound}`",
        "クエリの結果の大きさが、上限の `{bound}` を超えました",
        "ask for fewer rows or columns, or raise the limit: set `{variable}` to a larger size",
        "行や列を減らすか、環境変数 `{variable}` にもっと大きい値を設定してください",
    ),
    "query-spill": Template(
        "the query needs more temporary files than the limit of `{bound}` allows",
        "クエリに必要な一時ファイルの大きさが、上限の `{bound}` を超えました",
        _NARROW,
        _NARROW_JA,
    ),
    "query-process-not-started": Template(
        "the query cannot run in a process of its own: {reason}",
        "クエリを実行するプロセスを開始できません：{reason}",
        "the system must allow one more Python process and a temporary folder",
        "Python のプロセスをもう 1 つ起動でき、一時フォルダーに書き込めるようにしてください",
    ),
    "query-process-ended": Template(
        "the query ended the process that ran it (exit code {code})",
        "クエリを実行していたプロセスが、終了コード {code} で異常終了しました",
        "write it differently",
        "クエリの書き方を変えてください",
    ),
}

_DUCKDB = {
    "sql-syntax": Template("{said}", "SQL の構文に誤りがあります（DuckDB：{said}）"),
    "sql-near": Template(
        "nearest: {near:b}; docs/schema.md lists views and columns",
        "近いもの：{near:b}。表と列の一覧は docs/schema.md にあります",
    ),
    "sql-name": Template("{said}", "SQL で使われている表、ビューまたは関数が見つかりません（DuckDB：{said}）"),
    "sql-column": Template("{said}", "SQL の列名、または関数の引数に誤りがあります（DuckDB：{said}）"),
    "sql-conversion": Template("{said}", "値を指定の型に変換できません（DuckDB：{said}）"),
    "sql-range": Template("{said}", "計算の結果が、型で表せる範囲を超えました（DuckDB：{said}）"),
    "sql-value": Template("{said}", "クエリで扱えない値があります（DuckDB：{said}）"),
    "sql-not-permitted": Template(
        "{said}",
        "クエリでは許可されていない操作です（DuckDB：{said}）",
        "a query reads the loaded data only: no other file, no network, no setting",
        "クエリで読めるのは取り込んだデータだけです。ほかのファイル、ネットワーク、設定は使えません",
    ),
    "sql-not-supported": Template("{said}", "DuckDB が対応していない書き方です（DuckDB：{said}）"),
    "sql-refused": Template("{said}", "クエリを実行できません（DuckDB：{said}）"),
    "result-not-taken": Template(
        "a value of the result cannot be taken: {said}", "結果に受け取れない値があります（{said}）"
    ),
    "two-values-in-use": Template(
        "two values in use for {measure} of {area}",
        "`{area}` の `{measure}` に、有効な値が 2 つあります",
        "`axstat sources` lists what is loaded, `axstat sources use` decides which source goes first",
        "`axstat sources` で取込み済みの出典を確認し、`axstat sources use` で優先する出典を決めてください",
    ),
    "sql-failed": Template(
        "DuckDB cannot run the query (`{kind}`)", "クエリを実行できません（DuckDB のエラー `{kind}`）"
    ),
}

TEMPLATES: dict[str, Template] = {**_STATEMENTS, **_LIMITS, **_DUCKDB}
