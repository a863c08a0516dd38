-- The measures that have a number in use, in the order of the query `measures`; no value is looked at.
-- Where a question is about bodies, those alone that have a number of one.
select s.measure
from store.series as s
join store.sheet_table as t on t.table_id = s.table_id
join store.source as f on f.source_id = t.source_id
where f.current and s.series_id in (
    select o.series_id
    from store.observation as o
    left join store.item as i on i.item_id = o.item_id and i.area_id is not null
    where o.status = 'normal' and (not $of_bodies or i.item_id is not null)
)
group by t.dataset, s.measure, s.unit
order by t.dataset, s.measure, s.unit nulls first
