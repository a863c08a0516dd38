"""Messages of the command line itself: calls, narration, where an answer goes."""

from __future__ import annotations

from axstat.voice.template import Template

_CALL = ("`{command} --help` shows how to call it", "使い方は `{command} --help` で確認できます")

TEMPLATES: dict[str, Template] = {
    # Calls
    "no-such-option": Template("no such option: `{name}`", "オプション `{name}` はありません", *_CALL),
    "no-such-option-near": Template(
        "no such option: `{name}`; nearest: {near:b}",
        "オプション `{name}` はありません。近いもの：{near:b}",
        *_CALL,
    ),
    "no-such-command": Template("no such command: `{name}`", "コマンド `{name}` はありません", *_CALL),
    "no-such-command-near": Template(
        "no such command: `{name}`; nearest: {near:b}", "コマンド `{name}` はありません。近いもの：{near:b}", *_CALL
    ),
    "missing-value": Template("`{name}` is missing", "`{name}` がありません", *_CALL),
    "option-without-value": Template(
        "the option `{name}` needs a value", "オプション `{name}` には値が必要です", *_CALL
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
    "call-not-understood": Template("the call cannot be used: {why}", "この呼び出し方はできません（{why}）", *_CALL),
    "no-such-language": Template(
        "`{given}` is no language of `--lang`",
        "`--lang` に「{given}」は使えません",
        "choose `ja` or `en`",
        "`ja` か `en` を指定してください",
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
    "interrupted": Template("interrupted: nothing half done was kept", "中断しました。途中の結果は残していません"),
}
