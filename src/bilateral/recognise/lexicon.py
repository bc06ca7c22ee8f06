"""The words a language pack knows, looked for all at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick_rs

from bilateral import languages
from bilateral.model.mention import Element
from bilateral.model.view import View, tones

# Where one stretch of text is listed twice, the earlier class wins.
_ORDER = "FXVUGIHMQKCJPBRTDW"


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of one form: class letter, key, and whether it must begin with a capital, or have nothing else."""

    cls: str
    key: str
    capital: bool = False
    upper: bool = False


_SHORT = 4  # letters: the initials of an organisation (BIN), which in small letters are another word (bin)


def fold(text: str, code: str) -> str:
    """A form as it is looked up: composed, lower case, modern tone places, the pack's own letters."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("–", "-")
    return (tones(text) if code == "vi" else text).lower().translate(languages.letters(code))


def _plurals(forms: Iterable[str]) -> frozenset[str]:
    """Those of a list of forms that are the plural of another: ministros, jefes de Estado."""
    heads = {f.partition(" ")[0] for f in forms}
    return frozenset(
        f
        for f in forms
        if any(f.partition(" ")[0].removesuffix(e) in heads for e in ("s", "es") if f.partition(" ")[0].endswith(e))
    )


class Lexicon:
    """All forms of one pack in one automaton."""

    def __init__(self, code: str) -> None:
        """Read the pack's lists.

        Args:
            code: language code.
        """
        self.code = code
        self.capitals = languages.data(code, "pack").get("capitals", "yes") == "yes"
        self.spaced = languages.spaced(code)
        self._entries: dict[str, list[Entry]] = {}
        self._owners: dict[str, str] = {}  # forms that are one state's by themselves (Bundeskanzler)
        self._collect()
        self._forms = list(self._entries)
        self._ranked = [
            sorted(self._entries[f], key=lambda e: _ORDER.index(e.cls) if e.cls in _ORDER else 99) for f in self._forms
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms or ["\0"])

    def add(self, form: str, cls: str, key: str, *, capital: bool = False) -> None:
        """Add one form."""
        folded = fold(form, self.code)
        entry = Entry(cls, key, capital, cls in "FG" and self.spaced and len(form) <= _SHORT and form.isupper())
        if folded and entry not in self._entries.setdefault(folded, []):
            self._entries[folded].append(entry)

    def has(self, form: str) -> bool:
        """Whether the pack lists this form at all."""
        return fold(form, self.code) in self._entries

    def _collect(self) -> None:
        self._countries()
        for key, names in languages.data(self.code, "igos").items():
            self._all(names.get("names", ()), "I", key, capital=self.spaced)
        for key, place in languages.data(self.code, "places").items():
            self._all(place.get("forms", ()), "P", f"{key}|{place['country']}", capital=self.spaced)
        self._offices()
        self._organisations()
        for listed, cls in (("groups", "U"), ("mechanisms", "F"), ("honours", "V"), ("pronouns", "W")):
            for key, forms in languages.data(self.code, listed).items():
                self._all(forms, cls, key)
        for form in languages.data(self.code, "words").get("whole", ()):
            self.add(form, "", form)

    def _all(self, forms: Iterable[str], cls: str, key: str, *, capital: bool = False) -> None:
        for form in forms:
            self.add(form, cls, key, capital=capital)

    def _countries(self) -> None:
        for iso, names in languages.data(self.code, "countries").items():
            self._all(
                names.get("names", ()), "C", iso, capital=self.capitals or self.spaced
            )  # the adjective may have none
            for group in ("adjectives", "people"):
                self._all(names.get(group, ()), "J", iso, capital=self.capitals)
            whole = {n.lower() for n in (*names.get("names", ()), *names.get("adjectives", ()))}
            for form in names.get("compound", ()) if self.spaced else ():
                if form.rstrip("-").lower() not in whole:  # Vietnam-Russia is two whole names
                    self.add(form, "J", iso + "-")

    def _offices(self) -> None:
        offices: dict[str, Any] = languages.data(self.code, "offices")
        plural = languages.data(self.code, "pack").get("plural_heads", "")
        self._own(offices)
        listed = languages.data(self.code, "pack").get("plural_listed") == "yes"
        former = languages.data(self.code, "pack").get("former_heads", "")
        for key, forms in offices.get("heads", {}).items():
            plural_forms = _plurals(forms) if listed else frozenset[str]()
            self._all((f for f in forms if f not in plural_forms), "H", key)
            self._all(sorted(plural_forms), "H", key + "*")
            self._all((f + plural for f in forms if plural and f[-1:].isalpha()), "H", key + "*")
            self._all((former + f for f in forms if former), "H", key + "~")
        for key, forms in offices.get("portfolios", {}).items():
            self._all(forms, "Q", key)
        for fixed in offices.get("fixed", ()):
            several = "*" if fixed.get("plural") == "yes" else ""
            key = f"{fixed['head']}+{fixed.get('portfolio', '')}{several}"
            self.add(fixed["form"], "H", key)
            self._all([former + fixed["form"]] if former else [], "H", key + "~")
        for group, cls in (("ranks", "R"), ("honorifics", "T"), ("counterpart", "K")):
            for form in offices.get(group, ()):
                self.add(form, cls, form)
                if len(form) > 4 and form.endswith("."):
                    self.add(form[:-1], cls, form)  # Lt. Gen. with its last stop left out

    def _own(self, listed: dict[str, Any]) -> None:
        for party, forms in listed.get("parties", {}).items():
            self._owners.update((fold(form, self.code), party) for form in forms)

    def _organisations(self) -> None:
        organisations = languages.data(self.code, "organisations")
        self._own(organisations)
        for key, forms in organisations.get("named", {}).items():
            self._all(forms, "G", key)
        for key, forms in organisations.get("ministries", {}).items():
            self._all(forms, "G", f"ministry+{key}")
        for key, forms in organisations.get("heads", {}).items():
            ministry = key == "ministry"
            self._all(forms, "M" if ministry else "B", key, capital=self.capitals and not ministry)

    def find(self, view: View) -> list[Element]:
        """The elements of a passage, longest first at each place, without overlap.

        Args:
            view: the passage.

        Returns:
            Elements in order of place.
        """
        hits = []
        lower, text = view.lower, view.text
        size = len(lower)
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if self.spaced and not (
                (start == 0 or not lower[start - 1].isalnum() or not lower[start].isalnum() or _glued(text, start))
                and (end == size or not lower[end].isalnum() or not lower[end - 1].isalnum())
            ):
                continue
            for entry in self._ranked[index]:
                if entry.capital and not text[start].isupper() or entry.upper and not text[start:end].isupper():
                    continue
                if entry.key.endswith("-") and entry.cls == "J" and not _hyphened(lower, start, end):
                    continue
                hits.append((start, -end, entry))
                break
        hits.sort(key=lambda h: (h[0], h[1]))
        found: list[Element] = []
        last = 0
        for start, minus_end, entry in hits:
            if start >= last:
                last = -minus_end
                if not entry.cls and self.spaced:  # a longer word that holds a listed form and names nothing
                    continue
                found.append(Element(start, last, entry.cls, entry.key.rstrip("-") if entry.cls == "J" else entry.key))
                if entry.cls in "HG" and (owner := self._owners.get(lower[start:last])):
                    found[-1].info.update(state=owner, party=owner)
            elif entry.cls in ("C", "J") and found and found[-1].cls == "G":
                found[-1].info["party"] = entry.key.rstrip("-")  # Vietnam People's Army
        return found


def _glued(text: str, at: int) -> bool:
    """Whether a capital follows a small letter, as where a page has lost its spaces (deVietnam)."""
    return text[at].isupper() and text[at - 1].islower()


def _hyphened(lower: str, start: int, end: int) -> bool:
    """Whether a short form stands in a compound such as Sino-Vietnamese or Việt - Nga."""
    before, after = lower[max(0, start - 2) : start].strip(), lower[end : end + 2].strip()
    return before.endswith("-") or after.startswith("-") or lower[end - 1] == "-"


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a pack, built once."""
    return Lexicon(code)
