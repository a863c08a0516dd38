"""Messages about measures: their names, periods, parts and figures."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    "similar-to-one": Template(
        "similar areas are those of one area",
        "類似団体を示すには、団体を1つ指定します",
        "say it with `--highlight`, for example `--highlight 岡山県奈義町`",
        "`--highlight 岡山県奈義町` のように指定してください",
    ),
    "no-limit": Template(
        "`{given}` is no number that figures can be over or under",
        "「{given}」は基準にできる数ではありません",
        "give a number, for example `--over 0.8`",
        "`--over 0.8` のように数を指定してください",
    ),
    "share-limit": Template(
        "the figures of `{measure}` are shares that the file stores as 0.5 for 50 %, so `{given}` would be beyond all of them",
        "「{measure}」は 50％ を 0.5 として保存している割合で、`{given}` はどの値よりも大きい基準になります",
        "write `{meant}`",
        "`{meant}` と指定してください",
    ),
    "measure-without-areas": Template(
        "no area has a figure of `{measure}`",
        "「{measure}」には団体の値がありません",
        "`axstat measures` lists what is loaded",
        "`axstat measures` で取り込まれた項目を確認できます",
    ),
    "measure-not-of-period": Template(
        "`{measure}` has no figures of `{period}`; loaded: {loaded}",
        "「{measure}」に「{period}」の値はありません（取込み済み：{loaded}）",
        "say one of these periods, or `axstat ingest FILE` with the table of that period",
        "取込み済みの時点を指定するか、その時点の表を `axstat ingest ファイル` で追加してください",
    ),
    "measure-of-one-period": Template(
        "`{measure}` is loaded for {period} only, and this needs two periods",
        "「{measure}」は{period}しか取り込まれていませんが、2つの時点が必要です",
        "`axstat ingest FILE` adds a period",
        "`axstat ingest ファイル` で時点を追加できます",
    ),
    "period-fits-several": Template(
        "`{text}` fits {periods:b} of `{measure}`",
        "「{text}」に当たる「{measure}」の時点は複数あります：{periods:q}",
        "say which one, as it stands there",
        "どれか1つを、そのままの書き方で指定してください",
    ),
    "measure-in-parts": Template(
        "`{measure}` is loaded in parts only, without their whole: {parts:b}",
        "「{measure}」には全体の値がなく、内訳だけが取り込まれています：{parts:q}",
        "say which part, such as `{example}`",
        "「{example}」のように、どの内訳かを指定してください",
    ),
    "measure-without-part": Template(
        "`{measure}` has no part `{part}`; loaded: {parts:b}",
        "「{measure}」に内訳「{part}」はありません（取込み済み：{parts:q}）",
        "say one of these",
        "取込み済みの内訳を指定してください",
    ),
    "measure-without-matching-period": Template(
        "`{measure}` is not loaded for a period that matches {period}; loaded: {loaded}",
        "「{measure}」には{period}に対応する時点の値がありません（取込み済み：{loaded}）",
        "say which period is to be used, such as `{example}`, or load the table of the matching one",
        "`{example}` のように使う時点を指定するか、対応する時点の表を取り込んでください",
    ),
    "several-figures": Template(
        "`{measure}` has several figures of one area in {period} ({n} areas), and nothing tells them apart: {cells}",
        "「{measure}」は{period}に1団体の値が複数あり（{n}団体）、区別できません：{cells}",
        "ask for a measure whose heading is one column, or `axstat query --sql` for the cells",
        "見出しが1列だけの項目を指定するか、`axstat query --sql` でセルを選んでください",
    ),
    "several-units": Template(
        "`{measure}` has figures in several units in {period}: {units:b}",
        "「{measure}」は{period}に単位の異なる値があります：{units:q}",
        "remove the source that is not wanted with `axstat sources remove`",
        "使わない出典を `axstat sources remove` で外してください",
    ),
    "measure-of-some-bodies": Template(
        "of `{measure}` in {period} only a list of some bodies is loaded ({partial}): nothing of all bodies follows from it",
        "「{measure}」の{period}は一部の団体だけの一覧しか取り込まれていません（{partial}）。全団体についての値は求められません",
        "`axstat report measure {measure:c} --top 20` shows what is listed, with `--area NAME` one body over time; "
        "`axstat ingest FILE` adds a list of all bodies",
        "掲載された値は `axstat report measure {measure:c} --top 20` で、1団体の推移は `--area 団体名` で見られます。"
        "全団体の一覧は `axstat ingest ファイル` で追加できます",
    ),
    "measure-not-loaded": Template(
        "no loaded measure is called `{text}`", "「{text}」という項目は取り込まれていません"
    ),
    "several-measures": Template(
        "`{text}` fits {n} measures: {measures:b}",
        "「{text}」に当たる項目は{n}件あります：{measures:q}",
        "say which one",
        "どれか1つを指定してください",
    ),
}
