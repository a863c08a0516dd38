-- title: Overtime: every area of a fiscal year
-- title_ja: 時間外勤務：団体別の一覧
-- about: One row for every area of the universe, with its figure, what it says of the threshold, and its cell. hours is the published year, or 12 × the monthly mean where only that was published (hours_basis).
-- about_ja: 対象の団体ごとに1行。年間時間数は公表値、月平均のみ公表の団体は月平均×12（hours_basis が monthly）。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: only choice all rows shown | 表示する団体 [all, over, not_over, undecidable, without_value]
-- column: fiscal_year - fiscal year | 年度
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: region - region | 地域
-- column: hours_per_month h/月.1 published monthly mean | 月平均（公表値）
-- column: hours_per_year h/年.1 published year | 年間（公表値）
-- column: hours h/年.1 hours a year | 年間時間数
-- column: hours_basis - basis | 基礎
-- column: verdict - against the threshold | 判定
-- column: status - status | 状態
-- column: sheet - sheet | シート
-- column: cell - cell | セル
-- detail: area_code region hours_per_month hours_per_year sheet cell
-- minor: hours_basis status
-- coded: kind hours_basis verdict status
-- rows: counted_rows
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
),

counted_rows as (
    select area_code, source_id, sheet, cell from shown where source_id is not null
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
