"""One agreement, promise, mechanism or position is one, in whatever words and reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from bilateral.languages.countries import country_name
from bilateral.merge.alike import Alike
from bilateral.merge.calendar import Calendar
from bilateral.merge.greedy import NO_PAST, Past, Sieve, Way, gather
from bilateral.model import edtf
from bilateral.model.cluster import Cluster, Context
from bilateral.model.english import content_words, counted_apart, overlap, rounds_in
from bilateral.model.frame import Frame

_FEW = 24  # frames that are held against one another sooner than put in order
_WORD_FOR_WORD = Fraction("0.6")
_MONTH = 31
_DAYS_OF_A_MEETING = 7  # a visit's days, and as many until a weekly tells of it


class _Marks:
    """Clusters by the marks of their first frames: only what shares one, and a further sieve lets through, can fit."""

    def __init__(self, marks: Callable[[Frame], Iterable[str]], further: Sieve | None) -> None:
        self._marks = marks
        self._further = further
        self._marked: dict[str, set[int]] = defaultdict(set)

    def put(self, place: int, cluster: Cluster, frame: Frame) -> None:
        if len(cluster.frames) == 1:
            for mark in frozenset(self._marks(frame)):
                self._marked[mark].add(place)
        if self._further:
            self._further.put(place, cluster, frame)

    def may_hold(self, frame: Frame) -> Iterable[int]:
        near = frozenset[int]().union(*(self._marked[m] for m in self._marks(frame)))
        return sorted(near.intersection(self._further.may_hold(frame)) if self._further else near)


def _gather(
    frames: list[Frame],
    past: Past,
    key: Callable[[Frame], tuple[str, ...]],
    fits: Callable[[Cluster, Frame], float],
    marks: Callable[[Frame], Iterable[str]] = lambda _: ("",),
    sieve: Callable[[Sequence[Frame]], Sieve] | None = None,
) -> list[Cluster]:
    """Clusters of frames. Only what shares a mark with a cluster's first frame, and the sieve lets through, can fit."""

    def sifted(block: Sequence[Frame]) -> Sieve:
        return _Marks(marks, sieve(block) if sieve and len(block) > _FEW else None)

    blocks: dict[tuple[str, ...], list[Frame]] = {}
    for frame in frames:
        blocks.setdefault(key(frame), []).append(frame)
    way = Way(_rank, fits, _join, sifted)
    return [cluster for block in sorted(blocks) for cluster in gather(blocks[block], way, past)]


def _join(cluster: Cluster, frame: Frame) -> None:
    cluster.frames.append(frame)
    if frame.date:
        cluster.dates.setdefault(frame.date, []).append(frame.report)
        if edtf.precision(frame.date) > edtf.precision(cluster.date):
            cluster.date = frame.date


def _rank(frame: Frame) -> tuple[object, ...]:
    return (
        -edtf.precision(frame.date),
        -len(frame.areas),
        frame.language != "en",
        -len(frame.what or ""),
        frame.report,
        frame.start,
        frame.id,
    )


def _parties(frame: Frame) -> tuple[str, ...]:
    return tuple(sorted(set(frame.parties)))


_PAPER_WORDS = content_words(
    "agreement memorandum understanding cooperation protocol plan joint statement declaration deal treaty"
)


def _one_name(a: Frame, b: Frame) -> bool:
    """Whether the shorter of two names says nothing that the longer does not, and more than that it is a paper."""
    short, long = sorted((content_words(a.what), content_words(b.what)), key=len)
    own = short - _PAPER_WORDS - _whose(a)
    return len(own) >= 2 and own <= long


def _bare(frame: Frame) -> bool:
    """Whether the name of a paper says nothing of what it is about."""
    return not frame.areas and not frame.period and not content_words(frame.what) - _PAPER_WORDS - _whose(frame)


def _whose(frame: Frame) -> frozenset[str]:
    return content_words(" ".join(country_name(p) for p in frame.parties))


def _same_signing(cluster: Cluster, frame: Frame, areas: float) -> float:
    """Points for papers of one kind signed on one day in two reports, where neither says what the other denies."""
    lead = cluster.lead
    same_day = cluster.date is not None and cluster.date == frame.date
    open_to = areas > 0 or not frame.areas or not lead.areas
    return 0.4 if same_day and lead.kind == frame.kind and open_to else 0.0


def _says_less(lead: Frame, frame: Frame) -> bool:
    """Whether a headline's "cooperation plan" is the defence cooperation plan of the text: it has no word of its own.

    A bare "memorandum" says nothing at all, and may be any.
    """
    mine, theirs = content_words(frame.what), content_words(lead.what)
    bare = len(mine - content_words(str(frame.kind))) == 0
    return lead.kind == frame.kind and lead.status == frame.status and not bare and mine < theirs


def merge_agreements(frames: list[Frame], context: Context, past: Past = NO_PAST) -> list[Cluster]:
    """Bring agreement frames together.

    Args:
        frames: frames of type agreement.
        context: reports.
        past: how they were before.

    Returns:
        Clusters.
    """

    def fits(cluster: Cluster, frame: Frame) -> float:
        lead = cluster.lead
        if lead.kind != frame.kind and not {lead.kind, frame.kind} & {"agreement"}:
            return 0.0
        if edtf.meet(cluster.date, frame.date, 1) is False or edtf.meet(lead.period, frame.period) is False:
            return 0.0
        if lead.rule.endswith("cross-year") and frame.rule.endswith("cross-year"):
            return 1.0
        alike = overlap(content_words(lead.what), content_words(frame.what))
        areas = overlap(frozenset(lead.areas), frozenset(frame.areas))
        if lead.kind == frame.kind and lead.period and lead.period == frame.period:
            return 1.0 + alike
        one_name = _one_name(lead, frame)
        if cluster.told_by(frame.report):
            short = _says_less(lead, frame) and cluster.date == frame.date
            return alike + areas if alike >= 0.5 or one_name or short else 0.0
        if _bare(lead) != _bare(frame) and not _one_occasion(cluster, frame, context):
            return 0.0  # "a memorandum" of another year may be on anything
        if one_name or alike >= 0.6 or (areas >= 0.5 and (alike >= 0.3 or lead.language != frame.language)):
            return 0.5 + alike + areas
        return _same_signing(cluster, frame, areas)

    return _gather(frames, past, _parties, fits)


def _one_occasion(cluster: Cluster, frame: Frame, context: Context) -> bool:
    """Whether two reports can tell of what was promised at one meeting: on its day, or within the same days."""
    met = edtf.meet(cluster.date, frame.date, 2)
    if met or context.carried(cluster, frame):
        return True
    if met is not None:
        return met
    mine = frame.date or context.published.get(frame.report)
    theirs = [cluster.date] if cluster.date else [context.published.get(r) for r in cluster.reports]
    gaps = [edtf.distance(mine, day) for day in theirs]
    known = [gap for gap in gaps if gap is not None]
    return not known or min(known) <= _DAYS_OF_A_MEETING


class _Occasions:
    """Promises by when they were told, and by their words: what is neither of one time nor alike is not one."""

    def __init__(self, frames: Sequence[Frame], context: Context) -> None:
        self._calendar = Calendar(context)
        self._alike = Alike((content_words(f.what) for f in frames), _WORD_FOR_WORD)

    def put(self, place: int, cluster: Cluster, frame: Frame) -> None:
        self._calendar.put(place, cluster, frame)
        if len(cluster.frames) == 1:
            self._alike.put(place, content_words(frame.what))

    def may_hold(self, frame: Frame) -> Iterable[int]:
        return self._alike.may_be(content_words(frame.what)).union(self._calendar.may_hold(frame))


def merge_commitments(frames: list[Frame], context: Context, past: Past = NO_PAST) -> list[Cluster]:
    """Bring promises together.

    Args:
        frames: frames of type commitment; their parties promise.
        context: reports.
        past: how they were before.

    Returns:
        Clusters.
    """

    def fits(cluster: Cluster, frame: Frame) -> float:
        lead = cluster.lead
        # "in every field" has no areas: there the words must agree
        areas = overlap(frozenset(lead.areas), frozenset(frame.areas)) if lead.areas or frame.areas else 0.5
        if areas < 0.5 or edtf.meet(lead.horizon, frame.horizon, _MONTH) is False:
            return 0.0
        alike = overlap(content_words(lead.what), content_words(frame.what))
        if cluster.told_by(frame.report):
            return alike + areas if alike >= 0.5 else 0.0
        english = _in_english(lead) and _in_english(frame)
        worded = _says_what(lead) and _says_what(frame)
        if worded and len(rounds_in(lead.what) | rounds_in(frame.what)) > 1:
            return 0.0
        ours = worded and "en" not in (lead.language, frame.language)  # both in words of our own, which vary less
        if alike < (_SAME_MATTER if english else _SAME_ACT if ours else 0.0):
            return 0.0
        if alike >= 0.6 and worded and not counted_apart(lead.what, frame.what):
            return 1.0 + alike + areas  # word for word the same, at whatever meeting
        if not _one_occasion(cluster, frame, context):
            return 0.0
        return areas + alike if lead.areas or alike >= 0.4 else 0.0

    return _gather(frames, past, _parties, fits, lambda f: f.areas or ("",), lambda fs: _Occasions(fs, context))


_SAME_MATTER = 0.25
_SAME_ACT = 0.2
_ACTS = 4  # content words of our own from which a promise is told from others of its kind


def _says_what(frame: Frame) -> bool:
    """Whether a promise is worded closely enough to be known again at another meeting, not only by its areas."""
    what = frame.what or ""
    return _in_english(frame) or not what.startswith("cooperate in ") and len(content_words(what)) >= _ACTS


def _in_english(frame: Frame) -> bool:
    """Whether a frame's words are compared as English: a model puts all into English, a grammar what is English."""
    return frame.language == "en" or frame.reader != "grammar"


def merge_mechanisms(frames: list[Frame], context: Context, past: Past = NO_PAST) -> list[Cluster]:
    """Bring mentions of standing mechanisms together; rounds of one line up in one.

    Args:
        frames: frames of type mechanism.
        context: reports.
        past: how they were before.

    Returns:
        Clusters.
    """

    def fits(cluster: Cluster, frame: Frame) -> float:
        lead = cluster.lead
        if lead.form != frame.form:
            return 0.0
        if lead.level and frame.level and lead.level != frame.level:
            return 0.0
        if lead.rule.startswith("named/") or frame.rule.startswith("named/"):
            return 1.0 if lead.what == frame.what else 0.0
        areas = overlap(frozenset(lead.areas), frozenset(frame.areas))
        alike = overlap(content_words(lead.what), content_words(frame.what))
        if areas >= 0.3 or alike >= 0.4 or not lead.areas or not frame.areas:
            return 0.2 + areas + alike
        return 0.0

    return _gather(frames, past, _parties, fits)


def merge_positions(frames: list[Frame], context: Context, past: Past = NO_PAST) -> list[Cluster]:
    """Bring positions together: one speaker, one stance, the same matter.

    Args:
        frames: frames of type position.
        context: people and reports.
        past: how they were before.

    Returns:
        Clusters.
    """

    def key(frame: Frame) -> tuple[str, ...]:
        speaker = next((context.person.get((frame.report, a.name), a.name) for a in frame.actors), "")
        return (speaker or ",".join(frame.parties), frame.stance or "")

    def fits(cluster: Cluster, frame: Frame) -> float:
        if edtf.meet(cluster.date, frame.date, 2) is False:
            return 0.0
        alike = overlap(content_words(cluster.lead.what), content_words(frame.what))
        return alike if alike >= 0.5 else 0.0

    return _gather(frames, past, key, fits, lambda frame: content_words(frame.what))
