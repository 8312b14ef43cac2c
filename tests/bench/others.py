"""Counts the cells of the first sheet of a workbook (or of a csv) within a zip with another program.

    python3 others.py PROGRAM candidate.zip

PROGRAM is openpyxl, pandas, pandas-calamine or python-calamine. Ends with code 3 where the program
is not installed.
"""

import io
import sys
import zipfile


def main(program: str, path: str) -> int:
    archive = zipfile.ZipFile(path)
    name = archive.namelist()[0]
    book = io.BytesIO(archive.read(name))
    try:
        if program == "openpyxl":
            import openpyxl

            sheet = openpyxl.load_workbook(book, read_only=True).worksheets[0]
            return sum(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)
        if program == "python-calamine":
            import python_calamine

            sheet = python_calamine.load_workbook(book).get_sheet_by_index(0)
            return sum(cell != "" for row in sheet.to_python() for cell in row)
        import pandas

        if name.endswith(".csv"):
            return int(pandas.read_csv(book, sep=";", decimal=",", header=None, low_memory=False).count().sum())
        engine = "calamine" if program == "pandas-calamine" else "openpyxl"
        if engine == "calamine":
            import python_calamine  # noqa: F401
        return int(pandas.read_excel(book, header=None, engine=engine).count().sum())
    except ImportError:
        sys.exit(3)


if __name__ == "__main__":
    print(main(*sys.argv[1:]))
