-- title: Overtime: share of areas over a number of hours a year, by group
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合（区分別）
-- about: One row for a prefecture, kind of area or region, with the same columns as overtime_share. With totals, rows of row_kind total count the same areas again: all of them, and by kind all cities (designated, core, former special and other cities, without the special wards of Tokyo) and all towns and villages.
-- about_ja: 都道府県・団体区分・地域ごとに1行。列は overtime_share と同じ。totals を指定すると、同じ団体をもう一度数えた計の行（row_kind が total）を加える：全国、区分別では市計（指定都市・中核市・施行時特例市・その他の市。特別区を含まない）と町村計。
-- params: by
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- params: threshold scope prefecture
-- param: totals boolean false add rows that count all areas again | 計の行を加える
-- columns: fiscal_year scope threshold group_name row_kind universe_size reporting over not_over undecidable share_over
-- columns: share_over_low share_over_high mean_hours median_hours missing suppressed other_status not_listed
-- columns: monthly_only
-- bar: share_over
-- detail: row_kind share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only
-- minor: universe_size mean_hours median_hours
-- coded: scope group_name=kind_group row_kind
-- plot: bars share_over by group_name with totals
-- rows: judged
with judged as (
    select *
    from store.judged('overtime_counted', $year, $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

grouped as (
    -- the total of a part, and a region of which only that part is counted, are called by the part
    select
        * replace (
            case when position = 103 or $by = 'region' then coalesce($prefecture, group_name) else group_name end
                as group_name
        )
    from store.in_groups('judged', $by, $totals)
)

select
    fiscal_year,
    $scope as scope,
    $threshold as threshold,
    * exclude (fiscal_year, position, simulated)
from store.overtime_tally('grouped')
order by fiscal_year, position, group_name
