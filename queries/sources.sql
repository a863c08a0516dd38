-- title: Sources loaded
-- title_ja: 取り込まれた出典
-- about: One row for a source, oldest first. in_use counts the values that are read; the others gave way to the sources in replaced_by, each to the next in its chain, or simulated data to real ones. decided: its values go first because `axstat sources use` said so.
-- about_ja: 出典ごとに1行、古い順。in_use は使用中の値の数。ほかの値は replaced_by の出典（順に次の版）または実データに置き換えられている。decided は `axstat sources use` で優先と決めたもの。
-- column: source_id - source | 出典
-- column: file - file | ファイル
-- column: dataset - dataset | データセット
-- column: fiscal_year - fiscal year | 年度
-- column: edition - edition | 版
-- column: publisher - publisher | 公表者
-- column: title - title | 表題
-- column: current - current | 使用中
-- column: in_use - in use | 使用中の値
-- column: observations - values | 値
-- column: replaced_by - replaced by | 置換元
-- column: decided - by hand | 手動で優先
-- column: simulated - simulated | 模擬データ
-- column: hash - sha256, first 12 | sha256（先頭12字）
-- column: sha256 - sha256 | sha256
-- column: bytes バイト size | 大きさ
-- column: url - url | URL
-- column: licence - licence | 利用条件
-- column: retrieved_on - retrieved on | 入手日
-- detail: sha256 edition publisher title bytes url licence retrieved_on observations decided current
-- minor: replaced_by hash
-- coded: dataset edition
select
    source_id,
    file,
    dataset,
    fiscal_year,
    edition,
    publisher,
    title,
    current,
    in_use,
    observations,
    replaced_by,
    decided,
    simulated,
    left(sha256, 12) as hash,
    sha256,
    bytes,
    url,
    licence,
    retrieved_on
from source
order by source_id
