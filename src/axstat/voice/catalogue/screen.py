"""Messages of the command line itself: calls, narration, where an answer goes."""

from __future__ import annotations

from axstat.voice.template import Template

_CALL = ("`{command} --help` shows how to call it", "使い方は `{command} --help` で確認できます")

TEMPLATES: dict[str, Template] = {
    # Calls
    "no-such-option": Template("no such option: `{name}`{near}", "オプション `{name}` はありません{near}", *_CALL),
    "no-such-command": Template("no such command: `{name}`{near}", "コマンド `{name}` はありません{near}", *_CALL),
    "and-nearest": Template("; nearest: {near:b}", "。近いもの：{near:b}"),
    "missing-value": Template("`{name}` is missing", "`{name}` がありません", *_CALL),
    "option-without-value": Template(
        "the option `{name}` needs a value", "オプション `{name}` には値が必要です", *_CALL
    ),
    "option-before-command": Template(
        "`{name}` stands before the command it is for",
        "`{name}` は、使うコマンドの前に書かれています",
        "write it behind `{command}`",
        "`{command}` の後ろに書いてください",
    ),
    "option-twice": Template(
        "`{name}` is given twice",
        "`{name}` が 2 回指定されています",
        "give it once",
        "1 回だけ指定してください",
    ),
    "unexpected-argument": Template("`{given}` is one argument too many", "余分な引数 `{given}` があります", *_CALL),
    "not-a-choice-of": Template(
        "`{given}` is no value of `{name}`: it is one of {choices:b}",
        "`{name}` に「{given}」は使えません。{choices:b} から選んでください",
        *_CALL,
    ),
    "not-of-kind": Template(
        "`{given}` is no value of `{name}`: it is {kind}",
        "`{name}` に「{given}」は使えません。{kind}を指定してください",
        *_CALL,
    ),
    "whole-number-from": Template("a whole number of {least} or more", "{least} 以上の整数"),
    "whole-number-between": Template("a whole number from {least} to {most:,}", "{least} 以上 {most:,} 以下の整数"),
    "call-not-understood": Template("the call cannot be used: {why}", "この呼び出し方はできません（{why}）", *_CALL),
    "no-such-language": Template(
        "`{given}` is no language of `--lang`",
        "`--lang` に「{given}」は使えません",
        "choose `ja` or `en`",
        "`ja` か `en` を指定してください",
    ),
    "no-language-of-environment": Template(
        "`AXSTAT_LANG` is `{given}`, which axstat does not speak: it speaks `ja` and `en`",
        "環境変数 `AXSTAT_LANG` の「{given}」は使えません。使えるのは `ja` と `en` です",
    ),
    # Where an answer goes
    "no-stdout": Template(
        "stdout is closed",
        "標準出力が閉じられています",
        "send the answer to a file with `-o FILE` or `> FILE`",
        "`-o ファイル` または `> ファイル` で出力してください",
    ),
    "answer-not-written": Template(
        "the answer cannot be written: {why}",
        "結果を出力できません（{why}）",
        "make room, or send it elsewhere",
        "ディスクの空きを作るか、別の場所に出力してください",
    ),
    "file-not-written": Template(
        "`{path}`: {why}",
        "`{path}` に書き込めません（{why}）",
        "check the rights of the file and its folder",
        "ファイルとフォルダーの権限を確認してください",
    ),
    "rows": Template("{n:row}", "{n:,} 行"),
    "rows-of": Template("{n:,} of {of:row}", "{of:,} 行のうち {n:,} 行"),
    "written": Template("{file}: {rows}, written", "{file}：{rows}を書き込みました"),
    "written-before": Template("{file}: {rows}, unchanged", "{file}：{rows}（変更なし）"),
    "written-whole": Template("{path}: written", "{path}：書き込みました"),
    "sheets-written": Template("{file}: {n:table}, written", "{file}：{n:,} 個の表を書き込みました"),
    "sheets-unchanged": Template("{file}: {n:table}, unchanged", "{file}：{n:,} 個の表（変更なし）"),
    "unchanged": Template("{path}: unchanged", "{path}：変更なし"),
    "interrupted": Template("interrupted: nothing half done was kept", "中断しました。途中の結果は残していません"),
    "more-lines": Template("… {n:,} more lines (-o FILE.csv has all)", "… ほか {n:,} 行（-o ファイル名.csv で全部）"),
    # Progress
    "reading-now": Template("[{n}/{of}] reading {what}", "[{n}/{of}] 読取中 {what}"),
    "loading-now": Template("[{n}/{of}] loading {what}", "[{n}/{of}] 取込中 {what}"),
    "drawing-now": Template("[{n}/{of}] drawing {what}", "[{n}/{of}] 作図中 {what}"),
    # Queries
    "no-query-named": Template(
        "no query was named",
        "クエリが指定されていません",
        "name one (`axstat query --list` lists them), or give SQL with `--sql`",
        "クエリの名前（`axstat query --list` で確認できます）を指定するか、`--sql` で SQL を指定してください",
    ),
    "sql-not-text": Template(
        "cannot read `{path}` as SQL text",
        "`{path}` を SQL のテキストとして読み取れません",
        "save it as UTF-8",
        "UTF-8 で保存し直してください",
    ),
    "sql-of-stdin-not-text": Template(
        "cannot read the standard input as SQL text",
        "標準入力を SQL のテキストとして読み取れません",
        "send it in UTF-8",
        "UTF-8 で入力してください",
    ),
    "pair-not-a-parameter": Template(
        "`{pair}` is not a parameter",
        "「{pair}」は、パラメーターの指定になっていません",
        "write `-p name=value`",
        "`-p 名前=値` のように指定してください",
    ),
    "parameter-given-twice": Template(
        "the parameter `{name}` is given twice",
        "パラメーター `{name}` が 2 回指定されています",
        "give each parameter once",
        "パラメーターの指定は 1 回ずつにしてください",
    ),
    # Sources
    "remove-source": Template("Remove source {id}, {file}? [y/N]: ", "出典 {id}（{file}）を削除しますか？ [y/N]: "),
    "source-removed": Template("removed source {id}, {file}", "出典 {id}（{file}）を削除しました"),
    "nothing-to-set": Template(
        "nothing to set",
        "記入する項目が指定されていません",
        "say what is missing: `--publisher NAME`, `--title`, `--url`, `--licence`, `--retrieved-on`",
        "`--publisher 公表者`、`--title`、`--url`、`--licence`、`--retrieved-on` で、足りない項目を指定してください",
    ),
    "no-day-of-retrieval": Template(
        "`{text}` is no date",
        "入手日「{text}」は日付ではありません",
        "write year, month and day: `--retrieved-on 2026-01-31`",
        "`--retrieved-on 2026-01-31` のように年月日を指定してください",
    ),
}
