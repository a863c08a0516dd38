"""Share above a threshold by prefecture and year: pandas over Parquet, reading only the columns it needs."""

import json
import sys
import time

import pandas as pd  # type: ignore[import-untyped]

path, measure, threshold, turns = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])


def share() -> pd.DataFrame:
    filters = [("measure", "==", measure)] if measure else None
    rows = pd.read_parquet(path, columns=["prefecture", "year", "value"], filters=filters)
    rows["over"] = rows["value"] > threshold
    groups = rows.groupby(["prefecture", "year"], observed=True).agg(over=("over", "sum"), reporting=("value", "count"))
    groups["share"] = groups["over"] / groups["reporting"]
    return groups.sort_index()


seconds = []
for _ in range(turns):
    started = time.perf_counter()
    answer = share()
    seconds.append(time.perf_counter() - started)
print(
    json.dumps(
        {
            "seconds": seconds,
            "groups": len(answer),
            "over": int(answer["over"].sum()),
            "reporting": int(answer["reporting"].sum()),
        }
    )
)
