"""What a folded actor is made of: names, offices, organisations, parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import regex

from bilateral import languages
from bilateral.model.frame import Office
from bilateral.model.mention import Element


@cache
def shared_offices() -> dict[str, dict[str, dict[str, Any]]]:
    """The vocabulary of offices: ids with English titles and levels."""
    data: dict[str, dict[str, dict[str, Any]]] = languages.data("shared", "offices")
    return data


@cache
def country_name(code: str) -> str:
    """The usual English name of a party; the code itself where it has none."""
    names = languages.data("en", "countries").get(code, {}).get("names")
    return str(names[0]) if names else code


@cache
def _private() -> frozenset[str]:
    heads = shared_offices().get("heads", {}).values()
    return frozenset(str(entry["title"]) for entry in heads if entry.get("private") == "yes")


def of_party(office: Office, party: str | None) -> Office:
    """An office with the party of who holds it, where it names none itself and is no calling that any employer has.

    Args:
        office: as the words give it.
        party: the holder's; None where it is not known.

    Returns:
        The office, its party known where it can be.
    """
    if office.party or party is None or office.title in _private():
        return office
    return replace(office, party=party)


def leaves(element: Element) -> list[Element]:
    """The lexical elements under an element, in order; organisations stay whole."""
    if element.cls == "G" or not element.parts:
        return [element]
    return [leaf for part in element.parts for leaf in leaves(part)]


def _owned(element: Element, owner: int | None = None) -> list[tuple[Element, int | None]]:
    """The leaves of an element, each with the office element it stands in."""
    if element.cls == "O":
        owner = id(element)
    if element.cls == "G" or not element.parts:
        return [(element, owner)]
    return [pair for part in element.parts for pair in _owned(part, owner)]


def party_of(element: Element) -> str | None:
    """The party that an organisation, country, adjective or place stands for.

    Args:
        element: any element.

    Returns:
        A country's or international organisation's code, or None.
    """
    if element.cls in "CJI":
        return element.key
    if element.cls == "P":
        return element.key.split("|")[1] or None
    for part in element.parts:
        if part.cls in "CJI":
            return part.key
    if element.cls == "G" and not element.parts:
        own = languages.data("shared", "organisations").get(element.key, {}).get("party")
        return element.info.get("party") or own or None
    for part in element.parts:
        if part.cls in "GOL" and (found := party_of(part)):
            return found
    return next((party_of(part) for part in element.parts if part.cls == "P"), None) if element.cls == "L" else None


def portfolios_of(element: Element) -> list[str]:
    """The portfolios of a ministry that is named by its portfolios or goes by a short name of its own.

    Args:
        element: of class G.

    Returns:
        Ids; none where it is no ministry, or one within another organisation.
    """
    own = element.key.partition("+")[2]
    return [own] if own else [p.key for p in element.parts if p.cls == "Q"]


def organisation(element: Element) -> tuple[str, str | None, str | None]:
    """An organisation's English name, kind and party.

    Args:
        element: of class G.

    Returns:
        (name without its country, kind of RECORD.md or None, party or None); the name is empty where it goes by its
        own words.
    """
    table = languages.data("shared", "organisations")
    party = party_of(element)
    portfolios = portfolios_of(element)
    inner = [p for p in element.parts if p.cls == "G"]
    built = next((p for p in element.parts if p.cls == "B"), None)
    if portfolios and built is None:
        known = shared_offices().get("portfolios", {})
        titles = [str(known.get(k, {}).get("title", k)) for k in portfolios]
        if len(portfolios) == 1:
            name = str(known.get(portfolios[0], {}).get("ministry") or f"Ministry of {titles[0]}")
        else:
            name = "Ministry of " + ", ".join(titles[:-1]) + " and " + titles[-1]
        return name, "ministry", party
    if inner and not element.info.get("surface_name"):
        name, kind, inner_party = organisation(inner[-1])
        return name, kind, party or inner_party
    if built is not None:
        return "", str(table.get(built.key, {}).get("kind") or "agency"), party
    if "words" in element.info:  # folded of plain words: it goes by them
        return "", "agency", party
    entry = table.get(element.key) if isinstance(table, dict) else None
    if entry:
        return str(entry.get("name", element.key)), entry.get("kind") or None, party or entry.get("party") or None
    return str(element.info.get("surface_name") or element.key), element.info.get("kind"), party


def offices_of(element: Element, code: str = "en") -> list[Office]:
    """The offices that an actor or office element holds.

    Args:
        element: of class A, O or L.
        code: language of its words, which says whether anything in front of a head belongs to it.

    Returns:
        Offices in the order of the words.
    """
    owned = _owned(element)
    flat = [e for e, _ in owned]
    head_first = languages.data(code, "pack").get("order") == "head_first"
    heads = [i for i, e in enumerate(flat) if e.cls == "H"]
    out = []
    for order, i in enumerate(heads):
        start = heads[order - 1] + 1 if order else 0
        stop = heads[order + 1] if order + 1 < len(heads) else len(flat)
        start = i if head_first and order else start
        # what belongs to the office before or behind says nothing of this one
        mine = owned[i][1]
        start = next((k + 1 for k in range(i - 1, start - 1, -1) if owned[k][1] not in (mine, None)), start)
        stop = next((k for k in range(i + 1, stop) if owned[k][1] not in (mine, None)), stop)
        shares = order + 1 < len(heads) and not head_first
        out.append(_office(flat, (start, i, stop), shares=shares, head_first=head_first))
    party = next((o.party for o in out if o.party), None)
    given_up = _given_up(element, code)
    held = [
        _former(of_party(o, party)) if owned[i][1] in given_up or flat[i].key.endswith("~") else of_party(o, party)
        for i, o in zip(heads, out, strict=True)
    ]
    return _of_one_state(held, heads, next((i for i, e in enumerate(flat) if e.cls == "N"), len(flat)))


def _of_one_state(held: list[Office], heads: list[int], name: int) -> list[Office]:
    """The offices that one person can hold: "the Chancellor of U and President of V X" names two, of whom X is one."""
    states = {o.party for o in held if o.party and len(o.party) == 3}
    if len(states) < 2:
        return held
    nearest = min(zip(heads, held, strict=True), key=lambda x: (x[0] > name, abs(x[0] - name)))[1]
    return [o for o in held if o.party == nearest.party or o.party not in states]


def _former(office: Office) -> Office:
    """An office that somebody held before: it says nothing of who holds it, nor of how high a meeting is."""
    return replace(office, title=f"Former {office.title}", level=None)


@cache
def _past(code: str) -> regex.Pattern[str] | None:
    words = languages.data(code, "actors").get("held_before", ())
    return regex.compile(rf"(?:{'|'.join(words)})") if words else None


def _given_up(element: Element, code: str) -> set[int | None]:
    """The office elements within an actor that are told as held before: a former minister, экс-министр."""
    past = _past(code)
    return set(_told_as_past(element, past, "")) if past is not None else set()


def _told_as_past(element: Element, past: regex.Pattern[str], before: str) -> Iterator[int]:
    words = str(element.info.get("words", ""))
    if element.cls == "O":
        at_once = next((m for m in past.finditer(before) if not before[m.end() :].strip(" -")), None)
        if at_once or past.search(words.partition("H")[0]):
            yield id(element)
        return
    places = [i for i, c in enumerate(words) if c.isascii() and c.isupper()]
    for part, place in zip(element.parts, places, strict=False):
        yield from _told_as_past(part, past, words[:place])


def plural_offices(element: Element) -> list[Office]:
    """What a plural names: `the German and Cuban foreign ministers` are two, `foreign and defence ministers` four.

    Args:
        element: of class O.

    Returns:
        One office for each party and portfolio; parties may be None. Empty where the element is no plural.
    """
    flat = leaves(element)
    head = next((e for e in flat if e.cls == "H"), None)
    parties = list(dict.fromkeys(e.key for e in flat if e.cls in "JC"))
    if head is None or not (head.key.endswith("*") or len(parties) > 1) or sum(e.cls == "H" for e in flat) > 1:
        return []
    key, _, fixed_portfolio = head.key.rstrip("*~").partition("+")
    entry = shared_offices().get("heads", {}).get(key, {})
    known = shared_offices().get("portfolios", {})
    level = entry.get("level") or None
    portfolios = [fixed_portfolio] if fixed_portfolio else [e.key for e in flat if e.cls == "Q"]
    names = [str(known.get(p, {}).get("title", p)) for p in portfolios]
    base = str(entry.get("title", key))
    titles = [f"{base} of {n}" for n in names] or [base]
    owners: list[str | None] = [*parties] or [None]
    return [Office(t, None, p, None if level == "null" else level) for t in titles for p in owners]


# Who presides over a legislature is its speaker.
_OF_LEGISLATURE = {
    "president": "speaker", "chairman": "speaker", "vice_president": "deputy_speaker",
    "vice_chairman": "deputy_speaker", "deputy_chairman": "deputy_speaker",
}  # fmt: skip
# Who heads a ministry is its minister.
_OF_MINISTRY = {"head": "minister", "deputy_head": "deputy_minister"}


_SENT = frozenset(("ambassador", "envoy", "special_envoy", "consul", "consul_general", "charge_daffaires"))


def titled(head: str) -> tuple[str, str | None]:
    """The English title of a head, and the level that it says by itself.

    Args:
        head: its id.

    Returns:
        (title, level or None).
    """
    entry = shared_offices().get("heads", {}).get(head, {})
    level = entry.get("level") or None
    return str(entry.get("title", head)), None if level == "null" else level


def with_portfolios(title: str, portfolios: list[str]) -> tuple[str, str | None]:
    """`Minister of …` in English, and the ministry where there is one portfolio.

    Args:
        title: of the head.
        portfolios: ids, at least one.

    Returns:
        (title, ministry or None).
    """
    known = shared_offices().get("portfolios", {})
    names = [str(known.get(p, {}).get("title", p)) for p in portfolios]
    if len(names) > 1:
        return f"{title} of {', '.join(names[:-1])} and {names[-1]}", None
    return f"{title} of {names[0]}", str(known.get(portfolios[0], {}).get("ministry") or f"Ministry of {names[0]}")


def _office(flat: list[Element], place: tuple[int, int, int], *, shares: bool, head_first: bool = False) -> Office:
    """One office from its head and the elements between its neighbours."""
    start, i, stop = place
    name_after = next((k for k in range(i, stop) if flat[k].cls == "N"), stop)
    name_before = next((k + 1 for k in range(i - 1, start - 1, -1) if flat[k].cls == "N"), start)
    before, after = flat[name_before:i], flat[i + 1 : name_after]
    built = next((k for k, e in enumerate(after) if e.cls == "B"), len(after))
    after = [e for k, e in enumerate(after) if k <= built or e.cls != "Q"]  # a department's matter is no portfolio
    if shares and name_after == stop and after and after[-1].cls in "JQ":
        # "Minister of Defence and Russian Deputy Prime Minister": the last adjective opens the next office
        after = (
            after[: next((k for k in range(len(after)) if all(e.cls in "JQ" for e in after[k:])), len(after))] or after
        )
    head, _, fixed_portfolio = flat[i].key.rstrip("*~").partition("+")
    title, level = titled(head)
    portfolios = [fixed_portfolio] if fixed_portfolio else []
    portfolios += [e.key for e in before if e.cls == "Q"] or [e.key for e in after if e.cls == "Q"]
    groups = [e for e in after if e.cls == "G"] or [e for e in before[-1:] if e.cls == "G"]
    organisation_name = None
    behind = [e.key for e in after if e.cls in "JC"]
    sent = head in _SENT and len(behind) < 2 and after[:1] != [e for e in after if e.cls == "J"]
    own = [] if sent and not head_first else behind  # an ambassador's one country may be where he is sent to
    party = next((e.key for e in reversed(before) if e.cls in "JC"), next(iter(own), flat[i].info.get("state")))
    if groups:
        organisation_name, kind, org_party = organisation(groups[0])
        organisation_name = organisation_name or None
        party = party or org_party
        ministry = next((g for g in (groups[0], *groups[0].parts) if g.cls == "G" and portfolios_of(g)), None)
        if ministry is not None and head in _OF_MINISTRY:
            head = _OF_MINISTRY[head]
            title, level = titled(head)
        if kind == "legislature" and groups[0].parts and head in _OF_LEGISLATURE:
            title, level = titled(_OF_LEGISLATURE[head])
        if kind == "ministry" and head.endswith("minister"):
            portfolios = portfolios or (portfolios_of(ministry) if ministry is not None else [])
    if portfolios:
        title, ministry_name = with_portfolios(title, list(dict.fromkeys(portfolios)))
        if organisation_name is None and head.endswith("minister"):
            organisation_name = ministry_name
    international = next((e.key for e in [*after, *before] if e.cls == "I"), None)
    if international and not groups:
        organisation_name = organisation_name or international
        party = party or international
    return Office(title, organisation_name, party, level)
