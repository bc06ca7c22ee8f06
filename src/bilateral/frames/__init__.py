"""Read frames: a language's patterns over folded passages. The only step that knows grammar."""

from __future__ import annotations

from bilateral.frames import events, instruments, papers, statements
from bilateral.frames.acts import say_acts
from bilateral.frames.adding import promise_told_on
from bilateral.frames.discourse import Discourse, gather
from bilateral.frames.draft import Draft
from bilateral.frames.hollow import drop_hollow
from bilateral.frames.lending import come_visiting
from bilateral.frames.listing import open_list, read_listed
from bilateral.frames.matters import areas_of_offices, matter_told_next
from bilateral.frames.patterns import kinds, speakers, talk_words
from bilateral.frames.people import organisation_drafts, person_drafts
from bilateral.model import Frame, Page, Passage, Report
from bilateral.model.recognised import Recognised, Told

__all__ = ["read"]


def read(report: Report, page: Page, passages: tuple[Passage, ...], recognised: Recognised) -> tuple[Frame, ...]:
    """All frames of a report.

    Args:
        report: the report.
        page: what cleaning learnt.
        passages: its sentences.
        recognised: its passages, folded.

    Returns:
        Frames in the order of the text, each once.
    """
    if not recognised.told:
        return ()
    discourse = gather(recognised)
    if recognised.dateline:
        discourse.main.place, discourse.main.country = recognised.dateline
        discourse.main.by_dateline = True  # gives way to the first place that a sentence names
    drafts: list[Draft] = []
    for told in recognised.told:
        matter_told_next(told, drafts)
        promise_told_on(told, drafts)
        drafts.extend(_passage(told, discourse))
    if discourse.main.date is None:
        discourse.main.date = _lead_day(recognised)
    drafts = drop_hollow(events.settle(drafts, discourse))
    _date_the_rest(drafts, discourse)
    drafts.extend(person_drafts(recognised, discourse))
    drafts.extend(organisation_drafts(drafts))
    out: dict[str, Frame] = {}
    for draft in drafts:
        frame = draft.frame(report.id)
        out.setdefault(frame.id, frame)
    return tuple(sorted(out.values(), key=lambda f: (f.start, f.end, f.type, f.id)))


def _lead_day(recognised: Recognised) -> str | None:
    """The one day that the first sentences name beside a word of meeting, if there is just one."""
    days = set()
    for told in recognised.told[:3]:
        words = talk_words(told.passage.language)
        for position, element in told.folded.at.items():
            near = told.folded.text[max(0, position - 70) : position + 70]
            if element.cls == "D" and element.info["kind"] == "day" and element.info["edtf"]:
                days.add(element.info["edtf"] if words is not None and words.search(near) else None)
    return days.pop() if len(days) == 1 else None


def _passage(told: Told, d: Discourse) -> list[Draft]:
    """The drafts of one passage; events first, since what is promised points back to them."""
    out: list[Draft] = []
    claimed: list[tuple[int, int]] = []
    documents: list[tuple[int, int]] = []
    promises: list[tuple[int, int]] = []
    listed = [k for k in kinds(told.passage.language) if k.trigger is None or k.trigger.search(told.folded.text)]
    for kind in sorted(listed, key=lambda k: _FIRST.index(k.name) if k.name in _FIRST else 9):
        if kind.type != "event" or told.passage.cut:
            continue
        for draft in events.read(told, kind, d, out):
            signed = _signed(draft, documents)
            if draft.fields["status"] != "hoped":  # a signing that is only considered is none, its paper is considered
                out.append(draft)
                events.remember(draft, d)
            out.extend(signed)
    told_anew = [x.folded_span for x in out if not x.refers]
    if not told.passage.cut:
        out.extend(come_visiting(told, d))
    out = [
        x for x in out if not x.refers or not any(a < x.folded_span[1] and x.folded_span[0] < b for a, b in told_anew)
    ]
    out.extend(read_listed(told, d))
    for kind in listed:
        frame_type = kind.type
        if frame_type == "commitment" and d.listing is None:
            out.extend(statements.read_commitments(told, kind, d, promises))
        elif frame_type == "position":
            out.extend(statements.read_positions(told, kind, d))
        elif frame_type == "agreement" and not told.passage.cut:
            out.extend(instruments.read_agreements(told, kind, d, documents))
        elif frame_type == "mechanism":
            out.extend(instruments.read_mechanisms(told, kind, d, claimed))
        elif frame_type == "relationship":
            out.extend(instruments.read_relationships(told, kind, d))
    open_list(told, listed, next((x for x in reversed(out) if x.kind == "signing"), None), d)
    events.number_rounds(out)
    say_acts(out)
    _hear(told, d)
    return out


def _hear(told: Told, d: Discourse) -> None:
    """Note who speaks or acts in a passage: `he` in the next one is that person."""
    pattern = speakers(told.passage.language)
    match = pattern.search(told.folded.text) if pattern is not None else None
    element = told.folded.at.get(match.start("s")) if match is not None else None
    if element is not None and element.cls == "A" and (name := d.name_in(element)):
        d.focus = name
    if d.focus and (not d.speakers or d.speakers[-1] != d.focus):
        d.speakers.append(d.focus)


# The more special kinds are read first: the fifth dialogue is a session before it is a meeting.
_FIRST = ("session", "signing", "contact", "award", "ceremony")


_PAPER_STATUS = {"planned": "under_negotiation", "postponed": "under_negotiation", "hoped": "considered"}


def _signed(draft: Draft, documents: list[tuple[int, int]]) -> list[Draft]:
    """The agreements that a signing brings into being."""
    status = draft.fields.pop("what", None)
    if not isinstance(status, str) or not status.startswith("agreement:"):
        return []
    place = draft.fields.pop("doc", None)
    if not isinstance(place, tuple):
        return []
    out = []
    for span in papers.documents_in(draft.told, place):
        if any(a < span[1] and span[0] < b for a, b in documents):
            continue
        documents.append(span)
        for paper in papers.papers(draft.told, span, draft.rule, status.removeprefix("agreement:")):
            draft.fields.setdefault("topic", paper.kind)
            paper.fields["status"] = _PAPER_STATUS.get(str(draft.fields.get("status")), paper.fields["status"])
            paper.fields["event"] = draft
            out.append(paper)
    return out


_WIDE = ("joint_statement", "programme")  # papers that say more than those who sign them are in office for
_PAIRED = ("event", "agreement", "commitment", "mechanism")


def _date_the_rest(drafts: list[Draft], d: Discourse) -> None:
    """Agreements take day and parties of their signing; promises and positions the day of the main happening."""
    for draft in drafts:
        signing = draft.fields.pop("event", None)
        if isinstance(signing, Draft):
            draft.parties = list(signing.parties)
            draft.actors = [a for a in signing.actors if a.role == "signatory"]
            if "date" in signing.fields and draft.fields.get("status") in ("signed", "in_force"):
                draft.fields["date"], draft.fields["dated"] = (
                    signing.fields["date"],
                    signing.fields.get("dated", "none"),
                )
            if len(draft.parties) < 2:
                draft.parties = list(d.pair)
        signed = draft.type == "agreement" and draft.fields.get("status") == "signed" and draft.kind not in _WIDE
        if signed and not draft.fields.get("areas") and set(draft.parties) == set(d.pair):
            draft.fields["areas"] = areas_of_offices(d)
        if draft.type in _PAIRED and len(set(draft.parties)) < 2 and len(d.pair) == 2:
            draft.fields["between"] = tuple(sorted(d.pair))
        if draft.type in ("commitment", "position") and d.main.date and "date" not in draft.fields:
            draft.fields["date"], draft.fields["dated"] = d.main.date, "inherited"
