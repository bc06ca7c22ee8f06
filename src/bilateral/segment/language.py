"""Which language a text is in: its script first, then its commonest words; what no pack knows is named all the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bilateral import languages
from bilateral.model import READ_ROLES, Page, Report

_FAR = re.compile("[\u0370-\u1cff\u2d00-\u2d2f\u2e80-\ud7ff\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
# One letter of an unspaced script says about as much as three of an alphabet.
_SCRIPTS = (
    ("cyrillic", re.compile("[\u0400-\u052f]"), 1),
    ("han", re.compile("[\u3400-\u9fff\uf900-\ufaff]"), 3),
    ("kana", re.compile("[\u3040-\u30ff]"), 3),
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff]"), 2),
    ("arabic", re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"), 1),
    ("th", re.compile("[\u0e00-\u0e7f]"), 1),
    ("lo", re.compile("[\u0e80-\u0eff]"), 1),
    ("km", re.compile("[\u1780-\u17ff]"), 1),
    ("my", re.compile("[\u1000-\u109f]"), 1),
    ("hi", re.compile("[\u0900-\u097f]"), 1),
    ("bn", re.compile("[\u0980-\u09ff]"), 1),
    ("pa", re.compile("[\u0a00-\u0a7f]"), 1),
    ("ta", re.compile("[\u0b80-\u0bff]"), 1),
    ("te", re.compile("[\u0c00-\u0c7f]"), 1),
    ("si", re.compile("[\u0d80-\u0dff]"), 1),
    ("he", re.compile("[\u0590-\u05ff]"), 1),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), 1),
    ("hy", re.compile("[\u0530-\u058f]"), 1),
    ("ka", re.compile("[\u10a0-\u10ff]"), 1),
    ("am", re.compile("[\u1200-\u137f]"), 1),
)
# Letters that one language of a script writes and its neighbours do not, the most telling first.
_CYRILLIC = (
    ("be", re.compile("[Ўў]")),
    ("mk", re.compile("[ЃѓЌќЅѕ]")),
    ("sr", re.compile("[ЂђЋћЏџЉљЊњЈј]")),
    ("tg", re.compile("[ҶҷҲҳӢӣӮӯ]")),
    ("kk", re.compile("[ӘәҒғҚқҰұҺһ]")),
    ("ky", re.compile("[Ңң]")),
    ("mn", re.compile("[ӨөҮү]")),
    ("uk", re.compile("[ҐґЄєІіЇї]")),
)
_ARABIC = (
    ("ps", re.compile("[ټډړښڼې]")),
    ("ckb", re.compile("[ێۆڵڕ]")),
    ("ur", re.compile("[ٹڈڑےں]")),
    ("fa", re.compile("[پچژگکی]")),
)
_RUSSIAN_ONLY = re.compile("[ыэЫЭ]")
_MARKS = (
    ("vi", re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]"), 0.4),
    ("de", re.compile("[ß]"), 1.0),
    ("pt", re.compile("ção|ções|[ãõ](?=[oe])"), 0.7),
    ("es", re.compile("[ñ¿¡]|ción\\b"), 0.5),
    ("es", re.compile("[áíóú]"), 0.15),
    ("pt", re.compile("[áíóúâêô]|ç[ãõ]"), 0.15),
    ("fr", re.compile("[èêëîïûœ]|é[es]?\\b"), 0.15),
    ("it", re.compile("[àìòù]\\b"), 0.2),
    ("pl", re.compile("[łŁąęśżź]"), 0.5),
    ("tr", re.compile("[ğışİ]"), 0.4),
    ("cs", re.compile("[řěů]"), 0.5),
    ("hu", re.compile("[őű]"), 0.7),
    ("ro", re.compile("[țșţ]"), 0.5),
)
_SAMPLE = 3000
_TOKENS = 400
_TELLING = 0.5


@cache
def _words(script: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Common words of every language, each counting less the more languages share it."""
    found: dict[str, set[str]] = {}
    for language, rows in _lists():
        for word in rows:
            found.setdefault(word.casefold(), set()).add(language)
    wanted = {w: ls for w, ls in found.items() if (w > "\u036f") == (script != "latin")}
    return {w: tuple((language, 1 / len(ls)) for language in sorted(ls)) for w, ls in wanted.items()}


def _lists() -> Iterator[tuple[str, list[str]]]:
    for code in languages.codes():
        page = languages.data(code, "page")
        yield code, [*page.get("common_words", ()), *page.get("plain_words", ())]
    for code, rows in languages.data("shared", "page").get("foreign_words", {}).items():
        # Once a language has a pack, the pack's own words speak for it.
        if code not in languages.codes():
            yield code, rows


@cache
def _telling(language: str) -> frozenset[str]:
    """Common words that few other languages have."""
    tables = (_words("latin"), _words("cyrillic"))
    return frozenset(w for t in tables for w, ls in t.items() for code, x in ls if code == language and x >= _TELLING)


def _script(text: str) -> str:
    """The script of most letters; latin where none of the others outweighs it."""
    if text.isascii() or not _FAR.search(text):
        return "latin"
    counts = {name: len(pattern.findall(text)) * factor for name, pattern, factor in _SCRIPTS}
    far = sum(counts.values())
    latin = len(_LETTER.findall(text)) - sum(n // f for (_, _, f), n in zip(_SCRIPTS, counts.values(), strict=True))
    if latin > far:
        return "latin"
    if counts["kana"] * 12 >= counts["han"] and counts["kana"] > 3:
        return "ja"
    return max(counts, key=lambda name: (counts[name], name))


def _scores(text: str, script: str) -> tuple[dict[str, float], dict[str, float], int]:
    """Each language's score, the part of it that words brought in, and how many words there are."""
    table = _words(script)
    scores: dict[str, float] = {}
    tokens = _WORD.findall(text.casefold())[:_TOKENS]
    for token in tokens:
        for language, weight in table.get(token, ()):
            scores[language] = scores.get(language, 0.0) + weight
    by_words = dict(scores)
    if script == "latin" and not text.isascii():
        for language, pattern, weight in _MARKS:
            hits = len(pattern.findall(text[:_SAMPLE]))
            if hits:
                scores[language] = scores.get(language, 0.0) + weight * hits
    return scores, by_words, len(tokens)


def _by_words(text: str, default: str, script: str) -> str:
    scores, by_words, tokens = _scores(text, script)
    if not scores:
        return default
    best = max(scores, key=lambda language: (scores[language], language))
    if default == "und":
        # A word or two tell little: enough to take up a language with a pack, not to turn a report away as foreign.
        return best if scores[best] >= 1 or best in languages.codes() else "und"
    if best == default or tokens < 4:
        return default
    # The report's own language is given up only for a clear one: names alone must not turn a sentence.
    clear = scores[best] >= 1.5 and by_words.get(best, 0.0) >= _TELLING
    return best if clear and scores[best] >= 2 * scores.get(default, 0.0) + 0.5 else default


def _by_letters(text: str, table: tuple[tuple[str, re.Pattern[str]], ...], otherwise: str) -> str:
    for language, pattern in table:
        hits = len(pattern.findall(text))
        if hits > 1 and hits * 150 >= len(text) or hits == 1 and len(text) < 40:
            return language
    return otherwise


def _cyrillic(text: str, default: str) -> str:
    special = _by_letters(text, _CYRILLIC, "")
    if special and not (special == "uk" and _RUSSIAN_ONLY.search(text)):
        return special
    if _RUSSIAN_ONLY.search(text):
        return "ru"
    return _by_words(text, default if default in _CYRILLIC_DEFAULTS else "ru", "cyrillic")


_CYRILLIC_DEFAULTS = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"})


def language_of(text: str, default: str = "und") -> str:
    """The language of a text.

    Args:
        text: a sentence or more.
        default: the language of what it stands in, kept where nothing clearly speaks for another; `und` for none.

    Returns:
        BCP 47 code: of a language with a pack or of a foreign one; `und` where nothing can be told.
    """
    if default != "und":
        # Two of its own telling words settle it: most sentences end here.
        telling, hits = _telling(default), 0
        for match in _WORD.finditer(text, 0, 240):
            if match.group().casefold() in telling:
                hits += 1
                if hits == 2:
                    return default
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    script = _script(text)
    if script == "latin":
        return _by_words(text, default, script) if _LETTER.search(text) else default
    if script == "cyrillic":
        return _cyrillic(text, default)
    if script == "arabic":
        return _by_letters(text, _ARABIC, "ar")
    if script == "han":
        return default if default == "ja" else "zh"
    return "ja" if script == "kana" else script


def report_language(report: Report, page: Page) -> str:
    """The language of most of a report, told from a sample of what is read of it.

    Args:
        report: the report.
        page: its blocks.

    Returns:
        BCP 47 code; `und` where nothing can be told.
    """
    parts: list[str] = []
    size = 0
    for block in page.blocks:
        if block.role in READ_ROLES and size < _SAMPLE:
            parts.append(report.text[block.start : min(block.end, block.start + _SAMPLE)])
            size += len(parts[-1])
    sample = "\n".join(parts)
    if len(sample) < 40:
        sample = report.text[:_SAMPLE]
    return language_of(sample, "und")
