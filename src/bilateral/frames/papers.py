"""Papers: which documents a stretch of text names, and the agreement that each of them is."""

from __future__ import annotations

from functools import cache

import regex

from bilateral import languages
from bilateral.frames import matters
from bilateral.frames.clause import macro
from bilateral.frames.draft import Draft, sentence_span
from bilateral.frames.gloss import area_name, cleaned, listed
from bilateral.frames.patterns import compiled, macros
from bilateral.languages.areas import areas_of
from bilateral.model.recognised import Told

_YEARS = 9  # letters of a span of years: a week in which a paper was signed is no term of it

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
        return [place, *_next_papers(told, b)] if document_kind(text[a:b], told.passage.language) else []
    spans = [m.span() for m in pattern.finditer(text, a, b) if document_kind(m[0], told.passage.language)]
    spans = [s for i, s in enumerate(spans) if not (i and _apposed(text, spans[i - 1], s))]
    if len(spans) < 2:
        return spans
    special = [s for s in spans if _special(told, s)]
    return special or spans


def _next_papers(told: Told, end: int) -> list[tuple[int, int]]:
    """The papers in one list behind a paper: a treaty on tax**, an agreement on health and a deal on gas**."""
    pattern, out = macro(told.passage.language, "next_paper"), []
    while pattern is not None and (found := pattern.match(told.folded.text, end)) is not None:
        out.append(found.span("doc"))
        end = found.end()
    return out


def _apposed(text: str, before: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether a document only says what the one before it is: the access agreement, a deal that …"""
    between, name = text[before[1] : place[0]], text[place[0] : place[1]]
    if between in (", ", " (") and _ABBREVIATION.fullmatch(name):
        return True
    listed = regex.match(r",? and an? |, an? ", text[place[1] :]) is not None
    return not listed and between == ", " and name.startswith(("a ", "an "))


_ABBREVIATION = regex.compile(r"mous?|loi|fta|cepa")


def _special(told: Told, place: tuple[int, int]) -> bool:
    """Whether a document's name says its matter or its years, or is a joint statement, which needs neither."""
    code, name = told.passage.language, told.folded.text[slice(*place)]
    found = [e for i in range(*place) if (e := told.folded.at.get(i)) is not None and e.cls == "D"]
    years = any(e.info["kind"] in ("range", "year") for e in found)
    return years or bool(areas_of(_shown(told, place), code)) or document_kind(name, code) == "joint_statement"


def _shown(told: Told, place: tuple[int, int]) -> str:
    start, end = told.folded.view_span(*place)
    return told.view.text[start:end]


def papers(told: Told, place: tuple[int, int], rule: str, status: str) -> list[Draft]:
    """The agreements that one name stands for: itself, or those told one by one behind it.

    Args:
        told: the passage.
        place: span of the name in the folded text.
        rule: which pattern read it.
        status: status of RECORD.md.

    Returns:
        Drafts without date and parties; none where the words name no document.
    """
    kind = document_kind(told.folded.text[slice(*place)], told.passage.language)
    spans = matters.each_paper(told, place[1]) if kind is not None else []
    found = [agreement(told, span, rule, status, kind) for span in spans] or [agreement(told, place, rule, status)]
    return [x for x in found if x is not None]


def agreement(told: Told, place: tuple[int, int], rule: str, status: str, named: str | None = None) -> Draft | None:
    """An agreement from the words that name it.

    Args:
        told: the passage.
        place: span of the name in the folded text.
        rule: which pattern read it.
        status: status of RECORD.md.
        named: its kind, where other words say it.

    Returns:
        A draft without date and parties, or None where the words name no document.
    """
    a, b = place
    text = told.folded.text
    code = told.passage.language
    if text[b : b + 2] == " D" and "/" in str(told.folded.at[b + 1].info["edtf"] or ""):
        b += 2  # … plan for 2023-2025
    kind = named or document_kind(text[a:b], code)
    if kind is None:
        return None
    areas = _matter(told, (a, b), kind)
    if not areas and status == "signed" and kind != "joint_statement":
        areas = matters.matter_of_ministries(told)
    if named is None and (areas or matters.tells_matter(told, (a, b))):
        b = matters.goes_on(told, b)
    start, end = told.folded.view_span(a, b)
    shown = told.view.text[start:end]
    areas = _own_areas(shown, code) or areas
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
            and len(e.info["edtf"]) <= _YEARS
        ),
        None,
    )
    town = _town(told, (a, b)) if kind == "joint_statement" else None
    if code != "en" and town:
        name = f"{town} Declaration"
    elif code != "en" or named is not None:
        name = _KIND_NAMES.get(kind, kind) + (f" on {listed([area_name(x) for x in areas])}" if areas else "")
        name += f" {period.replace('/', '-')}" if period else ""
    draft.fields = {"status": status, "areas": areas, "what": name}
    if period and "/" in period:
        draft.fields["period"] = period
    return draft


def _own_areas(shown: str, code: str) -> tuple[str, ...]:
    """The areas that words name; that a paper is a paper says nothing of its matter."""
    return tuple(x for x in areas_of(shown, code) if x != "legal_framework")


def _matter(told: Told, place: tuple[int, int], kind: str) -> tuple[str, ...]:
    """What a paper is about: by its name, by what its sentence opens with, by the words behind it."""
    areas = _own_areas(_shown(told, place), told.passage.language)
    if areas or kind == "joint_statement":
        return areas
    return matters.matter_before(told, place[0]) or matters.matter_behind(told, place[1])


def _town(told: Told, place: tuple[int, int]) -> str | None:
    """The town that a declaration is named after: déclaration d'Alger, Hanoier Erklärung."""
    for i in range(*place):
        element = told.folded.at.get(i)
        if element is not None and element.cls == "P" and i - place[0] < 20:
            return element.key.partition("|")[0]
    return None
