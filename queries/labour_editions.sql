-- title: METI 2040: two editions side by side, where categories are comparable
-- title_ja: 2040年の労働需給：版の比較（対応づけられる区分のみ）
-- about: Only the categories declared comparable: clerical work (事務 and 事務職), professional work (専門的・技術的職業 and 専門職). Everything else differs in classes or definition and is not joined.
-- about_ja: 対応づけを宣言した区分（事務と事務職、専門的・技術的職業と専門職）だけを並べる。それ以外は区分や定義が異なるため並べない。
-- note: The editions differ in base year (2021, 2022) and in method: a difference between them is not a change over time | 版により基準年（2021年・2022年）と方法が異なる。差は時間による変化ではない
-- note: AI and robot users are left out: the revised edition defines them more widely | AI・ロボット等利活用人材は改訂版で定義が広がったため並べない
-- column: topic - category | 区分
-- column: edition_before - earlier edition | 前の版
-- column: category_before - as called there | 前の版の区分名
-- column: gap_before 万人 supply − demand (earlier edition) | 過不足（前の版）
-- column: edition_after - later edition | 後の版
-- column: category_after - as called there | 後の版の区分名
-- column: gap_after 万人 supply − demand (later edition) | 過不足（後の版）
-- column: difference 万人 difference | 差
-- signed: gap_before gap_after difference
-- minor: category_before category_after
-- coded: edition_before=edition edition_after=edition
-- rows: comparable
with equivalence (topic, position, category) as (
    values
        ('事務職', 1, '事務'),
        ('事務職', 1, '事務職'),
        ('専門職', 2, '専門的・技術的職業'),
        ('専門職', 2, '専門職')
),

comparable as (
    select
        equivalence.topic,
        equivalence.position,
        labour.edition,
        (regexp_extract(labour.edition, '[0-9]{4}(-[0-9]{2})?'), labour.edition) as edition_order,
        labour.category,
        labour.gap_10k,
        labour.source_id,
        labour.sheet,
        labour.cell
    from labour
    inner join equivalence using (category)
    where
        labour.area = '全国'
        and labour.dimension = 'occupation'
        and labour.gap_10k is not null
)

select
    before.topic,
    before.edition as edition_before,
    before.category as category_before,
    before.gap_10k as gap_before,
    after.edition as edition_after,
    after.category as category_after,
    after.gap_10k as gap_after,
    after.gap_10k - before.gap_10k as difference
from comparable as before
inner join comparable as after
    on before.topic = after.topic and before.edition_order < after.edition_order
order by before.position, before.edition_order, after.edition_order
