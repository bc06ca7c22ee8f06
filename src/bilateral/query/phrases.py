"""Items in plain English, from their fields: neutral, and nothing that no field says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bilateral.languages.countries import country_name
from bilateral.model import Item
from bilateral.model.english import ordinal
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
_WORDS = {
    "mou": "memorandum of understanding", "oil_gas": "oil and gas", "science_technology": "science and technology",
    "people_to_people": "people-to-people contacts", "post_war_recovery": "post-war recovery",
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:an?|the) (?=\S)", re.IGNORECASE)
_ONE_WAY = frozenset({"award", "gift", "protest"})
_AGAINST = frozenset({"protest", "expulsion"})
_BETWEEN_SIDES = frozenset({"meeting", "contact", "session", "signing", "exercise", "award", "gift"})


def words(code: str | None) -> str:
    """A word of a closed list as people write it.

    Args:
        code: such as `under_way`, `deputy_minister`, `oil_gas`.

    Returns:
        Such as `under way`.
    """
    return _WORDS.get(code or "", (code or "").replace("_", " "))


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


def sides(parties: Iterable[str], pair: Sequence[str]) -> list[str]:
    """Parties in the order in which an answer tells them.

    Args:
        parties: codes and short names.
        pair: the parties that come first, in order.

    Returns:
        The others after them, in alphabetical order.
    """
    return sorted(parties, key=lambda p: (p not in pair, pair.index(p) if p in pair else 0, p))


def missing_rounds(numbers: Sequence[int]) -> str:
    """Which rounds of a mechanism no report tells of.

    Args:
        numbers: at least one.

    Returns:
        Such as `the 2nd and 3rd rounds are not in the record`.
    """
    told = listed([ordinal(n) for n in numbers])
    return f"the {told} rounds are not in the record" if len(numbers) > 1 else f"the {told} round is not in the record"


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
    # The Ministry of Defence of Russia need not be told to be Russia's.
    return f"{name} ({beside})" if beside and not name.endswith(beside) else name


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
    parties = sides(event.fields.get("parties") or (), pair)
    kind = event.fields.get("kind")
    if not people:
        return countries(parties)
    by_role: dict[str, list[Mapping[str, Any]]] = {}
    for person in people:
        by_role.setdefault(person.get("role") or "party", []).append(person)
    witnesses = by_role.pop("witness", [])
    told = _sides(by_role, parties)
    shown = {p.get("party") for p in people}
    missing = [p for p in parties if p not in shown]
    if kind in _AGAINST and missing and len(told) == 1:
        return _against(str(kind), told[0], countries(missing), "recipient" in by_role)
    if kind in _BETWEEN_SIDES and missing and len(told) < 2:
        if missing == parties:  # nobody's party is known: the states are named, and the people beside them
            told = [f"{countries(parties)}; taking part: {''.join(told)}"]
        else:
            told.append(countries(missing))
    link = " to " if kind in _ONE_WAY and "recipient" in by_role else " with "
    text = link.join(told) if len(told) < 3 else listed(told)
    if witnesses:
        text += f"; witnessed by {listed([participant(w) for w in witnesses])}"
    return text


def _against(kind: str, named: str, state: str, suffers: bool) -> str:
    """A protest or expulsion of which one side is named by its people, the other as a state."""
    if kind == "expulsion":
        return f"{named} by {state}" if suffers else f"{state} by {named}"
    return f"{state} to {named}" if suffers else f"{named} to {state}"


def _sides(by_role: Mapping[str, list[Mapping[str, Any]]], parties: Sequence[str]) -> list[str]:
    """Guest before host and giver before recipient; where roles do not tell the sides, parties do."""
    ordered = [r for r in ("giver", "speaker", "recipient", "guest", "host", "signatory", "party") if r in by_role]
    told: list[str] = []
    for role in ordered:
        people = by_role[role]
        if role in ("signatory", "party", "speaker"):
            groups: dict[str | None, list[Mapping[str, Any]]] = {}
            for person in people:
                groups.setdefault(person.get("party"), []).append(person)
            keys = sorted(groups, key=lambda p: (p not in parties, parties.index(p) if p in parties else 0, p or ""))
            told += [listed([participant(p) for p in groups[key]]) for key in keys]
        else:
            told.append(listed([participant(p) for p in people]))
    return told


def agreement_text(item: Item) -> str:
    """An agreement in one line, without its status.

    Args:
        item: an agreement.

    Returns:
        Such as `Plan: defence cooperation plan, for 2023 to 2025`.
    """
    kind = AGREEMENTS.get(item.fields.get("kind") or "", words(item.fields.get("kind")).capitalize())
    what = _ARTICLE.sub("", item.fields.get("what") or kind)
    if what.casefold() in kind.casefold():
        text = kind
    else:
        text = what[:1].upper() + what[1:] if kind.casefold() in what.casefold() else f"{kind}: {what}"
    period = item.fields.get("period")
    if period and not _told(period, text):
        text += f", for {say(period)}" if "/" in period else f", {say(period)}"
    signed = [s.get("name") if isinstance(s, Mapping) else s for s in item.fields.get("signatories") or ()]
    if signed:
        text += f"; signed by {listed([s for s in signed if s])}"
    return text


def _told(date: str, text: str) -> bool:
    """Whether a text names all years of a date already."""
    years = re.findall(r"\d{4}", date)
    return bool(years) and "-" not in date and all(year in text for year in years)


def commitment_text(item: Item, pair: Sequence[str] = ()) -> str:
    """A promise in one line, without its status.

    Args:
        item: a commitment.
        pair: parties that are named first, in order.

    Returns:
        Such as `Vietnam and Russia: facilitate visits at all levels, by 2025`.
    """
    by = item.fields.get("by") or ()
    text = f"{countries(sides(by, pair) if pair else by)}: {item.fields.get('what') or 'not said in few words'}"
    horizon = item.fields.get("horizon")
    if horizon and not _told(horizon, text):
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
    if speaker == item.fields.get("party"):
        speaker = party or speaker
    beside = f" ({party})" if party and party != speaker else ""
    stance = _STANCES.get(item.fields.get("stance") or "", "says")
    return f"{speaker}{beside} {stance}: {item.fields.get('what') or '…'}"


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
