"""Items in plain English, from their fields: neutral, and nothing that no field says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bilateral.languages.countries import country_name
from bilateral.model import Item
from bilateral.query.dates import say

_EVENTS = {
    "visit": "Visit", "meeting": "Meeting", "contact": "Contact", "session": "Session", "signing": "Signing",
    "award": "Award", "gift": "Gift", "exercise": "Exercise", "ceremony": "Ceremony", "statement": "Statement",
    "protest": "Protest", "expulsion": "Expulsion", "recall": "Recall", "sanction": "Sanction",
    "suspension": "Suspension", "incident": "Incident",
}  # fmt: skip
_BY_MODE = {
    ("meeting", "online"): "Online meeting", ("meeting", "phone"): "Telephone conversation",
    ("contact", "phone"): "Telephone conversation", ("contact", "online"): "Online conversation",
    ("contact", "letter"): "Letter", ("session", "online"): "Online session", ("signing", "online"): "Online signing",
}  # fmt: skip
AGREEMENTS = {
    "treaty": "Treaty", "agreement": "Agreement", "mou": "Memorandum of understanding", "protocol": "Protocol",
    "plan": "Plan", "programme": "Programme", "joint_statement": "Joint statement", "contract": "Contract",
    "letter_of_intent": "Letter of intent",
}  # fmt: skip
_STANCES = {
    "support": "supports", "appreciate": "appreciates", "affirm": "affirms", "thank": "thanks",
    "congratulate": "congratulates", "hope": "hopes", "propose": "proposes", "oppose": "opposes",
    "concern": "is concerned", "condemn": "condemns",
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:an?|the) (?=\S)", re.IGNORECASE)
OFFICES = 6
"""So many offices of a person are told in a line; `show` gives all."""

_ONE_WAY = frozenset({"award", "gift"})
_BETWEEN_SIDES = frozenset({"meeting", "contact", "session", "signing", "exercise", "award", "gift"})


def words(code: str | None) -> str:
    """A word of a closed list as people write it.

    Args:
        code: such as `under_way`, `deputy_minister`, `oil_gas`.

    Returns:
        Such as `under way`.
    """
    return {"mou": "memorandum of understanding", "oil_gas": "oil and gas"}.get(
        code or "", (code or "").replace("_", " ")
    )


def listed(parts: Sequence[str], last: str = "and") -> str:
    """A list in a sentence.

    Args:
        parts: its members.
        last: the word before the last one.

    Returns:
        Such as `a, b and c`.
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def countries(parties: Iterable[str]) -> str:
    """Parties by their English names.

    Args:
        parties: codes and short names.

    Returns:
        Such as `Vietnam and Russia`.
    """
    return listed([country_name(party) for party in parties])


def ordinal(number: int) -> str:
    """A number as it counts rounds.

    Args:
        number: from 1.

    Returns:
        Such as `5th`, `22nd`.
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def participant(person: Mapping[str, Any]) -> str:
    """Somebody who takes part, with office and party.

    Args:
        person: a participant of RECORD.md.

    Returns:
        Such as `Sergei Shoigu (Minister of Defence, Russia)`.
    """
    party = country_name(person["party"]) if person.get("party") else None
    beside = ", ".join(part for part in (person.get("office"), party) if part)
    name = person.get("name") or "somebody"
    return f"{name} ({beside})" if beside and beside != name else name


def place(value: Mapping[str, Any] | None) -> str:
    """A place, with its country where the name is not the country's own.

    Args:
        value: a place of RECORD.md, or None.

    Returns:
        Such as `Moscow`, `Da Lat (Vietnam)`; empty where unknown.
    """
    if not value:
        return ""
    country = country_name(value["country"]) if value.get("country") else ""
    return value.get("name") or country


def event_name(event: Item, rounds: Mapping[str, str]) -> str:
    """What kind of happening it is, and where.

    Args:
        event: an event.
        rounds: for events that are a mechanism's round, what round of what.

    Returns:
        Such as `Meeting in Moscow`, `Visit to Russia`, `4th round of the defence dialogue in Hanoi`.
    """
    kind, mode = event.fields.get("kind") or "", event.fields.get("mode")
    name = rounds.get(event.id) or _BY_MODE.get((kind, mode or "")) or _EVENTS.get(kind) or words(kind).capitalize()
    if mode == "online" and event.id in rounds:
        name += ", online"
    where = event.fields.get("place") or _destination(event)
    if not where or mode in ("phone", "letter"):
        return name
    country = country_name(where["country"]) if where.get("country") else None
    spot = where.get("name") or country
    if kind == "visit":
        beside = f" ({country})" if country and country != spot else ""
        return f"{name} to {spot}{beside}"
    return f"{name} in {spot}"


def _destination(event: Item) -> dict[str, str] | None:
    """A visit is paid to the party that is not the guests'."""
    guests = {p.get("party") for p in event.fields.get("participants") or () if p.get("role") == "guest"}
    hosts = [party for party in event.fields.get("parties") or () if party not in guests]
    return {"country": hosts[0]} if event.fields.get("kind") == "visit" and guests and len(hosts) == 1 else None


def event_text(event: Item, pair: Sequence[str], rounds: Mapping[str, str]) -> str:
    """An event in one line, without its date and status.

    Args:
        event: an event.
        pair: parties whose side is told first, in order.
        rounds: for events that are a mechanism's round, what round of what.

    Returns:
        Such as `Meeting in Moscow: A (Minister, Vietnam) with B (Minister, Russia)`.
    """
    who = _who(event, pair)
    name = event_name(event, rounds)
    return f"{name}: {who}" if who else name


def _who(event: Item, pair: Sequence[str]) -> str:
    people = list(event.fields.get("participants") or ())
    parties = sorted(
        event.fields.get("parties") or (), key=lambda p: (p not in pair, pair.index(p) if p in pair else 0, p)
    )
    kind = event.fields.get("kind")
    if not people:
        return countries(parties)
    by_role: dict[str, list[Mapping[str, Any]]] = {}
    for person in people:
        by_role.setdefault(person.get("role") or "party", []).append(person)
    witnesses = by_role.pop("witness", [])
    sides = _sides(by_role, parties)
    shown = {p.get("party") for p in people}
    missing = [p for p in parties if p not in shown]
    if kind in _BETWEEN_SIDES and missing and len(sides) < 2:
        if missing == parties:  # nobody's party is known: the states are named, and the people beside them
            sides = [f"{countries(parties)}; taking part: {''.join(sides)}"]
        else:
            sides.append(countries(missing))
    link = " to " if kind in _ONE_WAY and "recipient" in by_role else " with "
    text = link.join(sides) if len(sides) < 3 else listed(sides)
    if witnesses:
        text += f"; witnessed by {listed([participant(w) for w in witnesses])}"
    return text


def _sides(by_role: Mapping[str, list[Mapping[str, Any]]], parties: Sequence[str]) -> list[str]:
    """Guest before host and giver before recipient; where roles do not tell the sides, parties do."""
    ordered = [r for r in ("giver", "recipient", "guest", "host", "speaker", "signatory", "party") if r in by_role]
    sides: list[str] = []
    for role in ordered:
        people = by_role[role]
        if role in ("signatory", "party", "speaker"):
            groups: dict[str | None, list[Mapping[str, Any]]] = {}
            for person in people:
                groups.setdefault(person.get("party"), []).append(person)
            keys = sorted(groups, key=lambda p: (p not in parties, parties.index(p) if p in parties else 0, p or ""))
            sides += [listed([participant(p) for p in groups[key]]) for key in keys]
        else:
            sides.append(listed([participant(p) for p in people]))
    return sides


def agreement_text(item: Item) -> str:
    """An agreement in one line, without its status.

    Args:
        item: an agreement.

    Returns:
        Such as `Plan: defence cooperation plan, for 2023 to 2025`.
    """
    kind = AGREEMENTS.get(item.fields.get("kind") or "", words(item.fields.get("kind")).capitalize())
    what = _ARTICLE.sub("", item.fields.get("what") or kind)
    text = what[:1].upper() + what[1:] if kind.casefold() in what.casefold() else f"{kind}: {what}"
    if item.fields.get("period"):
        text += (
            f", for {say(item.fields['period'])}" if "/" in item.fields["period"] else f", {say(item.fields['period'])}"
        )
    signed = [s.get("name") if isinstance(s, Mapping) else s for s in item.fields.get("signatories") or ()]
    if signed:
        text += f"; signed by {listed([s for s in signed if s])}"
    return text


def commitment_text(item: Item) -> str:
    """A promise in one line, without its status.

    Args:
        item: a commitment.

    Returns:
        Such as `Vietnam and Russia: facilitate visits at all levels, by 2025`.
    """
    text = f"{countries(item.fields.get('by') or ())}: {item.fields.get('what') or 'not said in few words'}"
    horizon = item.fields.get("horizon")
    if horizon:
        text += f", {say(horizon)}" if horizon.startswith("..") else f", by {say(horizon)}" if "/" not in horizon else (
            f", in {say(horizon)}"
        )  # fmt: skip
    return text


def mechanism_text(item: Item) -> str:
    """A mechanism in one line, without its status.

    Args:
        item: a mechanism.

    Returns:
        Such as `Defence policy dialogue (dialogue, deputy minister level)`.
    """
    level = f"{words(item.fields['level'])} level" if item.fields.get("level") else ""
    form = words(item.fields.get("form"))
    what = item.fields.get("what") or form.capitalize()
    beside = ", ".join(part for part in (form if form.casefold() not in what.casefold() else "", level) if part)
    return f"{what[:1].upper()}{what[1:]} ({beside})" if beside else f"{what[:1].upper()}{what[1:]}"


def position_text(item: Item) -> str:
    """A position in one line.

    Args:
        item: a position.

    Returns:
        Such as `Sergei Shoigu (Russia) appreciates: training of officers`.
    """
    party = country_name(item.fields["party"]) if item.fields.get("party") else None
    speaker = item.fields.get("speaker") or party or "Somebody"
    beside = f" ({party})" if party and party != speaker else ""
    return (
        f"{speaker}{beside} {_STANCES.get(item.fields.get('stance') or '', 'says')}: {item.fields.get('what') or '…'}"
    )


def person_text(item: Item) -> str:
    """A person in one line: the name, and offices with the span in which reports show them.

    Args:
        item: a person.

    Returns:
        Such as `Sergei Shoigu: Minister of Defence, Russia (1 December 2021)`.
    """
    party = country_name(item.fields["party"]) if item.fields.get("party") else ""
    return f"{item.fields.get('name')}: {'; '.join(offices(item)[:OFFICES]) or party or 'office unknown'}"


def offices(item: Item) -> list[str]:
    """The offices of a person, each with the span in which reports show it, the latest first.

    Args:
        item: a person.

    Returns:
        Such as `Minister of Defence, Russia (in reports of 1 December 2021)`.
    """
    told = []
    held = item.fields.get("offices") or ()
    for office in sorted(held, key=lambda o: (o.get("to") or "", o.get("from") or ""), reverse=True):
        party = country_name(office["party"]) if office.get("party") else None
        title = ", ".join(part for part in (office.get("title"), party) if part)
        seen = _seen(office.get("from"), office.get("to"))
        told.append(f"{title} ({seen})" if seen else title)
    return told


def _seen(first: str | None, last: str | None) -> str:
    """The span in which reports show somebody in an office, which is not the term of office."""
    if first and last and first != last:
        return f"in reports from {say(first)} to {say(last)}"
    return f"in reports of {say(first or last)}" if first or last else ""


def spellings(item: Item) -> list[str]:
    """The other spellings of a person's or organisation's name, most frequent first.

    Args:
        item: a person or organisation.

    Returns:
        Names, without the one the record goes by.
    """
    names = sorted(item.fields.get("names") or (), key=lambda n: (-(n.get("count") or 0), n.get("name") or ""))
    return [n["name"] for n in names if n.get("name") and n["name"] != item.fields.get("name")]


def relationship_text(item: Item) -> str:
    """A relationship in one line.

    Args:
        item: a relationship.

    Returns:
        Such as `Vietnam and Russia: strategic partnership since 2001`.
    """
    since = f" since {say(item.fields['since'])}" if item.fields.get("since") else ""
    return f"{countries(item.fields.get('parties') or ())}: {words(item.fields.get('level'))}{since}"


def value_text(field: str, value: Any) -> str:
    """A value of a conflict as people write it.

    Args:
        field: whose value it is.
        value: plain JSON data.

    Returns:
        Words.
    """
    if value is None:
        return "unknown"
    if field.rpartition(".")[2] in ("date", "since", "said", "period", "horizon", "from", "to", "published"):
        return say(str(value))
    if isinstance(value, Mapping):
        return place(value) if "country" in value else participant(value)
    if isinstance(value, list | tuple):
        return listed([value_text(field, part) for part in value])
    text = str(value)
    return country_name(text) if len(text) == 3 and text.isupper() else words(text)
