"""What a promise in another language is to do, in English: sign a paper, hold a round, set up a body, send students."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from bilateral import languages
from bilateral.frames import papers
from bilateral.frames.draft import Draft
from bilateral.frames.gloss import area_name, listed
from bilateral.frames.patterns import compiled
from bilateral.model.english import ordinal
from bilateral.model.vocabulary import ANY_BODYS

_Words = tuple[tuple[str, regex.Pattern[str]], ...]
_PAPER = ("sign", "draw up", "extend", "carry out")
_NEW = ("sign", "draw up")
_BODY = ("set up", "hold", "resume")
_ACTS = {
    "a joint exercise": ("hold", "take part in"), "an embassy": ("open",), "a consulate general": ("open",),
    "a consulate": ("open",), "a cultural centre": ("open", "set up"), "direct flights": ("open", "resume"),
    "visas": ("abolish",), "delegations": ("exchange",), "students": ("train", "receive", "send", "exchange"),
    "officers": ("train", "receive", "send"), "experts": ("train", "send", "exchange"), "scholarships": ("grant",),
    "humanitarian aid": ("grant", "send"), "vaccines": ("grant", "send"), "a business forum": ("hold",),
    "days of culture": ("hold",), "an exhibition": ("hold", "take part in"), "a joint venture": ("set up",),
}  # fmt: skip
"""Object of a promise → what can be promised of it."""
ACTS = tuple(dict.fromkeys(act for acts in (_PAPER, _BODY, *_ACTS.values()) for act in acts))
"""English verbs that a pack may give words for."""
OBJECTS = tuple(_ACTS)
"""English nouns that a pack may give words for."""


def say_acts(drafts: Iterable[Draft]) -> None:
    """Word the promises of a passage in English by what they are to do, where its words say so.

    A promise in English keeps its own words. What names no act that is known stays "cooperate in …".

    Args:
        drafts: of one passage; the papers and mechanisms among them that stand in a promise are its objects.
    """
    every = list(drafts)
    for promise in every:
        code = promise.told.passage.language
        if promise.type != "commitment" or code == "en" or promise.folded_span == (0, 0):
            continue
        said = _paper(promise, every) or _body(promise, every) or _thing(promise)
        if said:
            promise.fields["what"] = said


@cache
def _words(code: str, which: str) -> _Words:
    listed = languages.data(code, "acts").get(which, {})
    return tuple((english, compiled("|".join(forms), code)) for english, forms in listed.items())


def _said(promise: Draft) -> str:
    """The promise's own words, unfolded: an embassy or its visas may be folded away."""
    start, end = promise.told.folded.view_span(*promise.folded_span)
    return promise.told.view.lower[start:end]


def _act(promise: Draft, wanted: Iterable[str]) -> str | None:
    """The first act in a promise's words that can be promised of its object."""
    text, code = _said(promise), promise.told.passage.language
    found = ((m.start(), act) for act, words in _words(code, "acts") if act in wanted and (m := words.search(text)))
    return min(found, default=(0, None))[1]


def _within(promise: Draft, every: Iterable[Draft], kind: str) -> Draft | None:
    a, b = promise.folded_span
    return next((x for x in every if x.type == kind and a <= x.folded_span[0] < b), None)


def _paper(promise: Draft, every: Iterable[Draft]) -> str | None:
    """`sign a memorandum of understanding on education`."""
    act = _act(promise, _PAPER)
    paper = _within(promise, every, "agreement") if act else None
    if act and paper is None:
        spans = papers.documents_in(promise.told, promise.folded_span)
        paper = papers.agreement(promise.told, spans[0], promise.rule, "considered") if len(spans) == 1 else None
    if act is None or paper is None:
        return None
    return f"{act} {_article(str(paper.fields['what']), new=act in _NEW)}"


def _body(promise: Draft, every: Iterable[Draft]) -> str | None:
    """`set up an energy working group`, `hold the 8th round of the strategic dialogue`."""
    act = _act(promise, _BODY)
    body = _within(promise, every, "mechanism") if act else None
    if act is None or body is None:
        return None
    name, number = str(body.fields["what"]), body.fields.get("round")
    if (meant := _matters(promise)) and not _matters(body):
        name += f" on {listed([area_name(a) for a in meant])}"
    if act == "hold" and isinstance(number, int):
        return f"hold the {ordinal(number)} round of the {name}"
    return f"{act} {_article(name, new=act == 'set up')}"


def _matters(draft: Draft) -> list[str]:
    """The areas that tell one body from another."""
    areas = draft.fields.get("areas")
    return [a for a in areas if a not in ANY_BODYS] if isinstance(areas, tuple) else []


def _thing(promise: Draft) -> str | None:
    """`open a consulate general`, `send experts`."""
    text, code = _said(promise), promise.told.passage.language
    for thing, words in _words(code, "objects"):
        act = _act(promise, _ACTS[thing]) if words.search(text) else None
        if act:
            return f"{act} {thing}"
    return None


def _article(name: str, *, new: bool) -> str:
    return f"{('an' if name[0].lower() in 'aeio' else 'a') if new else 'the'} {name}"
