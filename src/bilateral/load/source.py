"""One input as it lies there: its bytes, its name, and how bytes become text."""

from __future__ import annotations

import codecs
import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from bilateral.model import Report, Unread, report_id

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A legacy encoding is taken only where almost every letter beyond ASCII is one that its language writes.
_LEGACY = (
    ("cp1251", re.compile("[А-Яа-яЁё«»—–…№“”„’І-їҐґЎў]"), re.compile("[а-яё]")),
    (
        "cp1258",
        re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđƠơƯư\u0300\u0301\u0303\u0309\u0323“”‘’–—…]"),
        re.compile("[ăđơư]"),
    ),
    (
        "cp1252",
        re.compile("[ÀÂÇÈÉÊËÎÏÔÙÛÜŒàâçèéêëîïôùûüœÁÍÓÚÑáíóúñ¿¡«»“”‘’–—…ÄÖäöß€°ºª]"),
        re.compile("[àâçèéêîôûáíóúñäöüß]"),
    ),
    ("gb18030", re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’·—…]"), re.compile("[的一是在和了国日月]")),
)
_MIXED = re.compile("[A-Za-z][\u0400-\u045f]|[\u0400-\u045f][A-Za-z]")
_CLEAR = 0.97


@dataclass(frozen=True, slots=True)
class Source:
    """One input.

    Attributes:
        path: the path as given, or `-`.
        name: the base name, which the report keeps.
        open: opens its bytes, unpacked.
    """

    path: str
    name: str
    open: Callable[[], IO[bytes]]

    def refuse(self, reason: str, detail: str, line: int | None = None) -> Unread:
        """This input, or one line of it, as not read.

        Args:
            reason: one of Unread's reasons.
            detail: what is wrong and what to do, one sentence.
            line: which line of a feed.

        Returns:
            The remark for the list.
        """
        return Unread(self.path if line is None else f"{self.path}#{line}", reason, detail)


def file_source(path: str) -> Source:
    """The input in a file, unpacked where it is a .gz.

    Args:
        path: the path as given.

    Returns:
        A source that opens the file only when read.
    """

    def open_file() -> IO[bytes]:
        if path.lower().endswith(".gz"):
            return gzip.open(path, "rb")  # type: ignore[return-value]
        return Path(path).open("rb")

    return Source(path, Path(path).name, open_file)


def bytes_source(path: str, name: str, content: bytes) -> Source:
    """The input that is already in memory.

    Args:
        path: what to call it.
        name: its base name.
        content: its bytes.

    Returns:
        A source over them.
    """
    return Source(path, name, lambda: BytesIO(content))


def whole(source: Source, max_bytes: int) -> bytes | Unread:
    """All bytes of an input that holds one report.

    Args:
        source: the input.
        max_bytes: a longer one is refused.

    Returns:
        Its bytes, or why not.
    """
    with source.open() as stream:
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        return too_large(source, max_bytes)
    return content


def too_large(source: Source, max_bytes: int, line: int | None = None) -> Unread:
    """The remark on an input beyond the limit.

    Args:
        source: the input.
        max_bytes: the limit.
        line: which line of a feed.

    Returns:
        The remark for the list.
    """
    return source.refuse(
        "too_large", f"Longer than {max_bytes:,} bytes: split it, or raise the limit if it is one report.", line
    )


def decode(source: Source, content: bytes, line: int | None = None) -> str | Unread:
    """Bytes as text: UTF-8, UTF-16 with its mark, else an older encoding where it is clearly the right one.

    Args:
        source: where the bytes are from.
        content: the bytes.
        line: which line of a feed.

    Returns:
        The text, unaltered but for the mark in front, or why there is none.
    """
    marked = next((name for bom, name in _BOMS if content.startswith(bom)), None)
    for encoding in (marked, "utf-8"):
        try:
            text = content.decode(encoding) if encoding else None
        except UnicodeDecodeError:
            continue
        if text is not None:
            return text if readable(text) else _not_text(source, line)
    if content.startswith(b"%PDF") or b"\x00" in content or len(_CONTROL.findall(content[:4096].decode("latin-1"))) > 8:
        return _not_text(source, line)
    text = _legacy(content)
    if text is not None:
        return text
    return source.refuse(
        "undecodable", "The bytes are not UTF-8 nor clearly an older encoding: save it as UTF-8.", line
    )


def readable(text: str) -> bool:
    """Whether decoded characters are text at all: no NUL, few control characters.

    Args:
        text: decoded characters.

    Returns:
        False for what is binary in truth.
    """
    if "\x00" in text or text.startswith("%PDF-"):
        return False
    head = text[:4096]
    return len(_CONTROL.findall(head)) * 50 <= len(head)


def _not_text(source: Source, line: int | None) -> Unread:
    return source.refuse("not_text", "This is no text: export it as .txt, .html or .jsonl first.", line)


def _legacy(content: bytes) -> str | None:
    for encoding, expected, typical in _LEGACY:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        beyond = [c for c in text if c > "\x7f" and not c.isspace()]
        good = sum(1 for c in beyond if expected.match(c))
        small = sum(1 for c in beyond if typical.match(c))
        # Mostly capitals from beyond ASCII is what one legacy encoding looks like when read as another.
        enough = len(beyond) // (30 if encoding == "gb18030" else 2 if encoding == "cp1251" else 4)
        # Cyrillic letters in the middle of Latin words are accents of another encoding.
        if encoding == "cp1251" and len(_MIXED.findall(text)) * 20 > len(beyond):
            continue
        if beyond and good >= _CLEAR * len(beyond) and small > enough:
            return text
    return None


def report(source: Source, text: str, fields: dict[str, str | None], line: int | None = None) -> Report | Unread:
    """The report of some text and what is known of it.

    Args:
        source: where the text is from.
        text: as decoded.
        fields: file, url, outlet, title, published, where known.
        line: which line of a feed.

    Returns:
        The report, or why it is none.
    """
    if not text.strip():
        return source.refuse("empty", "There is no text in it: leave it out.", line)
    if not readable(text):
        return _not_text(source, line)
    if _SURROGATE.search(text):
        # Half a surrogate pair is no character and no store takes it; U+FFFD keeps every offset.
        text = _SURROGATE.sub("\ufffd", text)
    name = source.name if line is None else f"{source.name}#{line}"
    file = fields.get("file") or name
    url, outlet = fields.get("url"), fields.get("outlet")
    return Report(
        id=report_id(text, url or file, outlet),
        text=text,
        source=url or (source.path if line is None else f"{source.path}#{line}"),
        file=file,
        url=url,
        outlet=outlet,
        title=fields.get("title"),
        published=fields.get("published"),
    )
