"""Share above a threshold by prefecture and year: polars' lazy scan of Parquet."""

import json
import sys
import time

import polars as pl

path, measure, threshold, turns = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])


def share() -> pl.DataFrame:
    rows = pl.scan_parquet(path)
    if measure:
        rows = rows.filter(pl.col("measure") == measure)
    groups = rows.group_by("prefecture", "year").agg(
        over=(pl.col("value") > threshold).sum(), reporting=pl.col("value").count()
    )
    return groups.with_columns(share=pl.col("over") / pl.col("reporting")).sort("prefecture", "year").collect()


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
