-- title: Overtime: every area of a fiscal year with its ranks
-- title_ja: 時間外勤務：団体ごとの値と順位
-- about: One row for every area of the universe: its hours, what they say of the threshold, and its ranks in the nation, the prefecture and the kind. Ranks count from the most hours, among the areas with a value; ties share a rank, and tied says how many do.
-- about_ja: 対象の団体ごとに1行。年間時間数、基準に対する判定、全国・都道府県内・同じ区分での順位。順位は値のある団体の中で時間の多い順、同じ値は同順位で、何団体が同順位かも示す。
-- notes: monthly_mean rounded_ranks
-- params: year
-- param: scope choice municipalities areas ranked | 順位の対象 [municipalities, designated-cities, prefectures, all]
-- params: threshold
-- columns: fiscal_year area_code prefecture name kind hours at_least at_most hours_basis verdict status rank_nation
-- column: tied_nation 団体 areas sharing it | 同順位の団体
-- columns: of_nation rank_prefecture
-- column: tied_prefecture 団体 areas sharing it in the prefecture | 都道府県内の同順位の団体
-- columns: of_prefecture rank_kind
-- column: tied_kind 団体 areas sharing it in the kind | 同じ区分の同順位の団体
-- columns: of_kind sheet cell
-- detail: area_code at_least at_most status tied_nation tied_prefecture tied_kind sheet cell
-- minor: hours_basis kind of_prefecture of_kind
-- coded: kind hours_basis verdict status
-- rows: judged
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
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
