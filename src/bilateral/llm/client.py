"""One question to an OpenAI-compatible endpoint: tried again where that helps, never followed elsewhere."""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bilateral.errors import ReaderError
from bilateral.llm.answer import parse, schema
from bilateral.llm.endpoint import CONSTRAINTS, Endpoint
from bilateral.llm.prompt import Window, tokens

_AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
_TOO_LONG = 4_000_000  # bytes of an answer
_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Said:
    """What a model answered, and what that took.

    Attributes:
        content: its words, known to keep to the form.
        prompt: tokens of the prompts, those of failed attempts that were charged included.
        answer: tokens of the answers, likewise.
        seconds: how long it took.
    """

    content: str
    prompt: int
    answer: int
    seconds: float


class _Again(Exception):  # noqa: N818  (it is a reason to try again, no error)
    """This attempt failed and another may not."""

    def __init__(self, reason: str, wait: float | None = None, used: tuple[int, int] = (0, 0)) -> None:
        super().__init__(reason)
        self.wait, self.used = wait, used


class _Unconstrained(Exception):  # noqa: N818
    """The endpoint does not know this way of keeping a model to a form."""


def body(endpoint: Endpoint, window: Window, constrain: str) -> dict[str, Any]:
    """A request in the form of OpenAI's chat completions.

    Args:
        endpoint: names the model.
        window: what is asked.
        constrain: one of CONSTRAINTS.

    Returns:
        Plain JSON data.
    """
    out: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [{"role": role, "content": text} for role, text in window.messages],
        "temperature": 0,
        "max_tokens": endpoint.max_answer,
    }
    if constrain == "json_schema":
        form = {"name": "facts", "strict": False, "schema": schema()}
        out["response_format"] = {"type": "json_schema", "json_schema": form}
    elif constrain == "json_object":
        out["response_format"] = {"type": "json_object"}
    return {**out, **endpoint.extra}


class Client:
    """Asks one endpoint, and no other address, whatever it or a report says."""

    def __init__(self, endpoint: Endpoint, sleep: Callable[[float], None] = time.sleep) -> None:
        """Make ready; nothing is sent yet.

        Args:
            endpoint: whom to ask.
            sleep: waits between attempts.
        """
        self._endpoint = endpoint
        self._sleep = sleep
        self._constrain = endpoint.constrain
        self.failed = (0, 0)  # tokens that the last call's failed attempts were charged

    def another(self) -> Client:
        """A client of the same endpoint, for another thread."""
        out = Client(self._endpoint, self._sleep)
        out._constrain = self._constrain
        return out

    def ask(self, window: Window, allow: Callable[[int, int], None] = lambda prompt, answer: None) -> Said:
        """Ask about one window.

        Args:
            window: of a report.
            allow: called before each attempt with the tokens that those before were charged; raises where no further
                one can be paid.

        Returns:
            An answer that keeps to the form.

        Raises:
            ReaderError: no attempt brought one; its message says why, and holds neither key nor answer.
        """
        started = time.monotonic()
        prompt = answer = attempt = 0
        while True:
            self.failed = (prompt, answer)
            allow(prompt, answer)
            try:
                content, used = self._once(window)
                return Said(content, prompt + used[0], answer + used[1], time.monotonic() - started)
            except _Unconstrained:
                self._constrain = CONSTRAINTS[CONSTRAINTS.index(self._constrain) + 1]
            except _Again as reason:
                attempt += 1
                prompt, answer = prompt + reason.used[0], answer + reason.used[1]
                self.failed = (prompt, answer)
                if attempt >= self._endpoint.attempts:
                    raise ReaderError(f"{reason} It was asked {attempt} times.") from None
                wait = 2.0**attempt / 2 * (0.75 + random.random() / 2)  # noqa: S311  (many readers shall not knock at once)
                self._sleep(min(reason.wait if reason.wait is not None else wait, self._endpoint.longest_wait))

    def _once(self, window: Window) -> tuple[str, tuple[int, int]]:
        status, headers, raw = self._post(json.dumps(body(self._endpoint, window, self._constrain)).encode())
        if status in (400, 415, 422) and self._constrain != "none":
            raise _Unconstrained
        if status in _AGAIN:
            raise _Again(f"The endpoint answered {status}.", _seconds(headers.get("retry-after")))
        if status != 200:
            raise ReaderError(f"The endpoint answered {status}{_hint(status)}")
        try:
            data = json.loads(raw)
            message = data["choices"][0]["message"]
            content, refusal = message.get("content"), message.get("refusal")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise _Again("The endpoint's answer is no chat completion.") from None
        used = _used(data, window, str(content or ""))
        if refusal or not isinstance(content, str):
            raise _Again("The model refused to answer." if refusal else "The model's answer is empty.", used=used)
        try:
            parse(content)
        except ReaderError as error:
            raise _Again(str(error), used=used) from None
        return content, used

    def _post(self, data: bytes) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(self._endpoint.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        deadline = time.monotonic() + self._endpoint.timeout
        connection = kind(str(parts.hostname), parts.port, timeout=self._endpoint.timeout)
        headers = {"Content-Type": "application/json", "Accept": "application/json", **self._endpoint.key.header()}
        guard = threading.Timer(self._endpoint.timeout, _cut, (connection,))  # one that sends a letter now and then
        guard.daemon = True
        guard.start()
        try:
            connection.request("POST", parts.path + "/chat/completions", data, headers)
            response = connection.getresponse()
            pieces, size = [], 0
            while piece := response.read1(_PIECE):
                pieces.append(piece)
                size += len(piece)
                left = deadline - time.monotonic()
                if left <= 0 or size > _TOO_LONG:
                    raise _Again("The endpoint took too long." if left <= 0 else "The endpoint's answer has no end.")
                if connection.sock is not None:
                    connection.sock.settimeout(left)
            if response.length:
                raise _Again("The connection was lost in mid-answer.")
            return response.status, {k.lower(): x for k, x in response.getheaders()}, b"".join(pieces)
        except TimeoutError:
            raise _Again("The endpoint took too long.") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() >= deadline:
                raise _Again("The endpoint took too long.") from None
            raise _Again(f"The endpoint cannot be reached ({type(error).__name__}).") from None
        finally:
            guard.cancel()
            connection.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    """End a connection that is being waited for."""
    with contextlib.suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _used(data: Any, window: Window, content: str) -> tuple[int, int]:
    """Tokens as the endpoint counts them; estimated where it does not."""
    usage = data.get("usage") if isinstance(data.get("usage"), dict) else {}
    prompt, answer = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if isinstance(prompt, int) and isinstance(answer, int) and min(prompt, answer) >= 0:
        return prompt, answer
    return window.tokens, tokens(content)


def _seconds(header: str | None) -> float | None:
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None


def _hint(status: int) -> str:
    if status in (401, 403):
        return ": it wants another key."
    if status == 404:
        return ": it knows no such model or address."
    return "." if status < 300 or status >= 400 else ": it points elsewhere, and is not followed."
