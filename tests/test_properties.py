"""The promises: exact quotes, the same record from any order, one bad report stops nothing."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral.load import load
from bilateral.model import READ_ROLES, Report
from bilateral.pipeline import read_one
from bilateral.record import Record
from promises import SAMPLES, Line, export_of, exported, frames, keep, lines, report, sentences

CALM = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SHAPES = ("{}\n\n{}", "{} {}", "{}\n{}", "{}\r\n\r\n{}", "{}  {}")


def mixture() -> st.SearchStrategy[str]:
    """Sentences of the sample reports in any order, glued in any way, in one language or in two, perhaps cut off."""
    languages = st.sampled_from((("en",), ("vi",), ("en", "vi")))

    def of(codes: tuple[str, ...]) -> st.SearchStrategy[str]:
        pool = [s for code in codes for s in sentences(code)]
        parts = st.lists(st.sampled_from(pool), min_size=1, max_size=9)
        return st.tuples(parts, st.sampled_from(SHAPES), st.integers(0, 12)).map(glue)

    def glue(drawn: tuple[list[str], str, int]) -> str:
        parts, shape, lost = drawn
        text = parts[0]
        for part in parts[1:]:
            text = shape.format(text, part)
        return text[: len(text) - lost] if lost > 6 else text

    return languages.flatmap(of)


def assert_quotes_are_exact(found: list[Line], texts: dict[str, str]) -> None:
    """Every fact has evidence, and every quote is the text between its offsets."""
    file = {line["id"]: line["file"] for line in found if line["type"] == "report"}
    for line in found:
        if line["type"] == "report":
            continue
        assert line["evidence"], line
        for piece in line["evidence"]:
            assert piece["quote"] == texts[file[piece["report"]]][piece["start"] : piece["end"]], line
            assert piece["quote"].strip(), line


def test_every_quote_of_the_sample_record_is_exact(tmp_path: Path) -> None:
    """Over the sample reports: quotes against the texts as this test loads them, then the record's own proof."""
    keep(tmp_path / "r.db", [SAMPLES])
    texts = {found.file: found.text for found in load([str(SAMPLES)]) if isinstance(found, Report)}
    found = lines(exported(tmp_path / "r.db"))
    assert_quotes_are_exact(found, texts)
    assert {"event", "agreement", "commitment", "mechanism", "position", "person", "relationship"} <= {
        line["type"] for line in found
    }
    with Record.open(tmp_path / "r.db") as record:
        assert record.verify() == []


@settings(CALM, max_examples=60)
@given(text=mixture(), published=st.sampled_from((None, "2023-03-15", "1999", "XXXX-02-29")))
def test_frames_of_any_mixture_stand_in_their_passages(text: str, published: str | None) -> None:
    """A frame's words lie within one passage that is read, never in furniture, and are not empty."""
    reading = read_one(report(text, published))
    spans = [(p.start, p.end) for p in reading.passages if p.role in READ_ROLES]
    for frame in reading.frames:
        assert any(a <= frame.start < frame.end <= b for a, b in spans), frame
        assert text[frame.start : frame.end].strip()


@settings(CALM, max_examples=25)
@given(texts=st.lists(mixture(), min_size=1, max_size=3, unique=True))
def test_every_quote_of_any_mixture_is_exact(texts: list[str]) -> None:
    """Whatever the sentences and however they are glued, the record quotes them to the character."""
    named = {f"{number}.txt": text for number, text in enumerate(texts)}
    _, found = export_of(named)
    assert_quotes_are_exact(found, named)


@settings(CALM, max_examples=60)
@given(text=st.text(max_size=300) | st.lists(mixture(), max_size=4).map("\x0b".join))
def test_no_text_makes_the_reader_fall(text: str) -> None:
    """Odd characters, controls, half words: whatever comes is read, or gives nothing."""
    for frame in frames(text):
        assert 0 <= frame.start < frame.end <= len(text)


@pytest.mark.parametrize("seed", range(10))
def test_the_same_reports_in_any_order_give_the_same_bytes(seed: int, tmp_path: Path, sample_export: str) -> None:
    """Ten random orders, in batches of random sizes, some reports repeated: the same export, byte for byte."""
    chance = random.Random(seed)
    paths = sorted(SAMPLES.iterdir())
    paths += chance.sample(paths, 5)
    chance.shuffle(paths)
    while paths:
        size = chance.randint(1, len(paths))
        keep(tmp_path / "r.db", paths[:size])
        paths = paths[size:]
    assert exported(tmp_path / "r.db") == sample_export


def test_one_by_one_gives_the_same_bytes(tmp_path: Path, sample_export: str) -> None:
    """Each report in a run of its own, the last one first; then all of them once more."""
    for path in sorted(SAMPLES.iterdir(), reverse=True):
        keep(tmp_path / "r.db", [path])
    assert exported(tmp_path / "r.db") == sample_export
    assert keep(tmp_path / "r.db", [SAMPLES]).change.empty
    assert exported(tmp_path / "r.db") == sample_export


def test_the_order_of_a_feed_does_not_matter(tmp_path: Path) -> None:
    """The lines of one file in any order are the same reports."""
    rows = (SAMPLES / "2024-wire.jsonl").read_text("utf-8").splitlines()
    exports = set()
    for seed in range(4):
        random.Random(seed).shuffle(rows)
        feed = tmp_path / str(seed) / "wire.jsonl"
        feed.parent.mkdir()
        feed.write_text("\n".join(rows), "utf-8")
        keep(tmp_path / f"{seed}.db", [feed])
        exports.add(exported(tmp_path / f"{seed}.db"))
    assert len(exports) == 1


@pytest.fixture(scope="module")
def sample_export(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of the sample reports, read in one batch."""
    record = tmp_path_factory.mktemp("sample") / "r.db"
    keep(record, [SAMPLES])
    return exported(record)


@settings(CALM, max_examples=15)
@given(junk=st.lists(st.binary(max_size=200), min_size=1, max_size=4), seed=st.integers(0, 3))
def test_bad_inputs_stop_nothing_and_change_no_fact(junk: list[bytes], seed: int) -> None:
    """Among broken files the good ones give what they give alone; every input is read or listed, none is lost."""
    chance = random.Random(seed)
    good = {path.name: path.read_bytes() for path in chance.sample(sorted(SAMPLES.glob("2023-0*.txt")), 3)}
    alone = _facts(good)
    endings = (".txt", ".html", ".jsonl", ".md", "", ".doc")
    bad = {f"{n:02}-bad{chance.choice(endings)}": content for n, content in enumerate(junk)}
    assert _facts({**bad, **good}) == alone


def _facts(files: dict[str, bytes]) -> list[str]:
    """The facts of some files, as text; each input is accounted for."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        summary = keep(Path(scratch) / "r.db", [folder])
        found = lines(exported(Path(scratch) / "r.db"))
    assert summary.read + len(summary.unread) >= len(files)
    return [json.dumps(line, sort_keys=True) for line in found if line["type"] != "report"]
