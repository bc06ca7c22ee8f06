"""Agreements, mechanisms and the level of the relationship."""

from __future__ import annotations

from functools import cache

import regex

from bilateral import languages
from bilateral.frames.clause import macro, other_state, status_of
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft, sentence_span
from bilateral.frames.gloss import area_name, cleaned
from bilateral.frames.papers import agreement
from bilateral.frames.participants import cast
from bilateral.frames.patterns import Kind, compiled, matches
from bilateral.languages.areas import areas_of
from bilateral.languages.offices import party_of
from bilateral.model.recognised import Told


def read_agreements(told: Told, kind: Kind, d: Discourse, claimed: list[tuple[int, int]]) -> list[Draft]:
    """Agreements named without being signed here: prepared, in force, discussed.

    Args:
        told: the passage.
        kind: the pattern file.
        d: the discourse so far.
        claimed: stretches that signings already took; grows.

    Returns:
        Drafts.
    """
    out = []
    for pattern in kind.patterns:
        for match in matches(pattern, told.folded.text):
            place = match.span("doc")
            if any(x < place[1] and place[0] < y for x, y in claimed):
                continue
            status = status_of(told, match, pattern.options.get("status"))
            if status in ("denied", None):
                continue
            draft = agreement(told, place, pattern.id, str(pattern.options.get("status", "in_force")))
            if draft is None:
                continue
            if pattern.options.get("kind"):
                draft.kind = pattern.options["kind"]
            draft.fields["areas"] = draft.fields["areas"] or tuple(pattern.options.get("areas", ()))
            claimed.append(place)
            _parties(draft, told, match, d)
            if "date" in match.re.groupindex and match.start("date") >= 0:
                element = told.folded.at.get(match.start("date"))
                if element is not None and element.info["edtf"]:
                    draft.fields["date"] = element.info["edtf"]
            if len(draft.parties) >= 2:
                out.append(draft)
    return out


def _parties(draft: Draft, told: Told, match: regex.Match[str], d: Discourse) -> None:
    for slot in ("who", "with"):
        if slot in match.re.groupindex and match.start(slot) >= 0:
            for party in cast(d, told, match.start(slot), match.end(slot)).parties:
                draft.add_party(party)
    own = [e.key for i in range(*match.span("doc")) if (e := told.folded.at.get(i)) is not None and e.cls in "CJI"]
    if not draft.parties and len(set(own)) == 2:  # the truce between Chad and Sudan is theirs, whoever speaks of it
        for party in own:
            draft.add_party(party)
    third = other_state(told, match.start(), d.pair) if len(draft.parties) < 2 else None
    if third is not None:
        before = (told.folded.at[i] for i in sorted(told.folded.at) if i < match.start())
        draft.add_party(next((p for e in before if (p := party_of(e)) in d.pair), None))
        draft.add_party(third)
    elif len(draft.parties) < 2:
        for party in d.pair:
            draft.add_party(party)


@cache
def _levels(code: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    data = languages.data(code, "levels")
    return tuple((level, compiled("|".join(words), code)) for level, words in data.items())


@cache
def _ordinals(code: str) -> dict[str, int]:
    data = languages.data(code, "dates").get("ordinals", {})
    return {str(form).lower(): int(n) for n, forms in data.items() for form in forms if str(n).isdigit()}


def number_of(text: str, code: str) -> int | None:
    """The number that an ordinal says, or None.

    Args:
        text: such as `fifth`, `5th`, `lần thứ 5`.
        code: language code.

    Returns:
        A number from 1.
    """
    digits = regex.search(r"\d+", text)
    if digits:
        return int(digits[0])
    return _ordinals(code).get(text.strip().lower())


def round_said(told: Told, match: regex.Match[str]) -> int | None:
    """The round that group `n` of a match says, unless it only says how long ago the last was: the first in six years.

    Args:
        told: the passage.
        match: of a pattern with a group `n` that matched.

    Returns:
        A number from 1, or None.
    """
    number = number_of(match["n"], told.passage.language)
    again = macro(told.passage.language, "first_since") if number == 1 else None
    found = again.search(told.folded.text, match.start("n")) if again is not None else None
    return None if found is not None and found.start() - match.end() < 50 else number


def read_mechanisms(told: Told, kind: Kind, d: Discourse, claimed: list[tuple[int, int]]) -> list[Draft]:
    """Standing mechanisms and forums that one passage names.

    Args:
        told: the passage.
        kind: the pattern file.
        d: the discourse so far.
        claimed: stretches already read; grows.

    Returns:
        Drafts.
    """
    out = _named(told, d)
    text, code = told.folded.text, told.passage.language
    for pattern in kind.patterns:
        for match in matches(pattern, text):
            place = match.span("mech")
            if any(x < place[1] and place[0] < y for x, y in claimed):
                continue
            claimed.append(place)
            start, end = told.folded.view_span(*place)
            shown = told.view.text[start:end]
            areas = areas_of(shown, code)
            draft = Draft(told, sentence_span(told), "mechanism", None, pattern.id, folded_span=place)
            what = cleaned(shown) if code == "en" else _mechanism_name(str(pattern.options.get("what", "")), areas)
            draft.fields = {
                "status": _mechanism_status(told, match, pattern.options.get("status")),
                "areas": areas,
                "what": what,
            }
            draft.fields["form"] = pattern.options.get("form", "dialogue")
            level = pattern.options.get("level") or next(
                (x for x, words in _levels(code) if words.search(_around(told, place))), None
            )
            if level:
                draft.fields["level"] = level
            if "n" in match.re.groupindex and match.start("n") >= 0:
                number = round_said(told, match)
                if number:
                    draft.fields["round"] = number
            for party in d.pair:
                draft.add_party(party)
            if len(draft.parties) >= 2:
                out.append(draft)
    return out


def _around(told: Told, place: tuple[int, int]) -> str:
    start, end = told.folded.view_span(*place)
    return told.view.lower[start : end + 40]


def _mechanism_name(template: str, areas: tuple[str, ...]) -> str:
    shown = [area_name(a) for a in areas if a not in ("dialogue", "multilateral")]
    return template.replace("{areas}", " and ".join(shown)).replace("  ", " ").strip() or "dialogue"


def _mechanism_status(told: Told, match: regex.Match[str], fixed: str | None) -> str:
    if fixed:
        return fixed
    before = told.folded.text[max(0, match.start() - 60) : match.start()]
    for status, words in _statuses(told.passage.language):
        if words.search(before):
            return status
    return "active"


@cache
def _statuses(code: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    data = languages.data(code, "force").get("mechanism", {})
    return tuple((status, regex.compile("|".join(words))) for status, words in data.items())


def _named(told: Told, d: Discourse) -> list[Draft]:
    out = []
    table = languages.data("shared", "mechanisms")
    for position, element in sorted(told.folded.at.items()):
        if element.cls != "F":
            continue
        entry = table.get(element.key, {})
        draft = Draft(
            told, sentence_span(told), "mechanism", None, "named/" + element.key, folded_span=(position, position + 1)
        )
        draft.fields = {
            "status": "active",
            "areas": tuple(entry.get("areas", ())),
            "what": entry.get("name", element.key),
        }
        draft.fields["form"] = entry.get("form", "forum")
        if entry.get("level"):
            draft.fields["level"] = entry["level"]
        draft.parties = list(entry.get("parties", ()))
        if draft.parties and len(d.pair) >= 1:
            out.append(draft)
    return out


def read_relationships(told: Told, kind: Kind, d: Discourse) -> list[Draft]:
    """The level of the relationship, and since when.

    Args:
        told: the passage.
        kind: the pattern file.
        d: the discourse so far.

    Returns:
        Drafts.
    """
    out: list[Draft] = []
    taken: list[tuple[int, int]] = []
    if len(d.pair) < 2:
        return out
    for pattern in kind.patterns:
        for match in matches(pattern, told.folded.text):
            if any(x < match.end() and match.start() < y for x, y in taken):
                continue
            taken.append(match.span())
            draft = Draft(told, sentence_span(told), "relationship", None, pattern.id)
            draft.fields = {"level": pattern.options["level"]}
            draft.parties = list(d.pair)
            since = _since(told, match, d)
            if since:
                draft.fields["since"] = since
            out.append(draft)
    return out


def _since(told: Told, match: regex.Match[str], d: Discourse) -> str | None:
    """A stated year, or an anniversary counted back from the year of the report."""
    groups = match.re.groupindex
    if "date" in groups and match.start("date") >= 0:
        element = told.folded.at.get(match.start("date"))
        return str(element.info["edtf"]).partition("/")[0] if element is not None and element.info["edtf"] else None
    if "n" in groups and match.start("n") >= 0:
        years = number_of(match["n"], told.passage.language)
        year = (d.rec.published or d.main.date or "")[:4]
        if years and year.isdigit():
            return str(int(year) - years)
    return None
