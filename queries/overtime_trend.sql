-- title: Overtime: share of areas over a number of hours a year, over the fiscal years
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合の推移
-- about: One row for every fiscal year loaded, each with the universe of its own 1 April.
-- about_ja: 取り込まれた年度ごとに1行。対象は各年度の4月1日現在。
-- notes: monthly_mean
-- note: Each year is counted out of the areas that existed on its 1 April; the mean is the plain mean over areas, not MIC's mean per employee | 各年度の対象は4月1日現在の団体。平均は団体の単純平均で、総務省の職員1人当たりの平均とは異なる
-- param: from_year fiscal_year earliest first fiscal year | 最初の年度
-- param: to_year fiscal_year latest last fiscal year | 最後の年度
-- params: threshold scope prefecture
-- columns: fiscal_year scope threshold universe_size reporting over not_over undecidable share_over share_over_low
-- columns: share_over_high mean_hours median_hours missing suppressed other_status not_listed monthly_only simulated
-- detail: simulated share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only
-- minor: universe_size mean_hours median_hours
-- coded: scope
-- plot: line share_over by fiscal_year or parts over undecidable not_over
-- rows: judged
with judged as (
    select *
    from store.judged('overtime_counted', range($from_year, $to_year + 1), $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

grouped as (
    select *, '' as group_name, 1 as position, 'total' as row_kind from judged
)

select
    fiscal_year,
    $scope as scope,
    $threshold as threshold,
    * exclude (fiscal_year, position, group_name, row_kind)
from store.overtime_tally('grouped')
order by fiscal_year
