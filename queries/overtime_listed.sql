-- title: Overtime: what lists of some bodies say, beside the list of all bodies
-- title_ja: 時間外勤務：一部の団体だけの一覧にある値と、全団体の一覧との照合
-- about: One row for a figure of a list that names some bodies only (a ranking's first places, bodies chosen by others). comparison is same where both figures can be roundings of one number, different where they cannot, and empty where no real list of all bodies of the year is loaded.
-- about_ja: 一部の団体だけを載せた一覧（順位の上位、選ばれた団体など）の値ごとに1行。全団体の一覧の値と、丸めの範囲で一致すれば「一致」、しなければ「不一致」。その年度の全団体の（模擬でない）一覧がなければ空欄。
-- note: A list of some bodies is no universe: no share, mean or distribution follows from it | 一部の団体だけの一覧から、全団体の割合・平均・分布は求められない
-- param: year integer none only this fiscal year | 年度で絞る（西暦）
-- param: only choice all rows shown | 表示する値 [all, same, different, not_compared]
-- columns: fiscal_year area_code prefecture name kind hours_per_month hours_per_year hours
-- column: all_hours h/年.1 hours a year in the list of all | 全団体の一覧の年間時間数
-- column: comparison - comparison | 照合
-- columns: file sheet cell
-- column: all_file - file of the list of all | 全団体の一覧
-- column: all_sheet - its sheet | そのシート
-- column: all_cell - its cell | そのセル
-- detail: area_code hours_per_year file sheet all_file all_sheet
-- minor: kind hours_per_month
-- coded: kind comparison
-- lists: bodies
-- rows: read_cells
with listed as (
    select *
    from overtime_listed
    where
        staff_scope = '全体'
        and ($year is null or fiscal_year = $year)
        and case $only
            when 'all' then true
            when 'not_compared' then comparison is null
            else comparison = $only
        end
),

read_cells as (
    select source_id, sheet, cell from listed
    union all
    select all_source_id, all_sheet, all_cell from listed
)

select
    listed.fiscal_year,
    listed.area_code,
    listed.prefecture,
    listed.name,
    listed.kind,
    listed.hours_per_month,
    listed.hours_per_year,
    cast(listed.hours as double) as hours,
    cast(listed.all_hours as double) as all_hours,
    listed.comparison,
    own.file,
    listed.sheet,
    listed.cell,
    every.file as all_file,
    listed.all_sheet,
    listed.all_cell
from listed
inner join source as own on own.source_id = listed.source_id
left join source as every on every.source_id = listed.all_source_id
order by
    listed.fiscal_year desc, listed.hours desc nulls last, listed.area_code, listed.source_id, listed.sheet, listed.cell
