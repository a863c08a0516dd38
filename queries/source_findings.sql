-- title: What was noticed when a source was loaded
-- title_ja: 取込時の指摘
-- about: One row for a doubt or check outcome of a source, errors first.
-- about_ja: 出典の疑問点・検査結果ごとに1行。
-- params: source_id
-- column: severity - severity | 程度
-- column: code - code | 種類
-- column: message - message | 内容
-- column: message_ja - message in Japanese | 内容
-- column: cells - cells | セル
-- coded: severity
select
    severity,
    code,
    message,
    message_ja,
    array_to_string(cells, ', ') as cells
from finding
where source_id = $source_id
order by
    list_position(['error', 'warning', 'ok'], severity) nulls last,
    code,
    message,
    array_to_string(cells, ', ')
