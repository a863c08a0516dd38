"""Share above a threshold by prefecture and year: axstat's reader over the view `observation`."""

import json
import sys
import time
from pathlib import Path

from axstat.store import open_reader

path, measure, threshold, turns = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
SQL = """
    select
        prefecture_code, fiscal_year,
        count(*) filter (where value > $threshold) as over,
        count(value) as reporting,
        over / nullif(reporting, 0) as share
    from observation
    {where}
    group by prefecture_code, fiscal_year
    order by prefecture_code, fiscal_year
"""

seconds = []
with open_reader(Path(path)) as reader:
    sql = SQL.format(where="where measure = $measure" if measure else "")
    for _ in range(turns):
        started = time.perf_counter()
        answer = reader.execute(sql, {"threshold": threshold, "measure": measure}).rows
        seconds.append(time.perf_counter() - started)
over, reporting = sum(row[2] for row in answer), sum(row[3] for row in answer)
print(json.dumps({"seconds": seconds, "groups": len(answer), "over": over, "reporting": reporting}))
