"""Messages about the header of a query's file: what it may declare, and how that must agree with its SQL."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    "parameter-undeclared": Template(
        "`{origin}` uses `${name}`, which its header does not declare",
        "`{origin}` の `${name}` が見出しに書かれていません",
        "add `-- param: {name} type default text`",
        "`-- param: {name} 型 初期値 説明` を加えてください",
    ),
    "parameter-unused": Template(
        "`{origin}` declares `{name}`, which its SQL does not use",
        "`{origin}` の見出しの `{name}` が SQL で使われていません",
        "use `${name}` in the SQL or remove the line",
        "SQL で `${name}` を使うか、その行を削除してください",
    ),
    "columns-unlike-header": Template(
        "the columns of `{origin}` and of its SQL differ at `{column}`",
        "`{origin}` の見出しの列と SQL の列が `{column}` で異なります",
        "list the columns in the header in the order of the statement",
        "見出しの列を SQL の順に書いてください",
    ),
    "unknown-header-key": Template(
        "`{where}` has the unknown header key `{key}`",
        "`{where}` の見出し `{key}` は使えません",
        "known keys: {known}",
        "使えるのは {known:b} です",
    ),
    "query-not-utf8": Template(
        "`{path}` is not UTF-8 text",
        "`{path}` の文字コードが UTF-8 ではありません",
        "save the file as UTF-8",
        "UTF-8 で保存し直してください",
    ),
    "header-no-parameter": Template(
        "`{where}` is not a parameter: `{text}`",
        "`{where}` はパラメーターの書き方ではありません：`{text}`",
        "write `name type default text`; types: {types}",
        "`名前 型 初期値 説明` の順に書いてください。型は {types:b} です",
    ),
    "header-choice-without-choices": Template(
        "`{where}` needs the type `choice` together with `[a, b]`",
        "`{where}` の型 `choice` は `[a, b]` と一緒に使います",
        "write `[a, b]` at the end",
        "末尾に `[a, b]` と書いてください",
    ),
    "header-no-column": Template(
        "`{where}` is not a column: `{text}`",
        "`{where}` は列の書き方ではありません：`{text}`",
        "write `name unit text`, `-` for no unit",
        "`名前 単位 説明` の順に書いてください（単位がなければ `-`）",
    ),
    "header-not-shared": Template(
        "`{where}` takes the {key} `{name}`, of which axstat has no words",
        "`{where}` の `{name}` は、axstat に言葉の用意がない {key} です",
        "write its own line: `-- {key}: {name} …`",
        "`-- {key}: {name} …` の行を書いてください",
    ),
    "header-no-vocabulary": Template(
        "`{where}` is coded by `{coded}`, which is no vocabulary",
        "`{where}` の `{coded}` という用語集はありません",
        "one of {known:b}",
        "{known:b} から選んでください",
    ),
    "header-no-plot": Template(
        "`{where}` is not a chart: `{text}`",
        "`{where}` は図の書き方ではありません：`{text}`",
        "write `form columns by names`, such as `bars hours by name`; forms: {kinds:b}",
        "`形 値の列 by 名前の列` の順に、`bars hours by name` のように書いてください（形は {kinds:b}）",
    ),
    "header-plot-without-column": Template(
        "`{where}` draws the column `{name}`, which the header does not describe",
        "`{where}` の図の列「{name}」は、見出しの `column` にありません",
        "add a line `-- column: {name} …`, or draw another column",
        "`-- column: {name} …` の行を加えるか、別の列を指定してください",
    ),
}
