-- title: Overtime: share of areas over a number of hours a year, over the fiscal years
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合の推移
-- about: One row for every fiscal year loaded, each with the universe of its own 1 April.
-- about_ja: 取り込まれた年度ごとに1行。対象は各年度の4月1日現在。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- note: Each year is counted out of the areas that existed on its 1 April; the mean is the plain mean over areas, not MIC's mean per employee | 各年度の対象は4月1日現在の団体。平均は団体の単純平均で、総務省の職員1人当たりの平均とは異なる
-- param: from_year fiscal_year earliest first fiscal year | 最初の年度
-- param: to_year fiscal_year latest last fiscal year | 最後の年度
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
-- column: simulated - simulated | 模擬データ
-- detail: simulated share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only
-- minor: universe_size mean_hours median_hours
-- coded: scope
-- plot: line share_over by fiscal_year or parts over undecidable not_over
-- rows: counted_rows
with judged as (
    select * from store.judged('overtime_counted', range($from_year, $to_year + 1), $scope, $threshold)
),

counted_rows as (
    select source_id, sheet, cell from judged where source_id is not null
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
