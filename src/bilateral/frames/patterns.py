"""The frame patterns of a language pack: what a folded clause must look like to say that something happened."""

from __future__ import annotations

from collections.abc import Iterator
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
        verb: what must stand somewhere in a text that it matches; None where its expression demands no one word.
    """

    id: str
    type: str
    kind: str
    match: regex.Pattern[str]
    options: dict[str, Any] = field(default_factory=dict)
    verb: regex.Pattern[str] | None = None


LIMIT = 10.0  # seconds: no passage needs a hundredth of it; an expression that runs wild ends its report, not the run


def matches(pattern: Pattern, text: str) -> Iterator[regex.Match[str]]:
    """Where a pattern matches a folded text, from left to right.

    Args:
        pattern: of a pack.
        text: a folded passage.

    Yields:
        Matches without overlap.

    Raises:
        TimeoutError: the expression runs wild on this text; the report is listed as not read.
    """
    if pattern.verb is None or pattern.verb.search(text) is not None:
        yield from pattern.match.finditer(text, timeout=LIMIT)


@dataclass(frozen=True, slots=True)
class Kind:
    """One file of patterns: a gate of trigger words, and the patterns behind it.

    Attributes:
        name: of the file.
        type: the frame type that its patterns read.
        trigger: a passage without any of these words is not read further.
        code: language code.
    """

    name: str
    type: str
    trigger: regex.Pattern[str] | None
    code: str

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The file's patterns, compiled when they are first wanted: most reports want few of them."""
        return _patterns(self.code, self.name)


def macros(code: str) -> dict[str, str]:
    """The macros of a pack's patterns, with the built-in ones."""
    data: dict[str, Any] = languages.data(code, "macros")
    words: dict[str, str] = dict(data.get("macros", {}))
    words.setdefault("det", "")
    words.setdefault("ord", r"(?:\L<ordinals>|\d+(?:st|nd|rd|th))")
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
        aside = words.get("by_aside", "") if name == "by" else ""  # A, who came on Monday, pledged
        return f"(?P<{name}>{guard}{one}(?:{{sep}}{one})*){aside}"

    text = regex.sub(r"<(~~?)(\d+)>(?=( ))?", gap, text)
    text = regex.sub(r"(?<!\(\?P)<([a-z_0-9]+)(?::([A-Z]+))?>", slot, text)
    for _ in range(6):
        new = regex.sub(r"\{([a-z_]+)\}", lambda m: words.get(m[1], m[0]), text)
        if new == text:
            break
        text = new
    if r"\L<ordinals>" in text:
        return regex.compile(text, ordinals=_ordinals(code))
    return regex.compile(text)


_GROUP = "(?P<v>"


def required(expression: str) -> str | None:
    """The part `v` of an expression where nothing can match without it: looked for alone, it spares the rest.

    Args:
        expression: a regular expression.

    Returns:
        What stands in its group `v`; None where the group is missing, empty, optional, or one of several ways to match.
    """
    depth, start, found, i = 0, -1, None, 0
    while i < len(expression):
        char = expression[i]
        if char == "\\":
            i += 1
        elif char == "[":
            i = _class_end(expression, i)
        elif char == "(":
            if depth == 0 and expression.startswith(_GROUP, i):
                if start >= 0:
                    return None
                start = i + len(_GROUP)
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0 and start >= 0 and found is None:
                found = expression[start:i]
                if expression[i + 1 : i + 2] in ("?", "*", "{"):
                    return None
        elif char == "|" and depth == 0:
            return None
        i += 1
    return found if found and r"\L<" not in found else None


def _class_end(expression: str, start: int) -> int:
    """Where a class of characters ends that begins at a bracket."""
    i = start + 1
    if expression[i : i + 1] == "^":
        i += 1
    i += 1  # a bracket right behind the first is one of its characters
    while expression[i] != "]":
        i += 2 if expression[i] == "\\" else 1
    return i


@cache
def _ordinals(code: str) -> frozenset[str]:
    """Every ordinal of a pack, as a set that the expressions look up rather than try one by one."""
    listed = languages.data(code, "dates").get("ordinals", {}).values()
    return frozenset(str(form).lower() for forms in listed for form in forms) or frozenset(("\0",))


@cache
def kinds(code: str) -> tuple[Kind, ...]:
    """All pattern files of a pack.

    Args:
        code: language code.

    Returns:
        Kinds in alphabetical order of their files.

    Raises:
        PackError: a file names an unknown type; later, when its patterns are wanted, one is no regular expression.
    """
    out = []
    for name in languages.names(code, "frames"):
        data = languages.data(code, f"frames/{name}")
        frame_type = data.get("type", "event")
        if frame_type not in TYPES:
            raise PackError(
                f"frames/{name}.yaml of {code}: unknown type {frame_type!r}; use one of {', '.join(TYPES)}."
            )
        triggers = data.get("triggers", ())
        trigger = regex.compile("|".join(triggers)) if triggers else None
        out.append(Kind(name, frame_type, trigger, code))
    return tuple(out)


@cache
def _patterns(code: str, name: str) -> tuple[Pattern, ...]:
    data = languages.data(code, f"frames/{name}")
    listed = []
    for entry in data.get("patterns", ()):
        try:
            match = compiled(entry["match"], code)
        except regex.error as error:
            raise PackError(f"frames/{name}.yaml of {code}: {entry['id']!r}: {error}. Mend the expression.") from error
        options = {k: v for k, v in entry.items() if k not in ("id", "match", "must_read", "must_not_read")}
        kind = entry.get("kind", data.get("kind", name))
        needed = required(match.pattern)
        verb = regex.compile(needed) if needed is not None else None
        listed.append(Pattern(f"{name}/{entry['id']}", data.get("type", "event"), kind, match, options, verb))
    return tuple(listed)


@cache
def speakers(code: str) -> regex.Pattern[str] | None:
    """An actor before a verb of saying or doing, or behind `said`, as group `s`; None where no verbs are listed."""
    verbs = languages.data(code, "actors").get("speech_verbs", ())
    if not verbs:
        return None
    glue, end = (r"(?:,[^,.;]{0,60},|,)? ?(?:\w+ )?", r"(?!\w)") if languages.spaced(code) else (r"[，,]?.{0,3}?", "")
    forms = [rf"(?P<s>[AOW]){glue}(?:{'|'.join(verbs)}){end}"]
    if inverted := languages.data(code, "actors").get("said_by", ()):
        forms.append(rf"(?<!\w)(?:{'|'.join(inverted)}) (?P<s>[AO])")
    return regex.compile("|".join(forms))


@cache
def meeting_words(code: str) -> regex.Pattern[str] | None:
    """Two actors, `a` and `b`, with a word of meeting between them; None where the pack lists no such words."""
    words = languages.data(code, "actors").get("meeting_words", ())
    listed = "|".join(words)
    return regex.compile(rf"(?P<a>A)(?!, O )[^A.;]{{0,60}}(?:{listed})[^A.;]{{0,40}}(?P<b>A)") if words else None


@cache
def talk_words(code: str) -> regex.Pattern[str] | None:
    """Any word of meeting, as the pack lists them; None where it lists none."""
    words = languages.data(code, "actors").get("meeting_words", ())
    return regex.compile("|".join(words)) if words else None


@cache
def forces(code: str) -> tuple[tuple[str, str, regex.Pattern[str]], ...]:
    """The words that change whether something happened: (where looked for, status, expression), in order."""
    out = []
    for rule in languages.data(code, "force").get("rules", ()):
        out.append((rule.get("where", "before"), rule["status"], regex.compile("|".join(rule["words"]))))
    return tuple(out)
