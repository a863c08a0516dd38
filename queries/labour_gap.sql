-- title: METI 2040: labour gap by occupation, education, industry or region
-- title_ja: 2040年の労働需給（職業・学歴・産業・地域別）
-- about: One row for a category of one edition, in the order published. The gap is supply − demand: a shortage is negative. What was not published is empty, not 0.
-- about_ja: 版の区分ごとに1行、公表の順。過不足は供給−需要で、不足は負。公表されていない値は空欄（0ではない）。
-- note: Rows with subset_of are parts of another row: adding all rows counts them twice | 「内数の親」のある行は他の行の内数。全行を足すと二重に数えることになる
-- param: by choice occupation breakdown | 区分の種類 [occupation, education, industry, region]
-- param: edition edition latest edition of the projection | 推計の版
-- column: edition - edition | 版
-- column: area - nation or region | 全国または地域
-- column: category - category | 区分
-- column: subset_of - part of | 内数の親
-- column: year - year | 年
-- column: demand_10k 万人 demand | 需要
-- column: supply_10k 万人 supply | 供給
-- column: gap_10k 万人 gap | 過不足
-- column: confidence - confidence | 確度
-- column: status - status | 状態
-- column: publisher - publisher | 公表者
-- detail: edition area status publisher
-- rows: published
with published as (
    select *
    from labour
    where
        edition = $edition
        and case $by
            when 'occupation' then area = '全国' and dimension = 'occupation'
            when 'education' then area = '全国' and dimension = 'education'
            when 'industry' then area = '全国' and dimension in ('industry', 'industry_x_occupation')
            else area <> '全国'
        end
        and (demand_10k is not null or supply_10k is not null or gap_10k is not null or employed_10k is null)
),

positioned as (
    -- the order of the publication: down the sheet, subsets under what they are part of
    select
        *,
        row_number() over (
            order by
                sheet,
                cast(regexp_extract(cell, '[0-9]+') as integer),
                length(cell),
                cell
        ) as position
    from published
)

select
    child.edition,
    child.area,
    child.category,
    child.subset_of,
    child.year,
    child.demand_10k,
    child.supply_10k,
    child.gap_10k,
    child.confidence,
    child.status,
    child.publisher
from positioned as child
left join positioned as parent
    on child.subset_of = parent.category and child.year = parent.year and child.area = parent.area
order by
    coalesce(parent.position, child.position),
    child.subset_of is not null,
    child.position,
    child.area,
    child.category
