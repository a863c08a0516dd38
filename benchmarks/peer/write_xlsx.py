"""Write a Parquet file as .xlsx, the bare cells alone: with polars (XlsxWriter), or openpyxl's write-only mode."""

import sys

import polars

peer, table, out = sys.argv[1:]
frame = polars.read_parquet(table)
if peer.startswith("polars"):
    frame.write_excel(out)
else:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(frame.columns)
    for row in frame.iter_rows():
        sheet.append(row)
    book.save(out)
print(frame.height)
