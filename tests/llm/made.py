"""Invented reports, and a reader over a scripted endpoint."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from bilateral.clean import clean
from bilateral.frames import read as grammar
from bilateral.llm.client import Client
from bilateral.llm.crew import Asks
from bilateral.llm.desk import Desk
from bilateral.llm.endpoint import Endpoint, Secret
from bilateral.llm.ledger import Ledger
from bilateral.llm.reader import ModelReader
from bilateral.model import Frame, Page, Passage, Report, report_id
from bilateral.model.recognised import Recognised, Told
from bilateral.recognise import recognise
from bilateral.segment import report_language, segment

TEXT = """Lao Foreign Minister Khamsone Phommalath met Mongolian Foreign Minister Enkhtuya Dorjsuren in Vientiane on \
Monday.

The two ministers signed a cooperation plan for 2023-2025. They agreed to expand cooperation in education and tourism.
"""
PUBLISHED = "2023-03-15"  # a Wednesday
KEY = "sk-very-secret-4711"


def report(text: str = TEXT, file: str = "a.txt", published: str | None = PUBLISHED) -> Report:
    """An invented report."""
    return Report(report_id(text, file, None), text, file, file, published=published)


def prepared(given: Report) -> tuple[Report, Page, tuple[Passage, ...], Recognised]:
    """A report as the stages before a reader leave it."""
    page = clean(given)
    passages = segment(given, page)
    known = replace(given, language=report_language(given, page))
    return known, page, passages, recognise(known, page, passages)


def fold(text: str, anchor: str | None) -> Told | None:
    """An English phrase folded by its pack."""
    given = Report("r-phrase", text, "", "", published=anchor, language="en")
    told = recognise(given, Page(), (Passage(0, 0, len(text), "en"),)).told
    return told[0] if told else None


def endpoint(url: str, **changes: Any) -> Endpoint:
    """The scripted endpoint."""
    values: dict[str, Any] = {"price_prompt": 1.0, "price_answer": 2.0, "timeout": 5.0, "attempts": 3, "window": 6000}
    return Endpoint(url, "scripted", **{**values, "key": Secret(KEY), **changes})


def reader(
    url: str, folder: Path, budget: float | None = None, asks: Asks | None = None, gate: bool = False, **changes: Any
) -> ModelReader:
    """A reader over an endpoint; its waits take no time."""
    there = endpoint(url, **changes)
    desk = Desk(folder / "record.db")
    asks = asks or Client(there, lambda _: None)
    return ModelReader(asks, desk, Ledger(there, budget), fold, grammar if gate else None)


def read(by: ModelReader, given: Report) -> tuple[Frame, ...]:
    """The frames of one report."""
    return by.read(*prepared(given))


def number(text: str, words: str) -> int:
    """The number of the passage that holds some words, in a prompt."""
    for line in text.splitlines():
        if words in line and (found := re.match(r"\[(\d+)\] ", line)):
            return int(found[1])
    raise AssertionError(f"{words!r} stands in no passage")


def asked(body: dict[str, Any]) -> str:
    """The passages of a request."""
    return str(body["messages"][1]["content"])


def answer(names: list[dict[str, Any]], facts: list[dict[str, Any]]) -> str:
    """An answer in our form."""
    return json.dumps({"names": names, "facts": facts}, ensure_ascii=False)


def good(body: dict[str, Any] | None = None) -> str:
    """The right answer to TEXT."""
    text = (
        asked(body) if body else "\n".join(f"[{i}] {s}" for i, s in enumerate(TEXT.replace("\n\n", "\n").splitlines()))
    )
    met, signed, agreed = (number(text, w) for w in ("met Mongolian", "signed", "agreed"))
    ministers = [
        {"id": "a", "is": "person", "p": met, "w": "Khamsone Phommalath", "party": "LAO",
         "offices": [{"p": met, "w": "Lao Foreign Minister", "en": "Foreign Minister"}]},
        {"id": "b", "is": "person", "p": met, "w": "Enkhtuya Dorjsuren", "party": "MNG",
         "offices": [{"p": met, "w": "Mongolian Foreign Minister", "en": "Minister of Foreign Affairs"}]},
    ]  # fmt: skip
    day = {"p": met, "w": "Monday", "en": "Monday"}
    both = ["LAO", "MNG"]
    talks = {
        "type": "event", "kind": "meeting", "status": "held", "q": [{"p": met, "w": "met Mongolian Foreign Minister"}],
        "date": day, "place": {"p": met, "w": "Vientiane", "en": "Vientiane", "country": "LAO"}, "parties": both,
        "who": [{"id": "a", "role": "host"}, {"id": "b", "role": "guest"}], "mode": "in_person",
    }  # fmt: skip
    plan = {
        "type": "agreement", "kind": "plan", "status": "signed", "q": [{"p": signed, "w": "signed a cooperation plan"}],
        "date": day, "period": {"p": signed, "w": "2023-2025", "en": "2023-2025"}, "parties": both,
        "what": "cooperation plan 2023-2025",
    }  # fmt: skip
    promise = {
        "type": "commitment", "status": "agreed", "q": [{"p": agreed, "w": "agreed to expand cooperation"}],
        "parties": both, "areas": ["education", "tourism"], "what": "expand cooperation in education and tourism",
    }  # fmt: skip
    return answer(ministers, [talks, plan, promise])
