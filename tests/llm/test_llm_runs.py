"""Whole runs: the command line, batches, budgets, a run that is killed, and what the record says of its readers."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bilateral import Record
from bilateral.cli.main import app
from bilateral.export import export_record
from llm.endpoint_script import Answer, Script, serving
from llm.made import KEY, TEXT, good

GOOD = lambda body: Answer(good(body))  # noqa: E731


def reports(folder: Path, count: int = 3) -> Path:
    """A folder of reports of different weeks."""
    there = folder / "reports"
    there.mkdir()
    for i in range(count):
        (there / f"{i}.txt").write_text(f"Published: {10 + i} March 2023\n\n{TEXT}", "utf-8")
    return there


def run(script: Script, *words: str | Path, model: str = "scripted") -> Result:
    """Run a command with the scripted endpoint in the environment."""
    environment = {"BILATERAL_MODEL_ENDPOINT": script.url, "BILATERAL_MODEL_NAME": model, "BILATERAL_MODEL_KEY": KEY}
    return CliRunner(env=environment).invoke(app, [str(word) for word in words])


def exported(record: Path) -> str:
    """The record as JSON Lines."""
    with Record.open(record) as book:
        assert not book.verify()
        return "".join(export_record(book, "jsonl"))


@pytest.mark.parametrize("reader", ["model", "both"])
def test_a_run_reads_tells_its_account_and_is_free_the_second_time(tmp_path: Path, reader: str) -> None:
    """Calls, tokens, quotes are told; items name their readers; no file holds the key."""
    there, record = reports(tmp_path), tmp_path / "r.db"
    with serving(GOOD) as script:
        done = run(script, "read", there, "--record", record, "--reader", reader)
        assert done.exit_code == 0, done.output
        told = " ".join(done.stderr.split())
        assert "3 calls, 0 answers kept from before, 3000 + 1500 tokens" in told
        first = exported(record)
        again = run(script, "read", there, "--record", record, "--reader", reader, "--again")
        assert "0 calls, 3 answers kept from before" in " ".join(again.stderr.split())
        assert exported(record) == first
    items = [json.loads(line) for line in first.splitlines()]
    ways = [{way["reader"] for way in item.get("readers", ())} for item in items if item["type"] == "event"]
    assert {reader} in ways and (reader == "both" or all(way == {reader} for way in ways))
    assert KEY not in first and all(KEY.encode() not in p.read_bytes() for p in tmp_path.iterdir() if p.is_file())


def test_the_grammar_alone_leaves_no_trace_of_another(tmp_path: Path) -> None:
    """Nothing is asked, and no item has a field more than before."""
    there, record = reports(tmp_path), tmp_path / "r.db"
    with serving(GOOD) as script:
        assert run(script, "read", there, "--record", record).exit_code == 0
        assert not script.bodies
    assert '"readers"' not in exported(record)
    assert not (tmp_path / "r.db.answers").exists()


def test_a_report_is_read_or_listed_and_the_next_run_reads_the_rest(tmp_path: Path) -> None:
    """One fault that stays among good answers."""
    there, record = reports(tmp_path), tmp_path / "r.db"
    with serving(GOOD, Answer(status=401, raw=b""), GOOD) as script:
        done = run(script, "read", there, "--record", record, "--reader", "model")
        assert "2 read" in done.stderr and "1 not read" in done.stderr and "not answered" in done.stderr
        with Record.open(record) as book:
            assert [u.reason for u in book.unread()] == ["not_answered"]
            assert len(book.store.report_ids()) == 2
        done = run(script, "read", there, "--record", record, "--reader", "model")
        assert "1 read" in done.stderr and "2 known already" in done.stderr
        with Record.open(record) as book:
            assert not list(book.unread())


def test_a_budget_stops_cleanly_and_an_estimate_asks_nothing(tmp_path: Path) -> None:
    """With prices in a file; two runs read all."""
    there, record, config = reports(tmp_path), tmp_path / "r.db", tmp_path / "m.toml"
    config.write_text("[model]\nprice_prompt = 1.0\nprice_answer = 2.0\nmax_answer = 1000\n")
    words = ("read", there, "--record", record, "--reader", "model", "--model-config", config)
    with serving(GOOD) as script:
        done = run(script, *words, "--dry-run")
        assert done.exit_code == 0 and "3 calls" in done.stderr and "USD" in done.stderr
        assert not script.bodies and not record.exists()
        done = run(script, *words, "--budget", "0.006")
        assert "budget of" in done.stderr and 0 < len(script.bodies) < 3
        run(script, *words, "--budget", "0.006")
    assert exported(record).count('"type": "report"') + exported(record).count('"type":"report"') == 3


def test_batches_come_back_in_any_order_some_missing_some_broken(tmp_path: Path) -> None:
    """What is answered is read, the rest waits; the record is that of a run that asked."""
    there, record, requests = reports(tmp_path, 4), tmp_path / "r.db", tmp_path / "requests.jsonl"
    with serving(GOOD) as script:
        assert run(script, "model", "prompts", there, "--record", record, "--output", requests).exit_code == 0
        assert not script.bodies
        lines = [json.loads(line) for line in requests.read_text("utf-8").splitlines()]
        assert {(x["method"], x["url"], x["body"]["model"]) for x in lines} == {
            ("POST", "/v1/chat/completions", "scripted")
        }
        assert len({x["custom_id"] for x in lines}) == 4 and KEY not in requests.read_text("utf-8")
        replies = [_reply(x["custom_id"], good(x["body"])) for x in lines]
        random.Random(3).shuffle(replies)
        expired = {"custom_id": lines[1]["custom_id"], "error": {"code": "expired"}, "response": None}
        prose = _reply(lines[0]["custom_id"], "I would rather not.")
        broken = [prose, "{not json", "[]", _reply("r-0.0.0", "{}"), json.dumps(expired)]
        answers = tmp_path / "responses.jsonl"
        answers.write_text("\n".join([*broken, *replies[:2]]), "utf-8")
        done = run(script, "model", "answers", answers, "--record", record)
        assert "2 answers taken, 2 reports read, 2 wait on" in done.stderr, done.output
        assert done.stderr.count("of no use") >= 3
        answers.write_text("\n".join(replies[2:]), "utf-8")
        done = run(script, "model", "answers", answers, "--record", record)
        assert "2 reports read, 0 wait on" in done.stderr
        direct = tmp_path / "direct.db"
        run(script, "read", there, "--record", direct, "--reader", "model")
        assert exported(direct) == exported(record)


def _reply(name: str, content: str) -> str:
    body = {
        "choices": [{"message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 5, "completion_tokens": 5},
    }
    return json.dumps({"custom_id": name, "response": {"status_code": 200, "body": body}, "error": None})


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """Answers that had come are not asked again; the record in the end is that of a run in one go."""
    there, record = reports(tmp_path, 6), tmp_path / "r.db"
    slow = lambda body: Answer(good(body), delay=0.25)  # noqa: E731
    with serving(slow) as script:
        environment = {
            **os.environ, "BILATERAL_MODEL_ENDPOINT": script.url, "BILATERAL_MODEL_NAME": "scripted",
        }  # fmt: skip
        words = [
            sys.executable,
            "-m",
            "bilateral.cli",
            "read",
            str(there),
            "--record",
            str(record),
            "--reader",
            "model",
        ]
        process = subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while len(script.bodies) < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.kill()
        process.wait()
        asked = len(script.bodies)
        assert 3 <= asked < 6
        done = run(script, "read", there, "--record", record, "--reader", "model")
        assert done.exit_code == 0
        assert len(script.bodies) <= 10  # the four that were under way may be asked again
        whole = tmp_path / "whole.db"
        run(script, "read", there, "--record", whole, "--reader", "model")
    assert exported(record) == exported(whole)


def test_contradictions_between_readers_are_conflicts_for_review(tmp_path: Path) -> None:
    """The model puts the talks on another day of the report than the grammar: both values are shown."""
    text = TEXT.replace("on Monday.", "on Monday. A film was shown on Tuesday.")
    there = tmp_path / "a.txt"
    there.write_text("Published: 15 March 2023\n\n" + text, "utf-8")

    def reply(body: dict[str, object]) -> Answer:
        data = json.loads(good(body))
        data["facts"][0]["date"].update(p=data["facts"][0]["q"][0]["p"] + 1, w="Tuesday", en="Tuesday")
        return Answer(json.dumps(data))

    record = tmp_path / "r.db"
    with serving(reply) as script:
        done = run(script, "read", there, "--record", record, "--reader", "both")
        assert done.exit_code == 0
        compared = run(script, "compare-readers", there, "--record", record)
    items = [json.loads(line) for line in exported(record).splitlines()]
    (conflict,) = [i for i in items if i["type"] == "conflict"]
    assert conflict["field"] == "date" and [v["value"] for v in conflict["values"]] == ["2023-03-13", "2023-03-14"]
    assert "They contradict each other: event meeting, date (1)" in compared.stdout
    assert "1 reports read by both" in compared.stdout


@pytest.mark.parametrize("words", [("--reader", "oracle"), ("--dry-run",), ("--reader", "model", "--budget", "-1")])
def test_what_cannot_be_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Before anything is asked."""
    with serving(GOOD) as script:
        done = run(script, "read", reports(tmp_path), "--record", tmp_path / "r.db", *words)
        assert done.exit_code == 2 and not script.bodies
