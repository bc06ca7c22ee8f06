"""Reads news reports about relations between countries and keeps one auditable record of them.

from bilateral import Record, read_reports

with Record.open("record.db", create=True) as record:
    summary = read_reports(["reports/"], record)
    for item in record.between("Vietnam", "Russia"):
        print(item.type, item.evidence[0].quote)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from bilateral.version import VERSION

if TYPE_CHECKING:
    from bilateral.errors import BilateralError
    from bilateral.export import export_record
    from bilateral.model import Evidence, Item, Report, Unread
    from bilateral.pipeline import Summary, read_reports
    from bilateral.query import brief, render_brief
    from bilateral.record import Record
    from bilateral.settings import Settings

__version__ = VERSION

__all__ = [
    "BilateralError", "Evidence", "Item", "Record", "Report", "Settings", "Summary", "Unread", "brief",
    "export_record", "read_reports", "render_brief",
]  # fmt: skip

# Where each public name lives. A name is imported when it is first asked for: an auditor who opens a record, or anyone
# who asks the command line for help, does not wait for the readers of web pages and languages.
_HOMES = {
    "BilateralError": "errors", "Evidence": "model", "Item": "model", "Record": "record", "Report": "model",
    "Settings": "settings", "Summary": "pipeline", "Unread": "model", "brief": "query",
    "export_record": "export", "read_reports": "pipeline", "render_brief": "query",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'bilateral' has no attribute {name!r}")
    return getattr(importlib.import_module(f"bilateral.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return [*__all__, "__version__"]
