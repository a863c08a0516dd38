-- Which sources source $source_id supersedes, and which supersede it.
-- Two sources tell of the same thing when dataset, fiscal year and edition are equal (unknown equals unknown);
-- a dataset without a recipe also needs the same file stem or the same title.
-- * Of two real or two simulated ones the later ingested supersedes the earlier, provided that it covers at least
--   half of the earlier one's areas or categories, of its measures (attributes such as the staff scope included) and
--   of its periods: a prefecture's extract or a file of other measures does not put away the national table.
-- * A simulated source never supersedes a real one; a real one supersedes every simulated one of its dataset and
--   year, whichever came first and however much it covers: simulated values never fill the gaps of real ones.
with this as (
    select *, parse_filename(file, true) as stem from store.source where source_id = $source_id
),
alike as (
    select
        case when other.simulated = this.simulated then least(other.source_id, this.source_id)
            when this.simulated then this.source_id else other.source_id end as older,
        case when other.simulated = this.simulated then greatest(other.source_id, this.source_id)
            when this.simulated then other.source_id else this.source_id end as newer,
        other.simulated <> this.simulated as differ
    from store.source as other, this
    where other.source_id <> this.source_id
        and other.dataset = this.dataset
        and other.fiscal_year is not distinct from this.fiscal_year
        and (other.edition is not distinct from this.edition or other.simulated <> this.simulated)
        and (
            this.dataset in ('overtime', 'labour')
            or lower(parse_filename(other.file, true)) = lower(this.stem)
            or (other.title = this.title and this.title <> '')
        )
),
thing as (
    select t.source_id, 'item' as axis, coalesce(a.area_code, i.category, i.label) as name
    from store.item as i
    join store.sheet_table as t using (table_id)
    left join store.area as a using (area_id)
    where t.source_id in (select older from alike union select newer from alike)
    union
    select t.source_id, 'measure', s.measure || list_sort(map_entries(s.attributes))::varchar
    from store.series as s
    join store.sheet_table as t using (table_id)
    where t.source_id in (select older from alike union select newer from alike)
    union
    select t.source_id, 'period', s.period
    from store.series as s
    join store.sheet_table as t using (table_id)
    where s.period is not null and t.source_id in (select older from alike union select newer from alike)
    union
    select t.source_id, 'period', i.period
    from store.item as i
    join store.sheet_table as t using (table_id)
    where i.period is not null and t.source_id in (select older from alike union select newer from alike)
),
covered as (
    select alike.newer, alike.older, o.axis, 2 * count(n.name) >= count(*) as mostly
    from alike
    join thing as o on o.source_id = alike.older
    left join thing as n on n.source_id = alike.newer and n.axis = o.axis and n.name = o.name
    group by all
)
select newer, older
from alike
where differ or not exists (
    select 1 from covered where covered.newer = alike.newer and covered.older = alike.older and not mostly
)
order by newer, older
