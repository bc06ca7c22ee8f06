"""From the paths as given to the inputs behind them, each read by its reader."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from bilateral.load.formats import READERS, Reader, by_content
from bilateral.load.options import LoadOptions
from bilateral.load.source import Source, bytes_source, file_source
from bilateral.model import Report, Unread


def load(paths: Sequence[str], options: LoadOptions | None = None) -> Iterator[Report | Unread]:
    """Reads files, folders (with all below them, in the order of their names) and `-`, standard input.

    Args:
        paths: as the user gave them.
        options: what holds for all of them.

    Yields:
        A report for each document, an Unread for each input or line that could not be read. Nothing is raised for a
        bad input, and none stops the others.
    """
    options = options or LoadOptions()
    for path in paths:
        if path == "-":
            yield from _standard_input(options)
        elif os.path.isdir(path):
            yield from _folder(path, options)
        else:
            yield from _file(path, options)


def _standard_input(options: LoadOptions) -> Iterator[Report | Unread]:
    if options.stdin is not None:
        content = options.stdin.encode("utf-8", "surrogatepass")
    else:
        content = sys.stdin.buffer.read()
    reader = by_content(content[:1000].decode("utf-8", "replace"))
    yield from _read(bytes_source("-", "stdin", content), reader, options)


def _folder(path: str, options: LoadOptions) -> Iterator[Report | Unread]:
    refused: list[Unread] = []
    found = False
    for folder, below, files in os.walk(path, onerror=lambda e: refused.append(_cannot(Path(e.filename), e))):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                found = True
                yield from _file(os.path.join(folder, name), options)
    yield from refused
    if not found and not refused:
        yield Unread(path, "empty", "There is no file in this folder: name the one that holds the reports.")


def _file(path: str, options: LoadOptions) -> Iterator[Report | Unread]:
    if not os.path.exists(path):
        yield Unread(path, "missing", "There is nothing at this path: check its spelling.")
        return
    source = file_source(path)
    name = path.lower().removesuffix(".gz")
    suffix = os.path.splitext(name)[1]
    reader = READERS.get(suffix)
    if reader is None and suffix:
        known = ", ".join(READERS)
        yield Unread(
            path, "not_text", f"No reader takes {suffix} files: save it as one of {known} (or any of them .gz)."
        )
        return
    yield from _read(source, reader, options)


def _read(source: Source, reader: Reader | None, options: LoadOptions) -> Iterator[Report | Unread]:
    """Runs a reader; a file that fails on the way keeps what was read of it and says so."""
    try:
        if reader is None:
            with source.open() as stream:
                reader = by_content(stream.read(1000).decode("utf-8", "replace"))
        yield from reader(source, options)
    except (EOFError, zlib.error) as error:
        yield source.refuse("broken", f"The packed file ends or breaks off early ({error}): fetch it again.")
    except OSError as error:
        yield _cannot(Path(source.path), error)


def _cannot(path: Path, error: OSError) -> Unread:
    broken = "gzip" in str(error).lower() or "crc" in str(error).lower()
    what = "It is no valid .gz file" if broken else f"It cannot be opened ({error.strerror or error})"
    return Unread(str(path), "broken", f"{what}: fetch it again, or check who may read it.")
