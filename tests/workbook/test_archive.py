"""Archives of workbooks: names in CP932, folders, what is skipped and what is refused."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from axstat.errors import LimitExceeded, NotAWorkbook
from axstat.workbook import Limits, open_workbook
from tests.workbook.biff import XlsSheet, xls_file
from tests.workbook.parts import parts, sheet, write

CSV = b"a,b\n1,2\n"
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


class NameInBytes(zipfile.ZipInfo):
    """A member whose name is written as the given bytes, without the UTF-8 flag."""

    def __init__(self, name: bytes) -> None:
        super().__init__("x")
        self._bytes = name

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self._bytes, self.flag_bits & ~0x800


def with_name(path: Path, name: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(NameInBytes(name), CSV)
    return path


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("【R06個別資料】（１）推進体制.csv".encode("cp932"), "【R06個別資料】（１）推進体制.csv"),
        ("表示ソ能.csv".encode("cp932"), "表示ソ能.csv"),
        ("残業.csv".encode(), "残業.csv"),
        (b"plain.csv", "plain.csv"),
    ],
)
def test_member_names_are_decoded(tmp_path: Path, name: bytes, shown: str) -> None:
    workbook = open_workbook(with_name(tmp_path / "001048599.zip", name))[0]

    assert workbook.file.name == f"001048599.zip/{shown}"
    assert workbook.sheets[0].sheet == shown.removesuffix(".csv")


def test_members_come_in_order_with_their_own_hash(tmp_path: Path) -> None:
    xlsx = write(tmp_path / "inner.xlsx", parts(sheet(ROW))).read_bytes()
    xls = xls_file(XlsSheet("旧", {(0, 0): (1.0, 0)}))
    path = write(
        tmp_path / "a.zip",
        {
            "資料/": b"", "資料/R6.xlsx": xlsx, "__MACOSX/資料/._R6.xlsx": b"\0\5", ".DS_Store": b"\0",
            "資料/.hidden.csv": b"", "資料/~$R6.xlsx": b"\0", "../../etc/x.csv": CSV, "b.xls": xls,
        },
    )  # fmt: skip

    workbooks = open_workbook(path)

    assert [(book.file.name, book.file.path, book.reader) for book in workbooks] == [
        ("a.zip/資料/R6.xlsx", str(path), "xlsx"),
        ("a.zip/../../etc/x.csv", str(path), "csv"),
        ("a.zip/b.xls", str(path), "xls"),
    ]
    assert [book.file.sha256 for book in workbooks] == [sha256(data).hexdigest() for data in (xlsx, CSV, xls)]


@pytest.mark.parametrize(
    ("member", "data", "message"),
    [
        ("資料.pdf", b"%PDF-1.4", "`a.zip/資料.pdf` is a PDF, not a workbook"),
        ("x/y.xlsx", b"<html>", "`a.zip/x/y.xlsx` is a web page, not a workbook (it starts with `<html>`)"),
        ("inner.zip", b"PK\x05\x06" + bytes(18), "`a.zip/inner.zip` is an archive inside an archive"),
    ],
)
def test_a_member_that_is_no_workbook_is_named(tmp_path: Path, member: str, data: bytes, message: str) -> None:
    with pytest.raises(NotAWorkbook) as caught:
        open_workbook(write(tmp_path / "a.zip", {"b.csv": CSV, member: data}))

    assert caught.value.message == message


def test_an_archive_inside_an_archive_is_refused_whatever_its_name(tmp_path: Path) -> None:
    inner = write(tmp_path / "inner", {"b.csv": CSV}).read_bytes()

    with pytest.raises(NotAWorkbook, match=r"`a.zip/inner.xlsx` is an archive inside an archive"):
        open_workbook(write(tmp_path / "a.zip", {"inner.xlsx": inner}))


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", {f"{number}.csv": CSV for number in range(5)})

    with pytest.raises(LimitExceeded, match=r"`a.zip` holds 5 files in the archive; the limit is `4`"):
        open_workbook(path, limits=Limits(members=4))
