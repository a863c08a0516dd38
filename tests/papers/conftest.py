"""The shipped data, ingested once for the tests of papers."""

from tests.documents.conftest import project, reader

__all__ = ["project", "reader"]
