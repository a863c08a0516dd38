-- title: How many areas a scope has
-- title_ja: 対象の団体の数
-- about: One row for a scope and fiscal year: the areas of the gazetteer on 1 April. The six villages of the Northern Territories, which file no statistics, are not counted.
-- about_ja: 範囲と年度ごとに1行。4月1日現在の団体の数（統計のない北方領土の6村を含まない）。
-- param: year integer required fiscal year | 年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all-municipalities, all]
-- columns: fiscal_year scope areas
-- coded: scope
-- rows: no_cells
with counted as (
    select fiscal_year, scope, count(*) as areas
    from universe
    where scope = $scope and fiscal_year = $year
    group by fiscal_year, scope
),

no_cells as (
    -- the gazetteer is no workbook: no cell of a source stands behind the number
    select source_id, sheet, cell from overtime where false
)

select
    fiscal_year,
    scope,
    areas
from counted
order by fiscal_year
