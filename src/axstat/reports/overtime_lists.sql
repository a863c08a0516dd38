-- The years of overtime in use of which one prefecture's bodies alone are listed, with that prefecture.
select fiscal_year, max(prefecture) as prefecture
from overtime
group by fiscal_year
having count(distinct prefecture) = 1
order by fiscal_year
