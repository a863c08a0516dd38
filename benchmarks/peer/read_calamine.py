"""Read every cell of the first sheet of each workbook with python-calamine: rows of Python values, nothing else."""

import sys

import python_calamine

for path in sys.argv[2:]:
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    print(sum(1 for _ in sheet.iter_rows()) if sys.argv[1] == "rows" else len(sheet.to_python()))
