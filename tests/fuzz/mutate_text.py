"""Damage to bytes of any file, and to delimited text: quotes, encodings, NULs, long lines, delimiters."""

from __future__ import annotations

from random import Random

_LARGE = 20_000


def damaged(rng: Random, data: bytes) -> bytes:
    """Return bytes flipped, cut, repeated or inserted."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 5, 20))):
        at = rng.randrange(max(len(out), 1))
        upto = min(len(out), at + rng.choice((1, 4, 64, 512)))
        match rng.randrange(6):
            case 0 | 1:
                if out:
                    out[min(at, len(out) - 1)] = rng.randrange(256)
            case 2:
                del out[at:upto]
            case 3:
                out[at:at] = out[at:upto]
            case 4:
                out[at:at] = rng.randbytes(rng.randrange(1, 40))
            case _:
                del out[rng.randrange(len(out) // 2, len(out) + 1) :]
    return bytes(out)


_PIECES = (
    b'"',
    b'""',
    b'"\n',
    b",",
    b"\t",
    b";",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"\x00",
    b"\x1a",
    b"\x1b$B",
    b"\x80",
    b"\xff",
    b"\xa0",
    b"\xfd",
    b"\x81",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\xc2\xa0",
    b"\xe3\x80\x80",
    b"=1+1",
    b"1e999",
    b"-0",
    b"nan",
    b"1,234",
    b'"1,234"',
    b"0x1F",
    b"1_000",
    "１２３".encode(),
    "▲".encode(),
    "①".encode("cp932"),
    "葛\U000e0100".encode(),
    b"'",
    b"\\",
)


def delimited(rng: Random, data: bytes) -> bytes:
    """Return delimited text changed where readers stumble; a third of the cases change its encoding or line ends."""
    if rng.random() < 0.3:
        data = _recoded(rng, data)
    out = bytearray(data)
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        at = rng.randrange(len(out) + 1)
        match rng.randrange(6):
            case 0 | 1 | 2:
                out[at:at] = rng.choice(_PIECES)
            case 3:
                out[at:at] = rng.choice(_PIECES) * rng.choice((2, 50, _LARGE))
            case 4:
                del out[at : at + rng.choice((1, 2, 30))]
            case _:
                lines = bytes(out).split(b"\n")
                first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
                lines[first], lines[second] = lines[second], lines[first]
                out = bytearray(b"\n".join(lines))
    return bytes(out)


def _recoded(rng: Random, data: bytes) -> bytes:
    for coding in ("utf-8-sig", "utf-16", "cp932"):
        try:
            text = data.decode(coding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return data
    text = text.replace("\r\n", rng.choice(("\r\n", "\n", "\r", "\n\r", "\r\r\n")))
    return text.encode(rng.choice(("utf-8", "utf-16-le", "utf-16", "cp932", "euc_jp", "utf-8-sig")), "replace")
