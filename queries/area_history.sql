-- title: Overtime of one area over the fiscal years, with its rank
-- title_ja: 団体の時間外勤務の推移と順位
-- about: One row for a fiscal year. Ranks count from the most hours, ties share a rank; they are among the areas of the scope with a value in the nation, the prefecture and the kind.
-- about_ja: 年度ごとに1行。順位は時間の多い順、同じ値は同順位。全国・都道府県内・同じ区分の、値のある団体の中での順位。
-- notes: monthly_mean
-- params: area
-- param: scope choice municipalities areas ranked | 順位の対象 [municipalities, designated-cities, prefectures, all]
-- params: threshold
-- columns: fiscal_year area_code prefecture name kind hours hours_basis verdict status rank_nation of_nation
-- columns: rank_prefecture of_prefecture rank_kind of_kind file sheet cell
-- detail: area_code prefecture name kind hours_basis status file sheet
-- minor: of_kind of_prefecture of_nation cell
-- coded: kind hours_basis verdict status
-- rows: own
with reported as materialized (
    select *
    from overtime
    where staff_scope = '全体'
),

judged as (
    -- one row per area of the universe; `verdict` is null where no hours were reported
    select *, verdict(hours_low, hours_high, $threshold) as verdict
    from store.counted('reported')
    inner join overtime_year using (fiscal_year)
    where
        scope = $scope
        -- a list of some bodies says nothing of those that it leaves out
        and (overtime_year.partial is null or status <> 'not_listed')
),

own as (
    select * from judged where area_code = $area
),

compared as (
    -- a rank is one more than the areas with more hours: no year is sorted for one area
    select
        own.fiscal_year,
        count(*) filter (where every.hours > own.hours) + 1 as rank_nation,
        count(every.hours) as of_nation,
        count(*) filter (where every.hours > own.hours and every.prefecture = own.prefecture) + 1 as rank_prefecture,
        count(every.hours) filter (where every.prefecture = own.prefecture) as of_prefecture,
        count(*) filter (where every.hours > own.hours and every.kind = own.kind) + 1 as rank_kind,
        count(every.hours) filter (where every.kind = own.kind) as of_kind
    from own
    inner join judged as every using (fiscal_year)
    group by own.fiscal_year
)

select
    own.fiscal_year,
    own.area_code,
    own.prefecture,
    own.name,
    own.kind,
    cast(own.hours as double) as hours,
    own.hours_basis,
    own.verdict,
    own.status,
    case when own.hours is not null then compared.rank_nation end as rank_nation,
    compared.of_nation,
    case when own.hours is not null then compared.rank_prefecture end as rank_prefecture,
    compared.of_prefecture,
    case when own.hours is not null then compared.rank_kind end as rank_kind,
    compared.of_kind,
    source.file,
    own.sheet,
    own.cell
from own
inner join compared using (fiscal_year)
left join source using (source_id)
order by own.fiscal_year
