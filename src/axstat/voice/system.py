"""What the operating system says when it refuses something, in both languages, by the number of its error.

The system's own words are in the language of the machine, not of the reader: they are not shown where ours say the
same. What we have no words for is named by the error's sign (`EPIPE`), by which its help pages can be searched.
"""

from __future__ import annotations

import errno
import os

from axstat.voice.label import Label

_WORDS = {
    errno.EACCES: Label("アクセス権がありません", "Permission denied"),
    errno.EPERM: Label("許可されていない操作です", "Operation not permitted"),
    errno.EROFS: Label("読取専用のディスクです", "Read-only file system"),
    errno.ENOSPC: Label("ディスクに空きがありません", "No space left on device"),
    errno.EDQUOT: Label("ディスクの割当容量を使い切りました", "Disk quota exceeded"),
    errno.EFBIG: Label("ファイルが大きすぎます", "File too large"),
    errno.ENOENT: Label("ファイルまたはフォルダーがありません", "No such file or directory"),
    errno.EEXIST: Label("同じ名前のファイルがあります", "File exists"),
    errno.EISDIR: Label("フォルダーです", "Is a directory"),
    errno.ENOTDIR: Label("途中の名前がフォルダーではありません", "Not a directory"),
    errno.ENAMETOOLONG: Label("名前が長すぎます", "File name too long"),
    errno.ELOOP: Label("シンボリックリンクをたどれません", "Too many levels of symbolic links"),
    errno.EXDEV: Label("別のディスクにあります", "Invalid cross-device link"),
    errno.EBUSY: Label("ほかのソフトが使用中です", "Device or resource busy"),
    errno.EMFILE: Label("開いているファイルが多すぎます", "Too many open files"),
    errno.ENFILE: Label("開いているファイルが多すぎます", "Too many open files in system"),
    errno.ENOMEM: Label("メモリーが足りません", "Cannot allocate memory"),
    errno.ENOLCK: Label("ロックを使用できません", "No locks available"),
    errno.EOPNOTSUPP: Label("ディスクが対応していない操作です", "Operation not supported"),
    errno.EINVAL: Label("ディスクが対応していない操作です", "Invalid argument"),
    errno.EIO: Label("ディスクを読み書きできません", "Input/output error"),
    errno.ENXIO: Label("装置がありません", "No such device or address"),
    errno.ENODEV: Label("装置がありません", "No such device"),
    errno.ESTALE: Label("共有フォルダーとの接続が切れました", "Stale file handle"),
}


def reason(error: OSError) -> Label:
    """Return why the operating system refused something: by its number, for its words come in its own language."""
    known = _WORDS.get(error.errno or 0)
    if known is not None:
        return known
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return Label(f"システムのエラー（`{name}`）", error.strerror or str(error) or name)


def quoted(said: str, by: str) -> Label:
    """Return what a library said, led in Japanese by what the system said to it, where it passes that on.

    Args:
        said: its text.
        by: its name.
    """
    for number, known in _WORDS.items():
        if os.strerror(number) in said:
            return Label(f"{known.ja}（{by} からの報告）", said)
    return Label(f"{by} のエラー（`{said}`）", said)
