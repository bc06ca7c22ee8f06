"""The stages in order: the one module that knows the order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bilateral import languages
from bilateral.clean import clean
from bilateral.errors import BilateralError, ReaderError
from bilateral.frames import read as read_frames
from bilateral.load import LoadOptions, load
from bilateral.merge import block_of
from bilateral.model import Page, Passage, Reading, Report, Unread, edtf
from bilateral.model.recognised import Reader, Recognised
from bilateral.recognise import recognise
from bilateral.reconcile import reconcile
from bilateral.record import Change, Record, Store
from bilateral.segment import report_language, segment
from bilateral.settings import Settings

# What a stage may raise over a report that it cannot stand: nesting without end, a value no rule foresaw.
READING_ERRORS = (BilateralError, RecursionError, TimeoutError, ValueError)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run of `read_reports` did.

    Attributes:
        read: reports that are new in the record, or were read again.
        unchanged: reports that were in the record already.
        unread: inputs that were not read, with the reasons.
        languages: how many of the reports read are in which language.
        change: what the record gained.
    """

    read: int
    unchanged: int
    unread: tuple[Unread, ...]
    languages: Mapping[str, int]
    change: Change


def read_one(report: Report, reader: Reader = read_frames) -> Reading:
    """Read one report: pure, whatever else there is in the record.

    Args:
        report: as loaded.
        reader: what reads; the grammar of the packs, if nothing else is said.

    Returns:
        The report with publication date, outlet and language filled in from its page, and what its text says.
    """
    known, page, passages, recognised = prepare(report)
    return Reading(known, page, passages, reader(known, page, passages, recognised))


def prepare(report: Report) -> tuple[Report, Page, tuple[Passage, ...], Recognised]:
    """All that goes before the reading of facts.

    Args:
        report: as loaded.

    Returns:
        The report with what its page says filled in, the page, its passages, and what they name.
    """
    page = clean(report)
    known = replace(report, published=report.published or page.published, outlet=report.outlet or page.outlet)
    passages = segment(known, page)
    known = replace(known, language=report_language(known, page))
    recognised = recognise(known, page, passages)
    if report.published is None and doubtful(page.published, recognised):
        page = replace(page, published=None)
        known = replace(known, published=None)
        recognised = recognise(known, page, passages)
    return known, page, passages, recognised


FAR = 45  # days: no lead tells of a day so far from the report's own without naming its year


def doubtful(published: str | None, recognised: Recognised) -> bool:
    """Whether a date on the page is rather the day it was fetched: the lead's own days lie far from it.

    Args:
        published: what the page's head says, not a feed.
        recognised: the report's passages, folded.

    Returns:
        True where the lead gives days without a year and every one of them is far from `published`.
    """
    days = [
        element.info["edtf"]
        for told in recognised.told[:4]
        for element in told.folded.at.values()
        if element.cls == "D" and element.info.get("yearless") and element.info["kind"] == "day"
    ]
    gaps = [gap for day in days if (gap := edtf.distance(published, day)) is not None]
    return bool(gaps) and min(gaps) > FAR


def read_reports(
    paths: Iterable[str | Path],
    record: Record,
    settings: Settings | None = None,
    progress: Callable[[str], None] | None = None,
    reader: Reader | None = None,
) -> Summary:
    """Read reports into a record.

    A report that is in the record already is skipped; one that cannot be read is listed with its reason, and stops
    nothing. The same reports in any order, in one batch or one by one, give the same record.

    Args:
        paths: files, folders, or `-` for standard input.
        record: an open record.
        settings: how to read; None for the defaults.
        progress: called with each input's source when it is done.
        reader: what reads; None for the grammar of the packs.

    Returns:
        What was read, what was not and why, and what the record gained.
    """
    settings = settings or Settings()
    options = LoadOptions(published=settings.published, outlet=settings.outlet)
    return read_loaded(load([str(path) for path in paths], options), record, settings.again, progress, reader)


def read_loaded(
    inputs: Iterable[Report | Unread],
    record: Record,
    again: bool = False,
    progress: Callable[[str], None] | None = None,
    reader: Reader | None = None,
) -> Summary:
    """Read reports that are loaded already.

    Args:
        inputs: reports, and what could not be loaded.
        record: an open record.
        again: read anew what is in the record already.
        progress: called with each input's source when it is done.
        reader: what reads; None for the grammar of the packs.

    Returns:
        As `read_reports`.
    """
    store = record.store
    counts: Counter[str] = Counter()
    by_language: Counter[str] = Counter()
    unread: list[Unread] = []
    for loaded in inputs:
        outcome = loaded if isinstance(loaded, Unread) else _take_in(loaded, store, again, reader)
        if isinstance(outcome, Unread):
            unread.append(outcome)
            store.put_unread(outcome)
        elif outcome is None:
            counts["unchanged"] += 1
        else:
            counts["read"] += 1
            by_language[outcome] += 1
        if progress:
            progress(loaded.source)
    change = reconcile(store) if store.stale() else Change({}, {}, {})
    return Summary(counts["read"], counts["unchanged"], tuple(unread), dict(sorted(by_language.items())), change)


def _take_in(report: Report, store: Store, again: bool, reader: Reader | None) -> str | Unread | None:
    """Read a report into the store: its language; or why it was not read; or None where it was there already."""
    loaded = _loaded(report)
    before = store.loaded(report.id)
    if before is not None and not again and before[0] <= loaded:
        # Two copies of one text, from two paths: the record names one, whatever their order.
        if before[0] == loaded and report.source < before[1]:
            store.put_source(report.id, report.source)
        return None
    try:
        reading = read_one(report, reader) if reader is not None else read_one(report)
        store.put_reading(reading, loaded, block_of)
        if reader is None and not _readable(reading):
            return _unknown_language(reading.report)  # its text is kept, and found by its words
    except ReaderError as error:
        return Unread(report.source, "not_answered", str(error))
    except READING_ERRORS as error:
        detail = f"Reading it failed ({type(error).__name__}: {error}); please report this."
        return Unread(report.source, "broken", detail)
    return reading.report.language


def _loaded(report: Report) -> str:
    """The metadata of a report in one comparable string, in which a known value comes before an unknown one."""
    values = (report.published, report.outlet, report.title, report.url, report.file)
    return json.dumps([[value is None, value or ""] for value in values], ensure_ascii=False)


def _readable(reading: Reading) -> bool:
    """A report counts as read where a pack with patterns knows the language of any passage."""
    spoken = {p.language for p in reading.passages} | {reading.report.language}
    return any(languages.names(code, "frames") for code in spoken if code in languages.codes())


def _unknown_language(report: Report) -> Unread:
    known = ", ".join(
        languages.data(code, "pack").get("english_name", code)
        for code in languages.codes()
        if languages.names(code, "frames")
    )
    name = languages.data("shared", "languages").get(report.language, report.language)
    what = "Its language cannot be told" if report.language == "und" else f"It is in {name}"
    detail = f"{what}; its text is kept and can be searched, but this version reads facts only in {known}."
    return Unread(report.source, "unknown_language", detail)
