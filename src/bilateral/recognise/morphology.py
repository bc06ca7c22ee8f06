"""What an optional dictionary of word forms knows of given names. Without it the packs' endings serve, less well."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache, lru_cache
from typing import Any

from bilateral import languages

_GENDERS = {"masc": "masculine", "femn": "feminine"}
# pymorphy3 writes cases as OpenCorpora does.
_CASES = {
    "nomn": "nominative", "gent": "genitive", "datv": "dative", "accs": "accusative", "ablt": "instrumental",
    "loct": "prepositional",
}  # fmt: skip
_LIKELY = 0.2


@cache
def _analyser(code: str) -> Any | None:
    """The dictionary that a pack names in `morphology`, where it is installed."""
    name = languages.data(code, "pack").get("morphology")
    if not name or importlib.util.find_spec(name) is None:
        return None
    return importlib.import_module(name).MorphAnalyzer()


@lru_cache(maxsize=4096)
def given_name(word: str, code: str) -> tuple[tuple[str, str, str], ...]:
    """What a word may be as a given name.

    Args:
        word: as written.
        code: language code.

    Returns:
        (nominative, gender, case), the likeliest first; empty where no dictionary is there, or it is no name.
    """
    analyser = _analyser(code)
    if analyser is None or not word[:1].isupper():
        return ()
    found = []
    for parse in analyser.parse(word):
        gender, case = _GENDERS.get(parse.tag.gender), _CASES.get(parse.tag.case)
        if "Name" in parse.tag and "Fixd" not in parse.tag and gender and case and parse.score >= _LIKELY:
            name = "-".join(part.capitalize() for part in parse.normal_form.split("-"))
            found.append((name, gender, case))
    return tuple(dict.fromkeys(found))
