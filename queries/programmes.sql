-- title: Programmes whose stated conditions a firm meets
-- title_ja: 企業が条件に当てはまる補助金
-- about: One row for a programme and frame of the policy tables. Conditions that its source does not state are not checked and are named; meets says whether those that are stated are met.
-- about_ja: 政策資料の補助金・枠ごとに1行。資料に書かれていない条件は確かめられないため「記載なし」とし、書かれた条件だけを判定する。
-- note: What a call asks for beyond employees and investment is not in the tables: read the call | 従業員数と投資額のほかの条件は政策資料にない。公募要領を確認すること
-- param: employees number none employees of the firm | 従業員数
-- param: investment yen none planned investment, such as 20億 | 投資額（20億 など）
-- param: all boolean false those that it does not meet too | 当てはまらないものも示す
-- column: programme - programme | 補助金
-- column: frame - frame | 枠
-- column: meets - conditions | 条件
-- column: why - of it | 内訳
-- column: cap 万円 cap | 補助上限
-- column: rate - rate | 補助率
-- column: calls - call | 公募
-- column: as_of - as of | 時点
-- columns: file
-- column: cell - cell of the cap | 上限のセル
-- detail: file cell
-- coded: meets
-- rows: lines
with lines as (
    select *
    from indicator
    where dataset = 'policy' and sheet = '補助金'
),

programme as (
    select
        category as programme,
        regexp_extract(qualifiers, '枠=([^;]*)', 1) as frame,
        max(time_period) as as_of,
        max(value) filter (where measure = 'cap_10k_yen') as cap,
        max(value) filter (where measure = 'min_employees') as fewest,
        max(value) filter (where measure = 'max_employees') as most,
        max(value) filter (where measure = 'minimum_investment_10k_yen') as least,
        max(raw) filter (where measure = '補助率') as rate,
        max(raw) filter (where measure = '公募') as calls,
        max(cell) filter (where measure = 'cap_10k_yen') as cell,
        max(source_id) as source_id,
        min(length(cell)) as length,
        min(cell) as place
    from lines
    group by category, qualifiers
),

judged as (
    select
        *,
        $employees < fewest as is_too_small,
        $employees > most as is_too_large,
        $investment < least * 10000 as invests_too_little
    from programme
),

told as (
    select
        *,
        case
            when coalesce(is_too_small, false) or coalesce(is_too_large, false) or coalesce(invests_too_little, false)
                then 'not met'
            when fewest is null and most is null and least is null then 'none stated'
            when is_too_small is null and fewest is not null then 'not asked'
            when is_too_large is null and most is not null then 'not asked'
            when invests_too_little is null and least is not null then 'not asked'
            else 'met'
        end as meets,
        concat_ws(
            '、',
            if(fewest is null, null, '従業員 ' || format('{:,}', cast(fewest as bigint)) || '人以上'),
            if(most is null, null, '従業員 ' || format('{:,}', cast(most as bigint)) || '人以下'),
            if(least is null, null, '投資 ' || format('{:,}', cast(least as bigint)) || '万円以上')
        ) as why
    from judged
)

select
    programme,
    frame,
    meets,
    why,
    cap,
    rate,
    calls,
    as_of,
    source.file,
    told.cell
from told
inner join source using (source_id)
where $all or meets <> 'not met'
order by told.length, told.place
