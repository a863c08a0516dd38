-- title: Fiscal years with overtime data
-- title_ja: 時間外勤務データのある年度
-- about: One row for a fiscal year loaded.
-- about_ja: 取り込まれた年度ごとに1行。
-- column: fiscal_year - fiscal year | 年度
select distinct fiscal_year
from observation_detail
where
    dataset = 'overtime'
    and current
    and fiscal_year is not null
    and coalesce(time_period, 'FY') like 'FY%'
order by fiscal_year
