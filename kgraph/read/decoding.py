"""Bytes -> text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\v\x1b")))
_MOST_CONTROLS = 0.001
"""Share of control bytes above which a file is no text."""
_SAMPLE = 65_536
"""Bytes that the detector of encodings is given."""
_MOSTLY_ASCII = 0.7

# What neither XML nor UTF-8 output can carry. One character for one, so that offsets hold.
_BLANK_CONTROLS = (0x0B, 0x0C, *range(0x1C, 0x20))
_OTHER_CONTROLS = (*range(9), *range(0x0E, 0x1C), 0x7F, 0xFFFE, 0xFFFF)
_UNSAFE = dict.fromkeys(_BLANK_CONTROLS, " ") | dict.fromkeys(_OTHER_CONTROLS, "�")
_SURROGATES = re.compile("[\ud800-\udfff]")


class NotTextError(ValueError):
    """The bytes are no text; the message says why."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in ``data``.

    A byte order mark decides, then the ``declared`` encoding (of an HTTP header or a ``meta`` element), then UTF-8;
    what is none of these and mostly ASCII is read as Windows-1252, which English text outside Unicode nearly always
    is, and the rest is left to charset-normalizer.

    :raises NotTextError: for binary data and for bytes that fit no encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for encoding in filter(None, (declared, "utf-8")):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _is_binary(data) and encoding == "utf-8":
            break
        return text
    if _is_binary(data):
        return _decode_wide(data)
    repaired = _nearly_utf8(data)
    if repaired is not None:
        return repaired
    sample = data[:_SAMPLE]
    if sum(b < 128 for b in sample) >= _MOSTLY_ASCII * len(sample):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(sample).best()
    if best is None:
        raise NotTextError("not text in any encoding known here")
    return data.decode(best.encoding, "replace")


def safe(text: str) -> str:
    """``text`` with lone surrogates, NUL and other controls replaced one for one, so that every offset holds.

    >>> safe("Xi\\x00 met\\ud83d Kim")
    'Xi� met� Kim'
    """
    return _SURROGATES.sub("�", text).translate(_UNSAFE)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample)


def _decode_wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: English text has its NULs at every other place."""
    sample = data[: _SAMPLE & ~1]
    half = max(1, len(sample) // 2)
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[offset::2].count(0) > 0.8 * half and sample[1 - offset :: 2].count(0) == 0:
            return data.decode(encoding, "replace")
    raise NotTextError("a binary file, not text")


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes (a cut file, a bad paste): better than any other encoding's reading of it."""
    text = data.decode("utf-8", "replace")
    good = sum(ord(c) > 127 for c in text) - text.count("�")
    return text if good > 3 * text.count("�") else None
