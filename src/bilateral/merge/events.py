"""One happening is one event, however many reports, languages and tenses tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from bilateral.merge.calendar import NEAR, Calendar
from bilateral.merge.greedy import NO_PAST, Fitting, Past, Way, gather
from bilateral.model import edtf
from bilateral.model.cluster import Cluster, Context
from bilateral.model.frame import Actor, Frame
from bilateral.model.persons import bare_title, script
from bilateral.model.vocabulary import family

_SELDOM = frozenset(("expulsion", "recall", "suspension", "visit"))
"""What is so seldom between two states that within weeks it is one, even where a report names no day and nobody."""
_LONGEST = 4  # days by which two dates of one happening may miss each other, whatever it is
_STATUS = {"held": 0, "cancelled": 1, "postponed": 2, "planned": 3, "invited": 4}


def merge_events(frames: list[Frame], context: Context, past: Past = NO_PAST) -> list[Cluster]:
    """Bring event frames together.

    Args:
        frames: frames of type event, from any reports in any order.
        context: people and reports.
        past: how they were before.

    Returns:
        Clusters; the result does not depend on the order of the frames.
    """
    frames = [_dated(f, context) for f in frames]
    blocks: dict[tuple[str, ...], list[Frame]] = {}
    for frame in frames:
        for key in _block(frame):
            blocks.setdefault(key, []).append(frame)
    way = Way(
        rank=lambda f: _rank(f, context),
        worth=lambda cluster, f: _worth(cluster, f, context),
        join=lambda cluster, f: _join(cluster, f, context),
        sieve=lambda _: Calendar(context),
        settle=lambda fitting, clusters, f: _settled(fitting, clusters, f, context),
        unsettled=lambda f: _floating(f, context),
    )
    out: list[Cluster] = []
    for key in sorted(blocks):
        out.extend(gather(blocks[key], way, past))
    for cluster in out:
        _put_in_year(cluster, context)
    return out


def _block(frame: Frame) -> list[tuple[str, ...]]:
    """Which block a frame is compared in: its family and its two foremost parties."""
    parties = sorted(set(frame.parties))
    if len(parties) > 2:
        leading = list(dict.fromkeys(frame.parties))[:2]
        parties = sorted(leading)
    return [(family(frame.kind), *parties)]


def _rank(frame: Frame, context: Context) -> tuple[object, ...]:
    """What says more comes first; ties by content."""
    return (
        -edtf.precision(frame.date),
        -len(people_of(frame, context)),
        _STATUS.get(frame.status or "held", 9),
        frame.date or "",
        frame.report,
        frame.start,
        frame.id,
    )


def people_of(frame: Frame, context: Context) -> set[str]:
    """The ids of the persons in a frame."""
    return {context.person.get((frame.report, a.name), a.name) for a in frame.actors if a.kind == "person"}


def in_role(frames: Iterable[Frame], role: str, context: Context) -> set[str]:
    """The ids of all, persons and organisations, who take part in one role."""
    return {context.person.get((f.report, a.name), a.name) for f in frames for a in f.actors if a.role == role}


def _dated(frame: Frame, context: Context) -> Frame:
    """A date without a year takes the year of a dated report that carries the same text."""
    if frame.date is None or "XXXX" not in frame.date or context.published.get(frame.report):
        return frame
    years = {p[:4] for r in context.near.get(frame.report, ()) if (p := context.published.get(r))}
    if len(years) != 1 or not (year := years.pop()).isdigit():
        return frame
    return replace(frame, date=edtf.with_year(frame.date, int(year)))


def _put_in_year(cluster: Cluster, context: Context) -> None:
    """A day told without its year is in the year of a dated report that came out within weeks of it."""
    if cluster.date is None or "XXXX" not in cluster.date:
        return
    for published in sorted(p for r in cluster.reports if (p := context.published.get(r)) and p[:4].isdigit()):
        for year in (int(published[:4]), int(published[:4]) - 1):
            date = edtf.with_year(cluster.date, year)
            gap = edtf.distance(date, published)
            if gap is not None and gap <= NEAR:
                cluster.date = date
                return


def _floating(frame: Frame, context: Context) -> bool:
    """Whether nothing puts a frame in a year: neither its own date nor its report's."""
    return (frame.date is None or "XXXX" in frame.date) and not context.published.get(frame.report)


def _settled(fitting: Fitting, clusters: Sequence[Cluster], frame: Frame, context: Context) -> Fitting:
    """Where a frame without a year may go: to its own report and its reprints; else to what can only be meant.

    A plan without a year is not taken for a happening that another report tells of, unless both name the same people
    or the same round; and where happenings of several years would fit, none is meant.
    """
    if not _floating(frame, context):
        return fitting
    own = [(w, i) for w, i in fitting if frame.report in clusters[i].reports or context.carried(clusters[i], frame)]
    if own:
        return own
    if frame.status != "held" and not any(_told_apart(clusters[i], frame, context) for _, i in fitting):
        return [
            (w, i) for w, i in fitting if clusters[i].lead.status != "held" and _floating(clusters[i].lead, context)
        ][:1]
    # where the same people are told of, what names nobody is not meant
    mine = people_of(frame, context)
    fitting = [(w, i) for w, i in fitting if mine & clusters[i].people] or fitting
    known = [d for _, i in fitting if (d := clusters[i].date) and "XXXX" not in d]
    spread = max((x for d in known if (x := edtf.distance(known[0], d)) is not None), default=0)
    return fitting if spread <= NEAR else []


def _join(cluster: Cluster, frame: Frame, context: Context) -> None:
    cluster.people |= people_of(frame, context)
    if frame.date:
        cluster.dates.setdefault(frame.date, []).append(frame.report)
        better = edtf.precision(frame.date) > edtf.precision(cluster.date)
        if frame.kind == "visit":
            better = better or _longer(frame.date, cluster.date)
        if better or (edtf.precision(frame.date) >= 4 and frame.dated == "stated" and _dated_how(cluster) != "stated"):
            cluster.date = frame.date
    cluster.frames.append(frame)


def _longer(mine: str, theirs: str | None) -> bool:
    """Whether a visit's first and last day are told here, and hold the one day told so far."""
    one, two = edtf.stretch(mine), edtf.stretch(theirs)
    if one is None or two is None or one.yearless != two.yearless:
        return False
    return 1 < one.days <= 15 and two.days == 1 and one.first <= two.first and two.last <= one.last


def _worth(cluster: Cluster, frame: Frame, context: Context) -> float:
    """As `likeness`; that of other days is soon told."""
    if edtf.meet(cluster.date, frame.date, _LONGEST) is False:
        return 0.0
    return likeness(cluster, frame, context)


def likeness(cluster: Cluster, frame: Frame, context: Context) -> float:
    """How well a frame fits a cluster: 0 where it cannot be the same happening.

    Args:
        cluster: frames brought together so far.
        frame: the one in question.
        context: people and reports.

    Returns:
        Points; more is better.
    """
    lead = cluster.lead
    if not _modes_fit(lead, frame) or not _places_fit(lead, frame) or not _statuses_fit(cluster, frame):
        return 0.0
    if _apart(cluster, frame, context) or _unplaced(cluster, frame, context):
        return 0.0
    people = _people_fit(cluster, frame, context)
    if people == 0.0:
        return 0.0
    when = _dates_fit(cluster, frame, context, people)
    if when == 0.0:
        return 0.0
    return people + when + (0.5 if lead.kind == frame.kind else 0.0)


def _apart(cluster: Cluster, frame: Frame, context: Context) -> bool:
    """Two papers signed, or two games held, in one report are two happenings, whatever other reports call them."""
    vague = frame.topic == "agreement" and frame.date is None and not frame.actors
    if frame.kind == "signing" and vague:
        return False  # "the documents were signed by officials of both": at the signing that has been told
    topics = {f.topic for f in cluster.frames if f.report == frame.report and (f.topic or f.kind == "meeting")}
    if frame.kind == "signing" and frame.topic and cluster.lead.topic and frame.topic != cluster.lead.topic:
        # a plan signed and a memorandum signed are two signings, unless both are put on one day and no other hands
        # signed, or another report leaves the day open and has the same hands sign
        exact = edtf.precision(frame.date) >= 6 and cluster.date == frame.date
        mine, theirs = (in_role(fs, "signatory", context) for fs in ([frame], cluster.frames))
        if cluster.told_by(frame.report):
            return not exact or bool(mine and theirs) and mine.isdisjoint(theirs)
        return not exact and (frame.date is not None or len(mine & theirs) < 2)
    if frame.kind == "recall" and frame.parties[:1] != cluster.lead.parties[:1]:
        return True  # tit for tat: each its own ambassador
    rounds = {f.round for f in cluster.frames if f.round}
    if frame.round and rounds and frame.round not in rounds:
        return True  # the fifth round is not the sixth
    return (bool(frame.topic) or frame.kind == "meeting") and bool(topics) and frame.topic not in topics


def _unplaced(cluster: Cluster, frame: Frame, context: Context) -> bool:
    """Whether a plan and a happening cannot be tied together: it is over, or nothing puts one of them in a year."""
    recalled = 0 < edtf.precision(cluster.date) <= 4 and cluster.lead.status == "held"
    if frame.status != "held" and frame.date is None and recalled and cluster.told_by(frame.report):
        return True  # "the ministers last met in December 2019 and will meet": not then
    held = any(f.status == "held" for f in cluster.frames)
    if held == (frame.status == "held") or cluster.told_by(frame.report) or context.carried(cluster, frame):
        return False
    plans = [f for f in (*cluster.frames, frame) if f.status != "held"]
    if not all(context.published.get(f.report) for f in plans):
        # an announcement is one only where it is known to have come before; without any day of its own, where it can
        # mean nothing else
        return any(f.date and f.dated == "stated" for f in plans) or not _told_apart(cluster, frame, context)
    return _floating(frame, context) or all(_floating(f, context) for f in cluster.frames)


def _told_apart(cluster: Cluster, frame: Frame, context: Context) -> bool:
    """Whether two tellings name so much that they need no day to be told from others: two people of two sides, a round.

    Who met once may meet again: `_settled` sees to it that all happenings that would fit are of one time.
    """
    if _same_round(cluster, frame):
        return True
    if frame.kind == "visit":
        return len(people_of(frame, context) & cluster.people) >= 2
    return _people_fit(cluster, frame, context) >= 3.0


def _same_round(cluster: Cluster, frame: Frame) -> bool:
    return bool(frame.round) and any(f.round == frame.round for f in cluster.frames)


def _modes_fit(lead: Frame, frame: Frame) -> bool:
    apart = {"phone", "letter", "online"}
    if "contact" in (lead.kind, frame.kind) and "session" in (lead.kind, frame.kind):
        return False
    if lead.mode in apart or frame.mode in apart:
        return (
            lead.mode == frame.mode
            or (lead.mode is None) != (frame.mode is None)
            and lead.report != frame.report
            and "letter" not in (lead.mode, frame.mode)
            and not (lead.country if lead.mode is None else frame.country)  # who met in a town did not telephone
        )
    if frame.kind in ("award", "gift") or lead.kind in ("award", "gift"):
        return lead.kind == frame.kind
    if "contact" in (lead.kind, frame.kind):
        return lead.kind == frame.kind
    return True


def _places_fit(lead: Frame, frame: Frame) -> bool:
    return not lead.country or not frame.country or lead.country == frame.country


def _statuses_fit(cluster: Cluster, frame: Frame) -> bool:
    """An invitation is its own event until a visit takes it up; the rest may be one event at two times."""
    invited = frame.status == "invited"
    return invited == (cluster.lead.status == "invited") or any(f.date and frame.date for f in cluster.frames)


def _people_fit(cluster: Cluster, frame: Frame, context: Context) -> float:
    mine, theirs = people_of(frame, context), cluster.people
    if frame.kind == "visit":
        guests, their_guests = in_role([frame], "guest", context), in_role(cluster.frames, "guest", context)
        if guests and their_guests:
            return 2.0 if guests & their_guests or _same_post(cluster, frame, context) else 0.0
        return 0.6
    if frame.kind in ("award", "gift", "expulsion"):
        return _gifts_fit(cluster, frame, context)
    if not mine or not theirs:
        # the fourth round is told from other talks by its number, whoever is named
        return 1.6 if _same_round(cluster, frame) else 0.6
    if {cluster.lead.kind, frame.kind} == {"session", "meeting"} and mine != theirs and min(len(mine), len(theirs)) > 1:
        pair, few, all_four = (frame, mine, theirs) if frame.kind == "meeting" else (cluster.lead, theirs, mine)
        if few <= all_four and _colleagues(pair):
            return 0.0  # two of the four ministers of a 2+2 also met by themselves
    shared = len(mine & theirs)
    if mine <= theirs or theirs <= mine:
        return 1.0 + shared
    if len(mine - theirs) == len(theirs - mine) == shared == 1 and _same_post(cluster, frame, context):
        return 2.0 + shared
    return 1.0 + shared if shared >= 2 else 0.0


def _colleagues(frame: Frame) -> bool:
    """Whether those who met hold like offices of two states, or offices of which nothing is known."""
    held = [{bare_title(o.title) for o in a.offices} for a in frame.actors if a.kind == "person"]
    known = [titles for titles in held if titles]
    return len(known) < 2 or any(one & two for i, one in enumerate(known) for two in known[i + 1 :])


def _same_post(cluster: Cluster, frame: Frame, context: Context) -> bool:
    """Whether those who differ hold one office, and are written in two scripts or nearly alike: one, unresolved."""
    mine, theirs = people_of(frame, context), cluster.people
    here = {(a.name, a.party, o.title) for a in _strangers([frame], theirs, context) for o in a.offices}
    there = {(a.name, a.party, o.title) for a in _strangers(cluster.frames, mine, context) for o in a.offices}
    return any(
        party == party2 and party and bare_title(title) == bare_title(title2) and _one_name(name, name2)
        for name, party, title in here
        for name2, party2, title2 in there
    )


def _one_name(one: str, two: str) -> bool:
    """Whether two spellings may be of one name: no letter can be compared, or most are the same."""
    return script(one) != script(two) or fuzz.ratio(one.casefold(), two.casefold()) >= _ALIKE


_ALIKE = 75  # of 100: two transcriptions of a name into one script, or one in another case


def _strangers(frames: Iterable[Frame], known: set[str], context: Context) -> list[Actor]:
    """The persons of frames that are not among those known."""
    people = [(f, a) for f in frames for a in f.actors if a.kind == "person"]
    return [a for f, a in people if context.person.get((f.report, a.name), a.name) not in known]


def _gifts_fit(cluster: Cluster, frame: Frame, context: Context) -> float:
    for role in ("giver", "recipient"):
        mine, theirs = in_role([frame], role, context), in_role(cluster.frames, role, context)
        if mine and theirs and not mine & theirs:
            return 0.0
    same = people_of(frame, context) & cluster.people
    if frame.kind == "expulsion" and not same:
        return 0.6  # whoever ordered it, it is told of those expelled
    return 1.0 + len(same) if same or not frame.actors else 0.6


def _dates_fit(cluster: Cluster, frame: Frame, context: Context, people: float) -> float:
    """Points for dates that bear each other out; silence is allowed where the reports are near each other."""
    slack = 0
    other_reports = not cluster.told_by(frame.report)
    if other_reports and people >= 3.0:
        slack = 1  # two agencies a day apart on the same two people's talks: one event, a conflict of dates
    if frame.kind == "visit":
        slack = _LONGEST
    if (other_reports or people >= 3.0) and "inherited" in (frame.dated, _dated_how(cluster)):
        slack = 3  # a day taken over from the report's main happening gives way to a stated one
    met = edtf.meet(cluster.date, frame.date, slack)
    if met is False:
        return 0.0
    if met:
        exact = edtf.precision(cluster.date) >= 4 and edtf.precision(frame.date) >= 4
        return (2.0 if exact else 1.0) if people >= 1.0 or exact else 0.0
    if cluster.told_by(frame.report):
        return 1.0 if people >= 1.6 or frame.kind == "visit" else 0.5
    if people < 1.0 and not context.carried(cluster, frame) and not _one_paper(cluster.lead, frame):
        if frame.kind in _SELDOM and _near(cluster, frame, context):
            return 0.3
        return 0.3 if frame.kind == "signing" and _at_once(cluster, frame, context) else 0.0
    return 0.7 if _near(cluster, frame, context) else 0.0


def _one_paper(lead: Frame, frame: Frame) -> bool:
    """Whether two signings are of a paper of which a meeting has but one: its statement, its plan."""
    return lead.kind == frame.kind == "signing" and lead.topic == frame.topic in ("joint_statement", "letter_of_intent")


def _at_once(cluster: Cluster, frame: Frame, context: Context) -> bool:
    """Whether a report without a day came out on the day of the happening or the next one."""
    gap = edtf.distance(context.published.get(frame.report), cluster.date)
    return frame.date is None and edtf.precision(cluster.date) >= 6 and gap is not None and gap <= 1


def _dated_how(cluster: Cluster) -> str:
    return "stated" if any(f.dated == "stated" for f in cluster.frames) else "inherited"


def _near(cluster: Cluster, frame: Frame, context: Context) -> bool:
    """Whether a frame without a date may belong here: same text, or published about the time of the event."""
    if context.carried(cluster, frame):
        return True
    mine = frame.date if frame.date and "XXXX" not in frame.date else context.published.get(frame.report)
    theirs = [cluster.date] if cluster.date and "XXXX" not in cluster.date else []
    theirs += [p for r in cluster.reports if (p := context.published.get(r))]
    if not mine or not theirs:
        return True
    distances = [x for t in theirs if (x := edtf.distance(mine, t)) is not None]
    return not distances or min(distances) <= NEAR
