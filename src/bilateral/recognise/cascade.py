"""Folding: a pack's rules rewrite elements into larger ones, step by step (a cascade of finite-state rules).

The method is that of FASTUS (Appelt et al., 1993). A passage becomes lower-case words in which every element is one
capital letter; a rule is a regular expression over that text and the letter it folds a match into.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from bilateral import languages
from bilateral.errors import PackError
from bilateral.model.mention import CLASSES, Element, Folded
from bilateral.model.view import View


@dataclass(frozen=True, slots=True)
class Rule:
    """One step: what is matched, what it becomes, and which keys alone, or never, its elements have."""

    name: str
    to: str
    match: regex.Pattern[str]
    needs: frozenset[str]
    only: tuple[tuple[str, frozenset[str]], ...] = ()
    never: tuple[tuple[str, frozenset[str]], ...] = ()


def expand(pattern: str, macros: dict[str, str]) -> str:
    """A pattern with `{macro}`s written out, innermost last.

    Args:
        pattern: a regular expression with macros.
        macros: name → text, which may hold macros.

    Returns:
        A plain regular expression.
    """
    for _ in range(6):
        new = regex.sub(r"\{([a-z_]+)\}", lambda m: macros.get(m[1], m[0]), pattern)
        if new == pattern:
            break
        pattern = new
    return pattern


@cache
def rules(code: str) -> tuple[Rule, ...]:
    """The folding rules of a pack, in order.

    Args:
        code: language code.

    Returns:
        Compiled rules.

    Raises:
        PackError: a rule is no regular expression, or folds into an unknown class.
    """
    data = languages.data(code, "actors")
    out = []
    for rule in data.get("rules", ()):
        try:
            compiled = regex.compile(expand(rule["match"], data.get("macros", {})))
        except regex.error as error:
            raise PackError(f"actors.yaml of {code}: rule {rule['name']!r}: {error}. Mend the expression.") from error
        if rule["to"] not in CLASSES:
            raise PackError(f"actors.yaml of {code}: rule {rule['name']!r} folds into unknown class {rule['to']!r}.")
        only, never = (
            tuple((letter, frozenset(keys)) for letter, keys in rule.get(which, {}).items())
            for which in ("only", "never")
        )
        out.append(Rule(rule["name"], rule["to"], compiled, frozenset(rule.get("needs", "")), only, never))
    return tuple(out)


def unfolded(view: View, elements: list[Element]) -> Folded:
    """The first folded text: each element one letter, white space single, brackets that name nobody left out.

    Args:
        view: the passage.
        elements: without overlap, in order.

    Returns:
        The text the rules start from.
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at: dict[int, Element] = {}
    lower = view.lower

    def words(a: int, b: int) -> None:
        for i in range(a, b):
            c = lower[i]
            if c == " " and (not chars or chars[-1] == " "):
                continue
            if "A" <= c <= "Z":  # cannot happen in lower case; kept out so that a letter always is a class
                c = " "
            chars.append(c)
            starts.append(i)
            ends.append(i + 1)

    position = 0
    for element in elements:
        words(position, element.start)
        at[len(chars)] = element
        chars.append(element.cls)
        starts.append(element.start)
        ends.append(element.end)
        position = element.end
    words(position, len(lower))
    return _without_brackets(Folded("".join(chars), starts, ends, at))


_BRACKET = regex.compile(r" ?[(（][^()（）ND]{0,60}[)）]")


def _without_brackets(folded: Folded) -> Folded:
    if "(" not in folded.text and "（" not in folded.text:
        return folded
    keep: list[int] = []
    position = 0
    for match in _BRACKET.finditer(folded.text):
        keep.extend(range(position, match.start()))
        position = match.end()
    if not position:
        return folded
    keep.extend(range(position, len(folded.text)))
    at = {new: folded.at[old] for new, old in enumerate(keep) if old in folded.at}
    return Folded(
        "".join(folded.text[i] for i in keep), [folded.start[i] for i in keep], [folded.end[i] for i in keep], at
    )


def _allowed(folded: Folded, rule: Rule, span: tuple[int, int]) -> bool:
    """Whether the elements of a match have the keys that the rule asks for."""
    if not rule.only and not rule.never:
        return True
    inside = [(e.cls, e.key.partition("+")[0]) for i in range(*span) if (e := folded.at.get(i))]
    return all(key in keys for letter, keys in rule.only for cls, key in inside if cls == letter) and not any(
        key in keys for letter, keys in rule.never for cls, key in inside if cls == letter
    )


def rewrite(folded: Folded, rule: Rule) -> Folded:
    """Apply one rule wherever it matches, from left to right.

    Args:
        folded: the text so far.
        rule: the step.

    Returns:
        The text with every match one letter; the same object where nothing matched.
    """
    text = folded.text
    if rule.needs and not any(letter in text for letter in rule.needs):
        return folded
    matches = [m for m in rule.match.finditer(text) if m.end() > m.start() and _allowed(folded, rule, m.span())]
    if not matches:
        return folded
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at: dict[int, Element] = {}

    def copy(a: int, b: int) -> None:
        for i in range(a, b):
            if i in folded.at:
                at[len(chars)] = folded.at[i]
            chars.append(text[i])
            starts.append(folded.start[i])
            ends.append(folded.end[i])

    position = 0
    for match in matches:
        copy(position, match.start())
        a, b = match.span()
        parts = tuple(folded.at[i] for i in range(a, b) if i in folded.at)
        element = Element(folded.start[a], folded.end[b - 1], rule.to, rule.name, parts, {"words": text[a:b]})
        at[len(chars)] = element
        chars.append(rule.to)
        starts.append(element.start)
        ends.append(element.end)
        position = b
    copy(position, len(text))
    return Folded("".join(chars), starts, ends, at)


def run(view: View, elements: list[Element], code: str) -> Folded:
    """Fold a passage by all rules of its pack.

    Args:
        view: the passage.
        elements: lexical elements and names, without overlap, in order.
        code: language code.

    Returns:
        The folded passage.
    """
    folded = unfolded(view, elements)
    for rule in rules(code):
        folded = rewrite(folded, rule)
    return unfold(folded, view)


_LEFT_OVER = frozenset("QMBRTKH")


def unfold(folded: Folded, view: View) -> Folded:
    """Give back their words to elements that no rule took up, so that patterns can name them.

    Args:
        folded: after all rules.
        view: the passage.

    Returns:
        The text in which only whole actors, places, dates and the like are letters.
    """
    if not any(e.cls in _LEFT_OVER for e in folded.at.values()):
        return folded
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at: dict[int, Element] = {}
    for i, c in enumerate(folded.text):
        element = folded.at.get(i)
        if element is not None and element.cls in _LEFT_OVER:
            for k in range(element.start, element.end):
                chars.append(view.lower[k])
                starts.append(k)
                ends.append(k + 1)
            continue
        if element is not None:
            at[len(chars)] = element
        chars.append(c)
        starts.append(folded.start[i])
        ends.append(folded.end[i])
    return Folded("".join(chars), starts, ends, at)
