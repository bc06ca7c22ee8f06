"""One journey to several lands: "will visit Laos, Cambodia and Vietnam" is three visits."""

from __future__ import annotations

from dataclasses import replace

import regex

from bilateral.frames.clause import macro, place_value
from bilateral.frames.draft import Draft
from bilateral.model.recognised import Told


def each_land(draft: Draft, told: Told, match: regex.Match[str]) -> list[Draft]:
    """A visit for each land of a list.

    Args:
        draft: an event.
        told: the passage.
        match: of its pattern; its group `place` may hold several.

    Returns:
        The event; where it is a visit of somebody named, one more for each further land of the list.
    """
    if draft.kind != "visit" or "place" not in match.re.groupindex or not draft.actors:
        return [draft]
    own = draft.actors[0].party
    out, lands = [draft], {draft.fields.get("country"), own}
    start, end = match.span("place")
    more = macro(told.passage.language, "lands")  # where a pack's lists end before them
    further = more.match(told.folded.text, end) if more is not None and start >= 0 else None
    for position in range(start, further.end() if further is not None else end):
        element = told.folded.at.get(position)
        place, country = place_value(element if element is not None and element.cls in "PC" else None)
        if country is None or country in lands:
            continue
        lands.add(country)
        parties = [own, country] if own else [country]
        fields = {**draft.fields, "place": place, "country": country}
        out.append(replace(draft, fields=fields, actors=list(draft.actors), parties=parties))
    return out
