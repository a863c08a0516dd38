-- title: METI 2040: labour gap by occupation
-- title_ja: 2040年の労働需給（職業別）
-- about: One row for a category of one edition, in the order published. The gap is supply − demand: a shortage is negative. What was not published is empty, not 0.
-- about_ja: 版の区分ごとに1行、公表の順。過不足は供給−需要で、不足は負。公表されていない値は空欄（0ではない）。
-- note: Rows with an entry under `part of` are parts of another row: adding all rows counts them twice | 「内数の親」のある行は他の行の内数。全行を足すと二重に数えることになる
-- params: edition
-- columns: edition category subset_of year demand_10k supply_10k gap_10k confidence status publisher
-- signed: gap_10k
-- detail: status publisher
-- minor: confidence
-- coded: edition status confidence
-- plot: gap gap_10k by category
-- plot: bars demand_10k supply_10k by category
-- rows: published
with published as (
    select *
    from labour_published
    where edition = $edition and area = '全国' and dimension = 'occupation'
)

select
    edition,
    category,
    subset_of,
    year,
    demand_10k,
    supply_10k,
    gap_10k,
    confidence,
    status,
    publisher
from published
order by whole_position, subset_of is not null, position, category
