"""How much a query may take: the defaults follow the machine, the environment changes them, DuckDB is told."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from axstat.errors import QueryTooLarge, UsageError
from axstat.store import QueryLimits, open_reader
from axstat.store.limits import _group_limits, machine_memory
from tests.support.units import NAGI, make_database, overtime_unit

GIB = 1 << 30


def test_the_default_is_half_of_the_memory_and_an_eighth_of_that_for_a_result() -> None:
    limits = QueryLimits.from_environment({})

    assert limits.memory == machine_memory() // 2
    assert limits.result == limits.memory // 8
    assert limits.threads is None
    assert machine_memory() <= psutil.virtual_memory().total


def test_temporary_files_take_four_times_the_memory_but_leave_half_of_the_disk_free(tmp_path: Path) -> None:
    free = psutil.disk_usage(str(tmp_path)).free

    assert QueryLimits(memory=1024, result=128).disk(tmp_path) == 4096
    assert QueryLimits(memory=free, result=1).disk(tmp_path) == pytest.approx(free // 2, rel=0.1)
    assert QueryLimits(memory=free, result=1, spill=77).disk(tmp_path) == 77


def test_the_environment_sets_every_limit() -> None:
    given = {
        "AXSTAT_MAX_QUERY_MEMORY": "2GiB",
        "AXSTAT_MAX_QUERY_RESULT": "100 MB",
        "AXSTAT_MAX_QUERY_SPILL": "1,000,000",
        "AXSTAT_MAX_QUERY_THREADS": "3",
    }
    assert QueryLimits.from_environment(given) == QueryLimits(2 * GIB, 100 << 20, 1_000_000, 3)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("MEMORY", "much", "not a whole number above zero"),
        ("MEMORY", "-1", "not a whole number above zero"),
        ("MEMORY", "100MiB", "less than axstat can work with"),
        ("THREADS", "0", "not a whole number above zero"),
        ("SPILL", "1.5GiB", "not a whole number above zero"),
    ],
)
def test_a_limit_that_cannot_be_is_a_usage_error(name: str, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        QueryLimits.from_environment({f"AXSTAT_MAX_QUERY_{name}": text})
    assert f"AXSTAT_MAX_QUERY_{name}" in caught.value.message


def test_both_processes_of_a_query_together_stay_below_the_limit() -> None:
    for result in (1, GIB // 8, GIB):
        limits = QueryLimits(GIB, result)
        assert limits.process + min(result, GIB // 4) <= limits.memory


def test_duckdb_is_told(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_month": 36.7}}))
    sql = "select current_setting('memory_limit'), current_setting('threads'), current_setting('{}')"
    with open_reader(path, limits=QueryLimits(GIB, GIB // 8, 300 << 20, threads=1)) as reader:
        assert reader.execute(sql.format("temp_directory")).rows == [("384.0 MiB", 1, "")]
        assert reader.confined.execute(sql.format("max_temp_directory_size")).rows == [("384.0 MiB", 1, "300.0 MiB")]


def test_a_container_has_less_memory_than_the_machine(tmp_path: Path) -> None:
    own = Path("/proc/self/cgroup")
    if not own.exists():
        pytest.skip("control groups are Linux's")
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory" / "memory.limit_in_bytes").write_text("1000\n")
    (tmp_path / "memory.max").write_text("max\n")
    assert set(_group_limits(tmp_path)) <= {1000}
    (tmp_path / "memory.max").write_text("2000\n")
    assert 2000 in set(_group_limits(tmp_path))


def test_a_refusal_names_the_limit_and_how_to_raise_it_in_both_languages() -> None:
    for limit in ("memory", "result", "spill"):
        error = QueryLimits(GIB, 128 << 20, 3 * GIB).exceeded(limit)
        variable = f"AXSTAT_MAX_QUERY_{limit.upper()}"
        assert isinstance(error, QueryTooLarge)
        assert variable in error.hint
        assert variable in error.what_to_do("ja")
        for text in (error.message, error.text("ja")):
            assert {"memory": "1 GiB", "result": "128 MiB", "spill": "3 GiB"}[limit] in text
