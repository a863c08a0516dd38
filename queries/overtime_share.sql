-- title: Overtime: share of areas over a number of hours a year
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合
-- about: One row for a fiscal year. Over is strictly greater. Areas whose published monthly mean, rounded to 0.1 hours, leaves both answers open are undecidable; share_over counts the definite ones and the bounds count the others in or out.
-- about_ja: 年度ごとに1行。「超える」は超過（同値を含まない）。月平均（0.1時間単位）だけが公表され、丸めのためどちらとも言えない団体は「判定できない」とし、割合は確実なものだけを数え、下限と上限で幅を示す。
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- column: fiscal_year - fiscal year | 年度
-- column: scope - areas counted | 範囲
-- column: threshold h/年 threshold | 基準
-- column: universe_size 団体 universe | 対象
-- column: reporting 団体 reporting | 値あり
-- column: over 団体 over | 超える
-- column: not_over 団体 not over | 超えない
-- column: undecidable 団体 undecidable | 判定不能
-- column: share_over fraction.1 share over | 超える割合
-- column: share_over_low fraction.1 share (low) | 割合の下限
-- column: share_over_high fraction.1 share (high) | 割合の上限
-- column: mean_hours h/年.1 mean | 平均
-- column: median_hours h/年.1 median | 中央値
-- column: missing 団体 missing | 欠測
-- column: suppressed 団体 suppressed | 秘匿
-- column: other_status 団体 other | その他
-- column: not_listed 団体 not listed | 掲載なし
-- column: monthly_only 団体 monthly mean only | 月平均のみ
-- column: max_hours h/年.1 highest | 最大
-- column: max_area - area with the highest | 最大の団体
-- column: outside_universe 団体 outside the universe | 対象外
-- column: missing_areas - missing | 欠測の団体
-- column: suppressed_areas - suppressed | 秘匿の団体
-- column: undecidable_areas - undecidable | 判定できない団体
-- column: not_listed_areas - not listed | 掲載のない団体
-- column: simulated - simulated | 模擬データ
-- detail: simulated share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only max_area max_hours outside_universe missing_areas suppressed_areas undecidable_areas not_listed_areas
-- minor: universe_size mean_hours median_hours
-- coded: scope
-- plot: line share_over by fiscal_year or parts over undecidable not_over
-- rows: counted_rows
with reported as materialized (
    select *
    from overtime
    where fiscal_year in $year and staff_scope = '全体'
),

judged as (
    -- one row per area of the universe; `verdict` is null where no hours were reported
    select *, verdict(hours_low, hours_high, $threshold) as verdict
    from store.counted('reported')
    where scope = $scope and fiscal_year between list_min($year) and list_max($year) and fiscal_year in $year
),

counted_rows as (
    select source_id, sheet, cell from judged where source_id is not null
),

outside as (
    -- bodies of the scope that report but did not exist on 1 April: founded, merged or renamed since, or not known
    select
        reported.fiscal_year,
        count(*) as outside_universe
    from reported
    anti join judged using (fiscal_year, area_code)
    where coalesce(store.is_in_scope(reported.kind, $scope), $scope in ('municipalities', 'all'))
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
    undecidable_areas,
    not_listed_areas,
    simulated
from store.overtime_tally('grouped') as tally
inner join named using (fiscal_year)
left join outside using (fiscal_year)
order by fiscal_year
