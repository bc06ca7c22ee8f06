"""Time and memory to bring synthetic reports together, with planted truth; and what one more report costs.

    python bench/scale.py [1000 10000 100000] [--database FILE]

The generator plants happenings between pairs of states, persons who take part, agreements and promises, tells each
happening in one to five reports (some of them reprints, some in another script, some without a date), and writes down
which report tells of which. Frames are made directly, as reading would give them: reading is measured elsewhere. Each
size is a process of its own. What one more report costs is computing time: median, mean and worst of some thirty.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, combinations
from pathlib import Path
from statistics import fmean, median

from bilateral.merge import block_of
from bilateral.model import Frame, Page, Passage, Reading, Report, report_id
from bilateral.model.frame import Actor, Office
from bilateral.reconcile import reconcile
from bilateral.record import Record

PER_HAPPENING = 2.5
ADDED = 31
START = dt.date(2000, 1, 3)
STATES = ["".join(p) for p in combinations("ABCDEFGHIJKLMNOPQRST", 3)]
AREAS = ("defence", "energy", "trade", "education", "culture", "transport", "health", "space", "tourism", "law")
ONSETS = ("b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st", "kr")
RIMES = ("a", "e", "i", "o", "u", "an", "en", "ir", "ol", "us", "ak", "et")
CYRILLIC = dict(zip("abdegiklmnoprstuvz", "абдегиклмнопрстувз", strict=True))


@dataclass(frozen=True, slots=True)
class Someone:
    """A planted person."""

    name: str
    party: str
    office: str

    def spelt(self, chance: random.Random) -> str:
        """The name as one report writes it: now and then in Cyrillic."""
        if chance.random() < 0.2:
            return "".join(CYRILLIC[c.lower()].upper() if c.isupper() else CYRILLIC.get(c, c) for c in self.name)
        return self.name


@dataclass(slots=True)
class World:
    """What is planted, and what each report tells of.

    Attributes:
        events: (report, frame id) → number of the happening.
        people: (report, name there) → the person's own name and state.
    """

    events: dict[tuple[str, str], int] = field(default_factory=dict)
    people: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def word(chance: random.Random, syllables: int) -> str:
    """A name that no list holds."""
    return "".join(chance.choice(ONSETS) + chance.choice(RIMES) for _ in range(syllables)).capitalize()


def cast_of(seed: int, states: int) -> dict[str, list[Someone]]:
    """Twelve persons for each state."""
    chance = random.Random(seed)
    offices = ("President", "Prime Minister", "Minister of Foreign Affairs", "Minister of Defence", "Minister of Trade")
    return {
        state: [Someone(f"{word(chance, 2)} {word(chance, 3)}", state, offices[i % len(offices)]) for i in range(12)]
        for state in STATES[:states]
    }


def sentences(chance: random.Random, count: int) -> list[str]:
    """Sentences of words that no language has."""
    return [" ".join(word(chance, 2).lower() for _ in range(chance.randint(12, 24))) + "." for _ in range(count)]


def stage(count: int, seed: int = 5) -> tuple[dict[str, list[Someone]], list[tuple[str, str]], list[float]]:
    """Who is there to be told of: the persons of each state, the pairs of states, how often each pair is told of.

    The number of pairs grows with that of the reports, as it does for whoever follows more of the world; the first
    pairs get the most.

    Args:
        count: how many reports.
        seed: of the random numbers.

    Returns:
        State → persons; pairs; their weights.
    """
    states = min(len(STATES), max(6, round((2 * count / 60) ** 0.5)))
    pairs = list(combinations(STATES[:states], 2))
    return cast_of(seed, states), pairs, [1 / (10 + i) for i in range(len(pairs))]


def readings(count: int, world: World, seed: int = 5) -> Iterator[Reading]:
    """Synthetic readings.

    Args:
        count: how many reports.
        world: where the truth is written down.
        seed: of the random numbers.

    Yields:
        Readings.
    """
    cast, pairs, weights = stage(count, seed)
    chance = random.Random(seed + count)
    made = 0
    number = 0
    while made < count:
        number += 1
        pair = chance.choices(pairs, weights)[0]
        for reading in happening(number, pair, cast, chance, world):
            if made < count:
                made += 1
                yield reading


def happening(
    number: int, pair: tuple[str, str], cast: dict[str, list[Someone]], chance: random.Random, world: World
) -> Iterator[Reading]:
    """The reports of one happening."""
    day = START + dt.timedelta(days=chance.randrange(3650))
    kind = chance.choice(("meeting", "meeting", "visit", "session", "signing"))
    host, guest = chance.choice(cast[pair[0]]), chance.choice(cast[pair[1]])
    told = sentences(chance, 8)
    for copy in range(min(5, 1 + int(chance.expovariate(1 / (PER_HAPPENING - 1))))):
        reprinted = copy and chance.random() < 0.4
        text = told if reprinted else sentences(chance, 8)
        yield one_report(number, (kind, day, pair), (host, guest), text, chance, world)


def one_report(
    number: int,
    what: tuple[str, dt.date, tuple[str, str]],
    people: tuple[Someone, Someone],
    told: list[str],
    chance: random.Random,
    world: World,
) -> Reading:
    """One report of a happening, read."""
    kind, day, pair = what
    spelt = [p.spelt(chance) for p in people]
    lead = f"{number} {chance.random()} {people[0].office} {spelt[0]} and {people[1].office} {spelt[1]}."
    text = " ".join([lead, *told])
    id_ = report_id(text, "", None)
    published = str(day + dt.timedelta(days=chance.randrange(3)))
    passages, start = [], 0
    for index, sentence in enumerate([lead, *told]):
        passages.append(Passage(index, start, start + len(sentence), "en", "body", False, 0))
        start += len(sentence) + 1
    span = (0, len(lead))
    actors = []
    frames = []
    for role, someone, name in zip(("host", "guest"), people, spelt, strict=True):
        at = lead.index(name)
        office = (Office(someone.office, None, someone.party, "minister"),) if chance.random() < 0.8 else ()
        actor = Actor("person", name, name, at, at + len(name), someone.party, office, role)
        actors.append(actor)
        world.people[(id_, name)] = (someone.name, someone.party)
        frames.append(
            Frame(f"f-{id_}-{role}", id_, at, at + len(name), "person", parties=(someone.party,), actors=(actor,))
        )
    dated = chance.random() < 0.8
    event = Frame(
        f"f-{id_}-e", id_, *span, "event", kind, "held", str(day) if dated else None, "stated" if dated else "none",
        parties=pair, actors=tuple(actors), areas=(chance.choice(AREAS),), language="en",
    )  # fmt: skip
    world.events[(id_, event.id)] = number
    promised = chance.choice(AREAS)
    promise = Frame(
        f"f-{id_}-c", id_, *span, "commitment", status="agreed", date=str(day), parties=pair, areas=(promised,),
        what=f"cooperate in {promised} with {word(random.Random(number), 2)}", language="en",
    )  # fmt: skip
    report = Report(id_, text, f"{id_}.txt", f"{id_}.txt", published=published, language="en")
    return Reading(report, Page(()), tuple(passages), (*frames, event, promise))


def b_cubed(found: Iterable[Iterable[object]], truth: dict[object, object]) -> float:
    """B³ F1 (Bagga and Baldwin 1998): for each mention, how much of its cluster is its own, and the other way.

    Args:
        found: clusters of mentions.
        truth: mention → what it truly is.

    Returns:
        0 to 1.
    """
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for cluster in found:
        members = [m for m in cluster if m in truth]
        kinds = Counter(truth[m] for m in members)
        for kind, hits in kinds.items():
            precision += hits * hits / len(members)
            recall += hits * hits / sizes[kind]
    total = len(truth)
    precision, recall = precision / total, recall / total
    return 2 * precision * recall / (precision + recall)


def measure(count: int, file: Path) -> dict[str, float]:
    """Bring `count` reports together, then one more at a time."""
    world = World()
    with Record.open(file, create=True) as record:
        store = record.store
        for reading in readings(count, world):
            store.put_reading(reading, "", block_of)
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        started, cpu = time.perf_counter(), time.process_time()
        reconcile(store)
        seconds, used = time.perf_counter() - started, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        events = defaultdict(list)
        for item in record.items("event"):
            for piece in item.evidence:
                events[item.id].append((piece.report, f"f-{piece.report}-e"))
        persons: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for report in store.report_ids():
            for name, person in store.names.persons_in(report).items():
                persons[person].append((report, name))
        scores = b_cubed(events.values(), dict(world.events)), b_cubed(persons.values(), dict(world.people))
        added = []
        for reading in further(count, ADDED):
            begun = time.process_time()
            store.put_reading(reading, "", block_of)
            reconcile(store)
            added.append(time.process_time() - begun)
    return {
        "reports": count, "seconds": seconds, "cpu": used, "before": base, "peak": peak, "events": scores[0],
        "people": scores[1], "add": median(added), "mean": fmean(added), "worst": max(added),
    }  # fmt: skip


def further(count: int, more: int) -> Iterator[Reading]:
    """Reports to come after `count` others: of pairs as often told of as those others, so that few stand for many.

    Args:
        count: how many reports there are.
        more: how many are to come.

    Yields:
        Readings, each of another happening.
    """
    cast, pairs, weights = stage(count)
    chance = random.Random(count)
    sums = list(accumulate(weights))
    places = [(i + 0.5) / more * sums[-1] for i in range(more)]
    chance.shuffle(places)
    for number, place in enumerate(places):
        yield next(happening(10**9 + number, pairs[bisect(sums, place)], cast, chance, World()))


def main() -> None:
    """Measure each size in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description="Time and memory to bring synthetic reports together.")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000, 100_000])
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        with tempfile.TemporaryDirectory() as scratch:
            print(json.dumps(measure(args.sizes[0], Path(scratch) / "r.db")))
        return
    titles = f"{'reports':>8}{'seconds':>9}{'cpu s':>8}{'peak MB':>9}{'events B³':>11}{'people B³':>11}"
    print(f"{titles}{'one more s':>12}{'mean s':>9}{'worst s':>9}")
    for size in args.sizes:
        command = [sys.executable, __file__, str(size), "--worker"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        row = json.loads(done.stdout)
        print(
            f"{row['reports']:8}{row['seconds']:9.1f}{row['cpu']:8.1f}{row['peak']:9.0f}{row['events']:11.3f}"
            f"{row['people']:11.3f}{row['add']:12.3f}{row['mean']:9.3f}{row['worst']:9.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
