-- title: Overtime of one area over the fiscal years, with its rank
-- title_ja: 団体の時間外勤務の推移と順位
-- about: One row for a fiscal year. Ranks count from the most hours, ties share a rank; they are among the areas of the scope with a value in the nation, the prefecture and the kind.
-- about_ja: 年度ごとに1行。順位は時間の多い順、同じ値は同順位。全国・都道府県内・同じ区分の、値のある団体の中での順位。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- param: area area required the area | 団体
-- param: scope choice municipalities areas ranked | 順位の対象 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: fiscal_year - fiscal year | 年度
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: hours h/年.1 hours a year | 年間時間数
-- column: hours_basis - basis | 基礎
-- column: verdict - against the threshold | 判定
-- column: status - status | 状態
-- column: rank_nation 位 rank in the nation | 全国順位
-- column: of_nation 団体 areas ranked in the nation | 全国の対象
-- column: rank_prefecture 位 rank in the prefecture | 都道府県内順位
-- column: of_prefecture 団体 areas ranked in the prefecture | 都道府県内の対象
-- column: rank_kind 位 rank in the kind | 同じ区分での順位
-- column: of_kind 団体 areas ranked in the kind | 同じ区分の対象
-- column: file - file | ファイル
-- column: sheet - sheet | シート
-- column: cell - cell | セル
-- detail: area_code prefecture name kind hours_basis status file sheet
-- rows: own_rows
with judged as (
    -- one row per area of the universe; `verdict` is null where no hours were reported
    select *, verdict(hours_low, hours_high, $threshold) as verdict
    from overtime_counted
    where scope = $scope
),

ranked as (
    select
        *,
        case when hours is not null then rank() over nation end as rank_nation,
        case when hours is not null then rank() over within_prefecture end as rank_prefecture,
        case when hours is not null then rank() over within_kind end as rank_kind,
        count(hours) over (partition by fiscal_year) as of_nation,
        count(hours) over (partition by fiscal_year, prefecture) as of_prefecture,
        count(hours) over (partition by fiscal_year, kind) as of_kind
    from judged
    window
        nation as (partition by fiscal_year order by hours desc nulls last),
        within_prefecture as (partition by fiscal_year, prefecture order by hours desc nulls last),
        within_kind as (partition by fiscal_year, kind order by hours desc nulls last)
),

own_rows as (
    select * from judged where area_code = $area and source_id is not null
)

select
    ranked.fiscal_year,
    ranked.area_code,
    ranked.prefecture,
    ranked.name,
    ranked.kind,
    cast(ranked.hours as double) as hours,
    ranked.hours_basis,
    ranked.verdict,
    ranked.status,
    ranked.rank_nation,
    ranked.of_nation,
    ranked.rank_prefecture,
    ranked.of_prefecture,
    ranked.rank_kind,
    ranked.of_kind,
    source.file,
    own_rows.sheet,
    own_rows.cell
from ranked
left join own_rows using (area_code, fiscal_year)
left join source on own_rows.source_id = source.source_id
where ranked.area_code = $area
order by ranked.fiscal_year
