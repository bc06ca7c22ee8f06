"""English words of our own for what a report says in any language."""

from __future__ import annotations

import re

_NAMES = {
    "search_and_rescue": "search and rescue", "post_war_recovery": "recovery from war", "oil_gas": "oil and gas",
    "science_technology": "science and technology", "people_to_people": "people-to-people exchange",
    "delegations": "exchange of delegations", "multilateral": "multilateral forums",
    "dialogue": "dialogue and consultation",
    "humanitarian": "humanitarian aid", "economy": "the economy", "law": "justice and law",
}  # fmt: skip

_VERBS = {"cooperate": "cooperate in", "statement": "on", "agreement": "on"}


def area_name(area: str) -> str:
    """An area in English words."""
    return _NAMES.get(area, area.replace("_", " "))


def listed(names: list[str]) -> str:
    """`a`, `a and b`, or `a, b and c`."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def cleaned(text: str) -> str:
    """A stretch of text on one line, without the punctuation around it, cut at a word below 200 characters."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:.\"'")
    if len(text) > 200:
        text = text[:200].rsplit(" ", 1)[0] + " …"
    return text


def gloss(shown: str, areas: tuple[str, ...], language: str, frame: str) -> str:
    """English words for a stretch of a report: its own words where they are English, its areas where they are not.

    Args:
        shown: the words of the report.
        areas: the areas they name.
        language: of the words.
        frame: cooperate, statement or agreement.

    Returns:
        English text.
    """
    if language == "en":
        return cleaned(shown)
    if not areas:
        return "cooperate in every field" if frame == "cooperate" else "relations between the two sides"
    return f"{_VERBS[frame]} {listed([area_name(a) for a in areas])}"
