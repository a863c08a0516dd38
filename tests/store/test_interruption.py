"""Ctrl-C is Ctrl-C, whatever DuckDB raises for it and whatever breaks while its transaction is closed."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from axstat.store import template
from axstat.store.interruption import interruptible

INTERRUPTED = "INTERRUPT Error: Interrupted!"


@pytest.mark.parametrize("error", [duckdb.InterruptException(INTERRUPTED), RuntimeError("Query interrupted")])
def test_what_duckdb_raises_for_ctrl_c_is_ctrl_c(error: Exception) -> None:
    with pytest.raises(KeyboardInterrupt), interruptible():
        raise error


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), duckdb.InterruptException(INTERRUPTED)])
def test_what_breaks_while_an_interrupted_transaction_is_closed_is_still_ctrl_c(stop: BaseException) -> None:
    def work(connection: duckdb.DuckDBPyConnection) -> None:
        connection.begin()
        with pytest.raises(duckdb.Error):
            connection.execute("select error('broken')")
        try:
            raise stop
        finally:
            connection.execute("select 1")  # the transaction is aborted

    with duckdb.connect() as connection, pytest.raises(KeyboardInterrupt), interruptible():
        work(connection)


def test_any_other_error_stays_what_it_is() -> None:
    with pytest.raises(duckdb.Error, match="broken"), interruptible(), duckdb.connect() as connection:
        connection.execute("select error('broken')")


def test_an_interrupted_copy_of_the_schema_is_not_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(*_: object) -> bool:
        raise duckdb.InterruptException(INTERRUPTED)

    monkeypatch.setattr(template, "_copied", stop)
    with duckdb.connect(tmp_path / "a.duckdb") as connection, pytest.raises(duckdb.InterruptException):
        template.copy_schema(connection)
