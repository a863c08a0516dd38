-- title: Sources loaded
-- title_ja: 取り込まれた出典
-- about: One row for a source, oldest first. A source that is not current was replaced by a newer vintage, or simulated data by real ones.
-- about_ja: 出典ごとに1行、古い順。current でないものは新しい版または実データに置き換えられている。
-- column: source_id - source | 出典
-- column: file - file | ファイル
-- column: dataset - dataset | データセット
-- column: fiscal_year - fiscal year | 年度
-- column: edition - edition | 版
-- column: publisher - publisher | 公表者
-- column: title - title | 表題
-- column: current - in use | 使用中
-- column: simulated - simulated | 模擬データ
-- column: hash - sha256, first 12 | sha256（先頭12字）
-- column: sha256 - sha256 | sha256
-- column: bytes バイト size | 大きさ
-- column: url - url | URL
-- column: licence - licence | 利用条件
-- column: retrieved_on - retrieved on | 入手日
-- detail: sha256 edition publisher title bytes url licence retrieved_on
select
    source_id,
    file,
    dataset,
    fiscal_year,
    edition,
    publisher,
    title,
    current,
    simulated,
    left(sha256, 12) as hash,
    sha256,
    bytes,
    url,
    licence,
    retrieved_on
from source
order by source_id
