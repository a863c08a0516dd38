-- title: Sources loaded
-- title_ja: 取り込まれた出典
-- about: One row for a source, oldest first, with the first and last period of its values. in_use counts the values that are read; the others gave way to the sources in replaced_by, each to the next in its chain, or simulated data to real ones. decided: its values go first because `axstat sources use` said so. cited: fields of the citation that `axstat sources set` gave.
-- about_ja: 出典ごとに1行、古い順。値の最初と最後の時点とともに。in_use は使用中の値の数。ほかの値は replaced_by の出典（順に次の版）または実データに置き換えられている。decided は `axstat sources use` で優先と決めたもの。cited は `axstat sources set` で記入した出典の項目。
-- columns: source_id file dataset
-- column: periods - periods | 時点
-- column: fiscal_year - newest fiscal year | 最新の年度
-- columns: edition publisher
-- column: title - title | 表題
-- column: current - current | 使用中
-- column: in_use - in use | 使用中の値
-- column: observations - values | 値
-- column: replaced_by - replaced by | 置換元
-- column: decided - by hand | 手動で優先
-- column: cited - cited by hand | 手動の記入
-- columns: simulated
-- column: hash - sha256 (first 12) | sha256（先頭12字）
-- columns: sha256
-- column: bytes バイト size | 大きさ
-- column: url - url | URL
-- column: licence - licence | 利用条件
-- column: retrieved_on - retrieved on | 入手日
-- detail: sha256 edition publisher title bytes url licence retrieved_on observations decided cited current fiscal_year
-- minor: replaced_by hash
-- coded: dataset edition
with
dated as (
    select table_id, period, period_start, period_end
    from store.series
    union all
    select table_id, period, period_start, period_end
    from store.item
),

spans as (
    -- as the values print them, first and last; lines carry them where columns do not
    select
        sheet_table.source_id,
        arg_min(dated.period, (dated.period_start, dated.period_end)) as first_period,
        arg_max(dated.period, (dated.period_end, dated.period_start)) as last_period
    from dated
    inner join store.sheet_table as sheet_table using (table_id)
    where dated.period is not null
    group by sheet_table.source_id
)

select
    source_id,
    file,
    dataset,
    case when first_period = last_period then first_period else first_period || ' … ' || last_period end as periods,
    fiscal_year,
    edition,
    publisher,
    title,
    current,
    in_use,
    observations,
    replaced_by,
    decided,
    cited,
    simulated,
    left(sha256, 12) as hash,
    sha256,
    bytes,
    url,
    licence,
    retrieved_on
from source
left join spans using (source_id)
order by source_id
