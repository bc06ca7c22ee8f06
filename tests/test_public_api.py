"""The public names: users build on them, so they change on purpose or not at all."""

from __future__ import annotations

import subprocess
import sys

import pytest

import bilateral

NAMES = {
    "BilateralError", "Evidence", "Item", "Record", "Report", "Settings", "Summary", "Unread", "brief", "export_record",
    "read_reports", "render_brief",
}  # fmt: skip
RECORD = {
    "between", "close", "find", "item", "items", "open", "party", "report", "store", "unread", "verify",
}  # fmt: skip


def test_the_public_names_are_these() -> None:
    """A name added or taken away is a decision, not an accident; each can be imported."""
    assert set(bilateral.__all__) == NAMES
    assert all(getattr(bilateral, name) is not None for name in NAMES)
    assert set(dir(bilateral)) == NAMES | {"__version__"}
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = bilateral.Nothing


def test_the_record_has_these_methods() -> None:
    """Record is what users hold in hand."""
    found = {name for name in dir(bilateral.Record) if not name.startswith("_")}
    assert found | {"store"} == RECORD


def test_an_auditor_does_not_load_the_readers() -> None:
    """Opening a record, or asking for help, imports neither the readers of languages nor those of web pages."""
    code = (
        "import sys; from bilateral import Record; import bilateral.cli.main; "
        "heavy = {'trafilatura', 'lxml', 'bilateral.recognise', 'bilateral.frames', 'bilateral.pipeline'}; "
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
