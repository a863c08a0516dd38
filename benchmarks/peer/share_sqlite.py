"""Share above a threshold by prefecture and year: SQLite, without an index as `sqlite-utils insert` leaves it."""

import json
import sqlite3
import sys
import time

path, measure, threshold, turns = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
SQL = """
    select prefecture, year, sum(value > :threshold), count(value), 1.0 * sum(value > :threshold) / count(value)
    from observation {where} group by prefecture, year order by prefecture, year
"""

connection = sqlite3.connect(path)
seconds = []
for _ in range(turns):
    started = time.perf_counter()
    where = "where measure = :measure" if measure else ""
    answer = connection.execute(SQL.format(where=where), {"threshold": threshold, "measure": measure}).fetchall()
    seconds.append(time.perf_counter() - started)
over, reporting = sum(row[2] for row in answer), sum(row[3] for row in answer)
print(json.dumps({"seconds": seconds, "groups": len(answer), "over": over, "reporting": reporting}))
