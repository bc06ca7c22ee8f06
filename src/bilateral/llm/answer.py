"""The form of a model's answer: a JSON schema, and the check of every answer against it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bilateral.errors import ReaderError
from bilateral.model import vocabulary as v

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Party = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Z][A-Za-z0-9+]{1,11}$")]
Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12)]


class _Strict(BaseModel):
    """Nothing but what is named here, and nothing turned into another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Quote(_Strict):
    """Words of one passage."""

    p: int
    w: Words


class Day(Quote):
    """A date: its words, and the same date in English."""

    en: Short


class Where(Quote):
    """A place: its words, its English name and its country."""

    en: Short
    country: Party | None = None


class Held(Quote):
    """An office: its words, its English title."""

    en: Short
    party: Party | None = None


class Named(Quote):
    """A person or an organisation: the words that name it.

    `en` is an organisation's English name; a person's name stays as written.
    """

    id: Id
    is_: Annotated[Literal["person", "organisation"], Field(alias="is")]
    en: Short | None = None
    kind: str | None = None
    party: Party | None = None
    offices: list[Held] = []


class Role(_Strict):
    """Who takes part, in which role."""

    id: Id
    role: str | None = None


class Fact(_Strict):
    """What one or more passages say happened, was agreed, or was said."""

    type: Literal["event", "agreement", "commitment", "mechanism", "position", "relationship"]
    q: Annotated[list[Quote], Field(min_length=1, max_length=8)]
    kind: str | None = None
    status: str | None = None
    date: Day | None = None
    place: Where | None = None
    mode: str | None = None
    who: list[Role] = []
    parties: list[Party] = []
    areas: list[str] = []
    what: Short | None = None
    period: Day | None = None
    horizon: Day | None = None
    since: Day | None = None
    form: str | None = None
    level: str | None = None
    round: int | None = None
    stance: str | None = None


@dataclass(slots=True)
class Answer:
    """A model's answer, checked.

    Attributes:
        names: persons and organisations.
        facts: the rest.
        refused: why single entries were thrown out, one reason each.
    """

    names: list[Named] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*)\n\s*```\s*$", re.DOTALL)


def parse(content: str) -> Answer:
    """Check an answer.

    Args:
        content: what the model wrote.

    Returns:
        Its entries that keep to the form; the others are counted with their reason.

    Raises:
        ReaderError: it is no answer of the form at all: prose, a refusal, cut off, empty.
    """
    text = _THOUGHT.sub("", content, count=1)
    fenced = _FENCE.match(text)
    text = (fenced[1] if fenced else text).strip()
    if not text:
        raise ReaderError("The model's answer is empty.")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        cut = text.startswith("{") and not text.endswith("}")
        raise ReaderError(
            "The model's answer breaks off." if cut else "The model's answer is no JSON, but prose."
        ) from None
    if not isinstance(data, dict) or not all(isinstance(data.get(k), list) for k in ("names", "facts")):
        raise ReaderError("The model's answer has another form than the one asked for.")
    out = Answer()
    for entry in data["names"]:
        _take(Named, entry, out.names, out.refused)
    for entry in data["facts"]:
        _take(Fact, entry, out.facts, out.refused)
    return out


def _take(form: type[Any], entry: Any, into: list[Any], refused: list[str]) -> None:
    try:
        # what stands for "not known" says nothing, whichever way a model writes it
        known = {k: x for k, x in entry.items() if x not in (None, "")} if isinstance(entry, dict) else entry
        into.append(form.model_validate(known))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(x) for x in first["loc"]) or "entry"
        refused.append(f"form: {form.__name__.lower()}.{where}")


def _enum(values: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _object(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def schema() -> dict[str, Any]:
    """The form as a JSON schema, for endpoints that can hold a model to it.

    Returns:
        Plain JSON data, small: it may be counted as part of the prompt.
    """
    text, number = {"type": "string"}, {"type": "integer"}
    many = {"type": "array", "items": text}
    quote = _object(("p", "w"), p=number, w=text)
    day = {"$ref": "#/$defs/day"}
    held = _object(("p", "w", "en"), p=number, w=text, en=text, party=text)
    named = _object(
        ("id", "is", "p", "w"), id=text, **{"is": _enum(("person", "organisation"))}, p=number, w=text, en=text,
        kind=text, party=text, offices={"type": "array", "items": held},
    )  # fmt: skip
    who = _object(("id",), id=text, role=_enum(v.ROLES))
    fact = _object(
        ("type", "q"), type=_enum(("event", "agreement", "commitment", "mechanism", "position", "relationship")),
        q={"type": "array", "items": quote}, kind=text, status=text, date=day,
        place=_object(("p", "w", "en"), p=number, w=text, en=text, country=text), mode=_enum(v.MODES),
        who={"type": "array", "items": who}, parties=many, areas={"type": "array", "items": _enum(v.AREAS)}, what=text,
        period=day, horizon=day, since=day, form=text, level=text, round=number, stance=text,
    )  # fmt: skip
    out = _object(
        ("names", "facts"), names={"type": "array", "items": named}, facts={"type": "array", "items": fact}
    )  # fmt: skip
    return {**out, "$defs": {"day": _object(("p", "w", "en"), p=number, w=text, en=text)}}
