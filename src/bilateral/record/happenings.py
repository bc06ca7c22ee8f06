"""Event items: what happened, when, where, with whom in which role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bilateral.languages.offices import country_name
from bilateral.model import Item
from bilateral.model.cluster import Cluster
from bilateral.model.persons import bare_title
from bilateral.record import disputes
from bilateral.record.compose import Composer, best_status, history
from bilateral.record.disputes import Dispute

_EVENT_STATUS = ("held", "cancelled", "postponed", "planned", "invited")
_LEVELS = (
    ("head_of_state", 0), ("head_of_government", 1), ("minister", 2), ("deputy_minister", 3), ("military_command", 4),
    ("senior_official", 5), ("working", 6),
)  # fmt: skip


def event(cluster: Cluster, c: Composer) -> tuple[Item, list[Dispute]]:
    """An event item.

    Args:
        cluster: of event frames.
        c: the composer.

    Returns:
        The item without links yet, and what its reports disagree on.
    """
    status = best_status(cluster, _EVENT_STATUS)
    found = list(disputes.of_event(cluster, status, c))
    fields = _event_fields(cluster, status, found, c)
    if fields["status"] != status:
        found = list(disputes.of_event(cluster, fields["status"], c))
    return c.item("event", cluster, fields), found


def taking_part(event: Item, role: str | None = None) -> set[str]:
    """The ids of those who take part in an event.

    Args:
        event: an event item.
        role: only in this role; None for any.

    Returns:
        Ids of persons and organisations.
    """
    return {p["id"] for p in event.fields["participants"] if role is None or p["role"] == role}


def _event_fields(cluster: Cluster, status: str, found: Iterable[Dispute], c: Composer) -> dict[str, Any]:
    lead = cluster.lead
    place, country = _place(cluster)
    if cluster.lead.kind == "visit" and country and not _where_most_say(cluster, place):
        place = country_name(country)  # a tour of several towns is a visit to the country
    mode = next((f.mode for f in cluster.frames if f.mode), None)
    kinds = Counter(f.kind for f in cluster.frames if f.status == status) or Counter(f.kind for f in cluster.frames)
    participants = _at_home(_participants(cluster, c), cluster, country, mode, c)
    kind = "session" if kinds.get("session") else str(max(sorted(kinds, key=str), key=lambda k: kinds[k]))
    levels = [o.level for f in cluster.frames for a in f.actors for o in a.offices if o.level]
    known = dict(_LEVELS)
    level = min(levels, key=lambda x: known.get(x, 9)) if levels else None
    parties = (
        list(dict.fromkeys(p for f in cluster.frames for p in f.parties))
        if len(set(lead.parties)) < 2
        else list(lead.parties)
    )
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
        "areas": cluster.areas,
        "part_of": None,
        "outcomes": [],
        "plover": plover(kind, status),
        "history": history(cluster, c.context),
    }
    if date is None and any(f.dated == "past" for f in cluster.frames):
        fields["long_ago"] = True
    if announced:
        fields["announced_for"] = announced
    for dispute in found:
        if dispute.field == "date":
            fields["date"] = dispute.chosen
        elif dispute.field == "status" and dispute.why == disputes.MORE:
            fields["status"] = dispute.chosen
        elif dispute.field.startswith(disputes.OFFICE):
            _take_office(participants, dispute, cluster)
    numbers = Counter(f.round for f in cluster.frames if f.round and f.kind == "session")
    if numbers:
        fields["round"] = max(sorted(numbers), key=lambda n: numbers[n])
    if status == "invited":
        asked = sorted(p for r in cluster.reports if (p := c.context.published.get(r)))
        fields["invited_on"] = asked[0] if asked else None
    return fields


def _take_office(participants: list[dict[str, Any]], dispute: Dispute, cluster: Cluster) -> None:
    """Give a participant the office that was chosen among several, as it is told in full."""
    for entry in participants:
        title = bare_title(entry["office"] or "")
        if dispute.field == disputes.OFFICE + entry["name"] and title in dispute.values and title != dispute.chosen:
            offices = (o.title for f in cluster.frames for a in f.actors for o in a.offices)
            told = Counter(o for o in offices if bare_title(o) == dispute.chosen)
            entry["office"] = max(sorted(told), key=lambda o: told[o])


def _place(cluster: Cluster) -> tuple[str | None, str | None]:
    """The place that most frames name; a city rather than its country."""
    votes = Counter((f.place, f.country) for f in cluster.frames if f.place)
    if not votes:
        return None, None
    country = Counter(f.country for f in cluster.frames if f.country).most_common(1)
    top = country[0][0] if country else None
    options = {k: n for k, n in votes.items() if k[1] == top} or votes
    return max(sorted(options, key=str), key=lambda k: (_is_city(k), options[k]))


def _where_most_say(cluster: Cluster, place: str | None) -> bool:
    """Whether at least half of the frames with a place name this one."""
    named = [f.place for f in cluster.frames if f.place]
    return place is not None and 2 * named.count(place) >= len(named)


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
        known = c.people.get(entry["id"])
        party = (known.party if known else None) or entry["party"]
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
