"""Prompts as a batch file, and the answers of one: in any order, some missing, some broken."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bilateral.errors import ReaderError
from bilateral.llm.answer import parse
from bilateral.llm.client import Said, body
from bilateral.llm.desk import Desk
from bilateral.llm.endpoint import Endpoint
from bilateral.llm.prompt import VERSION, Window, tokens


def request(endpoint: Endpoint, window: Window) -> str:
    """One line of OpenAI's batch form.

    Args:
        endpoint: names the model.
        window: what is asked.

    Returns:
        A line of JSON with its end; `custom_id` names report, window and prompt.
    """
    line = {
        "custom_id": name(window), "method": "POST", "url": "/v1/chat/completions",
        "body": body(endpoint, window, endpoint.constrain),
    }  # fmt: skip
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def name(window: Window) -> str:
    """What a batch file calls a window."""
    return f"{window.report}.{window.number}.{window.key[:12]}"


@dataclass(slots=True)
class Brought:
    """What a file of answers brought.

    Attributes:
        taken: answers kept.
        refused: reason → lines that are of no use.
    """

    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def take(lines: Iterable[str], windows: Mapping[str, Window], endpoint: Endpoint, desk: Desk) -> Brought:
    """Keep the answers of a batch file that are of use.

    Args:
        lines: of the file, in any order.
        windows: what was asked, by its name in the batch file.
        endpoint: names the model.
        desk: where answers are kept.

    Returns:
        How many were kept, and why the others were not.
    """
    out = Brought()
    for line in lines:
        if not line.strip():
            continue
        try:
            window, said = _line(line, windows)
            parse(said.content)
        except ReaderError as error:
            out.refused[str(error)] += 1
            continue
        desk.put(window, endpoint.model, VERSION, said)
        out.taken += 1
    return out


def _line(line: str, windows: Mapping[str, Window]) -> tuple[Window, Said]:
    """One answer and the window it belongs to.

    Raises:
        ReaderError: it is of no use.
    """
    try:
        data = json.loads(line)
        window = windows.get(str(data["custom_id"]))
        response = data.get("response") or {}
        reply = response.get("body") or {}
        if data.get("error") or response.get("status_code", 200) != 200:
            raise ReaderError("The endpoint answered with an error.")
        message = reply["choices"][0]["message"]
        content = message.get("content")
        used = reply.get("usage") or {}
        prompt, answer = used.get("prompt_tokens"), used.get("completion_tokens")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ReaderError("The line is no answer of a batch.") from None
    if window is None:
        raise ReaderError("It answers a prompt that was not asked, or has changed since.")
    if message.get("refusal") or not isinstance(content, str):
        raise ReaderError("The model refused to answer.")
    if not isinstance(prompt, int) or not isinstance(answer, int):
        prompt, answer = window.tokens, tokens(content)
    return window, Said(content, prompt, answer, 0.0)


@dataclass(slots=True)
class Estimate:
    """What reading would take.

    Attributes:
        reports: that would be asked about.
        gated: that would not.
        calls: questions.
        kept: questions that are answered already.
        prompt: prompt tokens.
        answer: answer tokens, as a rule of thumb.
    """

    reports: int = 0
    gated: int = 0
    calls: int = 0
    kept: int = 0
    prompt: int = 0
    answer: int = 0

    def add(self, windows: list[Window], desk: Desk, model: str) -> None:
        """Enter one report's questions."""
        self.reports += bool(windows)
        self.gated += not windows
        for window in windows:
            if desk.get(window, model) is not None:
                self.kept += 1
                continue
            self.calls += 1
            self.prompt += window.tokens
            self.answer += 250 + sum(tokens(text) for role, text in window.messages if role == "user") * 3 // 4


def by_name(windows: Iterable[Window]) -> dict[str, Window]:
    """Windows by their name in a batch file."""
    return {name(w): w for w in windows}
