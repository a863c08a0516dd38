-- title: Overtime: every area of a fiscal year
-- title_ja: 時間外勤務：団体別の一覧
-- about: One row for every area of the universe, with its figure, what it says of the threshold, and its cell. hours is the published year, or 12 × the monthly mean where only that was published (hours_basis).
-- about_ja: 対象の団体ごとに1行。年間時間数は公表値、月平均のみ公表の団体は月平均×12（hours_basis が monthly）。
-- notes: monthly_mean
-- params: year threshold scope prefecture
-- param: only choice all rows shown | 表示する団体 [all, over, not_over, undecidable, without_value]
-- columns: fiscal_year area_code prefecture name kind region hours_per_month hours_per_year hours hours_basis verdict
-- columns: status sheet cell
-- detail: area_code region hours_per_month hours_per_year sheet cell
-- minor: hours_basis status
-- coded: kind hours_basis verdict status
-- rows: shown
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
),

shown as (
    select * from judged
    where
        ($prefecture is null or prefecture = $prefecture)
        and case $only
            when 'all' then true
            when 'without_value' then verdict is null
            else verdict = $only
        end
)

select
    fiscal_year,
    area_code,
    prefecture,
    name,
    kind,
    region,
    hours_per_month,
    hours_per_year,
    cast(hours as double) as hours,
    hours_basis,
    verdict,
    status,
    sheet,
    cell
from shown
order by area_code
