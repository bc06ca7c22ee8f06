"""What a model says in English, put into the packs' own words: dates, offices, organisations, places, forums."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from bilateral import languages
from bilateral.languages.offices import country_name, offices_of, organisation
from bilateral.llm.quotes import normal
from bilateral.model.frame import Office
from bilateral.model.mention import Element
from bilateral.model.recognised import Recognised, Told

# Folds one English phrase by the pack: (phrase, day that relative words count from) → the phrase folded, or None.
Fold = Callable[[str, str | None], Told | None]


@cache
def known_party(code: str) -> bool:
    """Whether a code is a country's, or an international organisation's short name."""
    return code in languages.data("en", "countries") or code in languages.data("en", "igos")


def party(code: str | None) -> str | None:
    """A code as the record writes it, or None where there is no such party."""
    if code and known_party(code):
        return code
    return code.upper() if code and known_party(code.upper()) else None


@dataclass(frozen=True, slots=True)
class Glossary:
    """The packs' words for what one report says.

    Attributes:
        fold: folds an English phrase.
        recognised: what recognition found in the report, as far as a pack knows its language.
        anchor: the day that relative words count from.
    """

    fold: Fold
    recognised: Recognised
    anchor: str | None

    def date(self, start: int, end: int, english: str, words: str, ahead: bool) -> str | None:
        """The day that cited words mean, computed by our own date code.

        Args:
            start: where the words start in the report.
            end: where they end.
            english: the same in English, as the model puts it.
            words: the words.
            ahead: what they date is still to come, so that `Monday` is the next one.

        Returns:
            EDTF; None where the words say no day, or the English says more than they do.
        """
        borne_out = _borne_out(english, words)
        ago = _ago(borne_out, self.anchor)
        if ago:
            return ago
        own = [e for e in self._elements(start, end) if e.cls == "D"]
        value = _joined([_value(e, ahead) for e in own])
        if value is None:
            told = self.fold(borne_out, self.anchor)
            value = _joined([_value(e, ahead) for e in _leaves(told) if e.cls == "D"]) if told else None
        return _half(value, english)

    def _elements(self, start: int, end: int) -> Iterator[Element]:
        """The elements of the report that overlap a stretch of it."""
        for told in self.recognised.told:
            if told.passage.start < end and start < told.passage.end:
                for element in _leaves(told):
                    a, b = told.view.origin(element.start, element.end)
                    if a < end and start < b:
                        yield element

    def person(self, words: str) -> str | None:
        """The fullest form of a person's name in the report, out of its case; None where no pack knows the person."""
        return self.recognised.people.of(normal(words))

    def office(self, english: str, owner: str | None) -> Office:
        """An office by its English title.

        Args:
            english: the title as the model puts it.
            owner: whose office it is.

        Returns:
            The packs' own title for it where they have one.
        """
        plain = _tidy(english)
        told = self.fold(plain, None)
        element = told.folded.at.get(0) if told is not None and told.folded.text.strip() in ("O", "L") else None
        found = offices_of(element) if element is not None else []
        if len(found) == 1 and _same_head(found[0].title, plain):
            return Office(found[0].title, found[0].organisation, owner or found[0].party, found[0].level)
        return Office(plain, None, owner, _level(plain))

    def organisation(self, english: str, owner: str | None, kind: str | None) -> tuple[str, str | None, str | None]:
        """An organisation by its English name.

        Args:
            english: the name as the model puts it.
            owner: its party.
            kind: its kind.

        Returns:
            (name, kind, party).
        """
        plain = _tidy(english)
        told = self.fold(plain, None)
        element = told.folded.at.get(0) if told is not None and told.folded.text.strip() == "G" else None
        name = plain
        if element is not None:
            found, own_kind, own = organisation(element)
            name, kind, owner = found or plain, own_kind or kind, owner or own
            if found and owner and len(owner) == 3 and country_name(owner).lower() not in found.lower():
                name = f"{found} of {country_name(owner)}"
        return name, kind, owner

    def place(self, english: str, country: str | None) -> tuple[str, str | None]:
        """A place by its English name.

        Args:
            english: the name as the model puts it.
            country: its country.

        Returns:
            (name, country).
        """
        plain = _tidy(english)
        told = self.fold(plain, None)
        for element in _leaves(told) if told else ():
            if element.cls == "P":
                name, _, code = element.key.partition("|")
                if country is None or code == country:
                    return name, code or country
            if element.cls == "C":
                return country_name(element.key), element.key
        return plain, country

    def forum(self, english: str) -> str | None:
        """The key of a standing forum of the packs that an English name means, or None."""
        told = self.fold(_tidy(english), None)
        keys = [e.key for e in _leaves(told) if e.cls == "F"] if told else []
        return keys[0] if len(keys) == 1 and keys[0] in languages.data("shared", "mechanisms") else None


def _leaves(told: Told) -> Iterator[Element]:
    """Dates, places, countries and forums of a folded passage, also those inside others."""
    stack = [e for _, e in sorted(told.folded.at.items(), reverse=True)]
    while stack:
        element = stack.pop()
        if element.cls in "DPCFG" or not element.parts:
            yield element
        if element.cls not in "DG":
            stack.extend(reversed(element.parts))


def _value(element: Element, ahead: bool) -> str | None:
    value = element.info.get("ahead") if ahead else None
    value = value or element.info.get("edtf")
    return str(value) if value else None


def _joined(values: list[str | None]) -> str | None:
    """One date of one or two: two days, or two years, are the first and the last."""
    known = [v for v in values if v]
    if len(known) == 2 and known[0] < known[1] and len(known[0]) == len(known[1]) in (4, 10):
        return "/".join(known)
    return known[0] if known else None


_COUNT = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_YEARS_AGO = re.compile(rf"^(?:exactly )?(\d{{1,2}}|{'|'.join(_COUNT)}) years? (?:ago|before|earlier)$")
_HALF = re.compile(r"\b(first|second) half (?:of|in)\b|\b(first|second) half$")


def _ago(english: str, anchor: str | None) -> str | None:
    """The year that lies so many years back; None where the words do not count years."""
    told = _YEARS_AGO.match(english.strip().lower())
    if told is None or not anchor or not anchor[:4].isdigit():
        return None
    return str(int(anchor[:4]) - (_COUNT.get(told[1]) or int(told[1])))


def _half(value: str | None, english: str) -> str | None:
    """Half of a year, where it is a year and one of its halves is told."""
    told = _HALF.search(english.lower())
    if told is None or value is None or not re.fullmatch(r"\d{4}", value):
        return value
    return f"{value}-01/{value}-06" if "first" in told.groups() else f"{value}-07/{value}-12"


def _numbers(text: str) -> set[int]:
    """The numbers that a text writes in digits of any script."""
    plain = "".join(c if (digit := unicodedata.decimal(c, None)) is None else str(digit) for c in text)
    return {int(n) for n in re.findall(r"[0-9]{1,6}", plain)}


def _borne_out(english: str, words: str) -> str:
    """An English date without the numbers that its words do not hold: a year nobody wrote is nobody's."""
    there = _numbers(words)
    there |= {n - 543 for n in there if n > 2400}  # Thai years
    if not there and all(n < 32 for n in _numbers(english)):
        return english  # written out in words
    return re.sub(r"\d+", lambda m: m[0] if int(m[0]) in there else " ", english)


def _tidy(text: str) -> str:
    """A gloss on one line, without signs that show nothing, addresses or an article in front."""
    shown = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn") else " " for c in text)
    shown = re.sub(r"(?:https?://|www\.)\S+|[<>{}\[\]`|\\]", " ", shown)
    shown = re.sub(r"\s+", " ", shown).strip(" ,;:.\"'")
    return re.sub(r"^(?:the|a|an) ", "", shown, flags=re.IGNORECASE)[:200]


def tidy(text: str | None) -> str | None:
    """English words of a model, fit for the record; None where nothing is left of them."""
    return (_tidy(text) or None) if text else None


def _same_head(title: str, gloss: str) -> bool:
    """Whether the packs' title can be what the gloss says: it begins with a word of it."""
    return title.split()[0].lower() in re.findall(r"\w+", gloss.lower()) or "Speaker" in title


_LEVELS = (
    (r"^(?:deputy|vice|first deputy|assistant) (?:\w+ )?minister", "deputy_minister"),
    (r"^prime minister|^premier|^chancellor", "head_of_government"),
    (r"^president$|^king|^queen|^emir", "head_of_state"),
    (r"^minister|^secretary of (?:state|defen[cs]e)", "minister"),
    (r"^(?:commander|chief of (?:the )?general staff)", "military_command"),
    (r"^(?:director|head|ambassador|secretary|deputy (?:head|director|chief))", "senior_official"),
)


def _level(title: str) -> str | None:
    return next((level for words, level in _LEVELS if re.search(words, title.lower())), None)
