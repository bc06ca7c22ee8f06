"""A scripted OpenAI-compatible server on loopback: it answers what a test tells it to, and keeps what it was sent."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], "Answer"]


@dataclass
class Answer:
    """What the server sends back: a status, a body, and what goes wrong on the way."""

    content: str | None = None
    status: int = 200
    raw: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    refusal: str | None = None
    cut: bool = False
    drop: bool = False
    delay: float = 0.0

    def body(self) -> bytes:
        """The bytes of a chat completion."""
        if self.raw is not None:
            return self.raw
        message = {"role": "assistant", "content": self.content, "refusal": self.refusal}
        data = {
            "choices": [{"index": 0, "message": message}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 500},
        }
        return json.dumps(data).encode()


class Script:
    """A server's script and memory."""

    def __init__(self, reply: Reply) -> None:
        """Answer every request by a function of its body."""
        self.reply = reply
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""


@contextmanager
def serving(*answers: Answer | Reply) -> Iterator[Script]:
    """A server that gives these answers one after the other, the last one for ever."""
    turn = iter(range(10**9))

    def reply(body: dict[str, Any]) -> Answer:
        chosen = answers[min(next(turn), len(answers) - 1)]
        return chosen if isinstance(chosen, Answer) else chosen(body)

    script = Script(reply)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(script))
    server.daemon_threads = True
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()


def _handler(script: Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.bodies.append(body)
            script.headers.append(dict(self.headers.items()))
            answer = script.reply(body)
            time.sleep(answer.delay)
            if answer.drop:
                self.connection.close()
                return
            data = answer.body()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(data)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if answer.cut else data)

        def log_message(self, *args: object) -> None:
            pass

    return Handler
