"""Export formats: a module each, registered by one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bilateral.errors import SettingsError
from bilateral.export import events_csv, jsonl
from bilateral.record import Record

FORMATS: dict[str, Callable[[Record], Iterator[str]]] = {
    "jsonl": jsonl.lines,
    "csv": events_csv.lines,
}


def export_record(record: Record, form: str = "jsonl") -> Iterator[str]:
    """A record in a format for other programs: the same record always gives the same lines.

    Args:
        record: an open record.
        form: one of FORMATS.

    Returns:
        The lines, each with its line end; written as UTF-8.

    Raises:
        SettingsError: there is no such format.
    """
    if form not in FORMATS:
        raise SettingsError(f"There is no export format {form!r}. Choose one of: {', '.join(FORMATS)}.")
    return FORMATS[form](record)


__all__ = ["FORMATS", "export_record"]
