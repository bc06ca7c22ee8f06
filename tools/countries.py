"""Brings the names of countries in the packs up to date with Unicode CLDR, as Babel ships it.

    python tools/countries.py          adds to every pack's countries.yaml the names that CLDR has and the pack has not
    python tools/countries.py --check  changes nothing; exit code 1 where a name is missing

Names are only ever added, at the end of `names`: the usual name stays first, and what people wrote by hand stays.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.core import get_global

PACKS = Path(__file__).resolve().parents[1] / "src" / "bilateral" / "languages"
LOCALES = {"zh": ("zh", "zh_Hant_TW", "zh_Hant_HK")}
# CLDR writes for lists and menus; no report says "Congo - Kinshasa", "Myanmar (Burma)" or "Hong Kong SAR China".
UNREPORTED = re.compile(
    r"[(（&]| - |о-в|SAR|RAE|R\.A\.S|特别行政|特別行政|自治|领土|領土|Lãnh thổ|Đặc khu|Territori|территории"
    r"|Thành |État de|Ciudad del|Центрально-А| — Новая"
)
GIVEN_NAMES = {"Mauricio"}  # a country to Spanish CLDR, a man to every reader
PLAIN = re.compile(r"\w[^,:\[\]{}#\"']*")


def alpha2() -> dict[str, str]:
    """CLDR's two letters for each three-letter code of the packs."""
    codes = yaml.load((PACKS / "shared" / "countries.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    aliases = get_global("territory_aliases")
    two = {code: aliases[code][0] for code in codes if len(aliases.get(code, ())) == 1}
    return {**two, "XKX": "XK"}


def missing(pack: str, known: dict[str, Any], two: dict[str, str]) -> dict[str, list[str]]:
    """The names that CLDR has in a pack's language and the pack has not.

    Args:
        pack: language code.
        known: the pack's countries.
        two: CLDR's code for each of ours.

    Returns:
        Names by country.
    """
    owner = {form.lower(): iso for iso, entry in known.items() for forms in entry.values() for form in forms}
    out: dict[str, list[str]] = {}
    for locale in LOCALES.get(pack, (pack,)):
        territories = Locale.parse(locale).territories
        for iso in known:
            name = territories.get(two.get(iso, ""), "").replace("’", "'")
            if name and name.lower() not in owner and name not in GIVEN_NAMES and not UNREPORTED.search(name):
                out.setdefault(iso, []).append(name)
                owner[name.lower()] = iso
    return out


def quoted(form: str) -> str:
    """A form as it stands in a YAML flow sequence."""
    return form if PLAIN.fullmatch(form) and not form.endswith(" ") else "'" + form.replace("'", "''") + "'"


def line(iso: str, entry: dict[str, list[str]]) -> str:
    """One country's line."""
    groups = (f"{group}: [{', '.join(map(quoted, forms))}]" for group, forms in entry.items())
    return f"{iso}: {{{', '.join(groups)}}}"


def main() -> int:
    """Add what is missing, or only say so."""
    check = "--check" in sys.argv[1:]
    two = alpha2()
    lacking = 0
    for path in sorted(PACKS.glob("??/countries.yaml")):
        text = path.read_text("utf-8")
        known = yaml.load(text, Loader=yaml.BaseLoader)
        new = missing(path.parent.name, known, two)
        for iso, names in new.items():
            sys.stdout.write(f"{path.parent.name} {iso}: {', '.join(names)}\n")
            known[iso]["names"].extend(names)
        lacking += len(new)
        if new and not check:
            head = "".join(row for row in text.splitlines(keepends=True) if row.startswith("#"))
            path.write_text(head + "".join(line(iso, entry) + "\n" for iso, entry in known.items()), "utf-8")
    return 1 if check and lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
