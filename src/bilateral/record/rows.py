"""How the model's dataclasses become rows of the record file, and come back equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from bilateral.model import Block, Evidence, Item, Page, Passage, Report

REPORT_COLUMNS = ("id", "text", "source", "file", "url", "outlet", "title", "published", "language")
_COMMON = ("type", "id", "reports", "independent_reports", "confidence", "review")  # as Item has them
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder()


def dump(value: Any) -> str:
    """A value as compact JSON.

    Args:
        value: plain JSON data.

    Returns:
        One line; letters as they are.
    """
    return _ENCODER.encode(value).decode()


def report_row(report: Report) -> tuple[str | None, ...]:
    """A report as the values of REPORT_COLUMNS.

    Args:
        report: any report.

    Returns:
        Its values, in the columns' order.
    """
    return tuple(getattr(report, column) for column in REPORT_COLUMNS)


def page_json(page: Page) -> str:
    """A page as JSON.

    Args:
        page: what cleaning learnt.

    Returns:
        One line.
    """
    blocks = [[b.start, b.end, b.role] for b in page.blocks]
    return dump([blocks, page.published, page.outlet, page.place, page.place_span])


def page_from(text: str) -> Page:
    """The page that `page_json` wrote.

    Args:
        text: one line of JSON.

    Returns:
        An equal page.
    """
    blocks, published, outlet, place, span = _DECODER.decode(text)
    return Page(tuple(Block(*b) for b in blocks), published, outlet, place, tuple(span) if span else None)


def passages_json(passages: Iterable[Passage]) -> str:
    """Passages as JSON.

    Args:
        passages: of one report, in order.

    Returns:
        One line.
    """
    return dump([[p.index, p.start, p.end, p.language, p.role, p.cut, p.paragraph] for p in passages])


def passages_from(text: str) -> tuple[Passage, ...]:
    """The passages that `passages_json` wrote.

    Args:
        text: one line of JSON.

    Returns:
        Equal passages.
    """
    return tuple(Passage(*p) for p in _DECODER.decode(text))


def item_json(item: Item) -> str:
    """An item as JSON, without its evidence, which has a table of its own.

    Args:
        item: any item.

    Returns:
        One line.
    """
    return dump({k: v for k, v in item.to_json().items() if k != "evidence"})


def item_from(body: str, evidence: Iterable[Evidence], linked: str = "{}") -> Item:
    """The item that `item_json` wrote.

    Args:
        body: one line of JSON.
        evidence: the item's evidence, in order.
        linked: the fields that linking set, as JSON.

    Returns:
        An equal item.
    """
    data = _DECODER.decode(body)
    if linked != "{}":
        data |= _DECODER.decode(linked)
    common = [data.pop(name) for name in _COMMON]
    return Item(common[0], common[1], data, tuple(evidence), *common[2:])


def parties_of(fields: Mapping[str, Any]) -> set[str]:
    """The parties that an item concerns.

    Args:
        fields: the item's own fields.

    Returns:
        Codes and short names, from `parties`, `by`, `party` and the participants.
    """
    named = [*(fields.get("parties") or ()), *(fields.get("by") or ()), fields.get("party")]
    named += [p.get("party") for p in fields.get("participants") or ()]
    return {party for party in named if party}


def strings_in(value: Any) -> Iterator[str]:
    """Every string in plain JSON data, for the index.

    Args:
        value: plain JSON data.

    Yields:
        The strings, depth first; keys are not among them.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings_in(part)
