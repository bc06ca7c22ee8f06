"""Faults of an endpoint: each report is either wholly read or not at all, and no key is ever seen."""

from __future__ import annotations

import contextlib
import json
import pickle
import socket
import threading
import time
from pathlib import Path

import pytest

from bilateral.errors import BudgetError, ReaderError, SettingsError
from bilateral.llm.endpoint import Secret
from bilateral.llm.endpoint import endpoint as configured
from llm.endpoint_script import Answer, Reply, serving
from llm.made import KEY, good, read, reader, report

GOOD: Reply = lambda body: Answer(good(body))  # noqa: E731
PASSING = {
    "429": Answer(status=429, headers={"Retry-After": "0"}, raw=b"{}"),
    "429 without a time": Answer(status=429, raw=b"slow down"),
    "500": Answer(status=500, raw=b"oops"),
    "503": Answer(status=503, raw=b""),
    "cut connection": Answer("{}", cut=True),
    "lost connection": Answer("{}", drop=True),
    "malformed": Answer('{"names":[],"facts":[{"type":"eve'),
    "no completion": Answer(raw=b'{"id":1}'),
    "no JSON at all": Answer(raw=b"<html>gateway</html>"),
    "wrong form": Answer('{"answer":"none"}'),
    "empty": Answer(""),
    "nothing": Answer(None),
    "repeated": Answer('{"names":[],"facts":[]}{"names":[],"facts":[]}'),
    "another language": Answer("Entschuldigung, das darf ich nicht."),
    "refusal": Answer(None, refusal="I cannot help with that."),
    "prose": Answer("The ministers met on Monday."),
}


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_costs_nothing_but_time(tmp_path: Path, fault: str) -> None:
    """It is asked again, and the report is wholly read."""
    with serving(PASSING[fault], GOOD) as there:
        frames = read(reader(there.url, tmp_path), report())
        assert len(there.bodies) == 2
    assert {f.type for f in frames} == {"event", "agreement", "commitment", "person"}


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_stays_leaves_the_report_unread(tmp_path: Path, fault: str) -> None:
    """Nothing of it is kept; the next run asks again; neither key nor answer stands in the error."""
    with serving(PASSING[fault]) as there:
        by = reader(there.url, tmp_path)
        with pytest.raises(ReaderError) as error:
            read(by, report())
        assert len(there.bodies) == 3
    assert KEY not in str(error.value) and "Monday" not in str(error.value)
    with serving(GOOD) as there:
        assert read(reader(there.url, tmp_path), report())


def test_an_endpoint_that_is_too_slow_is_given_up(tmp_path: Path) -> None:
    """The time for a whole answer is bounded."""
    with serving(Answer("{}", delay=1.0)) as there, pytest.raises(ReaderError, match="too long"):
        read(reader(there.url, tmp_path, timeout=0.2, attempts=1), report())


def test_an_endpoint_that_sends_a_letter_now_and_then_is_given_up_too(tmp_path: Path) -> None:
    """Each letter comes in time, the answer never."""

    def drip(server: socket.socket) -> None:
        connection, _ = server.accept()
        with contextlib.suppress(OSError):
            for letter in b"HTTP/1.1 200 OK" + b" " * 200:
                connection.send(bytes([letter]))
                time.sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=(server,), daemon=True).start()
        started = time.monotonic()
        with pytest.raises(ReaderError, match="too long"):
            read(reader(f"http://127.0.0.1:{server.getsockname()[1]}/v1", tmp_path, timeout=0.4, attempts=1), report())
        assert time.monotonic() - started < 3


@pytest.mark.parametrize("status", [301, 307, 401, 403, 404])
def test_what_asking_again_cannot_help_is_not_asked_again(tmp_path: Path, status: int) -> None:
    """Nor is anything sent to the address that a redirection names."""
    with serving(GOOD) as elsewhere:
        with serving(Answer(status=status, raw=b"", headers={"Location": elsewhere.url})) as there:
            with pytest.raises(ReaderError):
                read(reader(there.url, tmp_path), report())
            assert len(there.bodies) == 1
        assert not elsewhere.bodies


def test_an_endpoint_that_knows_no_schema_is_asked_without(tmp_path: Path) -> None:
    """First json_schema, then json_object, then neither; and so for the rest of the run."""
    with serving(Answer(status=400, raw=b"{}"), Answer(status=400, raw=b"{}"), GOOD) as there:
        by = reader(there.url, tmp_path)
        read(by, report())
        read(by, report(file="b.txt", published="2023-03-16"))
        forms = [b.get("response_format", {}).get("type") for b in there.bodies]
    assert forms == ["json_schema", "json_object", None, None]


def test_what_was_asked_once_is_not_asked_again(tmp_path: Path) -> None:
    """Same text, prompt and model: no call, no cost, the same frames; another model is asked."""
    with serving(GOOD) as there:
        first = reader(there.url, tmp_path)
        frames = read(first, report())
        again = reader(there.url, tmp_path)
        assert read(again, report()) == frames
        assert (len(there.bodies), again.ledger.run.calls, again.ledger.run.cached) == (1, 0, 1)
        assert again.ledger.run.money == 0
    use = first.ledger.reports[report().id]
    assert (use.prompt, use.answer, round(use.money, 6)) == (1000, 500, 0.002)


def test_a_budget_stops_before_it_is_spent_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """No call is made that could cost more than is left."""
    reports = [report(file=f"{i}.txt", published=f"2023-03-{10 + i}") for i in range(6)]
    done: list[str] = []
    with serving(GOOD) as there:
        for _ in range(4):
            by = reader(there.url, tmp_path, budget=0.018)
            for given in reports:
                try:
                    read(by, given)
                    done.append(given.id)
                except BudgetError:
                    continue
            assert by.ledger.run.money <= 0.018
        assert len(there.bodies) == 6
    assert set(done) == {r.id for r in reports}


def test_attempts_that_fail_are_paid_from_the_budget_too(tmp_path: Path) -> None:
    """An endpoint that answers prose for ever takes no more than was set aside."""
    with serving(PASSING["prose"]) as there:
        by = reader(there.url, tmp_path, budget=0.02, attempts=50)
        with pytest.raises(BudgetError):
            read(by, report())
        assert 1 < len(there.bodies) < 10
        assert 0 < by.ledger.run.money <= 0.02


def test_the_key_is_shown_nowhere(tmp_path: Path) -> None:
    """It travels in one header; no repr, no pickle, no file beside the record holds it."""
    with serving(GOOD) as there:
        by = reader(there.url, tmp_path)
        frames = read(by, report())
        assert there.headers[0]["Authorization"] == f"Bearer {KEY}"
        assert KEY not in json.dumps(there.bodies)
    assert KEY not in repr(by.ledger) + str(frames)
    assert all(KEY.encode() not in p.read_bytes() for p in tmp_path.iterdir())
    with pytest.raises(TypeError):
        pickle.dumps(Secret(KEY))


def test_settings_come_from_a_file_and_the_environment(tmp_path: Path) -> None:
    """The environment comes first; a key in the file, an unknown setting or a wrong value is refused."""
    file = tmp_path / "bilateral.toml"
    file.write_text('[model]\nurl = "http://localhost:1/v1/"\nmodel = "m"\nprice_prompt = 1\nkey_variable = "MINE"\n')
    found = configured(file, {"MINE": KEY, "BILATERAL_MODEL_NAME": "other"})
    assert (found.url, found.model, found.price_prompt) == ("http://localhost:1/v1", "other", 1)
    assert found.key.header() == {"Authorization": f"Bearer {KEY}"} and KEY not in repr(found)
    for wrong in (
        'key = "sk"',
        "widow = 3",
        'timeout = "long"',
        "timeout = -1",
        'constrain = "hope"',
        "url = [",
        "attempts = true",
    ):
        file.write_text(f'[model]\nurl = "http://localhost:1/v1"\nmodel = "m"\n{wrong}\n')
        with pytest.raises(SettingsError):
            configured(file, {})
    for address in ("localhost:1", "ftp://x/v1", "http://u:p@x/v1", "http://x/v1?a=b"):
        with pytest.raises(SettingsError):
            configured(None, {"BILATERAL_MODEL_ENDPOINT": address, "BILATERAL_MODEL_NAME": "m"})
    with pytest.raises(SettingsError, match="No url"):
        configured(None, {})
