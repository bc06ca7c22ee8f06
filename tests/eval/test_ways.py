"""The experiment's own parts: clauses of a parse, the classifier, and that nothing stays wrapped."""

from __future__ import annotations

from bilateral.frames import events
from eval import ways
from eval.ways import WAYS, Sample, Token


def parse(*words: tuple[str, int, str]) -> list[Token]:
    """A parse of words with one space between them; the relations `V…` are those of verbs."""
    out, at = [], 0
    for word, head, relation in words:
        out.append(Token(at, at + len(word), head, relation.removeprefix("V "), relation.startswith("V ")))
        at += len(word) + 1
    return out


# "Ann flew home and met Bob , who thanked Cid"
TOKENS = parse(
    ("Ann", 1, "nsubj"), ("flew", 1, "V ROOT"), ("home", 1, "advmod"), ("and", 1, "cc"), ("met", 1, "V conj"),
    ("Bob", 4, "dobj"), (",", 5, "punct"), ("who", 8, "nsubj"), ("thanked", 5, "V relcl"), ("Cid", 8, "dobj"),
)  # fmt: skip


def span(number: int) -> tuple[int, int]:
    """Where a word stands."""
    return TOKENS[number].start, TOKENS[number].end


def test_a_clause_ends_where_another_verb_opens_one() -> None:
    """Each word belongs to the nearest verb that opens a clause."""
    assert ways.clauses(TOKENS) == [1, 1, 1, 1, 4, 4, 4, 8, 8, 8]
    assert ways.anchor(TOKENS, TOKENS[4].start, TOKENS[5].end) == 4
    assert ways.anchor(TOKENS, 900, 901) is None


def test_a_clause_may_borrow_a_subject_or_the_noun_it_describes() -> None:
    """Ann met Bob, and Bob thanked Cid, where borrowing is allowed; Ann thanked nobody in either case."""
    for shared in (False, True):
        assert ways.in_one_clause(TOKENS, span(4), [span(5)], shared)
        assert ways.in_one_clause(TOKENS, span(4), [span(0)], shared) is shared
        assert ways.in_one_clause(TOKENS, span(8), [span(5), span(9)], shared) is shared
        assert not ways.in_one_clause(TOKENS, span(8), [span(0)], shared)


def test_the_classifier_learns_and_is_asked_about_unseen_patterns_only() -> None:
    """What will or did not happen is told from what did."""
    told = [
        (f"{who} {does} {whom}", does in ("met", "received"), who)
        for who in ("a in p", "a", "the a", "on d a", "this a")
        for whom in ("a", "a in p", "his k")
        for does in ("met", "received", "will meet", "did not receive")
    ]
    samples = [Sample(*each) for each in told]
    judge = ways.Classifier(samples)
    assert judge("yesterday a met a") > 0.5 > judge("yesterday a will meet a")
    assert ways.accuracy(samples) > 0.9


def test_nothing_stays_wrapped() -> None:
    """After a way has run, the package reads as before."""
    before = events.read
    changes = WAYS["B"]()
    with ways.wrapped(changes):
        assert events.read is not before
    assert events.read is before
    assert WAYS["A"]() == ()
