-- title: METI 2040: labour gap by region
-- title_ja: 2040年の労働需給（地域別）
-- about: One row for a region and what was published of it: the net gap over all occupations, and the gap of science and technology graduates. Numbers that were not published are empty.
-- about_ja: 地域と公表項目（全職業の差引き、理系計）ごとに1行。公表された数値のない欄は空欄。
-- note: Net gaps hide opposite signs: outside the Tokyo area METI states shortages of professionals and field workers beside a surplus of clerical workers | 差引きの値は符号の違いを隠す。東京圏以外では専門職・現場人材の不足と事務職の余剰が並ぶと公表されている
-- notes: regions_assumed
-- params: edition
-- columns: edition
-- column: area - region | 地域
-- columns: category subset_of year demand_10k supply_10k gap_10k confidence status publisher file sheet cell
-- signed: gap_10k
-- detail: subset_of demand_10k supply_10k status publisher file sheet cell
-- minor: confidence
-- coded: edition status confidence
-- plot: gap gap_10k by area category
-- rows: published
with published as (
    select *
    from labour_published
    where edition = $edition and area <> '全国'
)

select
    published.edition,
    published.area,
    published.category,
    published.subset_of,
    published.year,
    published.demand_10k,
    published.supply_10k,
    published.gap_10k,
    published.confidence,
    published.status,
    published.publisher,
    source.file,
    published.sheet,
    published.cell
from published
inner join source using (source_id)
order by published.position, published.area, published.category
