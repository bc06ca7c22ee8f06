"""The two readers put to work: the grammar of the packs, a language model, or both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bilateral.errors import ReaderError, SettingsError
from bilateral.frames import read as by_grammar
from bilateral.llm import READERS, Client, Desk, Endpoint, Ledger, ModelReader, Nobody, compare, together
from bilateral.llm.batch import Brought, Estimate, by_name, request, take
from bilateral.load import LoadOptions, load
from bilateral.model import Frame, Page, Passage, Report, Unread
from bilateral.model.recognised import Reader, Recognised, Told
from bilateral.pipeline import READING_ERRORS, Summary, prepare, read_loaded
from bilateral.recognise import recognise
from bilateral.record import Record
from bilateral.settings import Settings


def phrase(text: str, anchor: str | None) -> Told | None:
    """An English phrase folded by the English pack: how a model's glosses come to bear the packs' own words.

    Args:
        text: such as `Deputy Minister of Defence` or `3 December`.
        anchor: EDTF day that relative words count from.

    Returns:
        The phrase folded; None where nothing is left of it.
    """
    report = Report("r-phrase", text, "", "", published=anchor, language="en")
    told = recognise(report, Page(), (Passage(0, 0, len(text), "en"),)).told
    return told[0] if told else None


def model_reader(endpoint: Endpoint, record: Path, budget: float | None = None, ask: bool = True) -> ModelReader:
    """A reader that asks a model, and keeps its answers in a file beside the record.

    Args:
        endpoint: whom to ask.
        record: the record's file.
        budget: money for this run; None for no limit.
        ask: False to go by the answers kept alone.

    Returns:
        A reader.
    """
    asks = Client(endpoint) if ask else Nobody()
    return ModelReader(asks, Desk(record), Ledger(endpoint, budget), phrase, by_grammar)


def known(name: str) -> None:
    """Refuse a reader that there is not.

    Raises:
        SettingsError: no reader is called so.
    """
    if name not in READERS:
        raise SettingsError(f"There is no reader {name!r}; use {', '.join(READERS)}.")


def read_by(name: str, model: ModelReader | None = None) -> Reader:
    """What reads: `Report → frames`.

    Args:
        name: grammar, model or both.
        model: needed for the latter two.

    Returns:
        A function with the signature of the grammar's `read`.

    Raises:
        SettingsError: no reader is called so.
    """
    known(name)
    if name == "grammar":
        return by_grammar
    if model is None:
        raise SettingsError(f"The reader {name!r} needs a model.")
    if name == "model":
        return model.read

    def both(report: Report, page: Page, passages: tuple[Passage, ...], recognised: Recognised) -> tuple[Frame, ...]:
        theirs = model.read(report, page, passages, recognised)
        if _settled(theirs):
            return theirs
        return together(by_grammar(report, page, passages, recognised), theirs)

    return both


def _settled(frames: tuple[Frame, ...]) -> bool:
    """Whether a model was not asked, since the grammar had read the report."""
    return any(f.reader == "grammar" for f in frames)


def read_reports(
    paths: Iterable[str | Path],
    record: Record,
    settings: Settings,
    progress: Callable[[str], None],
    reader: tuple[str, ModelReader],
) -> Summary:
    """Read reports with a model, several calls at once where its settings allow; else as the pipeline's `read_reports`.

    Args:
        paths: files, folders, or `-` for standard input.
        record: an open record.
        settings: how to read.
        progress: called with each input's source when it is done.
        reader: (model or both, the model).

    Returns:
        What was read, what was not and why, and what the record gained.
    """
    name, model = reader
    options = LoadOptions(published=settings.published, outlet=settings.outlet)
    inputs = _ahead(load([str(path) for path in paths], options), record, settings.again, model)
    return read_loaded(inputs, record, settings.again, progress, read_by(name, model))


def _ahead(
    inputs: Iterator[Report | Unread], record: Record, again: bool, model: ModelReader
) -> Iterator[Report | Unread]:
    """The inputs, in their order; those new to the record are asked about a few at a time before they are read."""
    while few := list(islice(inputs, model.ledger.endpoint.at_once)):
        new = [r for r in few if isinstance(r, Report) and (again or record.store.loaded(r.id) is None)]
        ready = []
        for report in new:
            with suppress(*READING_ERRORS):  # whoever reads it says what is the matter
                ready.append(prepare(report))
        model.ahead(ready)
        yield from few


def _reports(paths: Iterable[str | Path], settings: Settings) -> Iterator[Report]:
    """The reports that can be loaded."""
    options = LoadOptions(published=settings.published, outlet=settings.outlet)
    for loaded in load([str(path) for path in paths], options):
        if not isinstance(loaded, Unread):
            yield loaded


def estimate(paths: Iterable[str | Path], model: ModelReader, settings: Settings) -> Estimate:
    """What a model would take to read, without asking it.

    Args:
        paths: files, folders, or `-` for standard input.
        model: the reader.
        settings: how to read.

    Returns:
        Reports, calls and tokens.
    """
    out = Estimate()
    for report in _reports(paths, settings):
        out.add(model.windows(*prepare(report)), model.desk, model.ledger.endpoint.model)
    return out


def prompts(paths: Iterable[str | Path], model: ModelReader, settings: Settings) -> Iterator[str]:
    """Prompts for reports in OpenAI's batch form; the reports wait beside the record for their answers.

    Args:
        paths: files, folders, or `-` for standard input.
        model: the reader.
        settings: how to read.

    Yields:
        Lines of JSON, for windows that are not answered yet.
    """
    for report in _reports(paths, settings):
        windows = model.windows(*prepare(report))
        model.desk.wait_for(report)  # also where nothing is asked: it is read when answers are taken back
        for window in windows:
            if model.desk.get(window, model.ledger.endpoint.model) is None:
                yield request(model.ledger.endpoint, window)


def take_answers(
    lines: Iterable[str], model: ModelReader, record: Record, name: str = "model"
) -> tuple[Brought, Summary]:
    """Read the waiting reports whose answers have all come; the others wait on.

    Args:
        lines: of a file of batch answers, in any order.
        model: a reader that goes by kept answers.
        record: an open record.
        name: model or both.

    Returns:
        What the answers brought, and what was read.
    """
    waiting = list(model.desk.waiting())
    windows = {}
    for report in waiting:
        windows.update(by_name(model.windows(*prepare(report))))
    brought = take(lines, windows, model.ledger.endpoint, model.desk)
    summary = read_loaded(waiting, record, True, None, read_by(name, model))
    unread = {u.source for u in summary.unread}
    for report in waiting:
        if report.source not in unread:
            model.desk.done(report.id)
    return brought, summary


@dataclass(slots=True)
class Differences:
    """How two readers differ over some reports.

    Attributes:
        reports: how many both have read.
        unread: how many have no kept answer.
        agreed: type and kind → how often both say the same.
        alone: (reader, type and kind, pattern) → report and sentence of each case.
        disputed: (type, kind, field) → report, sentence, the model's value, the grammar's.
    """

    reports: int = 0
    unread: int = 0
    agreed: Counter[str] = field(default_factory=Counter)
    alone: dict[tuple[str, str, str], list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    disputed: dict[tuple[str, str], list[tuple[str, str, str, str]]] = field(default_factory=lambda: defaultdict(list))


def differences(paths: Iterable[str | Path], model: ModelReader, settings: Settings) -> Differences:
    """Where the grammar and a model differ, by kind and pattern: what the packs can learn.

    Args:
        paths: files, folders, or `-` for standard input.
        model: a reader, whose kept answers are gone by.
        settings: how to read.

    Returns:
        The differences.
    """
    out = Differences()
    for report in _reports(paths, settings):
        prepared = prepare(report)
        try:
            theirs = model.read(*prepared)
        except ReaderError:
            out.unread += 1
            continue
        if not _settled(theirs):
            _enter(out, report, by_grammar(*prepared), theirs)
    return out


def _enter(out: Differences, report: Report, ours: tuple[Frame, ...], theirs: tuple[Frame, ...]) -> None:
    out.reports += 1
    sentence: Callable[[Frame], str] = lambda f: " ".join(report.text[f.start : f.end].split())  # noqa: E731
    found = compare(ours, theirs)
    for frame in (*found.grammar, *found.model):
        out.alone[(frame.reader, _kind(frame), frame.rule)].append((report.file, sentence(frame)))
    for frame in together((a for a, _ in found.pairs), (b for _, b in found.pairs)):
        out.agreed[_kind(frame)] += 1
        for name, one, other in frame.disputed:
            out.disputed[(_kind(frame), name)].append((report.file, sentence(frame), one, other))


def _kind(frame: Frame) -> str:
    return f"{frame.type} {frame.kind}" if frame.kind else frame.type
