"""Read each workbook with pandas and openpyxl, the common way in a notebook."""

import sys

import pandas  # type: ignore[import-untyped]

for path in sys.argv[1:]:
    print(len(pandas.read_excel(path, engine="openpyxl", header=None)))
