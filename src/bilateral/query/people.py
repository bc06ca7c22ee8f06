"""People in plain English: offices with the span in which reports show them, and other spellings of the name."""

from __future__ import annotations

from bilateral.languages.countries import country_name
from bilateral.model import Item
from bilateral.query.dates import say

OFFICES = 6
"""So many offices of a person are told in a line; `show` gives all."""


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


def why_one(item: Item) -> list[str]:
    """Why the names of a person are taken for one person's.

    Args:
        item: a person.

    Returns:
        Such as `绍伊古 is Sergei Shoigu: names alike (0.93); both told as Minister of Defence`.
    """
    party = item.fields.get("party")
    told = []
    for row in item.fields.get("joined") or ():
        because = [*row["because"], *([f"of {country_name(party)}"] if party else [])]
        told.append(f"{row['name']} is {row['with']}: {'; '.join(because)}")
    return told


def spellings(item: Item) -> list[str]:
    """The other spellings of a person's or organisation's name, most frequent first.

    Args:
        item: a person or organisation.

    Returns:
        Names, without the one the record goes by.
    """
    names = sorted(item.fields.get("names") or (), key=lambda n: (-(n.get("count") or 0), n.get("name") or ""))
    found = dict.fromkeys(n["name"] for n in names if n.get("name"))
    return [name for name in found if name != item.fields.get("name")]
