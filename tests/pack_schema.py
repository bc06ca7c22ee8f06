"""What the files of a language pack may hold: their keys, and the closed lists their values come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from bilateral import languages
from bilateral.frames.acts import ACTS, OBJECTS
from bilateral.frames.patterns import TYPES, compiled
from bilateral.model import vocabulary as v
from bilateral.model.mention import CLASSES
from bilateral.recognise.cascade import expand
from bilateral.recognise.taggers import TAGGERS
from pack_checks import Check, expression, like, many, one_of, record, table, text

WORDS = many(text)
YES = one_of(["yes", "no"])
MONTH, NUMBER = like(r"[1-9]|1[0-2]"), like(r"\d{1,4}")
ANY = like("(?s).*")
DAY = like(r"\d{4}-\d\d-\d\d")
CLASS = like(f"[{''.join(CLASSES)}]+")


def states() -> set[str]:
    """The codes of all states."""
    return set(languages.data("shared", "countries"))


def parties() -> set[str]:
    """The codes of states and the names of international organisations."""
    return states() | set(languages.data("en", "igos"))


def sentence(value: Any, where: str) -> Iterator[str]:
    """An example sentence: its text, or the text with the day of its report."""
    yield from (text if isinstance(value, str) else record({"text": text}, {"published": DAY}))(value, where)


# The words of a report that change whether something happened, and where they are looked for.
FORCES = (*v.EVENT_STATUSES, "denied", "hoped", "plain")
CLAUSE = (
    "place", "same_time", "years_since", "also", "apart", "relative", "said", "happens", "capital", "online", "phone",
    "letter", "abroad", "first_since", "matter", "papers_cover", "with_state", "visiting", "past",
    "adds", "between", "lands", "about", "goes_on", "each_paper", "next_paper", "topic",
)  # fmt: skip
RELATIVE = (
    "today", "yesterday", "tomorrow", "day_before_yesterday", "day_after_tomorrow", "the_day_before", "the_day_after",
    "same_day", "same_time", *(f"{when}_{unit}" for when in ("this", "last", "next") for unit in
                              ("week", "month", "quarter", "year")),
)  # fmt: skip
PERIODS = (
    "first_quarter", "second_quarter", "third_quarter", "fourth_quarter", "first_half", "second_half", "beginning",
    "middle", "end",
)  # fmt: skip
GROUPS = (
    "sides", "countries", "ministers", "deputy_ministers", "foreign_ministers", "defence_ministers", "presidents",
    "prime_ministers", "leaders", "commanders", "officials", "ministries", "host", "guest", "host_guest", "speakers",
)  # fmt: skip
ORGANISATION_HEADS = (
    "ministry", "council", "committee", "commission", "assembly", "agency", "directorate", "command", "staff", "forces",
    "academy", "institute", "university", "school", "centre", "association", "party", "movement", "foundation",
    "chamber", "bank", "group", "organisation", "court", "hospital", "museum", "mission", "delegation_office",
)  # fmt: skip
PAGE = (
    "related", "read_also", "buttons", "boilerplate", "boilerplate_starts", "ends", "captions", "caption_hints",
    "caption_counters", "credits", "weekdays", "abbreviations", "numbered_abbreviations", "ending_abbreviations",
    "common_words", "plain_words", "acronyms",
)  # fmt: skip
SLOTS = {"commitment": {"what"}, "position": {"who", "what"}, "agreement": {"doc"}}
KINDS = {"event": v.EVENT_KINDS, "agreement": v.AGREEMENT_KINDS}
STATUSES = {
    "event": v.EVENT_STATUSES, "agreement": v.AGREEMENT_STATUSES, "commitment": v.COMMITMENT_STATUSES,
    "mechanism": v.MECHANISM_STATUSES,
}  # fmt: skip
ROLES = table(like("[a-z_0-9]+"), one_of((*v.ROLES, "none")))
# What a pattern may state of its frames, by their type.
OPTIONS: dict[str, tuple[dict[str, Check], dict[str, Check]]] = {
    "event": (
        {},
        {
            "status": one_of(v.EVENT_STATUSES),
            "kind": one_of(v.EVENT_KINDS),
            "roles": ROLES,
            "mode": one_of(v.MODES),
            "topic": text,
            "level": one_of(v.LEVELS),
            "agreement": one_of(v.AGREEMENT_STATUSES),
            "each": YES,
            "refers": YES,
            "same_day": YES,
            "mechanism": YES,
        },
    ),
    "agreement": (
        {"status": one_of(v.AGREEMENT_STATUSES)},
        {"kind": one_of(v.AGREEMENT_KINDS), "areas": many(one_of(v.AREAS))},
    ),
    "commitment": (
        {"status": one_of(v.COMMITMENT_STATUSES)},
        {"by": one_of(["both"]), "joint": one_of(v.COMMITMENT_STATUSES), "unsaid": YES},
    ),
    "mechanism": (
        {},
        {
            "form": one_of(v.MECHANISM_FORMS),
            "status": one_of(v.MECHANISM_STATUSES),
            "level": one_of(v.LEVELS),
            "what": text,
        },
    ),
    "position": ({"stance": one_of(v.STANCES)}, {"unsaid": YES}),
    "relationship": ({"level": one_of(v.RELATIONSHIP_LEVELS)}, {}),
}


def frames(code: str, name: str, data: Any) -> Iterator[str]:
    """Whether a file of patterns keeps its schema.

    Args:
        code: language code.
        name: of the file, without its ending.
        data: its content.

    Yields:
        What is wrong, one line each.
    """
    frame_type = data.get("type", "event") if isinstance(data, dict) else "event"
    if frame_type not in TYPES:
        yield f"type: {frame_type!r} is none of {', '.join(TYPES)}"
        return
    needed, possible = OPTIONS[frame_type]
    pattern = record(
        {"id": like("[a-z0-9-]+"), "match": expression(lambda x: compiled(x, code)), **needed},
        {"must_read": many(sentence), "must_not_read": many(sentence), **possible},
    )
    whole = record(
        {"type": text, "patterns": many(pattern, 1)},
        {"kind": one_of(KINDS.get(frame_type, (frame_type,))), "triggers": many(expression())},
    )
    faults = list(whole(data, name))
    yield from faults
    if not faults:
        yield from _slots(code, name, data)


def _slots(code: str, name: str, data: dict[str, Any]) -> Iterator[str]:
    """Ids are unique, and what a pattern's options speak of stands in its expression."""
    seen: set[str] = set()
    for entry in data["patterns"]:
        where = f"{name}.{entry['id']}"
        if entry["id"] in seen:
            yield f"{where}: this id is taken"
        seen.add(entry["id"])
        groups = set(compiled(entry["match"], code).groupindex)
        fixed = SLOTS.get(data["type"], set()) - ({"who"} if entry.get("unsaid") == "yes" else set())
        asked = fixed | {r for r, role in entry.get("roles", {}).items() if role != "none" and r != "unsaid"}
        for slot in sorted(asked - groups):
            yield f"{where}: no <{slot}> in its expression"


def _rule(code: str) -> Check:
    macros = languages.data(code, "actors").get("macros", {})
    match = expression(lambda x: regex.compile(expand(x, macros)))
    keys = table(CLASS, WORDS)
    return record({"name": text, "to": CLASS, "match": match}, {"needs": CLASS, "only": keys, "never": keys})


def _clause(code: str) -> Check:
    return expression(lambda x: compiled(x, code))


_LIKE_NAMES = {
    **dict.fromkeys(("given", "surnames", "particles", "family_names", "family_names_plain"), WORDS),
    "genitive": expression(regex.compile),
    "attributes": expression(regex.compile),
    "foreign": expression(regex.compile),
    "patronymic": expression(regex.compile),
    "surname_endings": WORDS,
    **dict.fromkeys(("middle", "given_syllables", "before", "named_so", "stops", "not_names", "behind_office"), WORDS),
    "characters": text,
    "stems": many(WORDS),
    "nominatives": table(text, table(text, many(WORDS))),
    "given_cases": table(one_of(["masculine", "feminine"]), table(text, WORDS)),
}  # fmt: skip


def schema(code: str) -> dict[str, Check]:
    """The schema of every file of a pack but its frames.

    Args:
        code: language code.

    Returns:
        File name → check.
    """
    state, known = one_of(states()), languages.data
    offices, organisations = known("shared", "offices"), known("shared", "organisations")
    portfolio = one_of((*offices["portfolios"], ""))
    word = expression()
    return {
        "pack": record(
            {"code": one_of([code]), "name": text, "english_name": text, "script": text},
            {
                **dict.fromkeys(("capitals", "nouns_capital", "ordinal_stop"), YES),
                **dict.fromkeys(("plural_heads", "former_heads"), text),
                "plural_listed": YES,
                "home": state,
                "morphology": text,
                "order": one_of(["family_first", "head_first"]),
                "tagger": one_of(TAGGERS),
            },
        ),
        "actors": record(
            {"rules": many(_rule(code), 1)},
            {
                "macros": table(text, text),
                "speech_verbs": many(word),
                "said_by": many(word),
                "meeting_words": many(word),
                "speech_before": YES,
                "place_words_before": many(word),
                "named_after": many(word),
                "held_before": many(expression(regex.compile)),
                "not_names": WORDS,
                "not_name_endings": WORDS,
            },
        ),
        "acts": record(
            {
                "acts": table(one_of(ACTS), many(_clause(code), 1)),
                "objects": table(one_of(OBJECTS), many(_clause(code), 1)),
            }
        ),
        "areas": table(one_of((*v.AREAS, "none")), many(text, 1)),
        "countries": table(
            state, record({"names": many(text, 1)}, dict.fromkeys(("adjectives", "people", "compound"), WORDS))
        ),
        "date_forms": record({"forms": many(record({"name": text, "match": text}), 1)}),
        "dates": record(
            {"months": table(MONTH, WORDS), "weekdays": table(like("[1-7]"), WORDS)},
            {
                "relative": table(one_of(RELATIVE), WORDS),
                "parts": table(one_of(["morning", "noon", "afternoon", "evening"]), WORDS),
                "periods": table(one_of(PERIODS), WORDS),
                "numbers": table(NUMBER, WORDS),
                "ordinals": table(NUMBER, WORDS),
            },
        ),
        "documents": record({"kinds": table(one_of(v.AGREEMENT_KINDS), many(word))}),
        "force": record(
            {
                "rules": many(
                    record(
                        {"status": one_of(FORCES), "words": many(word, 1)},
                        {"where": one_of(["before", "after", "sentence", "match"])},
                    )
                )
            },
            {"mechanism": table(one_of(v.MECHANISM_STATUSES), many(word))},
        ),
        "groups": table(one_of(GROUPS), WORDS),
        "honours": table(text, WORDS),
        "igos": table(one_of(known("en", "igos")), record({"names": many(text, 1)})),
        "letters": record({"pairs": many(like("(?s:..)"))}),
        "levels": table(one_of(v.LEVELS), many(word)),
        "macros": record({}, {"macros": table(text, ANY), "clause": table(one_of(CLAUSE), _clause(code))}),
        "mechanisms": table(one_of(known("shared", "mechanisms")), WORDS),
        "members": record(
            {},
            {
                **dict.fromkeys(
                    ("split", "cut", "skip", "whole", "every", "joint", "inner", "here", "fields"), many(_clause(code))
                ),
                "fallback": table(one_of(v.AREAS), many(_clause(code))),
                "own_force": table(one_of(v.COMMITMENT_STATUSES), many(_clause(code))),
            },
        ),
        "names": record(
            {},
            {
                **_LIKE_NAMES,
                "surnames_by_country": table(state, WORDS),
                "endings_by_country": table(state, WORDS),
                "patronyms_by_country": table(state, WORDS),
            },
        ),
        "offices": record(
            {"heads": table(one_of([*offices["heads"], *(f"{h}*" for h in offices["heads"])]), many(text, 1))},
            {
                "portfolios": table(portfolio, many(text, 1)),
                "fixed": many(
                    record({"form": text, "head": one_of(offices["heads"])}, {"portfolio": portfolio, "plural": YES})
                ),
                "parties": table(state, WORDS),
                **dict.fromkeys(("ranks", "honorifics", "counterpart"), WORDS),
            },
        ),
        "organisations": record(
            {},
            {
                "heads": table(one_of(ORGANISATION_HEADS), WORDS),
                "named": table(one_of(organisations), WORDS),
                "ministries": table(portfolio, WORDS),
                "parties": table(state, WORDS),
            },
        ),
        "page": record({}, {**dict.fromkeys(PAGE, WORDS), "months": table(text, MONTH)}),
        "places": table(text, record({"country": one_of((*states(), "")), "forms": many(text, 1)})),
        "pronouns": table(one_of(["he", "they"]), WORDS),
        "words": record(
            {},
            {
                **dict.fromkeys(("whole", "shorts", "posted"), WORDS),
                "usual": table(text, one_of(parties())),
                "organisations": table(text, one_of(parties())),
            },
        ),
    }


def shared() -> dict[str, Check]:
    """The schema of the files that all packs share."""
    level = one_of((*v.LEVELS, "null"))
    return {
        "countries": table(like("[A-Z]{3}"), record({}, {"tld": like("[a-z]{2}"), "capital": ANY})),
        "given": record({"latin": WORDS, "cyrillic": WORDS, "han": WORDS}),
        "languages": table(like("[a-z]{2,3}"), text),
        "manipulation": record({"phrases": WORDS}),
        "mechanisms": table(
            text,
            record(
                {"name": text, "form": one_of(v.MECHANISM_FORMS), "parties": many(one_of(parties()))},
                {"level": one_of(v.LEVELS), "areas": many(one_of(v.AREAS))},
            ),
        ),
        "offices": record(
            {
                "heads": table(text, record({"title": text, "level": level}, {"private": YES})),
                "portfolios": table(text, record({"title": text}, {"ministry": text, "areas": many(one_of(v.AREAS))})),
            }
        ),
        "organisations": table(
            text, record({"name": text, "kind": one_of(v.ORGANISATION_KINDS)}, {"party": one_of(parties())})
        ),
        "outlets": record(
            {
                "outlets": many(
                    record({"name": text, "country": one_of((*states(), "")), "names": WORDS, "domains": WORDS})
                ),
                "tlds": table(like(r"[\w-]{2,}"), one_of(states())),
            }
        ),
        "page": record(
            {},
            {
                **dict.fromkeys(PAGE, WORDS),
                "months": table(text, MONTH),
                "foreign_words": table(like("[a-z]{2}"), WORDS),
            },
        ),
    }


def faults(code: str, name: str, data: Any) -> list[str]:
    """What is wrong with one file.

    Args:
        code: language code, or `shared`.
        name: of the file in its pack, without its ending, such as `frames/visit`.
        data: its content.

    Returns:
        One line for each fault; empty where all is well.
    """
    if name.startswith("frames/"):
        return list(frames(code, name.removeprefix("frames/"), data))
    known = shared() if code == "shared" else schema(code)
    if name not in known:
        return [f"{name}.yaml: no stage reads such a file; known: {', '.join(sorted(known))}"]
    return list(known[name](data, name))
