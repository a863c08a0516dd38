-- title: Fiscal years with overtime data
-- title_ja: 時間外勤務データのある年度
-- about: One row for a fiscal year loaded. Where only lists of some bodies tell of a year, partial says which bodies: such a year has no universe, and no share.
-- about_ja: 取り込まれた年度ごとに1行。一部の団体だけの一覧しかない年度は、どの団体かを示す。その年度には対象の全体がなく、割合は出せない。
-- columns: fiscal_year
-- column: partial - only these bodies are listed | 一部の団体だけの一覧
-- detail: partial
select
    fiscal_year,
    partial
from overtime_year
order by fiscal_year
