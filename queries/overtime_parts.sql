-- title: Parts of the staff with overtime figures
-- title_ja: 時間外勤務の値のある職員の範囲
-- about: One row for a fiscal year and part of the staff (本庁, 女性 …) other than the whole, with the areas that have hours.
-- about_ja: 年度と、全体以外の職員の範囲（本庁・女性など）ごとに、時間数のある団体数。
-- params: year prefecture
-- columns: fiscal_year
-- column: staff_scope - part of the staff | 職員の範囲
-- column: areas 団体 areas with hours | 時間数のある団体
-- column: whole 団体 areas with hours of all staff | 全体の時間数のある団体
-- rows: found
with found as (
    select fiscal_year, staff_scope, area_code, hours, source_id, sheet, cell
    from overtime
    where fiscal_year = $year and hours is not null and ($prefecture is null or prefecture = $prefecture)
)

select
    fiscal_year,
    staff_scope,
    count(*) as areas,
    (select count(*) from found as every where every.staff_scope = '全体') as whole
from found
where staff_scope <> '全体'
group by fiscal_year, staff_scope
order by areas desc, staff_scope
