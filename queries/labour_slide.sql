-- title: METI 2040: the rounded figures of the minister's slide beside the exact ones
-- title_ja: 2040年の労働需給：大臣のスライドの丸めた数字と、もとの数字
-- about: One row for a line of the slide on the labour market of 2040. It prints tens of 万人; exact_10k is the published gap, or the sum of the published gaps named in categories, that the line rounds. The figures of AI and robots are a part of 専門職, and 理系 and 文系 are by education: the five lines overlap and are not to be added.
-- about_ja: 2040年の労働市場についてのスライドの行ごとに1行。スライドは10万人単位で、もとの数字は公表された過不足、または「区分」に挙げた過不足の合計。「AI・ロボット」は専門職の内数、「理系」「文系」は学歴別であり、5行は互いに重なるため足し合わせてはならない。
-- note: The five lines overlap (by occupation and by education) and are not to be added | 5行は職業別と学歴別が重なるため、足し合わせてはならない
-- params: edition
-- columns: edition
-- column: line - line of the slide | スライドの行
-- column: printed_10k 万人 on the slide | スライドの数字
-- column: exact_10k 万人 exact | もとの数字
-- column: rounding - rounding | 丸め
-- column: categories - rounds the sum of | もとの区分
-- columns: file
-- column: cells - cells | もとのセル
-- signed: printed_10k exact_10k
-- detail: file
-- coded: edition line=slide_line rounding
-- rows: behind
with slide as (
    -- printed_10k is what the slide prints; part is a gap that it rounds, in the order of the sum
    select *
    from (values
        (1, '2026-01 (revised)', '事務職', 440, 'occupation', ['事務職']),
        (2, '2026-01 (revised)', '文系', 80, 'education', ['大学文系', '院卒文系']),
        (3, '2026-01 (revised)', 'AI・ロボット', -340, 'occupation', ['AI・ロボット等利活用人材']),
        (4, '2026-01 (revised)', '理系', -120, 'education', ['大学理系', '院卒理系']),
        (5, '2026-01 (revised)', '現場', -260, 'occupation', ['現場人材'])
    ) as lines (position, edition, line, printed_10k, dimension, parts)
    where edition = $edition
),

part as (
    select
        position,
        unnest(parts) as category,
        generate_subscripts(parts, 1) as place
    from slide
),

behind as (
    select
        part.position,
        part.place,
        part.category,
        published.gap_10k,
        published.source_id,
        published.sheet,
        published.cell
    from part
    inner join slide using (position)
    left join labour_published as published
        on published.edition = slide.edition
        and published.dimension = slide.dimension
        and published.category = part.category
        and published.area = '全国'
        and published.year = 2040
),

summed as (
    select
        position,
        case when count(gap_10k) = count(*) then fsum(gap_10k order by place) end as exact_10k,
        string_agg(category, '＋' order by place) as categories,
        string_agg(distinct source.file, '、' order by source.file) as file,
        string_agg(sheet || '!' || cell, '、' order by place) as cells
    from behind
    left join source using (source_id)
    group by position
)

select
    slide.edition,
    slide.line,
    slide.printed_10k,
    summed.exact_10k,
    case
        when summed.exact_10k is null then 'not loaded'
        when summed.exact_10k = slide.printed_10k then 'exact'
        when 10 * round(summed.exact_10k / 10) = slide.printed_10k then 'to tens'
        else 'differs'
    end as rounding,
    summed.categories,
    summed.file,
    summed.cells
from slide
inner join summed using (position)
order by slide.position
