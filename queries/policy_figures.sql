-- title: Policy tables: grants, adoption of AI, answers of firms, programmes, measures announced
-- title_ja: 政策資料：交付金、自治体のAI導入、企業の回答、補助金の条件、規制の措置
-- about: One row for a line of the policy tables and a column of it. line is what the line is of; words are what its other columns say that tell it apart (kind of body, state, frame); text is what a cell of words says, a rate of 1/2 or the state of a bill.
-- about_ja: 政策資料の行と列ごとに1行。「行」は何についての行か、「区別」は行を区別するほかの列の言葉（団体の種類、状況、枠など）、「文字」は文字のセルの内容（補助率、措置の状態など）。
-- note: Lines are as their sources print them and need not add up: kinds of bodies, programmes and levels of government overlap | 行は資料の表記のままで、足し合わせられるとは限らない（団体の種類、補助金の枠、国と地方は互いに重なる）
-- param: table text none only this sheet | シートで絞る
-- param: measure text none only this measure | 項目で絞る
-- param: line text none only lines whose name contains this | 行の名前の一部で絞る
-- param: words_too boolean true cells of words too, not only figures | 文字のセルも表示する
-- column: table - table | 表
-- column: line - line | 行
-- column: words - told apart by | 区別
-- columns: period measure value unit
-- column: text - text | 文字
-- columns: file cell
-- detail: file
-- coded: measure
-- rows: found
with found as (
    select *
    from indicator
    where
        dataset = 'policy'
        and ($table is null or sheet = $table)
        and ($measure is null or measure = $measure)
        and ($line is null or contains(coalesce(category, area_name), $line))
        and ($words_too or value is not null)
        and not (value is null and raw = '')
)

select
    found.sheet as table,
    coalesce(found.category, found.area_name) as line,
    found.qualifiers as words,
    found.time_period as period,
    found.measure,
    found.value,
    found.unit,
    case when found.value is null then found.raw end as text,
    source.file,
    found.cell
from found
inner join source using (source_id)
order by
    found.sheet,
    try_cast(regexp_extract(found.cell, '[0-9]+') as integer),
    length(found.cell),
    found.cell,
    found.source_id
