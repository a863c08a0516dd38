"""Sentences that charts print: titles, subtitles, labels and notes, by what they say.

No messages: nothing here is raised, so docs/errors.md does not list them. `q` is the quantity's name, `beyond` its
phrase about the threshold, which stands before its noun in Japanese and behind it in English; `when` are periods.
What every sentence may name without being given it: see `axstat.charts.saying.Teller`.
`QUANTITY/sentence` is a sentence in the form that a quantity has of its own.
"""

from __future__ import annotations

from axstat.voice.catalogue.chart_notes import NOTES
from axstat.voice.template import Template

_TITLES = {
    "share-of-areas": Template("{who} have {q} {side} {limit}", "{who}で、{q}が{limit}{side}"),
    "overtime/share-of-areas": Template(
        "{who} exceed {plain} of overtime per employee a year", "{who}で、職員1人当たりの時間外勤務が{limit}を超える"
    ),
    "share-none": Template("none of the {who} has {q} {side} {limit}", "{q}が{limit}{side}{who}はない"),
    "overtime/share-none": Template(
        "none of the {who} exceeds {plain} of overtime per employee a year",
        "職員1人当たりの時間外勤務が{limit}を超える{who}はない",
    ),
    "share-everyone": Template("all {who}", "すべての{who}"),
    "reporters": Template("reporting {what}", "値のある{what}"),
    "spread": Template(
        "{opening}the median of {q} is {median} (lowest {low}, highest {high})",
        "{opening}{q}の中央値は{median}（最小は{low}、最大は{high}）",
    ),
    "same-for-most": Template(
        "{opening}{q} is {amount} in {same:,} of {n:,} {bodies} with a value",
        "{opening}値のある{n:,}{bodies}のうち{same:,}{bodies}で、{q}は{amount}",
    ),
    "kinds-neutral": Template("{q} of {what}, by kind of municipality", "{what}の{q}の団体区分別の分布"),
    "kinds-same": Template(
        "{opening}the share {beyond} is {value} of {who}", "{opening}{beyond}団体は、{who}の{value}"
    ),
    "kinds-from-to": Template(
        "{opening}the share {beyond} runs from {low} of {last} to {high} of {first}",
        "{opening}{beyond}団体の割合は、{last}の{low}から{first}の{high}までの幅がある",
    ),
    "medians-same": Template(
        "{opening}the median of {q} is {value} of {who}", "{opening}{q}の中央値は、{who}で{value}"
    ),
    "medians-from-to": Template(
        "{opening}the median of {q} runs from {low} of {last} to {high} of {first}",
        "{opening}{q}の中央値は、{last}の{low}から{first}の{high}までの幅がある",
    ),
    "several-kinds": Template("{n:,} kinds", "{n:,}区分"),
    "several-prefectures": Template("{n:,} prefectures", "{n:,}都道府県"),
    "every-kind": Template("each kind", "各区分"),
    "first-one": Template("{name}: {q} is {amount}", "{name}の{q}は{amount}"),
    "overtime/first-one": Template(
        "{name}: {figure} hours of overtime per employee a year", "{name}の時間外勤務は職員1人当たり{amount}"
    ),
    "first-tied": Template("{n:,} {bodies} share {end} {q}: {amount}", "{q}が{end}のは{amount}で、{n:,}団体が並ぶ"),
    "first-of-all": Template("{name} has {end} {q}: {amount}", "{q}が{end}のは{name}の{amount}"),
    "first-times": Template(
        "{name} has {end} {q}: {amount}, {times} times the median", "{q}が{end}のは{name}の{amount}、中央値の{times}倍"
    ),
    "groups-whole": Template(
        "the share of reporting {what} {beyond} is {value}", "{beyond}のは、値のある{what}の{value}"
    ),
    "groups-same": Template(
        "{figure} is {value} in every prefecture with a value", "{figure}は、値のあるすべての都道府県で{value}"
    ),
    "groups-from-to": Template(
        "{figure} runs from {low} in {last} to {high} in {first}",
        "{figure}は、{last}の{low}から{first}の{high}までの幅がある",
    ),
    "parts-from-to": Template(
        "{figure} is {high} for {by} “{first}” and {low} for “{last}”",
        "{figure}は、{by}「{first}」で{high}、「{last}」で{low}",
    ),
    "parts-same": Template("{figure} is {value} in every group", "{figure}は、どの区分でも{value}"),
    "parts-neutral": Template("{figure}, by {by}", "{figure}、{by}別"),
    "parts-about": Template(
        "share of {what} {beyond_full}, {when}, by {by}, N = {n:,}",
        "{beyond_full}団体の割合　{when}　区分：{by}　Ｎ＝{n:,}{bodies}",
    ),
    "share-of": Template("{share} ({over:,} of {n:,})", "{share}（{n:,}団体中{over:,}）"),
    "groups-neutral": Template("{figure}, by prefecture", "{figure}、都道府県別"),
    "share-figure": Template("the share of {what} {beyond}", "{beyond}{what}の割合"),
    "total-figure": Template("the total of {q} of {what}", "{what}の{q}の合計"),
    "median-figure": Template("the median of {q} of {what}", "{what}の{q}の中央値"),
    "area-figure": Template("{q}", "{q}"),
    "map-same": Template("{opening}{q} is {amount}", "{opening}{q}は{amount}"),
    "map-from-to": Template("{opening}{q} runs from {low} to {high}", "{opening}{q}は、{low}から{high}までの幅がある"),
    "end-of-one": Template("{amount} in {name}", "{name}の{amount}"),
    "end-shared": Template("{amount} ({n:,} {bodies})", "{amount}（{n:,}{bodies}）"),
    "correlation": Template(
        "{opening}a {strength} {sign} correlation between {x} and {q} (rank correlation {r})",
        "{opening}{x}と{q}の間に、{strength}{sign}相関がある（順位相関 {r}）",
    ),
    "no-correlation": Template(
        "{opening}no clear relation between {x} and {q}", "{opening}{x}と{q}の間に、はっきりした関係は見られない"
    ),
    "two-measures": Template("{x} and {q}", "{x}と{q}"),
    "trend-one": Template("{figure} is {value} in {when}", "{figure}は、{when}に{value}"),
    "trend-both": Template("{figure} is {value} in {first} and in {last}", "{figure}は、{first}も{last}も{value}"),
    "trend-unknown": Template(
        "{figure} is {start}, then {end}: no change can be established",
        "{figure}は{start}と{end}で、変化は判定できない",
    ),
    "trend-rose": Template(
        "{figure} rose from {start} in {first} to {end} in {last}",
        "{figure}は、{first}の{start}から{last}の{end}へ高まった",
    ),
    "trend-fell": Template(
        "{figure} fell from {start} in {first} to {end} in {last}",
        "{figure}は、{first}の{start}から{last}の{end}へ下がった",
    ),
    "trend-from-to": Template(
        "{figure}: {start} in {first}, {end} in {last}", "{figure}は、{first}に{start}、{last}に{end}"
    ),
    "trend-neutral": Template("{figure}, by fiscal year", "{figure}、年度別"),
    "trend-periods": Template("{figure}, by period", "{figure}、時点別"),
    "trend-of-area": Template("{q} of {name}", "{name}の{q}"),
    "changes": Template(
        "{opening}{q} {rose} in {up:,} {bodies} and {fell} in {down:,}",
        "{opening}{q}は{up:,}{bodies}で{rose}、{down:,}{bodies}で{fell}",
    ),
    "changes-neutral": Template("{q} in {before} and {after}", "{before}と{after}の{q}"),
}

_SUBTITLES = {
    "distribution-about": Template(
        "{axis} by class, {when}, N = {n:,} {bodies}", "{axis}の分布　{when}　Ｎ＝{n:,}{bodies}"
    ),
    "overtime/distribution-about": Template(
        "{full} by class, {when}, N = {n:,} {bodies}", "{full}時間の分布　{when}　Ｎ＝{n:,}{bodies}"
    ),
    "kinds-about": Template(
        "share {beyond}, and distribution within each group, {when}, N = {n:,}",
        "{beyond}団体の割合と、各区分の中での分布（共通目盛）　{when}　Ｎ＝{n:,}{bodies}",
    ),
    "medians-about": Template(
        "{axis}: median, and distribution within each group, {when}, N = {n:,}",
        "{axis}の中央値と、各区分の中での分布（共通目盛）　{when}　Ｎ＝{n:,}{bodies}",
    ),
    "ranking-about": Template(
        "{axis} ({ends}), {when}, N = {n:,} {bodies}", "{full}（{inside}）　{when}　Ｎ＝{n:,}{bodies}"
    ),
    "overtime/ranking-about": Template(
        "{full} ({ends}), {when}, N = {n:,} {bodies}", "{full}（{inside}）　{when}　Ｎ＝{n:,}{bodies}"
    ),
    "ends-highest": Template("{first} first", "{first}順"),
    "ends-lowest": Template("{last}", "{last}側"),
    "ends-both": Template("both ends", "上位と下位"),
    "groups-about": Template(
        "share of {what} {beyond_full}, {when}, N = {n:,}", "{beyond_full}団体の割合　{when}　Ｎ＝{n:,}{bodies}"
    ),
    "totals-about": Template(
        "{axis}: total of {what} in each prefecture, {when}, N = {n:,}",
        "{axis}：都道府県ごとの{bodies}の合計　{when}　Ｎ＝{n:,}{bodies}",
    ),
    "group-medians-about": Template(
        "{axis}: median of {what} in each prefecture, {when}, N = {n:,}",
        "{axis}：都道府県ごとの{bodies}の中央値　{when}　Ｎ＝{n:,}{bodies}",
    ),
    "group-areas-about": Template("{axis}, {when}, N = {n:,}", "{axis}　{when}　Ｎ＝{n:,}{bodies}"),
    "map-about": Template("{axis}, {when}, N = {n:,} {bodies}", "{axis}　{when}　Ｎ＝{n:,}{bodies}"),
    "overtime/map-about": Template("annual {axis}, {when}, N = {n:,} {bodies}", "{axis}　{when}　Ｎ＝{n:,}{bodies}"),
    "scatter-about": Template("{x} against {y}, N = {n:,} {bodies}", "横軸：{x}　縦軸：{y}　Ｎ＝{n:,}{bodies}"),
    "axis-when": Template("{title} ({when})", "{title}　{when}"),
    "trend-about": Template(
        "share of {what} {beyond_full}, by fiscal year, N = {n}", "{beyond_full}団体の割合　各年度　Ｎ＝{n}{bodies}"
    ),
    "trend-total-about": Template(
        "{axis}: total of {what}, {when}, N = {n}", "{axis}：{what}の合計　{when}　Ｎ＝{n}{bodies}"
    ),
    "trend-median-about": Template(
        "{axis}: median of {what} and the middle half, {when}, N = {n}",
        "{axis}：{what}の中央値と中央の半数の幅　{when}　Ｎ＝{n}{bodies}",
    ),
    "trend-area-about": Template(
        "{axis}: {name} and the median of its {similar:,} similar bodies, {when}",
        "{axis}：{name}と、類似団体{similar:,}団体の中央値　{when}",
    ),
    "trend-alone-about": Template("{axis}: {name}, {when}", "{axis}：{name}　{when}"),
    "span": Template("{first} to {last}", "{first}〜{last}"),
    "changes-about": Template(
        "{axis}, {before} to {after}, N = {n:,} {bodies}", "{axis}　{before}→{after}　Ｎ＝{n:,}{bodies}"
    ),
    "overtime/changes-about": Template(
        "{full}, {before} to {after}, N = {n:,} {bodies}", "{axis}　{before}→{after}　Ｎ＝{n:,}{bodies}"
    ),
}

_LABOUR = {
    "labour-subset": Template("of which {name}", "うち{name}"),
    "labour-short-side": Template("← shortage", "← 不足"),
    "labour-surplus-side": Template("surplus →", "余剰 →"),
    "labour-gap-measure": Template("labour supply minus demand", "労働力の過不足（供給−需要）"),
    "labour-both": Template("labour demand and supply", "労働力の需要と供給"),
    "labour-measure-by": Template("{measure} by {by}", "{measure}、{by}別"),
    "labour-projection": Template("projection for {years}", "{years}年推計"),
    "labour-of-edition": Template("{when} ({edition})", "{when}（{edition}）"),
    "labour-edition": Template("{date} {word}", "{year}年{month}月{word}"),
    "labour-unit": Template("million people", "単位：万人"),
    "labour-categories": Template("{n} categories", "{n}区分"),
    "labour-in-year": Template("{year}: ", "{year}年には"),
    "labour-even": Template("no surplus and no shortage", "過不足はない"),
    "labour-surplus-and": Template("{name} {amount} in surplus", "{name}が{amount}余り"),
    "labour-surplus": Template("{name} {amount} in surplus", "{name}が{amount}余る"),
    "labour-short": Template("{name} {amount} short", "{name}が{amount}不足する"),
    "labour-enough": Template("supply falls short of demand in no category", "供給が需要を下回る区分はない"),
    "labour-tightest": Template(
        "supply meets {ratio} of the demand for {lower}", "{name}は、供給が需要の{ratio}にとどまる"
    ),
    "demand": Template("demand", "需要"),
    "supply": Template("supply", "供給"),
    "gap": Template("gap", "過不足"),
    "not-published": Template("not published", "公表なし"),
}

_LABELS = {
    "no-value": Template("no value", "値なし"),
    "threshold-line": Template("threshold: {limit}", "{limit}"),
    "median-line": Template("median {median}", "中央値 {median}"),
    "share-beyond": Template("{side} {plain} ({n:,})", "が{plain}{side}（{n:,}団体）"),
    "on-near-side": Template("{which}: {n:,}", "{which} {n:,}団体"),
    "undecidable-areas": Template("undecidable: {n:,}", "判定できない{n:,}団体"),
    "side-over": Template("over", "超"),
    "side-under": Template("under", "未満"),
    "verb-over": Template("above", "を超える"),
    "verb-under": Template("below", "を下回る"),
    "number-of-areas": Template("{bodies}", "団体数"),
    "over-limit": Template("> {low}", "{low}超"),
    "class-over": Template("over {low}", "{low}超"),
    "class-up-to": Template("{high} or less", "{high}以下"),
    "class-between": Template("over {low} to {high}", "{low}超{high}以下"),
    "share-from": Template("{low}% and more", "{low}％以上"),
    "share-under": Template("under {high}%", "{high}％未満"),
    "share-between": Template("{low}% to under {high}%", "{low}％以上{high}％未満"),
    "share-all": Template("{low}%", "{low}％"),
    "fullest": Template(
        "The fullest class is {which} ({n:,}). The maximum is {maximum}.",
        "最も多い階級は{which}（{n:,}団体）。最大は{maximum}。",
    ),
    "fullest-over": Template("above {low}", "{low}超"),
    "fullest-between": Template("above {bare} up to {high}", "{low}超{high}以下"),
    "maximum": Template("{amount}, {name}", "{name}の{amount}"),
    "panel-title": Template("{name} ({n:,})", "{name}（{n:,}）"),
    "panel-few": Template("{over} of {n} {side}", "{n}団体中{over}団体が{verb}"),
    "panel-share": Template("{share} {side}", "{share}が{verb}"),
    "panel-over": Template("over", ""),
    "panel-under": Template("under", ""),
    "panel-verb-over": Template("", "超える"),
    "panel-verb-under": Template("", "下回る"),
    "median": Template("median", "中央値"),
    "group-share": Template("share {beyond}", "{beyond}団体の割合"),
    "group-total": Template("{axis}, total", "{axis}、合計"),
    "group-median": Template("{axis}, median", "{axis}、中央値"),
    "group-area": Template("{axis}", "{axis}"),
    "rank": Template("{n:,}. {name}", "{n:,}位 {name}"),
    "at-most": Template("at most {value}", "最大 {value}"),
    "log-scale": Template("log scale", "対数目盛"),
    "similar-bodies": Template("similar bodies (median)", "類似団体の中央値"),
    "southwest-islands": Template("Southwest Islands", "南西諸島"),
    "ogasawara": Template("Ogasawara", "小笠原"),
}

SENTENCES: dict[str, Template] = {**_TITLES, **_SUBTITLES, **_LABOUR, **_LABELS, **NOTES}
