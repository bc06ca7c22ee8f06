"""Recognise: names, offices, organisations, places and dates of a report, folded into actors."""

from __future__ import annotations

from collections.abc import Iterator

from bilateral import languages
from bilateral.languages.outlets import outlet_country
from bilateral.model import READ_ROLES, Page, Passage, Report
from bilateral.model.mention import Element
from bilateral.model.recognised import Recognised, Told
from bilateral.model.view import View
from bilateral.recognise import aliases, cascade, company, dates, names, unspaced, witness
from bilateral.recognise.capitals import Capitals
from bilateral.recognise.lexicon import lexicon

__all__ = ["recognise"]


def recognise(report: Report, page: Page, passages: tuple[Passage, ...]) -> Recognised:
    """Find and fold what the report's passages name.

    Args:
        report: the report.
        page: what cleaning learnt.
        passages: its sentences.

    Returns:
        Folded passages and the report's people and parties.
    """
    known = set(languages.codes())
    anchor = page.published or report.published or _caption_day(report, page) or _lead_day(report, passages)
    raw: list[tuple[Passage, View, list[Element], list[Element]]] = []
    claims: list[witness.Claim] = []
    capitals = Capitals(report.text)
    second: dict[str, str] = {}
    for passage in passages:
        if passage.role not in READ_ROLES or passage.language not in known:
            continue
        code = passage.language
        view = View(
            report.text[passage.start : passage.end],
            passage.start,
            vietnamese=code == "vi",
            letters=languages.letters(code),
        )
        lex = lexicon(code)
        elements = lex.find(view)
        found_dates = dates.find(view, code, anchor)
        elements = _lay(elements, found_dates)
        elements, candidates = names.candidates(view, elements, lex)
        second |= aliases.aliases(view, candidates, lex.spaced)
        claims += _claims(passage, view, elements, candidates, capitals)
        raw.append((passage, view, elements, candidates))
    scored = [(claim.name.key, claim.points) for claim in witness.heard(claims)]
    out = Recognised(
        people=names.settle(scored, report.language or "en"),
        home=outlet_country(report.outlet or page.outlet, report.url),
    )
    out.people.rename(second)
    out.published = report.published or page.published
    out.dateline = _dateline(page, report.language)
    out.anchor = anchor
    for code in known:
        if not languages.spaced(code):
            unspaced.agree([elements for passage, _, elements, _ in raw if passage.language == code], code)
    titled = frozenset(out.people.of(e.key) or "" for *_, found in raw for e in found if e.info.get("titled"))
    for index, (passage, view, elements, candidates) in enumerate(raw):
        people = [e for e in candidates if out.people.of(e.key) and "alias" not in e.info]
        if not languages.spaced(passage.language):
            elements, people = unspaced.mentions(view, elements, out.people, titled)
        for element in elements:
            if element.cls in "CJI" or "state" in element.info:
                out.parties[element.info.get("state", element.key)] += 3 if index < 3 else 1
        folded = cascade.run(view, sorted(elements + people, key=lambda e: e.start), passage.language)
        if out.dateline is None and not out.told and folded.text in ("P.", "P"):
            town, _, country = next(iter(folded.at.values())).key.partition("|")
            out.dateline = (town, country)
        out.told.append(Told(passage, view, folded))
    return out


def _claims(
    passage: Passage, view: View, elements: list[Element], candidates: list[Element], capitals: Capitals
) -> Iterator[witness.Claim]:
    """How strongly a passage says of each candidate that it is a person."""
    title_case = _title_case(view)
    scored = [names.score(view, name, elements, passage.language) for name in candidates]
    scored = company.listed_together(view, candidates, scored, passage.language)
    for name, said in zip(candidates, scored, strict=True):
        points = min(said, _ceiling(passage, view, name))
        doubtful = points < 3 and (title_case or capitals.doubtful(view, name))
        points = min(points, 1) if doubtful else points
        yield witness.Claim(view, name, passage.language, points, clear=not doubtful)


def _ceiling(passage: Passage, view: View, name: Element) -> int:
    """How many points a candidate may have at most: a name that breaks off with the text is none."""
    return 0 if passage.cut and name.end >= len(view.text.rstrip()) else 99


def _caption_day(report: Report, page: Page) -> str | None:
    """The day a photo was taken, where the report itself bears no date: relative words count from it."""
    if report.language not in languages.codes():
        return None
    for block in page.blocks:
        if block.role == "caption":
            view = View(report.text[block.start : block.end], block.start)
            for found in dates.find(view, report.language, None):
                day = found.info["edtf"]
                if found.info["kind"] == "day" and day and "X" not in day:
                    return str(day)
    return None


def _lead_day(report: Report, passages: tuple[Passage, ...]) -> str | None:
    """The last full day that the lead tells, where nothing says when the report was published."""
    days = []
    for passage in [p for p in passages if p.role in READ_ROLES and p.language in languages.codes()][:_LEAD]:
        view = View(report.text[passage.start : passage.end], letters=languages.letters(passage.language))
        days += [d.info["edtf"] for d in dates.find(view, passage.language, None) if d.info["kind"] == "day"]
    return max((day for day in days if day and "X" not in day), default=None)


_LEAD = 3  # passages


def _lay(elements: list[Element], over: list[Element]) -> list[Element]:
    """Elements with dates laid over them: a date wins where they overlap (May), not over a state it cuts (同日本)."""
    if not over:
        return elements
    over = [d for d in over if not any(d.start < e.start < d.end < e.end for e in elements if e.cls == "C")]
    kept = [e for e in elements if all(e.end <= d.start or d.end <= e.start for d in over)]
    return sorted(kept + over, key=lambda e: e.start)


def _title_case(view: View) -> bool:
    """Whether nearly every word begins with a capital, so that capitals tell nothing."""
    words = [w for w in view.text.split() if w[:1].isalpha() and len(w) > 3]
    if any(len(w) > 5 and w[:1].islower() for w in words):
        return False
    return len(words) >= 4 and sum(w[:1].isupper() for w in words) >= 0.8 * len(words)


def _dateline(page: Page, code: str) -> tuple[str, str] | None:
    if not page.place or code not in languages.codes():
        return None
    found = lexicon(code).find(
        View(page.place.title() if page.place.isupper() else page.place, letters=languages.letters(code))
    )
    for element in found:
        if element.cls == "P":
            name, _, country = element.key.partition("|")
            return name, country
    return None
