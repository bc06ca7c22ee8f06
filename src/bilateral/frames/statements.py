"""What is promised, and what is merely said: commitments member by member, and positions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import regex

from bilateral import languages
from bilateral.frames.clause import other_state, status_of
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft, OpenList, sentence_span
from bilateral.frames.gloss import cleaned, gloss
from bilateral.frames.matters import areas_of_offices
from bilateral.frames.participants import cast, unsaid
from bilateral.frames.patterns import Kind, Pattern, compiled, matches
from bilateral.languages.areas import areas_of
from bilateral.model.recognised import Told


@dataclass(frozen=True, slots=True)
class Members:
    """How a pack splits the list that a governing verb rules."""

    split: regex.Pattern[str] | None
    cut: regex.Pattern[str] | None
    skip: regex.Pattern[str] | None
    whole: regex.Pattern[str] | None
    own: tuple[tuple[str, regex.Pattern[str]], ...]
    inner: regex.Pattern[str] | None
    here: regex.Pattern[str] | None
    every: regex.Pattern[str] | None
    joint: regex.Pattern[str] | None
    fallback: tuple[tuple[str, regex.Pattern[str]], ...]
    fields: regex.Pattern[str] | None


@cache
def members(code: str) -> Members:
    """The list customs of a pack.

    Args:
        code: language code.

    Returns:
        Compiled expressions; None where the pack has none.
    """
    data = languages.data(code, "members")

    def one(key: str) -> regex.Pattern[str] | None:
        listed = data.get(key, ())
        return compiled("|".join(f"(?:{x})" for x in listed), code) if listed else None

    def table(key: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
        return tuple((name, compiled("|".join(words), code)) for name, words in data.get(key, {}).items())

    return Members(
        one("split"), one("cut"), one("skip"), one("whole"), table("own_force"),
        one("inner"), one("here"), one("every"), one("joint"),
        table("fallback"), one("fields"),
    )  # fmt: skip


def read_commitments(told: Told, kind: Kind, d: Discourse, claimed: list[tuple[int, int]]) -> list[Draft]:
    """The promises of one passage.

    Args:
        told: the passage.
        kind: the pattern file.
        d: the discourse so far.
        claimed: stretches of the folded text already read as promises; grows.

    Returns:
        One draft for each member of the list that the verb governs.
    """
    out: list[Draft] = []
    if told.passage.role != "body" and told.passage.role != "headline":
        return out
    for pattern in kind.patterns:
        for match in matches(pattern, told.folded.text):
            a, b = match.span("what")
            if a < 0 or any(x < b and a < y for x, y in claimed):
                continue
            stretches = _stretches(told, a, b)  # what stands behind the last cut may be another promise's
            status = status_of(told, match, pattern.options.get("status"))
            if status == "denied" or status is None:
                continue
            by = _by(told, match, d, pattern)
            if not by or len(d.pair) < 2:
                continue
            force = _joint(_force(status, pattern), by, pattern)
            drafts = [x for place in stretches for x in _split(told, place, pattern, force, d)]
            if drafts:
                claimed.append((match.start(), stretches[-1][1]))
            for draft in drafts:
                draft.parties = list(by)
                out.append(draft)
    return out


_LINE = " …"  # stands for the lines that a colon announces


def governing(told: Told, kind: Kind, d: Discourse) -> tuple[Pattern, str, list[str]] | None:
    """The verb that governs the lines behind a passage that ends with a colon: the two sides agreed to:

    Args:
        told: the passage.
        kind: the pattern file.
        d: the discourse so far.

    Returns:
        (its pattern, the force of each line, who promises); None where no verb governs what is to come.
    """
    text = told.folded.text.rstrip(" :") + _LINE
    for pattern in kind.patterns:
        for match in matches(pattern, text):
            if match.start("what") < len(text) - len(_LINE) or match.end("what") < len(text):
                continue
            status, by = status_of(told, match, pattern.options.get("status")), _by(told, match, d, pattern)
            if status not in ("denied", None) and by and len(d.pair) > 1:
                return pattern, _joint(_force(str(status), pattern), by, pattern), by
    return None


def governed(told: Told, place: tuple[int, int], listing: OpenList, d: Discourse) -> list[Draft]:
    """The promises of one line of a list.

    Args:
        told: the passage.
        place: of its words in the folded text.
        listing: the list; it says who promises, and with what force.
        d: the discourse so far.

    Returns:
        One draft for each member that has its own verb.
    """
    if listing.pattern is None:
        return []
    stretches = _stretches(told, *place)
    out = [x for stretch in stretches for x in _split(told, stretch, listing.pattern, listing.force, d)]
    for draft in out:
        draft.parties = list(listing.by)
    return out


def _force(status: str, pattern: Pattern) -> str:
    """An event's force as a commitment's: what is planned is planned, what is hoped is hoped."""
    fixed = str(pattern.options.get("status", "agreed"))
    if status in ("invited", "postponed", "cancelled", "held"):
        return fixed
    if status == "planned" and fixed != "planned":
        return fixed
    return status


def _joint(status: str, by: list[str], pattern: Pattern) -> str:
    """What both sides will do they have agreed on; what one will do it has pledged."""
    return "agreed" if status == "pledged" and len(by) > 1 and pattern.options.get("joint") == "agreed" else status


def _by(told: Told, match: regex.Match[str], d: Discourse, pattern: Pattern) -> list[str]:
    out: list[str] = []
    groups = match.re.groupindex
    if "who" in groups and match.start("who") >= 0:
        # "He said that the Security Council will …": who promises is who will
        out = cast(d, told, match.start("who"), match.end("who")).parties
    inner = _inner(told, match)
    if inner is not None and not out:
        # "He said that the two sides agreed …": who promises is who agreed; the speaker is the one last spoken of
        out = cast(d, told, *inner).parties
    for slot in ("by", "with"):
        if slot == "by" and out:
            continue
        if slot in groups and match.start(slot) >= 0:
            filled = cast(d, told, match.start(slot), match.end(slot))
            out.extend(p for p in filled.parties if p not in out)
            if slot == "by" and filled.actors and filled.actors[0].kind == "person":
                d.focus = filled.actors[0].name
    if pattern.options.get("unsaid") == "yes" and not out:
        out = list(unsaid(d, told, match.start()).parties)
    elif pattern.options.get("by") == "both" or not out and "by" not in groups:
        out = [p for p in d.pair if p not in out] + out if len(out) < 2 else out
        out = out[:2] if set(out) == set(d.pair) else out
    if pattern.options.get("status", "agreed") == "agreed" and len(out) == 1 and out[0] in d.pair:
        third = other_state(told, match.start("what"), d.pair)
        out = [out[0], third] if third else list(d.pair)  # nobody agrees alone
    countries = [p for p in out if p in d.pair or len(p) == 3]
    return sorted(countries, key=lambda p: d.pair.index(p) if p in d.pair else 9)


def _inner(told: Told, match: regex.Match[str]) -> tuple[int, int] | None:
    """Where a subject of its own stands between the speaker and the verb: "A said that **U** had agreed"."""
    rules, groups = members(told.passage.language), match.re.groupindex
    if rules.inner is None or "by" not in groups or "v" not in groups or not 0 <= match.end("by") < match.start("v"):
        return None
    found = rules.inner.search(told.folded.text, match.end("by"), match.start("v"))
    return found.span("who") if found else None


def _stretches(told: Told, a: int, b: int) -> list[tuple[int, int]]:
    """What is promised, each part before its purpose, its occasion, or the next finite verb: "do X to gain Y; do Z"."""
    rules, text = members(told.passage.language), told.folded.text
    found = rules.cut.search(text, a, b) if rules.cut is not None else None
    if rules.cut is None or found is None or found.start() <= a + 8:
        return [(a, b)]
    mark = "; " if languages.spaced(told.passage.language) else ";"
    behind = text.find(mark, found.start(), b)
    if behind < 0 or rules.cut.match(text, behind + 1, b):
        return [(a, found.start())]  # what begins with another verb of saying is no longer governed
    return [(a, found.start()), *_stretches(told, behind + len(mark), b)]


def _split(told: Told, place: tuple[int, int], pattern: Pattern, status: str, d: Discourse) -> list[Draft]:
    text, (a, b) = told.folded.text, place
    rules = members(told.passage.language)
    parts = list(rules.split.finditer(text, a, b)) if rules.split is not None else []
    if rules.fields is not None and parts and (said := rules.fields.search(text, a, b)):
        parts = [m for m in parts if not said.start() <= m.start() < said.end()]  # fields listed have one verb
    if any(m[0].lstrip().startswith(";") for m in parts):  # where semicolons part a list, commas stand in its members
        parts = [m for m in parts if m[0].lstrip().startswith(";")]
    bounds = [a, *(m.end() for m in parts)]
    ends = [*(m.start() for m in parts), b]
    out = []
    for start, end in zip(bounds, ends, strict=True):
        draft = _member(told, (start, end), pattern, status, d)
        if draft is not None:
            out.append(draft)
    return out


def _member(told: Told, place: tuple[int, int], pattern: Pattern, status: str, d: Discourse) -> Draft | None:
    a, b = place
    while a < b and told.folded.text[a] in " ,;:.":
        a += 1
    while b > a and told.folded.text[b - 1] in ' ,;:."':
        b -= 1
    if b - a < 4 or (told.passage.cut and b >= len(told.folded.text) - 1 and a > 0 and b - a < 30):
        return None
    rules = members(told.passage.language)
    words = told.folded.text[a:b]
    if rules.skip is not None and rules.skip.search(words):
        return None
    for own_status, force in rules.own:
        if force.search(words):
            status = own_status
            break
    start, end = told.folded.view_span(a, b)
    shown = told.view.text[start:end]
    areas = areas_of(shown, told.passage.language) or _implied(told, (a, b), d)
    if not areas and told.passage.role != "headline":  # the body says what a headline leaves out
        areas = _portfolio(rules, words, d)
        if not areas and not _says(rules.whole, words):
            return None
    draft = Draft(told, sentence_span(told), "commitment", None, pattern.id, folded_span=(a, b))
    draft.fields = {"status": status, "areas": areas, "what": gloss(shown, areas, told.passage.language, "cooperate")}
    horizon = _horizon(told, a, b, d.rec.published)
    if horizon:
        draft.fields["horizon"] = horizon
    return draft


def _implied(told: Told, place: tuple[int, int], d: Discourse) -> tuple[str, ...]:
    """The areas of a promise that names none: "in this field" is the one spoken of; a bloc is many states."""
    rules, (a, b) = members(told.passage.language), place
    text = told.folded.text
    words = text[a:b]
    if rules.here is not None and rules.here.search(words):
        start, end = told.folded.view_span(0, a) if a else (0, 0)
        return areas_of(told.view.text[start:end], told.passage.language)[-1:]
    found = tuple(area for area, expression in rules.fallback if expression.search(words))
    blocs = (i for i, e in told.folded.at.items() if a <= i < b and e.cls == "I" and e.key not in d.pair)
    if not found and rules.fallback and any(not text[i + 1 : i + 2].isalpha() for i in blocs):
        found = ("multilateral",)
    return found


def _says(expression: regex.Pattern[str] | None, words: str) -> bool:
    return expression is not None and expression.search(words) is not None


def _portfolio(rules: Members, words: str, d: Discourse) -> tuple[str, ...]:
    """The areas that both sides' foremost people have by their offices: ministers of defence speak of defence."""
    if _says(rules.every, words) or not (_says(rules.whole, words) or _says(rules.joint, words)):
        return ()
    return areas_of_offices(d)


def _horizon(told: Told, a: int, b: int, published: str | None) -> str | None:
    for position in range(b - 1, a - 1, -1):
        element = told.folded.at.get(position)
        if element is not None and element.cls == "D" and element.info["edtf"] and element.info["kind"] != "same_day":
            value = str(element.info["edtf"])
            # what lies behind the report is no day by which anything falls due
            return (
                None if published and value.rpartition("/")[2] < published[: len(value.rpartition("/")[2])] else value
            )
    return None


def read_positions(told: Told, kind: Kind, d: Discourse) -> list[Draft]:
    """What speakers think, thank for, support or condemn, in one passage.

    Args:
        told: the passage.
        kind: the pattern file.
        d: the discourse so far.

    Returns:
        Drafts with one speaker each.
    """
    out: list[Draft] = []
    taken: list[tuple[int, int]] = []
    for pattern in kind.patterns:
        for match in matches(pattern, told.folded.text):
            a, b = match.span("what")
            if any(x < b and a < y for x, y in taken):
                continue
            if pattern.options.get("unsaid") == "yes":
                speaker = unsaid(d, told, match.start())
            else:
                speaker = cast(d, told, match.start("who"), match.end("who"))
            if not speaker.parties and not speaker.actors:
                continue
            if speaker.actors and speaker.actors[0].kind == "person":
                d.focus = speaker.actors[0].name
            if status_of(told, match, "held") in ("denied",) or len(d.pair) < 2:
                continue
            taken.append((a, b))
            start, end = told.folded.view_span(a, b)
            shown = told.view.text[start:end]
            areas = areas_of(shown, told.passage.language)
            draft = Draft(told, sentence_span(told), "position", None, pattern.id)
            draft.fields = {
                "stance": pattern.options["stance"],
                "areas": areas,
                "what": gloss(cleaned(shown), areas, told.passage.language, "statement"),
            }
            draft.actors = [replace(x, role="speaker") for x in speaker.actors[:1]]
            draft.parties = speaker.parties[:1] if speaker.actors else speaker.parties[:2]
            out.append(draft)
    return out
