-- title: Overtime: share of areas over a number of hours a year, by group
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合（区分別）
-- about: One row for a prefecture, kind of area or region, with the same columns as overtime_share. With totals, rows of row_kind total count the same areas again: all of them, and by kind all cities (designated, core, former special and other cities, without the special wards of Tokyo) and all towns and villages.
-- about_ja: 都道府県・団体区分・地域ごとに1行。列は overtime_share と同じ。totals を指定すると、同じ団体をもう一度数えた計の行（row_kind が total）を加える：全国、区分別では市計（指定都市・中核市・施行時特例市・その他の市。特別区を含まない）と町村計。
-- param: by choice prefecture groups | 区分 [prefecture, kind, region]
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: totals boolean false add rows that count all areas again | 計の行を加える
-- column: fiscal_year - fiscal year | 年度
-- column: scope - areas counted | 範囲
-- column: threshold h/年 threshold | 基準
-- column: group_name - group | 区分
-- column: row_kind - group or total | 行の種類
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
-- bar: share_over
-- detail: row_kind share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only
-- minor: universe_size mean_hours median_hours
-- coded: scope group_name=kind_group row_kind
-- plot: bars share_over by group_name with totals
-- rows: counted_rows
with judged as (
    select * from store.judged('overtime_counted', $year, $scope, $threshold)
),

counted_rows as (
    select source_id, sheet, cell from judged where source_id is not null
),

grouped as (
    from store.in_groups('judged', $by, $totals)
)

select
    fiscal_year,
    $scope as scope,
    $threshold as threshold,
    * exclude (fiscal_year, position, simulated)
from store.overtime_tally('grouped')
order by fiscal_year, position, group_name
