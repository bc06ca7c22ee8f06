"""Reconcile: clusters of frames become the record's items, with ids, statuses, history, links and conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bilateral.languages.offices import country_name
from bilateral.model import Evidence, Item, digest, edtf
from bilateral.model.cluster import Cluster, Context
from bilateral.model.frame import Actor, Frame
from bilateral.model.persons import Person
from bilateral.model.recognised import plain

_EVENT_STATUS = ("held", "cancelled", "postponed", "planned", "invited")
_PROMISE = ("lapsed", "done", "under_way", "agreed", "pledged", "planned", "proposed", "considered", "hoped")
_PAPER = ("ended", "extended", "signed", "in_force", "under_negotiation", "considered")
_MECHANISM = ("suspended", "active", "considered", "proposed")
_LEVELS = (
    ("head_of_state", 0), ("head_of_government", 1), ("minister", 2), ("deputy_minister", 3), ("military_command", 4),
    ("senior_official", 5), ("working", 6),
)  # fmt: skip
_MAX_EVIDENCE = 24  # an item told a thousand times needs no thousand quotes; every report keeps one


@dataclass(slots=True)
class Composer:
    """What every item needs: texts for quotes, witnesses for counting, people for naming.

    Attributes:
        context: person ids, publication days.
        people: person id → person.
        quote: (report, start, end) → the exact characters.
        witnesses: report ids → how many independent ones.
    """

    context: Context
    people: Mapping[str, Person]
    quote: Callable[[str, int, int], str]
    witnesses: Callable[[Iterable[str]], int]
    ids: dict[str, str] = field(default_factory=dict)

    def evidence(self, frames: Iterable[Frame]) -> tuple[Evidence, ...]:
        """Quotes of frames, each stretch once; at most a few a report."""
        spans = sorted({(f.report, f.start, f.end) for f in frames})
        per_report = Counter(s[0] for s in spans)
        out = []
        taken: Counter[str] = Counter()
        for report, start, end in spans:
            if len(spans) > _MAX_EVIDENCE and per_report[report] > 3 and taken[report] >= 3:
                continue
            taken[report] += 1
            out.append(Evidence(report, start, end, self.quote(report, start, end)))
        return tuple(out)

    def item(self, kind: str, cluster: Cluster, fields: dict[str, Any]) -> Item:
        """An item from a cluster."""
        reports = cluster.reports
        independent = self.witnesses(reports)
        confidence = min(0.99, max(f.confidence for f in cluster.frames) + 0.1 * (independent - 1))
        return Item(
            kind,
            identity(kind, cluster),
            fields,
            self.evidence(cluster.frames),
            len(reports),
            independent,
            round(confidence, 2),
        )

    def who(self, frame: Frame, actor: Actor) -> tuple[str, str]:
        """(id, name) of a participant: the person's own name in the record, or the organisation's."""
        if actor.kind == "person":
            person_id = self.context.person.get((frame.report, actor.name))
            if person_id:
                return person_id, self.name(person_id)
        return organisation_id(actor.name, actor.party), actor.name

    def name(self, person_id: str) -> str:
        """The name a person goes by in the record."""
        person = self.people.get(person_id)
        return display_name(person) if person else person_id


def identity(kind: str, cluster: Cluster) -> str:
    """The id of an item: a hash of the earliest frame in it, so that order and batching never change it."""
    first = min((f.report, f.start, f.end, f.rule, f.id) for f in cluster.frames)
    return f"{kind[0:2]}-" + digest(kind, *map(str, first))


def organisation_id(name: str, party: str | None) -> str:
    """The id of an organisation: its English name and party."""
    return "or-" + digest("organisation", name.lower(), party or "")


def display_name(person: Person) -> str:
    """The name most reports use, in Latin letters and with its diacritics; a full one before a short one."""
    counts = Counter(n.name for n in person.named)
    spelt = Counter(plain(n.name) for n in person.named)

    def rank(name: str) -> tuple[object, ...]:
        latin = all(ord(c) < 0x0250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name)
        return (not latin, " " not in name, -spelt[plain(name)], name.isascii(), -counts[name], name)

    return min(counts, key=rank)


def best_status(cluster: Cluster, order: tuple[str, ...]) -> str:
    """The furthest status that any frame reaches, by a fixed order."""
    found = {f.status for f in cluster.frames if f.status}
    return next((s for s in order if s in found), order[-1])


def history(cluster: Cluster, context: Context) -> list[dict[str, Any]]:
    """How the status went: each status with the day and report that first bear it out."""
    rows = sorted(
        {
            (f.date or context.published.get(f.report) or "", f.status or "", f.report)
            for f in cluster.frames
            if f.status
        }
    )
    return [{"status": s, "date": d or None, "report": r} for d, s, r in rows]


def events(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Event items.

    Args:
        clusters: of event frames.
        c: the composer.

    Returns:
        Items without links between them yet.
    """
    return [c.item("event", cluster, _event_fields(cluster, c)) for cluster in clusters]


def _event_fields(cluster: Cluster, c: Composer) -> dict[str, Any]:
    lead = cluster.lead
    place, country = _place(cluster)
    mode = next((f.mode for f in cluster.frames if f.mode), None)
    participants = _at_home(_participants(cluster, c), cluster, country, mode, c)
    kinds = Counter(f.kind for f in cluster.frames)
    kind = "session" if kinds.get("session") else str(max(sorted(kinds, key=str), key=lambda k: kinds[k]))
    levels = [o.level for f in cluster.frames for a in f.actors for o in a.offices if o.level]
    known = dict(_LEVELS)
    level = min(levels, key=lambda x: known.get(x, 9)) if levels else None
    parties = (
        list(dict.fromkeys(p for f in cluster.frames for p in f.parties))
        if len(set(lead.parties)) < 2
        else list(lead.parties)
    )
    status = best_status(cluster, _EVENT_STATUS)
    date, announced = cluster.date, None
    if date and "XXXX" in date and status in ("planned", "invited"):
        # a plan without a year stands nowhere in the calendar; what the report says is kept beside it
        date, announced = None, date
    fields: dict[str, Any] = {
        "kind": kind,
        "status": status,
        "date": date,
        "place": {"name": place, "country": country} if place else None,
        "mode": mode or ("in_person" if kind not in ("protest", "sanction", "suspension", "statement") else None),
        "level": level,
        "parties": parties,
        "participants": participants,
        "areas": sorted({a for f in cluster.frames for a in f.areas}),
        "part_of": None,
        "outcomes": [],
        "plover": plover(kind, status),
        "history": history(cluster, c.context),
    }
    if announced:
        fields["announced_for"] = announced
    return fields


def _place(cluster: Cluster) -> tuple[str | None, str | None]:
    """The place that most frames name; a city rather than its country."""
    votes = Counter((f.place, f.country) for f in cluster.frames if f.place)
    if not votes:
        return None, None
    country = Counter(f.country for f in cluster.frames if f.country).most_common(1)
    top = country[0][0] if country else None
    options = {k: n for k, n in votes.items() if k[1] == top} or votes
    return max(sorted(options, key=str), key=lambda k: (_is_city(k), options[k]))


def _is_city(place: tuple[str | None, str | None]) -> bool:
    """Whether a place is more than its country's name."""
    return bool(place[0]) and place[0] != country_name(place[1] or "")


def _at_home(
    participants: list[dict[str, Any]], cluster: Cluster, country: str | None, mode: str | None, c: Composer
) -> list[dict[str, Any]]:
    """Roles at talks by what the whole record knows: who is at home is host, who has come is guest."""
    if cluster.lead.kind not in ("meeting", "session") or mode in ("online", "phone", "letter") or not country:
        return participants
    for entry in participants:
        person = c.people.get(entry["id"])
        party = (person.usual_party() if person else None) or entry["party"]
        entry["party"] = party
        if party and entry["role"] in ("host", "guest", "party"):
            entry["role"] = "host" if party == country else "guest"
    return participants


_ROLE_ORDER = {"giver": 0, "recipient": 0, "signatory": 1, "host": 2, "guest": 2, "speaker": 3, "party": 4, None: 5}


def _participants(cluster: Cluster, c: Composer) -> list[dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for frame in cluster.frames:
        for actor in frame.actors:
            if actor.kind not in ("person", "organisation"):
                continue
            who, name = c.who(frame, actor)
            office = actor.offices[0].title if actor.offices else None
            entry = out.get(who)
            if entry is None:
                out[who] = {"id": who, "name": name, "office": office, "party": actor.party, "role": actor.role}
            else:
                entry["office"] = entry["office"] or office
                entry["party"] = entry["party"] or actor.party
                if _ROLE_ORDER.get(actor.role, 5) < _ROLE_ORDER.get(entry["role"], 5):
                    entry["role"] = actor.role
    return list(out.values())


_PLOVER = {
    "visit": "CONSULT", "meeting": "CONSULT", "contact": "CONSULT", "session": "CONSULT", "signing": "AGREE",
    "award": "SUPPORT", "gift": "AID", "exercise": "COOPERATE", "ceremony": "COOPERATE", "statement": "SUPPORT",
    "protest": "ACCUSE", "expulsion": "SANCTION", "recall": "SANCTION", "sanction": "SANCTION",
    "suspension": "SANCTION", "incident": "ASSAULT",
}  # fmt: skip


def plover(kind: str, status: str) -> str:
    """The PLOVER event type (Open Event Data Alliance) of an event.

    Args:
        kind: event kind.
        status: event status; what is only planned is an intent.

    Returns:
        One of PLOVER's types.
    """
    return "AGREE" if status == "invited" else _PLOVER.get(kind, "CONSULT")


def agreements(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Agreement items.

    Args:
        clusters: of agreement frames.
        c: the composer.

    Returns:
        Items.
    """
    out = []
    for cluster in clusters:
        lead = next((f for f in cluster.frames if f.language == "en"), cluster.lead)
        signatories = {c.who(f, a)[0]: c.who(f, a)[1] for f in cluster.frames for a in f.actors}
        kinds = Counter(f.kind for f in cluster.frames if f.kind != "agreement") or Counter(
            f.kind for f in cluster.frames
        )
        fields = {
            "kind": max(sorted(kinds, key=str), key=lambda k: kinds[k]),
            "what": lead.what,
            "areas": sorted({a for f in cluster.frames for a in f.areas}),
            "parties": list(dict.fromkeys(p for f in cluster.frames for p in f.parties)),
            "signatories": [{"id": k, "name": v} for k, v in sorted(signatories.items())],
            "status": best_status(cluster, _PAPER),
            "date": cluster.date,
            "period": next((f.period for f in cluster.frames if f.period), None),
            "event": None,
            "history": history(cluster, c.context),
        }
        out.append(c.item("agreement", cluster, fields))
    return out


def commitments(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Commitment items.

    Args:
        clusters: of commitment frames.
        c: the composer.

    Returns:
        Items.
    """
    out = []
    for cluster in clusters:
        lead = next((f for f in cluster.frames if f.language == "en"), cluster.lead)
        fields = {
            "by": list(lead.parties),
            "what": lead.what,
            "areas": list(cluster.lead.areas),
            "status": best_status(cluster, _PROMISE),
            "horizon": next((f.horizon for f in cluster.frames if f.horizon), None),
            "said": cluster.date,
            "event": None,
            "history": history(cluster, c.context),
        }
        out.append(c.item("commitment", cluster, fields))
    return out


def mechanisms(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Mechanism items.

    Args:
        clusters: of mechanism frames.
        c: the composer.

    Returns:
        Items with the rounds that the frames number.
    """
    out = []
    for cluster in clusters:
        lead = next((f for f in cluster.frames if f.language == "en"), cluster.lead)
        numbered = sorted({f.round for f in cluster.frames if f.round})
        fields = {
            "what": lead.what,
            "form": lead.form,
            "level": next((f.level for f in cluster.frames if f.level), None),
            "parties": list(lead.parties),
            "areas": sorted({a for f in cluster.frames for a in f.areas}),
            "status": best_status(cluster, _MECHANISM),
            "rounds": [{"number": n, "date": None, "event": None} for n in numbered],
        }
        out.append(c.item("mechanism", cluster, fields))
    return out


def positions(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Position items.

    Args:
        clusters: of position frames.
        c: the composer.

    Returns:
        Items.
    """
    out = []
    for cluster in clusters:
        lead = cluster.lead
        actor = lead.actors[0] if lead.actors else None
        fields = {
            "speaker": c.who(lead, actor)[1] if actor else (lead.parties[0] if lead.parties else None),
            "speaker_id": c.who(lead, actor)[0] if actor else None,
            "party": (actor.party if actor else None) or (lead.parties[0] if lead.parties else None),
            "stance": lead.stance,
            "what": lead.what,
            "areas": sorted({a for f in cluster.frames for a in f.areas}),
            "said": cluster.date,
        }
        out.append(c.item("position", cluster, fields))
    return out


def relationships(frames: list[Frame], c: Composer) -> Iterator[Item]:
    """Relationship items: one for each pair and level.

    Args:
        frames: of type relationship.
        c: the composer.

    Yields:
        Items.
    """
    groups: dict[tuple[str, ...], Cluster] = {}
    for frame in frames:
        groups.setdefault((frame.level or "", *sorted(frame.parties)), Cluster()).frames.append(frame)
    for key in sorted(groups):
        cluster = groups[key]
        since = Counter(f.since for f in cluster.frames if f.since)
        best = max(sorted(since), key=lambda s: (since[s], edtf.precision(s))) if since else None
        yield c.item("relationship", cluster, {"parties": sorted(cluster.lead.parties), "level": key[0], "since": best})


def people(persons: Iterable[Person], c: Composer) -> Iterator[Item]:
    """Person items.

    Args:
        persons: resolved people.
        c: the composer.

    Yields:
        Items with every spelling and the offices over time.
    """
    for person in persons:
        names: Counter[tuple[str, str]] = Counter()
        for named in person.named:
            for frame in named.frames:
                names[(frame.actors[0].surface, frame.language)] += 1
            names[(named.name, named.language)] += 0
        cluster = Cluster([f for n in person.named for f in n.frames])
        reports = sorted({n.report for n in person.named})
        fields = {
            "name": display_name(person),
            "names": [{"name": n, "language": lang, "count": max(k, 1)} for (n, lang), k in sorted(names.items())],
            "party": person.usual_party(),
            "offices": _offices(person, c.context),
        }
        evidence = c.evidence(cluster.frames)
        yield Item("person", person.id, fields, evidence, len(reports), c.witnesses(reports), 0.8)


def _offices(person: Person, context: Context) -> list[dict[str, Any]]:
    out: dict[tuple[str, str | None], dict[str, Any]] = {}
    for named in person.named:
        seen = context.published.get(named.report)
        for office in named.offices:
            entry = out.setdefault(
                (office.title, office.party),
                {
                    "title": office.title,
                    "organisation": office.organisation,
                    "party": office.party,
                    "from": seen,
                    "to": seen,
                },
            )
            entry["organisation"] = entry["organisation"] or office.organisation
            if seen:
                entry["from"] = min(entry["from"] or seen, seen)
                entry["to"] = max(entry["to"] or seen, seen)
    titles = [title for title, _ in out]
    return [out[k] for k in sorted(out, key=str) if not _told_more_fully(k[0], titles)]


def _told_more_fully(title: str, titles: list[str]) -> bool:
    """Whether a bare `Minister` is the `Minister of …` that the person is anyway."""
    return title.endswith("Minister") and any(t.startswith(title + " of ") for t in titles)


def organisations(frames: Iterable[Frame], c: Composer) -> Iterator[Item]:
    """Organisation items: one for each English name and party.

    Args:
        frames: of type organisation.
        c: the composer.

    Yields:
        Items.
    """
    groups: dict[str, Cluster] = {}
    for frame in frames:
        groups.setdefault(organisation_id(frame.what or "", frame.actors[0].party), Cluster()).frames.append(frame)
    for key in sorted(groups):
        cluster = groups[key]
        lead = cluster.frames[0]
        names = Counter((f.actors[0].surface, f.language) for f in cluster.frames)
        reports = cluster.reports
        fields = {
            "name": lead.what,
            "names": [{"name": n, "language": lang, "count": k} for (n, lang), k in sorted(names.items())],
            "party": lead.actors[0].party,
            "kind": next((f.kind for f in cluster.frames if f.kind), "agency"),
        }
        yield Item("organisation", key, fields, c.evidence(cluster.frames), len(reports), c.witnesses(reports), 0.7)
