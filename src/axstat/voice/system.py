"""What the operating system says when it refuses something, in both languages.

Japanese leads with our own words and keeps the system's in brackets, by which its help pages can be searched.
"""

from __future__ import annotations

import errno
import os

from axstat.voice.label import Label

_JAPANESE = {
    errno.EACCES: "アクセス権がありません",
    errno.EPERM: "許可されていない操作です",
    errno.EROFS: "読取専用のディスクです",
    errno.ENOSPC: "ディスクに空きがありません",
    errno.EDQUOT: "ディスクの割当容量を使い切りました",
    errno.EFBIG: "ファイルが大きすぎます",
    errno.ENOENT: "ファイルまたはフォルダーがありません",
    errno.EEXIST: "同じ名前のファイルがあります",
    errno.EISDIR: "フォルダーです",
    errno.ENOTDIR: "途中の名前がフォルダーではありません",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ELOOP: "シンボリックリンクをたどれません",
    errno.EXDEV: "別のディスクにあります",
    errno.EBUSY: "ほかのソフトが使用中です",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.ENFILE: "開いているファイルが多すぎます",
    errno.ENOMEM: "メモリーが足りません",
    errno.ENOLCK: "ロックを使用できません",
    errno.EOPNOTSUPP: "ディスクが対応していない操作です",
    errno.EINVAL: "ディスクが対応していない操作です",
    errno.EIO: "ディスクを読み書きできません",
    errno.ENXIO: "装置がありません",
    errno.ENODEV: "装置がありません",
    errno.ESTALE: "共有フォルダーとの接続が切れました",
}


def reason(error: OSError) -> Label:
    """Return why the operating system refused something."""
    said = error.strerror or str(error) or type(error).__name__
    known = _JAPANESE.get(error.errno or 0)
    return Label(f"{known}（{said}）" if known else f"システムのエラー（{said}）", said)


def quoted(said: str, by: str) -> Label:
    """Return what a library said, led in Japanese by what the system said to it, where it passes that on.

    Args:
        said: its text.
        by: its name.
    """
    for number, known in _JAPANESE.items():
        if os.strerror(number) in said:
            return Label(f"{known}（{by}：{said}）", said)
    return Label(f"{by} のエラー（{said}）", said)
