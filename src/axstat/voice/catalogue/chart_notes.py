"""Notes at a chart's foot: who was counted, what its axes leave out, and what must not be read from it."""

from __future__ import annotations

from axstat.voice.template import Template

NOTES: dict[str, Template] = {
    "part-only": Template("only {part}: not the figures of the whole.", "{part}だけを示し、全体の値ではない。"),
    "simulated": Template(
        "drawn from simulated data (made by a random generator): not a survey result.",
        "模擬データ（乱数で作成した値）による作図であり、実際の調査結果ではない。",
    ),
    "note-counted": Template("{kind}: the {n:,} {bodies} with a value.", "{kind}は値のある{n:,}{bodies}。"),
    "note-counted-without": Template(
        "{kind}: the {n:,} {bodies} with a value ({gaps} left out).", "{kind}は値のある{n:,}{bodies}（{gaps}を除く）。"
    ),
    "note-monthly-all": Template(
        "all publish a monthly mean only: their year is 12 × the month.",
        "すべて月平均のみの公表で、年の値は月平均×12。",
    ),
    "note-monthly": Template(
        "{n:,} of them publish a monthly mean only: their year is 12 × the month.",
        "うち{n:,}団体は月平均のみの公表で、年の値は月平均×12。",
    ),
    "note-undecidable": Template(
        "{n:,} cannot be placed above or below {limit} because of rounding; the share lies within {within}.",
        "{n:,}団体は丸めのため{limit}のどちら側か判定できない。割合の幅は{within}。",
    ),
    "overtime/note-undecidable": Template(
        "{n:,} cannot be placed above or below {limit} because of rounding; the share lies within {within}.",
        "{n:,}団体は月平均の丸めのため{limit}を超えるか判定できない。割合の幅は{within}。",
    ),
    "note-few": Template(
        "groups of fewer than {few} areas with a value are left out of the title's comparison.",
        "値のある団体が{few}に満たない区分は、題の比較に含めない。",
    ),
    "note-tail": Template(
        "the last bar holds the {n:,} above {low} (maximum {maximum}).",
        "右端の棒は{low}を超える{n:,}団体（最大は{maximum}）。",
    ),
    "note-zero-cut": Template(
        "the bar of {zero} is cut: it holds {n:,} {bodies}.", "{zero}の棒は途中を省いた（{n:,}{bodies}）。"
    ),
    "note-log-classes": Template(
        "the horizontal axis is logarithmic: classes are equally wide in ratio.",
        "横軸は対数目盛（各階級の幅は比で等しい）。",
    ),
    "note-ranks": Template(
        "ranks are among areas with a value; values are rounded, so neighbours may differ by rounding alone.",
        "順位は値のある団体の中での順位。丸められた値のため、隣り合う順位の差は丸めによることがある。",
    ),
    "note-ranks-exact": Template(
        "ranks are among areas with a value.",
        "順位は値のある団体の中での順位。",
    ),
    "note-fit": Template(
        "the {n:,} that fit in readable size are shown, of {total:,}.",
        "紙面に読める大きさで収まる{n:,}団体を示した（全{total:,}団体は `--data` で出力できる）。",
    ),
    "note-ties": Template(
        "{n:,} are shown instead of {wanted:,}: areas that tie are all named.",
        "同じ値の団体も示したため、{wanted:,}ではなく{n:,}団体となっている。",
    ),
    "note-groups": Template(
        "denominator: {what} with a value in each prefecture ({n:,} in all).",
        "分母は各都道府県の{what}のうち値のある団体（計{n:,}）。",
    ),
    "note-groups-without": Template(
        "denominator: {what} with a value in each prefecture ({n:,} in all; {gaps} left out).",
        "分母は各都道府県の{what}のうち値のある団体（計{n:,}、{gaps}を除く）。",
    ),
    "note-parts": Template(
        "denominator: {what} with a value in each group ({n:,} in all).",
        "分母は各区分の{what}のうち値のある団体（計{n:,}）。",
    ),
    "note-parts-without": Template(
        "denominator: {what} with a value in each group ({n:,} in all; {without:,} have none).",
        "分母は各区分の{what}のうち値のある団体（計{n:,}。値のない{without:,}団体を除く）。",
    ),
    "note-of-groups": Template(
        "counted: {what} with a value in each prefecture ({n:,} in all).",
        "対象は各都道府県の{what}のうち値のある団体（計{n:,}）。",
    ),
    "note-of-groups-without": Template(
        "counted: {what} with a value in each prefecture ({n:,} in all; {gaps} left out).",
        "対象は各都道府県の{what}のうち値のある団体（計{n:,}、{gaps}を除く）。",
    ),
    "note-not-counted-over": Template(
        "the {n:,} that rounding leaves undecidable are not counted as {side}.",
        "丸めのため判定できない{n:,}団体は「{verb}」に含めない。",
    ),
    "note-tiles": Template(
        "every prefecture has a tile of one size: area and population are not shown.",
        "都道府県を同じ大きさの升で示した。面積や人口は表さない。",
    ),
    "note-offices": Template(
        "dots stand at the town halls; area and population are not shown.",
        "点は役所・役場の位置。面積や人口は表さない。",
    ),
    "note-boundaries": Template("boundaries: {name}", "境界：{name}"),
    "note-unknown-codes": Template(
        "codes in the boundary file without data ({n:,}): {which}.", "値のない境界のコード（{n:,}）：{which}。"
    ),
    "note-without-place": Template(
        "areas without a place on the map ({n:,}): {which}.", "地図に位置のない団体（{n:,}）：{which}。"
    ),
    "and-more": Template("{which} and {more:,} more", "{which}、ほか{more:,}"),
    "note-no-coefficient": Template(
        "no rank correlation is given for fewer than {enough} areas.",
        "団体が{enough}に満たないため、順位相関係数は示さない。",
    ),
    "note-coefficient": Template("Spearman's rank correlation is {r}.", "順位相関係数（スピアマン）は{r}。"),
    "note-ecology": Template(
        "a relation between areas says nothing about single employees and shows no cause (ecological fallacy).",
        "団体の間の関係であり、個々の職員の関係や因果を示すものではない（生態学的誤謬に注意）。",
    ),
    "note-ecology-of-people": Template(
        "a relation between areas says nothing about single people and shows no cause (ecological fallacy).",
        "団体の間の関係であり、個人の関係や因果を示すものではない（生態学的誤謬に注意）。",
    ),
    "note-equal-weight": Template("areas count equally, whatever their size.", "団体は規模によらず同じ重みで示した。"),
    "note-both-measures": Template(
        "counted: the {n:,} {bodies} with a value of both; {x_only:,} have only the first and {y_only:,} only the second.",
        "対象は両方の値のある{n:,}{bodies}。横軸だけ値のある{x_only:,}団体と縦軸だけ値のある{y_only:,}団体を除く。",
    ),
    "extent": Template("{title}: {low} to {high}.", "{title}は{low}から{high}まで。"),
    "extent-end": Template("{amount} ({name})", "{name}の{amount}"),
    "note-trend": Template(
        "denominator: areas with a value in each year; the vertical axis does not start at 0.",
        "分母は各年度の値のある団体。縦軸は0から始まらない。",
    ),
    "note-trend-bodies": Template("counted: areas with a value in each period.", "対象は各時点で値のある団体。"),
    "note-apart": Template(
        "the number of areas with a value differs widely between periods ({low:,} to {high:,}): do not compare them.",
        "時点により値のある団体の数が大きく異なる（{low:,}〜{high:,}）ため、比べられない。",
    ),
    "note-cut-axis": Template("the vertical axis does not start at 0.", "縦軸は0から始まらない。"),
    "note-band": Template(
        "the band runs from counting none to counting all of the areas left undecidable by rounding.",
        "帯は、丸めのため判定できない団体をすべて含めた場合と含めない場合の幅。",
    ),
    "overtime/note-band": Template(
        "the band runs from counting none to counting all of the areas left undecidable by rounding.",
        "帯は、月平均の丸めのため判定できない団体をすべて含めた場合と含めない場合の幅。",
    ),
    "note-quartiles": Template(
        "the band is the middle half of the areas (first to third quartile).",
        "帯は中央の半数の団体の幅（第1四分位から第3四分位まで）。",
    ),
    "note-both-years": Template("areas with a value in both years.", "両年度に値のある団体で比べた。"),
    "note-both-periods": Template("areas with a value in both periods.", "両時点に値のある団体で比べた。"),
    "note-unchanged": Template(
        "{n:,} are unchanged or cannot be told because of rounding.",
        "{n:,}団体は同じ値、または丸めのため増減を判定できない。",
    ),
    "note-largest": Template(
        "the {n:,} largest changes (and any highlighted area) are drawn.", "増減の大きい団体など{n:,}団体を描いた。"
    ),
    "note-log-lines": Template("the vertical axis is logarithmic.", "縦軸は対数目盛。"),
    "note-subset": Template(
        '"of which" rows are part of the row above and are not added again.',
        "「うち」は上の区分の内数であり、合計に加えない。",
    ),
    "note-conflict": Template("sources differ on {which}.", "{which}は、出典により値が異なる。"),
    "note-not-published": Template(
        '"not published" means that no figure was published; it is not 0.',
        "「公表なし」は数値が公表されていないことを示し、0ではない。",
    ),
}
