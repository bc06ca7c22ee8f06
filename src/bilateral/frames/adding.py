"""What a sentence adds to the promise before it: "We shall cooperate. That includes health and trade"."""

from __future__ import annotations

from bilateral.frames.clause import macro
from bilateral.frames.draft import Draft
from bilateral.frames.gloss import gloss
from bilateral.languages.areas import areas_of
from bilateral.model.recognised import Told


def promise_told_on(told: Told, before: list[Draft]) -> None:
    """Give the areas that a sentence adds to the last promise of the sentence before it.

    Args:
        told: a passage; its pack says in `adds` how such a sentence begins.
        before: drafts of the passages before it; a promise among them is changed in place.
    """
    pattern = macro(told.passage.language, "adds")
    found = pattern.match(told.folded.text) if pattern is not None else None
    if found is None:
        return
    last = next((x for x in reversed(before) if x.type == "commitment"), None)
    if last is None or told.passage.index - last.told.passage.index != 1:
        return
    start, end = told.folded.view_span(found.end(), len(told.folded.text))
    code, had = told.passage.language, last.fields.get("areas")
    more = areas_of(told.view.text[start:end], code)
    areas = tuple(dict.fromkeys((*(had if isinstance(had, tuple) else ()), *more)))
    if areas != had and more:
        last.fields["areas"] = areas
        if code != "en":
            last.fields["what"] = gloss("", areas, code, "cooperate")
