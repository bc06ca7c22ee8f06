"""A model's checked answer becomes frames: each on words that stand in the report, or it is thrown out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from bilateral import languages
from bilateral.languages.areas import areas_of
from bilateral.llm.answer import Answer, Day, Fact, Held, Named
from bilateral.llm.evidence import NotThere, Passages, Tally
from bilateral.llm.glossing import Glossary, party, tidy
from bilateral.llm.quotes import normal
from bilateral.llm.suspicion import CLAIM
from bilateral.model import Actor, Frame, Office, Passage, Report, digest
from bilateral.model import vocabulary as v
from bilateral.model.recognised import plain

_SURE, _DOUBTED, _CLAIMED = 0.75, 0.4, 0.1
_TALKS = ("meeting", "session", "contact", "visit")
_BROAD = ("defence", "security")  # of which whole talks may be
_COMING = ("planned", "invited", "postponed", "cancelled")


@dataclass(slots=True)
class Work:
    """One report while a model's answers to it are turned into frames.

    Attributes:
        report: the report.
        passages: what may be cited.
        glossary: the packs' words.
        doubts: passage number → why it is doubted.
        model: name of the model.
        prompt: version of the prompt.
        tally: what was thrown out, and why.
        frames: what stands.
    """

    report: Report
    passages: Passages
    glossary: Glossary
    doubts: dict[int, str]
    model: str
    prompt: str
    tally: Tally
    frames: list[Frame] = field(default_factory=list)

    def frame(self, type_: str, spans: list[tuple[int, int]], where: Passage, **fields: Any) -> Frame:
        """A frame on cited words; its own stretch is the passage of the first of them."""
        doubt = self.doubts.get(where.index)
        start, end = fields.pop("span", None) or (where.start, where.end)
        shown = {k: x for k, x in fields.items() if x not in (None, (), "")}
        rule = fields.get("rule") or "model/" + str(fields.get("kind") or type_)
        content = [f"{k}={x}" for k, x in sorted(shown.items()) if k != "rule"]
        return Frame(
            id="f-" + digest(self.report.id, str(start), str(end), rule, type_, *content),
            report=self.report.id, start=start, end=end, type=type_, **{**shown, "rule": rule},
            confidence=_CLAIMED if doubt == CLAIM else _DOUBTED if doubt else _SURE, language=where.language,
            reader="model", model=self.model, prompt=self.prompt, cited=tuple(spans), doubt=doubt,
        )  # fmt: skip


def frames(work: Work, answers: list[Answer]) -> list[Frame]:
    """The frames of a report from a model's answers to its windows.

    Args:
        work: the report.
        answers: one a window, in order.

    Returns:
        Frames, each once, in the order of the text.
    """
    out: dict[str, Frame] = {}
    for answer in answers:
        work.tally.refused.update(answer.refused)
        names = _names(work, answer.names)
        facts = [f for fact in answer.facts if (f := _fact(work, fact, names)) is not None]
        for frame in [*_people(work, names), *_papers_of(facts)]:
            out.setdefault(frame.id, frame)
    settled = _settle(list(out.values()), work.tally)
    work.tally.taken += len(settled)
    return sorted(settled, key=lambda f: (f.start, f.end, f.type, f.id))


@dataclass(slots=True)
class _Name:
    """A name whose words stand in the report, with the offices whose words do."""

    actor: Actor
    where: Passage
    offices: list[tuple[Office, tuple[int, int], Passage]]


def _names(work: Work, named: list[Named]) -> dict[str, _Name]:
    out: dict[str, _Name] = {}
    full = sorted({normal(n.w) for n in named if n.is_ == "person"}, key=lambda n: (-len(n), n))
    for entry in named:
        try:
            span = work.passages.span(entry)
        except NotThere as reason:
            work.tally.refused[str(reason)] += 1
            continue
        where = work.passages.passage(entry.p)
        surface = work.passages.words(span)
        owner = party(entry.party)
        if entry.is_ == "person":
            held = [x for office in entry.offices if (x := _office(work, office, owner)) is not None]
            offices = tuple(dict.fromkeys(o for o, _, _ in held))
            name = work.glossary.person(surface) or _fullest(normal(surface), full)
            actor = Actor("person", name, surface, *span, owner, offices)
            out[entry.id] = _Name(actor, where, held)
        else:
            kind = entry.kind if entry.kind in v.ORGANISATION_KINDS else None
            name, kind, owner = work.glossary.organisation(entry.en or surface, owner, kind)
            out[entry.id] = _Name(Actor("organisation", name, surface, *span, owner, (), None, kind), where, [])
    return out


def _fullest(name: str, full: list[str]) -> str:
    """The longest name of the report that holds all of a name's words."""
    words = set(plain(name).split())
    return next((f for f in full if words < set(plain(f).split())), name)


def _office(work: Work, held: Held, owner: str | None) -> tuple[Office, tuple[int, int], Passage] | None:
    try:
        span = work.passages.span(held)
    except NotThere as reason:
        work.tally.refused[str(reason)] += 1
        return None
    return work.glossary.office(held.en, party(held.party) or owner), span, work.passages.passage(held.p)


def _people(work: Work, names: dict[str, _Name]) -> list[Frame]:
    """Frames of the persons with their offices, and of the organisations."""
    out = []
    for name in names.values():
        actor, at = name.actor, (name.actor.start, name.actor.end)
        parties = (actor.party,) if actor.party else ()
        if actor.kind == "organisation":
            out.append(
                work.frame(
                    "organisation", [at], name.where, span=at, kind=actor.org_kind or "agency",
                    rule="model/organisation", what=actor.name, actors=(actor,), parties=parties,
                )
            )  # fmt: skip
            continue
        told: list[tuple[tuple[Office, ...], tuple[int, int], Passage]] = [
            ((office,), _around(at, span), where) for office, span, where in name.offices
        ]
        for offices, span, where in told or [((), at, name.where)]:
            own = replace(actor, offices=offices)
            cited = [at, *(s for o, s, _ in name.offices if o in offices)]
            out.append(
                work.frame("person", cited, where, span=span, rule="model/person", actors=(own,), parties=parties)
            )
    return out


def _around(name: tuple[int, int], office: tuple[int, int]) -> tuple[int, int]:
    """The stretch that holds a name and its office where they stand together; else the office's words."""
    start, end = min(name[0], office[0]), max(name[1], office[1])
    return (start, end) if end - start <= 250 else office


def _fact(work: Work, fact: Fact, names: dict[str, _Name]) -> Frame | None:
    try:
        spans = [work.passages.span(quote) for quote in fact.q]
        where = work.passages.passage(fact.q[0].p)
        if not any(c.isalpha() for span in spans for c in work.passages.words(span)):
            raise NotThere("evidence: no words")
        fields = _common(work, fact, names, spans)
        _particular(work, fact, fields)
    except NotThere as reason:
        work.tally.refused[str(reason)] += 1
        return None
    return work.frame(fact.type, spans, where, **fields)


def _common(work: Work, fact: Fact, names: dict[str, _Name], spans: list[tuple[int, int]]) -> dict[str, Any]:
    fields: dict[str, Any] = {"areas": tuple(a for a in dict.fromkeys(fact.areas) if a in v.AREAS)}
    actors = []
    for role in fact.who:
        if role.id not in names:
            raise NotThere("evidence: a participant whose name stands nowhere")
        name = names[role.id].actor
        spans.append((name.start, name.end))
        actors.append(replace(name, role=role.role if role.role in v.ROLES else "party"))
    parties = [p for code in fact.parties if (p := party(code))]
    if fact.type != "commitment":
        parties += [a.party for a in actors if a.party]
    fields["parties"] = tuple(dict.fromkeys(parties))
    fields["actors"] = tuple({a.name: a for a in reversed(actors)}.values())[::-1]
    ahead = fact.status in _COMING
    if fact.date:
        fields["date"] = _day(work, fact.date, spans, ahead)
        fields["dated"] = "stated" if fact.date.p in {q.p for q in fact.q} else "inherited"
        if not fields["date"]:
            del fields["dated"]
    if fact.place:
        spans.append(work.passages.span(fact.place))
        fields["place"], fields["country"] = work.glossary.place(fact.place.en, party(fact.place.country))
    fields["mode"] = fact.mode if fact.mode in v.MODES else None
    return fields


def _day(work: Work, day: Day, spans: list[tuple[int, int]], ahead: bool = False) -> str | None:
    span = work.passages.span(day)
    spans.append(span)
    value = work.glossary.date(*span, day.en, day.w, ahead)
    if value is None:
        work.tally.refused["date: not understood, left out"] += 1
    return value


def _one_of(value: str | None, allowed: tuple[str, ...], what: str, default: str | None = None) -> str | None:
    """A value of a closed list.

    Raises:
        NotThere: it is another.
    """
    if value is None and default is not None:
        return default
    if value not in allowed:
        raise NotThere(f"form: {what}")
    return value


def _particular(work: Work, fact: Fact, fields: dict[str, Any]) -> None:
    """What only one type of fact has.

    Raises:
        NotThere: a value that the type needs is missing or unknown.
    """
    what = tidy(fact.what)
    if fact.type == "event":
        fields["kind"] = _one_of(fact.kind, v.EVENT_KINDS, "kind of event")
        fields["status"] = _one_of(fact.status, v.EVENT_STATUSES, "status of event", "held")
    elif fact.type == "agreement":
        fields["kind"] = _one_of(fact.kind, v.AGREEMENT_KINDS, "kind of agreement", "agreement")
        fields["status"] = _one_of(fact.status, v.AGREEMENT_STATUSES, "status of agreement")
        period = _day(work, fact.period, [], False) if fact.period else None
        fields["period"] = period if period and "/" in period else None
        if fields["kind"] == "programme":
            fields["date"] = fields.get("date") or period  # a year of friendship is held when it is
        fields["what"] = what or str(fields["kind"]).replace("_", " ")
        if fields["kind"] == "programme" and re.search(r"\byears?\b", fields["what"].lower()):
            fields["rule"] = "model/cross-year"  # whatever it is called, two states hold one at a time
    elif fact.type == "commitment":
        fields["status"] = _one_of(fact.status, v.COMMITMENT_STATUSES, "status of commitment")
        fields["what"] = what
        fields["areas"] = _own_areas(fields["areas"], what)
        fields["horizon"] = _day(work, fact.horizon, []) if fact.horizon else None
    elif fact.type == "mechanism":
        _mechanism(work, fact, fields, what)
    elif fact.type == "position":
        fields["stance"] = _one_of(fact.stance, v.STANCES, "stance")
        fields["what"] = what
        fields["actors"] = tuple(replace(a, role="speaker") for a in fields["actors"][:1])
        fields["parties"] = fields["parties"][:1]
    else:
        fields["level"] = _one_of(fact.level, v.RELATIONSHIP_LEVELS, "level of relationship")
        fields["since"] = (_day(work, fact.since, []) or "").partition("/")[0] if fact.since else None
        fields["actors"] = ()
    if fact.type in ("commitment", "mechanism", "agreement", "position") and not fields.get("what"):
        raise NotThere("form: what")


def _own_areas(areas: tuple[str, ...], what: str | None) -> tuple[str, ...]:
    """The areas of a promise that its own words name: the field of the talks as a whole stands in every sentence."""
    named = areas_of(what or "", "en")
    own = tuple(a for a in areas if a in named or a not in _BROAD)
    return own or areas


def _mechanism(work: Work, fact: Fact, fields: dict[str, Any], what: str | None) -> None:
    fields["status"] = _one_of(fact.status, v.MECHANISM_STATUSES, "status of mechanism", "active")
    fields["form"] = _one_of(fact.form, v.MECHANISM_FORMS, "form of mechanism", "dialogue")
    fields["level"] = fact.level if fact.level in v.LEVELS else None
    fields["round"] = fact.round if fact.round and 0 < fact.round < 500 else None
    fields["what"], fields["actors"] = what, ()
    forum = work.glossary.forum(what) if what else None
    if forum:
        entry = languages.data("shared", "mechanisms")[forum]
        fields.update(
            rule="named/" + forum, what=entry.get("name", forum), form=entry.get("form", "forum"),
            areas=tuple(entry.get("areas", ())), parties=tuple(entry.get("parties", ())), level=entry.get("level"),
        )  # fmt: skip


def _papers_of(facts: list[Frame]) -> list[Frame]:
    """A signing is told apart from others of its day by the kind of paper that its passage names, if it is one."""
    papers: dict[int, set[str | None]] = {}
    for f in facts:
        if f.type == "agreement":
            papers.setdefault(f.start, set()).add(f.kind)
    return [
        replace(f, topic=next(iter(kinds)))
        if f.type == "event" and f.kind == "signing" and len(kinds := papers.get(f.start, set())) == 1
        else f
        for f in facts
    ]


_ALONE = frozenset(("commitment", "position", "person", "organisation"))


def _settle(found: list[Frame], tally: Tally) -> list[Frame]:
    """What needs the report as a whole: the two states it is about, and the day of its main happening."""
    counted = Counter(p for f in found if f.type not in ("person", "organisation") for p in f.parties)
    order = [p for p, _ in sorted(counted.items(), key=lambda x: (-x[1], x[0])) if len(p) == 3]
    pair = tuple(sorted(order[:2])) if len(order) > 1 else ()
    talks = [f for f in found if f.type == "event" and f.kind in _TALKS and f.status == "held" and f.date]
    talks.sort(key=lambda f: (f.kind == "visit", f.start, f.id))
    out = []
    for frame in found:
        parties = list(frame.parties)
        if frame.country and frame.kind == "visit" and frame.country not in parties:
            parties.append(frame.country)
        if frame.type not in _ALONE and not frame.rule.startswith("named/") and len(parties) < 2:
            other = [p for p in pair if p not in parties] if set(parties) <= set(pair) else []
            if len(other) != 1:
                tally.refused["parties: not between two"] += 1
                continue
            parties += other
        if frame.type in ("commitment", "position") and not parties:
            tally.refused["parties: nobody says so"] += 1
            continue
        changes: dict[str, Any] = {"parties": tuple(parties)}
        if frame.type == "commitment" and len(parties) < 2:
            changes["between"] = pair
        if frame.type in ("commitment", "position") and not frame.date and talks:
            changes["date"], changes["dated"] = talks[0].date, "inherited"
        out.append(replace(frame, **changes))
    return out
