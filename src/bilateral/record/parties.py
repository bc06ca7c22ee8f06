"""Which country or organisation a person means."""

from __future__ import annotations

import difflib

from bilateral.errors import NotInRecord
from bilateral.languages.countries import country_name, find_country
from bilateral.record.interface import Store


def party_code(store: Store, text: str) -> str:
    """The code of a country, or the short name of an organisation that the record knows.

    Args:
        store: the record's store.
        text: a code or a name.

    Returns:
        Such as `VNM` or `ASEAN`.

    Raises:
        NotInRecord: no such country or organisation is known.
    """
    text = text.strip()
    if found := find_country(text):
        return found
    known = store.parties()
    by_name = {party.casefold(): party for party in known}
    if found := by_name.get(text.casefold()):
        return found
    names = {country_name(party).casefold(): party for party in known} | by_name
    near = difflib.get_close_matches(text.casefold(), names, n=3)
    hint = " or ".join(f"{country_name(names[n])} ({names[n]})" for n in near)
    raise NotInRecord(
        f"No country or organisation {text!r} is known."
        + (f" Did you mean {hint}?" if hint else " Give its English name or three-letter code: Vietnam, VNM.")
    )
