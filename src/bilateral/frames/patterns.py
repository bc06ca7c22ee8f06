"""The frame patterns of a language pack: what a folded clause must look like to say that something happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

from bilateral import languages
from bilateral.errors import PackError

ACTOR = "AOGCIULW"

TYPES = ("event", "agreement", "commitment", "mechanism", "position", "relationship")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a pack.

    Attributes:
        id: unique within its file.
        type: the frame type it reads.
        kind: the frame's kind.
        match: over folded text; its named groups are the slots.
        options: the rest of its YAML entry (status, roles, mode, refers, by, agreement, …).
    """

    id: str
    type: str
    kind: str
    match: regex.Pattern[str]
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """One file of patterns: a gate of trigger words, and the patterns behind it."""

    name: str
    trigger: regex.Pattern[str] | None
    patterns: tuple[Pattern, ...]


def macros(code: str) -> dict[str, str]:
    """The macros of a pack's patterns, with the built-in ones."""
    data: dict[str, Any] = languages.data(code, "macros")
    words: dict[str, str] = dict(data.get("macros", {}))
    words.setdefault("det", "")
    ordinals = [str(f).lower() for forms in languages.data(code, "dates").get("ordinals", {}).values() for f in forms]
    listed = "|".join(sorted(map(regex.escape, ordinals), key=len, reverse=True)) or "(?!)"
    words.setdefault("ord", rf"(?:{listed}|\d+(?:st|nd|rd|th))")
    words.setdefault("sep", "(?:, )")
    return words


def compiled(text: str, code: str) -> regex.Pattern[str]:
    """A pattern of the packs' notation as a regular expression.

    `<who>` is a named list of actors, `<who:AO>` one restricted to classes, `<~3>` a gap of at most three words in
    which only dates, places and adjectives of countries may stand, `<~~3>` one that may hold any element; `{macro}` is
    a pack's macro.

    Args:
        text: the pattern.
        code: language code, for its macros.

    Returns:
        A compiled expression.
    """
    words = macros(code)
    spaced = languages.spaced(code)

    def gap(match: regex.Match[str]) -> str:
        wide, count = match[1] == "~~", str(match[2])
        if not spaced:
            return (r"[^，。；！？,;]{0,%s}?" if wide else r"[^A-Z，。；！？,;]{0,%s}?") % count
        token = "[^ ;]+" if wide else "[^ A-CE-IK-OQ-Z;]+"
        # a gap in front of a space brings its own spaces in front of its words: `talks<~3> with`
        return rf"(?: {token}){{0,{count}}}?" if match[3] else rf"(?:{token} ){{0,{count}}}?"

    def slot(match: regex.Match[str]) -> str:
        name, classes = match[1], match[2] or ACTOR
        one = f"{{det}}[{classes}]"
        guard = words.get("guard", "") if name in ("who", "by") else ""  # at the invitation of A, B came: B came
        return f"(?P<{name}>{guard}{one}(?:{{sep}}{one})*)"

    text = regex.sub(r"<(~~?)(\d+)>(?=( ))?", gap, text)
    text = regex.sub(r"(?<!\(\?P)<([a-z_0-9]+)(?::([A-Z]+))?>", slot, text)
    for _ in range(6):
        new = regex.sub(r"\{([a-z_]+)\}", lambda m: words.get(m[1], m[0]), text)
        if new == text:
            break
        text = new
    return regex.compile(text)


@cache
def kinds(code: str) -> tuple[Kind, ...]:
    """All pattern files of a pack.

    Args:
        code: language code.

    Returns:
        Kinds in alphabetical order of their files.

    Raises:
        PackError: a pattern is no regular expression, or a file names an unknown type.
    """
    out = []
    for name in languages.names(code, "frames"):
        data = languages.data(code, f"frames/{name}")
        frame_type = data.get("type", "event")
        if frame_type not in TYPES:
            raise PackError(
                f"frames/{name}.yaml of {code}: unknown type {frame_type!r}; use one of {', '.join(TYPES)}."
            )
        listed = []
        for entry in data.get("patterns", ()):
            try:
                match = compiled(entry["match"], code)
            except regex.error as error:
                raise PackError(
                    f"frames/{name}.yaml of {code}: {entry['id']!r}: {error}. Mend the expression."
                ) from error
            options = {k: v for k, v in entry.items() if k not in ("id", "match", "must_read", "must_not_read")}
            listed.append(
                Pattern(f"{name}/{entry['id']}", frame_type, entry.get("kind", data.get("kind", name)), match, options)
            )
        triggers = data.get("triggers", ())
        trigger = regex.compile("|".join(triggers)) if triggers else None
        out.append(Kind(name, trigger, tuple(listed)))
    return tuple(out)


@cache
def speakers(code: str) -> regex.Pattern[str] | None:
    """An actor in front of a verb of saying or doing, as group `s`; None where the pack lists no such verbs."""
    verbs = languages.data(code, "actors").get("speech_verbs", ())
    if not verbs:
        return None
    glue, end = (r"(?:,[^,.;]{0,60},|,)? ?(?:\w+ )?", r"(?!\w)") if languages.spaced(code) else (r"[，,]?.{0,3}?", "")
    return regex.compile(rf"(?P<s>[AOW]){glue}(?:{'|'.join(verbs)}){end}")


@cache
def meeting_words(code: str) -> regex.Pattern[str] | None:
    """Two actors, `a` and `b`, with a word of meeting between them; None where the pack lists no such words."""
    words = languages.data(code, "actors").get("meeting_words", ())
    return regex.compile(rf"(?P<a>A)[^A.;]{{0,60}}(?:{'|'.join(words)})[^A.;]{{0,40}}(?P<b>A)") if words else None


@cache
def forces(code: str) -> tuple[tuple[str, str, regex.Pattern[str]], ...]:
    """The words that change whether something happened: (where looked for, status, expression), in order."""
    out = []
    for rule in languages.data(code, "force").get("rules", ()):
        out.append((rule.get("where", "before"), rule["status"], regex.compile("|".join(rule["words"]))))
    return tuple(out)
