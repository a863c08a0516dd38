-- title: Overtime: areas over a number of hours in regions that METI projects short of field workers
-- title_ja: 時間外勤務：現場人材の不足が見込まれる地域で基準を超える団体
-- about: METI's revised projection says in words that all eight regions outside the Tokyo area are short of field workers in 2040; it prints no regional number of them that could be found. Areas of those regions over the threshold, most hours first, beside the net gap over all occupations where one was published.
-- about_ja: 改訂版の推計は東京圏以外の8地域すべてで現場人材が不足すると文章で述べるが、地域別の人数は確認できていない。それらの地域で基準を超える団体を時間の多い順に示し、全職業の差引きが公表されていれば並べる。
-- note: That a region is short is published in words only; the number of field workers short by region is unknown and not estimated here | 地域の現場人材の不足は文章による公表。地域別の不足数は不明であり、推定しない
-- note: net_gap_10k is supply − demand over all occupations of the region, not of field workers | 差引きは地域の全職業の供給−需要で、現場人材だけのものではない
-- note: The Tokyo area is left out: press reports of METI's figures contradict each other about it | 東京圏は、公表数値についての報道が食い違うため含めない
-- notes: regions_assumed
-- note: Both facts stand side by side; neither is shown to cause the other | 二つの事実を並べたもので、因果関係を示すものではない
-- notes: monthly_mean
-- params: year threshold scope
-- param: top integer none only the first so many | 先頭から示す数
-- columns: region
-- column: field_workers - field workers in 2040 (as published) | 2040年の現場人材（公表）
-- column: net_gap_10k 万人 net gap over all occupations (where published) | 全職業の差引き（公表値）
-- columns: area_code prefecture name kind hours
-- column: region_over 団体 areas of the region over the threshold | 地域で基準を超える団体
-- column: region_reporting 団体 areas of the region with a value | 地域で値のある団体
-- signed: net_gap_10k
-- detail: area_code kind region_over region_reporting
-- minor: field_workers net_gap_10k
-- coded: kind
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
),

short_regions (region_key, field_workers) as (
    -- 経済産業省 2040年の就業構造推計 改訂版 (2026-01): 東京圏以外の8地域で専門職・現場人材が不足
    values
        ('北海道', '不足（数値は未確認）'),
        ('東北', '不足（数値は未確認）'),
        ('関東', '不足（数値は未確認）'),
        ('中部', '不足（数値は未確認）'),
        ('近畿', '不足（数値は未確認）'),
        ('中国', '不足（数値は未確認）'),
        ('四国', '不足（数値は未確認）'),
        ('九州', '不足（数値は未確認）')
),

net_gaps as (
    -- the newest edition's net gap; a region is matched by its name before any bracket
    select
        split_part(replace(area, '（', '('), '(', 1) as region_key,
        gap_10k,
        source_id,
        sheet,
        cell
    from labour
    where
        area <> '全国'
        and dimension = 'total'
        and gap_10k is not null
    qualify row_number() over (
        partition by region_key
        order by regexp_extract(edition, '[0-9]{4}(-[0-9]{2})?') desc, source_id desc, sheet, cell
    ) = 1
),

placed as (
    select
        judged.*,
        short_regions.field_workers,
        net_gaps.gap_10k,
        count(*) filter (where judged.verdict = 'over') over (partition by judged.region) as region_over,
        count(judged.verdict) over (partition by judged.region) as region_reporting
    from judged
    inner join short_regions on split_part(replace(judged.region, '（', '('), '(', 1) = short_regions.region_key
    left join net_gaps using (region_key)
),

behind as (
    select source_id, sheet, cell from judged
    union all
    select source_id, sheet, cell from net_gaps
)

select
    region,
    field_workers,
    gap_10k as net_gap_10k,
    area_code,
    prefecture,
    name,
    kind,
    cast(hours as double) as hours,
    region_over,
    region_reporting
from placed
where verdict = 'over'
qualify $top is null or row_number() over (order by hours desc, area_code) <= $top
order by hours desc, area_code
