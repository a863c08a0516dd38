-- title: Fiscal years with overtime data
-- title_ja: 時間外勤務データのある年度
-- about: One row for a fiscal year loaded.
-- about_ja: 取り込まれた年度ごとに1行。
-- column: fiscal_year - fiscal year | 年度
select fiscal_year
from overtime_year
order by fiscal_year
