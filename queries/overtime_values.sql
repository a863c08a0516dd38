-- title: Overtime: every area of a fiscal year
-- title_ja: 時間外勤務：団体別の一覧
-- about: One row for every area of the universe, with its figure, what it says of the threshold, and its cell. hours is the published year, or 12 × the monthly mean where only that was published (hours_basis).
-- about_ja: 対象の団体ごとに1行。年間時間数は公表値、月平均のみ公表の団体は月平均×12（hours_basis が monthly）。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: prefecture text none only this prefecture | 都道府県で絞る
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
-- detail: fiscal_year area_code region hours_per_month hours_per_year sheet cell
-- rows: counted_rows
with years as (
    select cast($year as integer) as fiscal_year
),

reported as materialized (
    select overtime.*
    from overtime
    inner join years using (fiscal_year)
    where overtime.staff_scope = '全体'
),

universe as (
    -- areas of the scope that existed on 1 April of the fiscal year; the six villages of the Northern Territories,
    -- which file no statistics, are in no universe
    select
        years.fiscal_year,
        area.area_code,
        area.prefecture_code,
        area.prefecture,
        area.name,
        area.kind,
        area.region
    from years
    inner join area
        on coalesce(area.valid_from, date '1900-01-01') <= make_date(years.fiscal_year, 4, 1)
        and coalesce(area.valid_to, date '9999-12-31') >= make_date(years.fiscal_year, 4, 1)
    where
        area.jis_code not between '01695' and '01700'
        and case $scope
            when 'municipalities' then area.level = 'municipality' and area.kind <> '指定都市'
            when 'designated-cities' then area.kind = '指定都市'
            when 'prefectures' then area.level = 'prefecture'
            else area.level in ('municipality', 'prefecture')
        end
),

counted_rows as (
    select reported.*
    from reported
    inner join universe using (area_code, fiscal_year)
),

bounds as (
    -- a published year is taken as it is; a monthly mean published to 0.1 h leaves the year open by 12 × ±0.05 h;
    -- finer steps count only for a value that itself prints more decimals, coarser ones where no value prints any
    select
        area_code,
        fiscal_year,
        coalesce(hours_per_year, 12 * month) as hours,
        coalesce(hours_per_year, 12 * (month - half_step)) as at_least,
        coalesce(hours_per_year, 12 * (month + half_step)) as at_most,
        status,
        hours_basis
    from (
        select
            area_code,
            fiscal_year,
            hours_basis,
            status,
            cast(hours_per_year as decimal(18, 6)) as hours_per_year,
            cast(hours_per_month as decimal(18, 6)) as month,
            cast(
                0.5 / power(
                    10,
                    least(
                        coalesce(month_decimals, 1),
                        case when month = round(month, 1) then 1 when month = round(month, 2) then 2 else 3 end
                    )
                ) as decimal(18, 6)
            ) as half_step
        from counted_rows
    )
),

judged as (
    -- one row per area of the universe; `verdict` is null where no hours were reported
    select
        universe.*,
        bounds.hours,
        bounds.at_least,
        bounds.at_most,
        case when bounds.hours is not null then bounds.hours_basis end as hours_basis,
        case when bounds.hours is null then coalesce(bounds.status, 'not_listed') else 'normal' end as status,
        case
            when bounds.at_least > $threshold then 'over'
            when bounds.at_most <= $threshold then 'not_over'
            when bounds.hours is not null then 'undecidable'
        end as verdict
    from universe
    left join bounds using (area_code, fiscal_year)
)

select
    judged.fiscal_year,
    judged.area_code,
    judged.prefecture,
    judged.name,
    judged.kind,
    judged.region,
    counted_rows.hours_per_month,
    counted_rows.hours_per_year,
    cast(judged.hours as double) as hours,
    judged.hours_basis,
    judged.verdict,
    judged.status,
    counted_rows.sheet,
    counted_rows.cell
from judged
left join counted_rows using (area_code, fiscal_year)
where
    ($prefecture is null or judged.prefecture = $prefecture)
    and case $only
        when 'all' then true
        when 'without_value' then judged.verdict is null
        else judged.verdict = $only
    end
order by judged.area_code
