"""Where a name is at home, by the customs of naming: a hint, never a fact about the person."""

from __future__ import annotations

import re

from bilateral.resolve.parts import Name, parse

# Endings of family names that hardly occur elsewhere. Each country is a hint: Bulgarians have names in -ov as well.
_ENDINGS = (
    ("GEO", re.compile("(shvili|adze|dze|швили|дзе)$")),
    ("ARM", re.compile("(yan|ian|ян)$")),
    ("LVA", re.compile("(ovs|evs|ins)$")),
    (
        "RUS",
        re.compile("(ov|ova|ev|eva|yov|in|ina|skiy|skii|skaya|ykh|ikh|ов|ова|ёв|ёва|ев|ева|ин|ина|ский|ская|ых|их)$"),
    ),
)
_PATRONYMIC = re.compile("(ovich|evich|ovna|evna|yevna|ович|евич|овна|евна)$")
_GIVEN_RUSSIAN = re.compile(
    "^(serge[iy]|dmitr|ale[kx]s|andre[iy]|vladimir|nikola[iy]|mikha|i[gv][oa][rn]|viktor|yur[iy]|oleg|ye?vgen|pavel|boris|"
    "vasil|elena|yelena|olga|natal[iy]|tatiana|tatyana|irina|svetlana|ekaterina|konstantin|kirill|anatol|grigor|maksim|roman)"
)

_GIVEN_UKRAINIAN = re.compile("^(oleks|volodym|serhi|andri[iy]|mykol|mykha|yevhen|dmytr|pavlo|petro|iryna|olha|vasyl)")


def languages_of_name(name: str) -> str | None:
    """The country that a person's name is customary in, where custom leaves little doubt.

    Args:
        name: as written, in any script.

    Returns:
        An ISO 3166-1 alpha-3 code: VNM, CHN, KOR, RUS, UKR, GEO, ARM, LVA; None where no custom speaks clearly. CHN is
        said of pinyin, in which a damaged translation may have put a Vietnamese name.
    """
    parsed = parse(name)
    return _by_syllables(parsed) or _by_endings(parsed, name.lower())


def _by_syllables(name: Name) -> str | None:
    """The home of a name whose syllables give it away."""
    reading = name.reading
    if name.script == "hangul":
        return "KOR"
    if reading.han:
        # A Vietnamese name in Chinese characters looks Chinese; only 阮 and 氏 give it away.
        return ("VNM" if reading.han[0] == "阮" or reading.han[1] == "氏" else None) if reading.sure else None
    if reading.toned or (reading.viet and not reading.mandarin and len(reading.viet[0]) >= 3 and not reading.korean):
        return "VNM"
    if reading.mandarin and not reading.viet and not reading.korean:
        return "CHN"
    return None


def _by_endings(name: Name, text: str) -> str | None:
    """The home of a name whose endings give it away."""
    if name.script not in ("latin", "cyrillic") or len(name.parts) < 2 or name.reading.by_ear:
        return None
    words = text.replace(",", " ").split()
    family = words[0] if "," in text else words[-1]
    if any(_GIVEN_UKRAINIAN.match(f) for p in name.parts for f in p.forms[:1]):
        return "UKR" if re.search("(enko|chuk|skyi?y?|ko|ych|енко|чук|ський|ко)$", family) else None
    russian = any(_PATRONYMIC.search(w) for w in words) or any(
        _GIVEN_RUSSIAN.match(f) for p in name.parts for f in p.forms[:1]
    )
    for country, ending in _ENDINGS:
        if ending.search(family):
            # -in, -ian, -ov alone say little (Martin, Brian); with a Russian given name or a patronymic they do.
            return country if russian or (country == "GEO" and len(family) > 6) else None
    return None
