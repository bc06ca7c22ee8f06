"""Agreements, mechanisms and the level of the relationship."""

from __future__ import annotations

from functools import cache

import regex

from bilateral import languages
from bilateral.frames.clause import macro, other_state, status_of
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft, sentence_span
from bilateral.frames.gloss import area_name, cleaned, listed
from bilateral.frames.matters import matter_behind
from bilateral.frames.participants import cast
from bilateral.frames.patterns import Kind, compiled, macros, matches
from bilateral.languages.areas import areas_of
from bilateral.languages.offices import party_of
from bilateral.model.recognised import Told

_KIND_NAMES = {
    "mou": "memorandum of understanding", "joint_statement": "joint statement", "letter_of_intent": "letter of intent",
}  # fmt: skip


@cache
def _documents(code: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    data = languages.data(code, "documents")
    return tuple((kind, compiled("|".join(words), code)) for kind, words in data.get("kinds", {}).items())


def document_kind(words: str, code: str) -> str | None:
    """The kind of agreement that a document's name says, or None where it names none.

    Args:
        words: folded words of the document's name.
        code: language code.

    Returns:
        A kind of RECORD.md.
    """
    for kind, pattern in _documents(code):
        if pattern.search(words):
            return kind
    return None


@cache
def _document_names(code: str) -> regex.Pattern[str] | None:
    return compiled("(?<![\\w-]){docnp}", code) if "docnp" in macros(code) else None


def documents_in(told: Told, place: tuple[int, int]) -> list[tuple[int, int]]:
    """The documents that a stretch of folded text names, in order.

    A general word (two agreements) is left out where others in the same stretch say which ones.

    Args:
        told: the passage.
        place: (start, end) in the folded text.

    Returns:
        Spans in the folded text.
    """
    pattern = _document_names(told.passage.language)
    text, (a, b) = told.folded.text, place
    if pattern is None:
        return [place] if document_kind(text[a:b], told.passage.language) else []
    spans = [m.span() for m in pattern.finditer(text, a, b) if document_kind(m[0], told.passage.language)]
    spans = [s for i, s in enumerate(spans) if not (i and _apposed(text, spans[i - 1], s))]
    if len(spans) < 2:
        return spans
    special = [s for s in spans if _special(told, s)]
    return special or spans


def _apposed(text: str, before: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether a document only says what the one before it is: the access agreement, a deal that …"""
    listed = regex.match(r",? and an? |, an? ", text[place[1] :]) is not None
    return not listed and text[before[1] : place[0]] == ", " and text[place[0] : place[1]].startswith(("a ", "an "))


def _special(told: Told, place: tuple[int, int]) -> bool:
    """Whether a document's name says its matter or its years, or is a joint statement, which needs neither."""
    code, name = told.passage.language, told.folded.text[slice(*place)]
    found = [e for i in range(*place) if (e := told.folded.at.get(i)) is not None and e.cls == "D"]
    years = any(e.info["kind"] in ("range", "year") for e in found)
    return years or bool(areas_of(_shown(told, place), code)) or document_kind(name, code) == "joint_statement"


def _shown(told: Told, place: tuple[int, int]) -> str:
    start, end = told.folded.view_span(*place)
    return told.view.text[start:end]


def agreement(told: Told, place: tuple[int, int], rule: str, status: str) -> Draft | None:
    """An agreement from the words that name it.

    Args:
        told: the passage.
        place: span of the name in the folded text.
        rule: which pattern read it.
        status: status of RECORD.md.

    Returns:
        A draft without date and parties, or None where the words name no document.
    """
    a, b = place
    text = told.folded.text
    code = told.passage.language
    if text[b : b + 2] == " D" and "/" in str(told.folded.at[b + 1].info["edtf"] or ""):
        b += 2  # … plan for 2023-2025
    kind = document_kind(text[a:b], code)
    if kind is None:
        return None
    start, end = told.folded.view_span(a, b)
    shown = told.view.text[start:end]
    # that a paper is a paper says nothing of its matter
    areas = tuple(x for x in areas_of(shown, code) if x != "legal_framework")
    if not areas and kind != "joint_statement":
        areas = matter_behind(told, b)
    draft = Draft(told, sentence_span(told), "agreement", kind, rule, folded_span=place)
    name = cleaned(shown)
    period = next(
        (
            e.info["edtf"]
            for i in range(a, b)
            if (e := told.folded.at.get(i)) is not None
            and e.cls == "D"
            and e.info["edtf"]
            and e.info["kind"] in ("range", "year")
        ),
        None,
    )
    town = _town(told, (a, b)) if kind == "joint_statement" else None
    if code != "en" and town:
        name = f"{town} Declaration"
    elif code != "en":
        name = _KIND_NAMES.get(kind, kind) + (f" on {listed([area_name(x) for x in areas])}" if areas else "")
        name += f" {period.replace('/', '-')}" if period else ""
    draft.fields = {"status": status, "areas": areas, "what": name}
    if period and "/" in period:
        draft.fields["period"] = period
    return draft


def _town(told: Told, place: tuple[int, int]) -> str | None:
    """The town that a declaration is named after: déclaration d'Alger, Hanoier Erklärung."""
    for i in range(*place):
        element = told.folded.at.get(i)
        if element is not None and element.cls == "P" and i - place[0] < 20:
            return element.key.partition("|")[0]
    return None


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
