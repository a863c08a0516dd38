-- title: Overtime: every area of a fiscal year with its ranks
-- title_ja: 時間外勤務：団体ごとの値と順位
-- about: One row for every area of the universe: its hours, what they say of the threshold, and its ranks in the nation, the prefecture and the kind. Ranks count from the most hours, among the areas with a value; ties share a rank, and tied says how many do.
-- about_ja: 対象の団体ごとに1行。年間時間数、基準に対する判定、全国・都道府県内・同じ区分での順位。順位は値のある団体の中で時間の多い順、同じ値は同順位で、何団体が同順位かも示す。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- note: A rank among figures rounded to 0.1 hours a month is no finer than that: neighbours can differ by rounding alone | 0.1時間単位に丸められた値の順位であり、隣り合う順位の差は丸めによることがある
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: scope choice municipalities areas ranked | 順位の対象 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: fiscal_year - fiscal year | 年度
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: hours h/年.1 hours a year | 年間時間数
-- column: at_least h/年.1 at least | 下限
-- column: at_most h/年.1 at most | 上限
-- column: hours_basis - basis | 基礎
-- column: verdict - against the threshold | 判定
-- column: status - status | 状態
-- column: rank_nation 位 rank in the nation | 全国順位
-- column: tied_nation 団体 areas sharing it | 同順位の団体
-- column: of_nation 団体 areas ranked in the nation | 全国の対象
-- column: rank_prefecture 位 rank in the prefecture | 都道府県内順位
-- column: tied_prefecture 団体 areas sharing it in the prefecture | 都道府県内の同順位の団体
-- column: of_prefecture 団体 areas ranked in the prefecture | 都道府県内の対象
-- column: rank_kind 位 rank in the kind | 同じ区分での順位
-- column: tied_kind 団体 areas sharing it in the kind | 同じ区分の同順位の団体
-- column: of_kind 団体 areas ranked in the kind | 同じ区分の対象
-- column: sheet - sheet | シート
-- column: cell - cell | セル
-- detail: area_code at_least at_most status tied_nation tied_prefecture tied_kind sheet cell
-- minor: hours_basis kind of_prefecture of_kind
-- coded: kind hours_basis verdict status
-- rows: counted_rows
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
),

counted_rows as (
    select area_code, source_id, sheet, cell from judged where source_id is not null
),

ranked as (
    select
        area_code,
        rank() over (order by hours desc) as rank_nation,
        count(*) over (partition by hours) as tied_nation,
        count(*) over () as of_nation,
        rank() over (partition by prefecture order by hours desc) as rank_prefecture,
        count(*) over (partition by prefecture, hours) as tied_prefecture,
        count(*) over (partition by prefecture) as of_prefecture,
        rank() over (partition by kind order by hours desc) as rank_kind,
        count(*) over (partition by kind, hours) as tied_kind,
        count(*) over (partition by kind) as of_kind
    from judged
    where hours is not null
)

select
    judged.fiscal_year,
    judged.area_code,
    judged.prefecture,
    judged.name,
    judged.kind,
    cast(judged.hours as double) as hours,
    cast(judged.hours_low as double) as at_least,
    cast(judged.hours_high as double) as at_most,
    judged.hours_basis,
    judged.verdict,
    judged.status,
    ranked.rank_nation,
    ranked.tied_nation,
    ranked.of_nation,
    ranked.rank_prefecture,
    ranked.tied_prefecture,
    ranked.of_prefecture,
    ranked.rank_kind,
    ranked.tied_kind,
    ranked.of_kind,
    judged.sheet,
    judged.cell
from judged
left join ranked using (area_code)
order by judged.area_code
