-- title: Every body beside those like it: same kind, nearest population
-- title_ja: 各団体と類似団体（同じ区分で人口の近い団体）
-- about: For every body one row for itself (nearness 0) and one for each of those of its kind whose population is nearest, with their overtime and their rank among these bodies, from the most hours; ties share a rank. A prefecture without a population of its own has the sum over its municipalities, where every one has a figure. This is not MIC's 類似団体 classification, which also needs industry shares.
-- about_ja: 団体ごとに、本人（近さ0）と、同じ区分で人口の最も近い団体を1行ずつ、その時間外勤務、これらの団体の中での順位（時間の多い順、同じ値は同順位）とともに示す。都道府県の人口は、自身の値がなければ、すべての市区町村に値があるときその合計。総務省の類似団体区分（産業構造も用いる）とは異なる。
-- note: Similar means: same kind of body, nearest population; it is not MIC's classification of similar bodies | 「類似」は同じ団体区分で人口が近いことをいい、総務省の類似団体とは異なる
-- notes: monthly_mean
-- params: year
-- param: top integer 5 how many similar bodies | 類似団体の数
-- params: threshold population population_period
-- columns: fiscal_year area_code
-- column: nearness 位 nearness (0 is the body itself) | 近さの順位（0は本人）
-- column: similar_code - code of the similar body | 類似団体のコード
-- columns: prefecture name kind population population_period hours verdict status
-- column: rank 位 rank among these bodies | これらの団体の中での順位
-- column: tied 団体 bodies sharing it | 同順位の団体
-- column: of 団体 bodies with a value | 値のある団体
-- detail: area_code similar_code status population_period tied of
-- minor: kind
-- coded: kind verdict status
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', [$year], 'all', $threshold)
),

figures as (
    select area_code, value, time_period, source_id, sheet, cell
    from store.measured($population, $population_period, '')
    where value is not null
),

summed as (
    -- a sum is one only where every municipality has its figure
    select judged.prefecture, sum(figures.value) as value, any_value(figures.time_period) as time_period
    from judged
    left join figures using (area_code)
    where judged.kind <> '都道府県'
    group by judged.prefecture
    having count(*) = count(figures.value)
),

peopled as (
    select
        judged.*,
        cast(coalesce(figures.value, summed.value) as bigint) as population,
        coalesce(figures.time_period, summed.time_period) as population_period
    from judged
    left join figures using (area_code)
    left join summed on judged.kind = '都道府県' and judged.prefecture = summed.prefecture
    where population is not null
),

people as (
    -- whoever is among the nearest lies between the bodies so many places before and behind, ties included
    select
        *,
        coalesce(lag(population, $top) over by_size, 0) as from_people,
        coalesce(lead(population, $top) over by_size, 1000000000) as to_people
    from peopled
    window by_size as (partition by kind order by population, area_code)
),

alike as (
    select
        own.area_code as own_code,
        other.*,
        row_number() over (
            partition by own.area_code
            order by other.area_code <> own.area_code, abs(other.population - own.population), other.area_code
        ) - 1 as nearness
    from people as own
    inner join people as other
        on own.kind = other.kind and other.population between own.from_people and own.to_people
    qualify nearness <= $top
),

behind as (
    select area_code, source_id, sheet, cell from judged
    union all
    select area_code, source_id, sheet, cell from figures
)

select
    fiscal_year,
    own_code as area_code,
    nearness,
    area_code as similar_code,
    prefecture,
    name,
    kind,
    population,
    population_period,
    cast(hours as double) as hours,
    verdict,
    status,
    case
        when hours is not null then rank() over (partition by own_code order by hours desc nulls last)
    end as rank,
    case when hours is not null then count(*) over (partition by own_code, hours) end as tied,
    count(hours) over (partition by own_code) as of
from alike
order by own_code, nearness
