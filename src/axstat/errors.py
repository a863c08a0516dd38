"""Every refusal axstat makes: one class per remedy, each with a stable id and an exit code.

A message is one sentence without a full stop that says what and where (`file.xlsx!シート!D7`), values in back-ticks;
the hint says what to do. The titles here, in both languages, head the reference page docs/errors.md and the line
that a Japanese terminal prints.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from axstat.voice import Finding, Lang, Said


class ExitCode(IntEnum):
    """Exit codes of every command (DESIGN 6)."""

    OK = 0
    CHECK_FAILED = 1
    USAGE = 2
    NOT_UNDERSTOOD = 3
    DATABASE = 4
    INTERRUPTED = 130


class AxstatError(Exception):
    """Root of all refusals.

    Args:
        identifier: the id of the message in the catalogue (axstat.voice.catalogue).
        hint: what to do now; the message's own, else the class's remedy, when omitted.
        fields: what the message names.
    """

    id: ClassVar[str] = "axstat"
    title: ClassVar[str] = "axstat could not go on"
    title_ja: ClassVar[str] = "処理を続けられません"
    remedy: ClassVar[str] = ""
    remedy_ja: ClassVar[str] = ""
    exit_code: ClassVar[ExitCode] = ExitCode.CHECK_FAILED

    def __init__(self, identifier: str, *, hint: Said | None = None, **fields: Any) -> None:
        from axstat.voice.finding import found  # most calls refuse nothing

        self.finding: Finding = found(identifier, "error", remedy=hint, **fields)
        super().__init__(self.message)

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """Return the refusal that says a finding."""
        error = cls.__new__(cls)
        error.finding = finding
        Exception.__init__(error, error.message)
        return error

    def __reduce__(self) -> tuple[object, ...]:
        """Travel from process to process with what it says, not with its words."""
        return type(self).of, (self.finding,)

    def text(self, lang: Lang) -> str:
        """Return what happened, and where, in one line."""
        return self.finding.text(lang)

    def what_to_do(self, lang: Lang) -> str:
        """Return what to do now, in one line."""
        return self.finding.what_to_do(lang) or (self.remedy_ja if lang == "ja" else self.remedy)

    @property
    def message(self) -> str:
        """What happened, in English: for logs and tests."""
        return self.text("en")

    @property
    def hint(self) -> str:
        """What to do, in English."""
        return self.what_to_do("en")


class UsageError(AxstatError):
    """An option or argument that cannot be used."""

    id = "usage"
    title = "an option or argument cannot be used"
    title_ja = "オプションまたは引数が正しくありません"
    remedy = "`axstat --help` lists commands; `axstat COMMAND --help` its options"
    remedy_ja = "`axstat --help` でコマンド、`axstat COMMAND --help` でオプションを確認してください"
    exit_code = ExitCode.USAGE


class PathNotFound(UsageError):
    """A file or folder that does not exist."""

    id = "path-not-found"
    title = "a file or folder does not exist"
    title_ja = "ファイルまたはフォルダーが見つかりません"
    remedy = "check the spelling and the folder you are in"
    remedy_ja = "つづりと現在のフォルダーを確認してください"


class UnknownName(UsageError):
    """A name (query, area, parameter, chart, dataset) that axstat does not know."""

    id = "unknown-name"
    title = "a name is not known"
    title_ja = "名前が見つかりません"
    remedy = "the message names the nearest ones"
    remedy_ja = "メッセージに示された近い名前を確認してください"


class OutputNotWritable(UsageError):
    """An output file that cannot be written."""

    id = "output-not-writable"
    title = "an output file cannot be written"
    title_ja = "出力ファイルに書き込めません"
    remedy = "close the file if it is open in another program, or choose another folder with `-o`"
    remedy_ja = "ほかのソフトで開いていれば閉じるか、`-o` で別の場所を指定してください"


class NotABackup(OutputNotWritable):
    """A file that a backup would replace and that is none itself."""

    id = "not-a-backup"
    title = "the file is no backup"
    title_ja = "バックアップではありません"
    remedy = "give another file name"
    remedy_ja = "別のファイル名を指定してください"


class OutputProtected(UsageError):
    """An output in the place of evidence or of the database; nothing allows it."""

    id = "output-protected"
    title = "an output would replace a source or the database"
    title_ja = "出力先が元資料またはデータベースです"
    remedy = "choose another file: sources, `data/raw` and the database are never written over"
    remedy_ja = "別のファイルを指定してください（元資料、`data/raw`、データベースには上書きできません）"


class OutputNotOurs(UsageError):
    """An output in the place of something that axstat did not write."""

    id = "output-not-ours"
    title = "an output would replace what axstat did not write"
    title_ja = "出力先に axstat が書いたのではないファイルがあります"
    remedy = "choose another file, or replace this one with `--force`"
    remedy_ja = "別のファイルを指定するか、`--force` で置き換えてください"


class TooLargeForExcel(UsageError):
    """A result that no sheet of Excel holds."""

    id = "too-large-for-excel"
    title = "the result does not fit a sheet of Excel"
    title_ja = "Excel のシートに収まりません"
    remedy = "write .csv or .parquet instead, or ask for less"
    remedy_ja = ".csv か .parquet で出力するか、条件を絞ってください"


class NotLoaded(UsageError):
    """Data that was asked for is not in the database."""

    id = "not-loaded"
    title = "the data asked for is not loaded"
    title_ja = "指定されたデータは取り込まれていません"
    remedy = "`axstat sources` shows what is loaded; `axstat ingest FILE` adds to it"
    remedy_ja = "`axstat sources` で取込済みデータを確認し、`axstat ingest FILE` で追加してください"


class NotAWorkbook(AxstatError):
    """A file that is no workbook, whatever its name says."""

    id = "not-a-workbook"
    title = "the file is not a workbook"
    title_ja = "ワークブックではありません"
    remedy = "open the file in Excel and save it as .xlsx, or fetch it again"
    remedy_ja = "Excel で開いて .xlsx で保存し直すか、もう一度ダウンロードしてください"
    exit_code = ExitCode.NOT_UNDERSTOOD


class WorkbookLocked(NotAWorkbook):
    """A workbook that a password protects."""

    id = "workbook-locked"
    title = "the workbook is protected by a password"
    title_ja = "パスワードで保護されています"
    remedy = "open it in Excel with its password and save a copy without one"
    remedy_ja = "Excel でパスワードを入力して開き、パスワードなしで保存し直してください"


class LimitExceeded(NotAWorkbook):
    """A file larger than a safety limit."""

    id = "limit-exceeded"
    title = "the file is larger than a safety limit"
    title_ja = "安全のための上限を超えています"
    remedy = "if you trust the file, raise the limit that the message names"
    remedy_ja = "信頼できるファイルであれば、メッセージに示された上限を引き上げてください"


class NotUnderstood(AxstatError):
    """A workbook whose tables could not be recognised."""

    id = "not-understood"
    title = "no table was recognised"
    title_ja = "表を認識できません"
    remedy = "`axstat inspect FILE` shows what axstat sees; docs/guides/refused-workbook.md says what to do"
    remedy_ja = "`axstat inspect FILE` で認識結果を確認してください（docs/guides/refused-workbook.md）"
    exit_code = ExitCode.NOT_UNDERSTOOD


class PeriodUnknown(NotUnderstood):
    """A workbook that does not say which year it is about."""

    id = "period-unknown"
    title = "the year of the data is not stated"
    title_ja = "データの年度が分かりません"
    remedy = "give the fiscal year of the data with `--year`, for example `--year 2024`"
    remedy_ja = "`--year 2024` のようにデータの年度を指定してください"


class CheckFailed(AxstatError):
    """A data check that does not hold; nothing of the file is loaded."""

    id = "check-failed"
    title = "a data check failed"
    title_ja = "データの検査に合格しません"
    remedy = "nothing of this file was loaded; correct the workbook, or see what axstat read with `axstat inspect FILE`"
    remedy_ja = (
        "このファイルは取り込んでいません。ワークブックを修正するか、`axstat inspect FILE` で読取結果を確認してください"
    )
    exit_code = ExitCode.CHECK_FAILED


class DatabaseError(AxstatError):
    """A database that cannot be used."""

    id = "database"
    title = "the database cannot be used"
    title_ja = "データベースを使用できません"
    remedy = "check the rights of its folder and the room on its disk, or choose another place with `--db FILE`"
    remedy_ja = "フォルダーの権限とディスクの空きを確認するか、`--db ファイル` で別の場所を指定してください"
    exit_code = ExitCode.DATABASE


class DatabaseMissing(DatabaseError):
    """No database yet."""

    id = "database-missing"
    title = "there is no database yet"
    title_ja = "データベースがまだありません"
    remedy = "`axstat ingest` builds it from the workbooks in `data/raw`"
    remedy_ja = "`axstat ingest` で `data/raw` のワークブックから作成してください"


class DatabaseBusy(DatabaseError):
    """Another process holds the database."""

    id = "database-busy"
    title = "another process holds the database"
    title_ja = "データベースは使用中です"
    remedy = "wait until it has finished, or give more time with `--wait SECONDS`"
    remedy_ja = "終了を待つか、`--wait 秒数` で待ち時間を延ばしてください"


class DatabaseDamaged(DatabaseError):
    """A database of which a part cannot be read."""

    id = "database-damaged"
    title = "the database is damaged"
    title_ja = "データベースが壊れています"
    remedy = "`axstat doctor --repair` keeps it under another name and rebuilds it as `axstat ingest` loaded it"
    remedy_ja = "`axstat doctor --repair` でワークブックから作り直せます（壊れたファイルは別名で残します）"


class DatabaseUnrecorded(DatabaseDamaged):
    """A damaged database, and nothing that says what was loaded into it."""

    id = "database-unrecorded"
    title = "the database is damaged and nothing says what was loaded"
    title_ja = "データベースが壊れていて、取り込んだファイルの記録もありません"
    remedy = "move it away, then `axstat ingest` loads the workbooks in `data/raw`"
    remedy_ja = "別の場所に移してから `axstat ingest` で `data/raw` のワークブックを取り込んでください"


class DatabaseLog(DatabaseDamaged):
    """A log of changes that does not belong to the database beside it."""

    id = "database-log"
    title = "the log beside the database belongs to another database"
    title_ja = "データベースの更新ログが別のデータベースのものです"
    remedy = "put the database back that the log belongs to, or `axstat doctor --repair` puts the log aside"
    remedy_ja = "ログに対応するデータベースを戻すか、`axstat doctor --repair` でログを別名で残してください"


class DatabaseVersion(DatabaseError):
    """A database written by an older version."""

    id = "database-version"
    title = "the database is from an older version"
    title_ja = "古い版のデータベースです"
    remedy = "`axstat doctor --repair` keeps it under another name and rebuilds it as `axstat ingest` loaded it"
    remedy_ja = "`axstat doctor --repair` でワークブックから作り直せます（古いファイルは別名で残します）"


class DatabaseNewer(DatabaseVersion):
    """A database written by a newer version."""

    id = "database-newer"
    title = "the database is from a newer version"
    title_ja = "新しい版のデータベースです"
    remedy = "install the axstat that wrote it, or choose another place with `--db FILE`"
    remedy_ja = "作成した版の axstat を使うか、`--db ファイル` で別の場所を指定してください"


class DatabaseForeign(DatabaseVersion):
    """A file that is no database of axstat."""

    id = "database-foreign"
    title = "the file is no database of axstat"
    title_ja = "axstat のデータベースではありません"
    remedy = "choose another place with `--db FILE`, or move it away and run `axstat ingest`; axstat leaves it as it is"
    remedy_ja = (
        "`--db ファイル` で別の場所を指定するか、そのファイルを移して `axstat ingest` を実行してください"
        "（axstat は変更しません）"
    )


class SourcesMissing(DatabaseError):
    """A database or backup that would be replaced holds more than what takes its place."""

    id = "sources-missing"
    title = "sources would be lost"
    title_ja = "出典が失われます"
    remedy = "`axstat sources` lists what is loaded; `--force` replaces it all the same"
    remedy_ja = "`axstat sources` で確認してください。それでも置き換える場合は `--force` を付けてください"


class QueryFailed(UsageError):
    """A query that cannot run: wrong SQL, a refused statement, a wrong parameter."""

    id = "query-failed"
    title = "the query cannot run"
    title_ja = "クエリを実行できません"
    remedy = "`axstat query NAME --explain` shows the statement; docs/schema.md lists views and columns"
    remedy_ja = "`axstat query NAME --explain` で SQL を、docs/schema.md で表と列を確認してください"


class QueryTimeout(AxstatError):
    """A query that ran longer than allowed."""

    id = "query-timeout"
    title = "the query ran longer than allowed"
    title_ja = "クエリが制限時間を超えました"
    remedy = "narrow the query, or give more time with `--timeout SECONDS`"
    remedy_ja = "条件を絞るか、`--timeout 秒数` で制限時間を延ばしてください"
    exit_code = ExitCode.CHECK_FAILED


class QueryTooLarge(AxstatError):
    """A query that needs more memory or temporary files than allowed, or whose result is larger."""

    id = "query-too-large"
    title = "the query needs more memory or disk than allowed"
    title_ja = "クエリに必要なメモリーまたはディスクが上限を超えました"
    remedy = "narrow the query (fewer rows or columns), or raise the limit that the message names"
    remedy_ja = "条件や列を絞るか、メッセージに示された環境変数で上限を引き上げてください"
    exit_code = ExitCode.CHECK_FAILED


class GlyphMissing(AxstatError):
    """A character that the chart's font cannot draw."""

    id = "glyph-missing"
    title = "the font has no glyph for a character"
    title_ja = "フォントに文字がありません"
    remedy = "choose a font that has it with `--font FILE`"
    remedy_ja = "`--font FILE` でその文字を含むフォントを指定してください"
    exit_code = ExitCode.CHECK_FAILED


class AxstatFailed(AxstatError):
    """A fault of axstat, not of the file or the call; `__cause__` is what was raised."""

    id = "axstat-failed"
    title = "axstat itself failed"
    title_ja = "axstat の不具合です"
    remedy = (
        "send the file that the message names to those who maintain axstat: it says where axstat failed and holds "
        "nothing of a workbook but its name and hash"
    )
    remedy_ja = (
        "メッセージに示されたファイルを axstat の開発者に送ってください"
        "（不具合の箇所と、ワークブックの名前・ハッシュ値だけを含み、内容は含みません）"
    )
    exit_code = ExitCode.NOT_UNDERSTOOD
