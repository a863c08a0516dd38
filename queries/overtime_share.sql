-- title: Overtime: share of areas over a number of hours a year
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合
-- about: One row for a fiscal year. Over is strictly greater. Areas whose published monthly mean, rounded to 0.1 hours, leaves both answers open are undecidable; share_over counts the definite ones and the bounds count the others in or out.
-- about_ja: 年度ごとに1行。「超える」は超過（同値を含まない）。月平均（0.1時間単位）だけが公表され、丸めのためどちらとも言えない団体は「判定できない」とし、割合は確実なものだけを数え、下限と上限で幅を示す。
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- params: threshold scope prefecture
-- columns: fiscal_year scope threshold universe_size reporting over not_over undecidable share_over share_over_low
-- columns: share_over_high mean_hours median_hours missing suppressed other_status not_listed monthly_only
-- column: max_hours h/年.1 highest | 最大
-- column: max_area - area with the highest | 最大の団体
-- columns: outside_universe missing_areas suppressed_areas other_areas undecidable_areas not_listed_areas simulated
-- detail: simulated share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only max_area max_hours outside_universe missing_areas suppressed_areas other_areas undecidable_areas not_listed_areas
-- minor: universe_size mean_hours median_hours
-- coded: scope
-- plot: line share_over by fiscal_year or parts over undecidable not_over
-- rows: judged
with reported as materialized (
    select *
    from overtime
    where fiscal_year in $year and staff_scope = '全体'
),

judged as (
    -- one row per area of the universe; `verdict` is null where no hours were reported
    select *, verdict(hours_low, hours_high, $threshold) as verdict
    from store.counted('reported')
    where
        scope = $scope
        and fiscal_year between list_min($year) and list_max($year)
        and fiscal_year in $year
        and ($prefecture is null or prefecture = $prefecture)
),

outside as (
    -- bodies of the scope that report but did not exist on 1 April: founded, merged or renamed since, or not known
    select
        reported.fiscal_year,
        count(*) as outside_universe
    from reported
    anti join judged using (fiscal_year, area_code)
    where
        coalesce(store.is_in_scope(reported.kind, $scope), $scope in ('municipalities', 'all'))
        and ($prefecture is null or reported.prefecture = $prefecture)
    group by reported.fiscal_year
),

grouped as (
    select *, '' as group_name, 1 as position, 'total' as row_kind from judged
),

labelled as (
    select
        *,
        case when name = prefecture then name else name || '（' || prefecture || '）' end as label
    from judged
),

named as (
    select
        fiscal_year,
        cast(max(hours) as double) as max_hours,
        first(label order by hours desc nulls last, area_code) filter (where hours is not null) as max_area,
        string_agg(label, '、' order by area_code) filter (where status = 'missing') as missing_areas,
        string_agg(label, '、' order by area_code) filter (where status = 'suppressed') as suppressed_areas,
        string_agg(label, '、' order by area_code) filter (where verdict = 'undecidable') as undecidable_areas,
        string_agg(label, '、' order by area_code)
        filter (where status not in ('normal', 'missing', 'suppressed', 'not_listed')) as other_areas,
        string_agg(label, '、' order by area_code) filter (where status = 'not_listed') as not_listed_areas
    from labelled
    group by fiscal_year
)

select
    fiscal_year,
    $scope as scope,
    $threshold as threshold,
    tally.* exclude (fiscal_year, position, group_name, row_kind, simulated),
    max_hours,
    max_area,
    coalesce(outside_universe, 0) as outside_universe,
    missing_areas,
    suppressed_areas,
    other_areas,
    undecidable_areas,
    not_listed_areas,
    simulated
from store.overtime_tally('grouped') as tally
inner join named using (fiscal_year)
left join outside using (fiscal_year)
order by fiscal_year
