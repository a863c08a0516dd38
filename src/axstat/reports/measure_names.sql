-- The measures that have a number in use, in the order of the query `measures`; no value is looked at.
select s.measure
from store.series as s
join store.sheet_table as t on t.table_id = s.table_id
join store.source as f on f.source_id = t.source_id
where f.current and s.series_id in (select o.series_id from store.observation as o where o.status = 'normal')
group by t.dataset, s.measure, s.unit
order by t.dataset, s.measure, s.unit nulls first
