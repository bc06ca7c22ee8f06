"""Several calls at once: the same record, the same account, no call that could not be paid."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from bilateral import Record
from llm.endpoint_script import Answer, serving
from llm.made import good
from llm.test_llm_runs import exported, reports, run


class Busy:
    """A reply that takes a while, and counts how many are given at once."""

    def __init__(self, delay: float = 0.1) -> None:
        """Nobody is served yet."""
        self.now = self.most = 0
        self._lock, self._delay = threading.Lock(), delay

    def __call__(self, body: dict[str, Any]) -> Answer:
        """The right answer, after a while."""
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self._delay)
        with self._lock:
            self.now -= 1
        return Answer(good(body))


def config(folder: Path, at_once: int, **more: float) -> Path:
    """A settings file."""
    there = folder / f"{at_once}.toml"
    lines = [f"{name} = {value}" for name, value in {"at_once": at_once, **more}.items()]
    there.write_text("[model]\n" + "\n".join(lines) + "\n", "utf-8")
    return there


@pytest.mark.parametrize("reader", ["model", "both"])
def test_the_record_is_the_same_however_many_are_asked_at_once(tmp_path: Path, reader: str) -> None:
    """One by one, and three at a time, and what a second run needs: nothing."""
    there, records, most = reports(tmp_path, 7), [], []
    for at_once in (1, 3):
        record, busy = tmp_path / f"{at_once}.db", Busy()
        words = ("read", there, "--record", record, "--reader", reader, "--model-config", config(tmp_path, at_once))
        with serving(busy) as script:
            done = run(script, *words)
            assert "7 calls, 0 answers kept from before, 7000 + 3500 tokens" in " ".join(done.stderr.split())
            run(script, *words, "--again")
            assert len(script.bodies) == 7
        records.append(exported(record))
        most.append(busy.most)
    assert records[0] == records[1]
    assert most[0] == 1 and 1 < most[1] <= 3


def test_no_budget_is_passed_by_calls_under_way(tmp_path: Path) -> None:
    """As far as the money surely goes, and the next runs read the rest; the account never passes the budget."""
    there, record = reports(tmp_path, 6), tmp_path / "r.db"
    words = (
        "read", there, "--record", record, "--reader", "model", "--model-config",
        config(tmp_path, 4, price_prompt=1.0, price_answer=2.0, max_answer=1000),
    )  # fmt: skip
    with serving(Busy(0.02)) as script:  # a call costs 0.002, and may cost about 0.004
        done = run(script, *words, "--budget", "0.0065")
        told = " ".join(done.stderr.split())
        assert 1 <= len(script.bodies) <= 3 and "leaves no money" in told
        for _ in range(5):
            run(script, *words, "--budget", "0.0065")
        assert len(script.bodies) == 6
    with Record.open(record) as book:
        assert len(book.store.report_ids()) == 6 and not list(book.unread())


def test_what_failed_is_listed_once_and_not_asked_again_in_the_run(tmp_path: Path) -> None:
    """The attempts of a call count once, whoever makes them."""
    there, record = reports(tmp_path, 3), tmp_path / "r.db"

    def reply(body: dict[str, Any]) -> Answer:
        return Answer(status=500, raw=b"") if "2023-03-11" in str(body["messages"][1]) else Answer(good(body))

    words = (
        "read", there, "--record", record, "--reader", "model", "--model-config",
        config(tmp_path, 3, attempts=2, longest_wait=0.01),
    )  # fmt: skip
    with serving(reply) as script:
        done = run(script, *words)
        assert "2 read" in done.stderr and "1 not read" in done.stderr
        assert len(script.bodies) == 4 and sum("2023-03-11" in str(b["messages"][1]) for b in script.bodies) == 2
