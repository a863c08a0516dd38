"""Tests of the documents: what points somewhere arrives, what is listed is there, what is written down is so."""
