-- title: Similar municipalities: same kind, nearest population
-- title_ja: 類似団体：同じ区分で人口の近い団体
-- about: The area asked for and those of its kind whose population is nearest to it, with their overtime. This is not MIC's 類似団体 classification, which also needs industry shares.
-- about_ja: 指定した団体と、同じ区分で人口の最も近い団体、その時間外勤務。総務省の類似団体区分（産業構造も用いる）とは異なる。
-- note: Similar means: same kind of municipality, nearest population; it is not MIC's classification of similar bodies | 「類似」は同じ団体区分で人口が近いことをいい、総務省の類似団体とは異なる
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- param: area area required the municipality | 団体
-- param: top integer 10 how many | 団体数
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: scope choice all areas compared | 比べる範囲 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: population measure population measure that holds the population | 人口の項目
-- param: population_period matching nearest period of the population; by itself the one that matches, else the nearest | 人口の時点（指定しなければ対応する、または最も近い時点）
-- column: nearness 位 nearness (0 is the area itself) | 近さの順位（0は本人）
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: population 人 population | 人口
-- column: population_period - date of the population | 人口の時点
-- column: hours h/年.1 hours a year | 年間時間数
-- column: verdict - against the threshold | 判定
-- column: status - status | 状態
-- detail: area_code status population_period
-- minor: kind
-- coded: kind verdict status
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
),

compared as (
    select
        judged.*,
        alike.nearness,
        cast(alike.people as bigint) as population,
        alike.people_period as population_period,
        alike.source_id as people_source,
        alike.sheet as people_sheet,
        alike.cell as people_cell
    from judged
    inner join store.similar($area, $population, $population_period) as alike using (area_code)
),

shown as (
    select * from compared where nearness <= $top
),

behind as (
    select source_id, sheet, cell
    from shown
    where source_id is not null
    union all
    select people_source as source_id, people_sheet as sheet, people_cell as cell
    from shown
)

select
    nearness,
    area_code,
    prefecture,
    name,
    kind,
    population,
    population_period,
    cast(hours as double) as hours,
    verdict,
    status
from shown
order by nearness
