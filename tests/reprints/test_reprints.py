"""Reprints: planted copies are found, chance likeness is not, and the order of the reports never matters."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.reprints import Index, Share, find, independent_count, witnesses

WIRE = [
    "The defence ministers of Norland and Sudland held talks in the port town of Evenstad on Tuesday morning.",
    "They signed a plan of cooperation for three years that covers training, cyber security and medical research.",
    "The host said that both armies would hold a joint exercise in the northern mountains next autumn.",
    "The guest invited his colleague to visit the capital of Sudland before the end of the year.",
    "Later that day the delegation laid a wreath at the monument to the sailors of the old fleet.",
]
OTHER = [
    "Farmers in the southern province harvested a record crop of winter wheat despite the long drought this spring.",
    "The ministry of agriculture expects that prices will stay stable until the first snow falls in the hills.",
    "Exports through the river harbours rose by a fifth after the new locks had been opened to heavy barges.",
    "Experts warned that the old railway bridges need repair before the next season of floods begins.",
]
HAN = [
    "北国与南国国防部长星期二上午在海港城市埃文举行会谈，双方就地区和国际问题交换了意见。",
    "双方签署了为期三年的合作计划，内容包括人员培训、网络安全和医学研究等领域。",
    "东道主表示，两国军队将于明年秋天在北部山区举行联合演习，并邀请观察员参加。",
]


def shares(found: dict[str, tuple[Share, ...]], one: str, other: str) -> float:
    """How much of one report stands in the other, 0 where they are not a pair."""
    return next((s.share for s in found[one] if s.report == other), 0.0)


def test_whole_copy_with_other_headline_and_case() -> None:
    """A copy under another headline, in other case and punctuation, is wholly found, in both directions."""
    copy = ["Generals meet at the sea and smile for many photographers", *(p.upper().replace(",", " –") for p in WIRE)]
    found = find([("a", WIRE), ("b", copy), ("c", OTHER)])
    assert shares(found, "a", "b") == 1.0
    assert 0.8 < shares(found, "b", "a") < 1.0
    assert found["b"][0].passages == (1, 2, 3, 4, 5)
    assert found["c"] == ()


def test_partial_copy_inside_a_longer_report() -> None:
    """Two lifted sentences in a longer foreign report are found once they are a third of the smaller report."""
    found = find([("a", WIRE), ("b", [*OTHER, *WIRE[1:3]])])
    assert 0.3 <= shares(found, "a", "b") < 0.5
    assert found["a"][0].passages == (1, 2)
    assert found["b"][0].passages == (4, 5)


def test_one_lifted_sentence_is_not_listed() -> None:
    """One sentence of five is below the threshold: quoting is not reprinting."""
    assert find([("a", WIRE), ("b", [*OTHER, WIRE[1]])])["a"] == ()


def test_light_edits() -> None:
    """One word in ten changed leaves every passage recognised."""
    edited = [p.replace("talks", "a meeting").replace("both", "the two").replace("joint", "common") for p in WIRE]
    assert shares(find([("a", WIRE), ("b", edited)]), "a", "b") == 1.0


def test_other_sentence_bounds() -> None:
    """A copy is a copy also where the other outlet ends its sentences elsewhere."""
    joined = [f"{WIRE[0]} {WIRE[1]}", f"{WIRE[2]} {WIRE[3]} {WIRE[4]}"]
    found = find([("a", WIRE), ("b", joined)])
    assert shares(found, "a", "b") == shares(found, "b", "a") == 1.0


def test_scripts_without_spaces() -> None:
    """Chinese is compared by characters: an edited copy is found, another report is not."""
    edited = [p.replace("地区和国际", "双边").replace("明年", "今年") for p in HAN]
    found = find(
        [("a", HAN), ("b", edited), ("c", ["中部省份的农民今年虽然遭遇长期干旱，冬小麦仍然获得创纪录的大丰收。"])]
    )
    assert shares(found, "a", "b") == 1.0
    assert found["c"] == ()


def test_formulas_are_no_copy() -> None:
    """Reports that share the formulas of the trade are not reprints of one another."""
    formula = "the two sides agreed to further strengthen cooperation in the fields of"
    ends = [
        "fisheries, where a joint commission is to settle the quotas, and the care of old forests",
        "railways between both capitals, with trains that need no change of wheels at the border",
        "education: forty young engineers a year may study at the other side's expense",
        "trade in spare parts, which stood still since the customs offices changed their forms",
    ]
    own = [*OTHER, *WIRE]
    found = find((f"r{n}", [f"In talks {formula} {end}.", *own[2 * n : 2 * n + 2]]) for n, end in enumerate(ends))
    assert not any(found.values())


def test_short_passages_do_not_count() -> None:
    """Headings and bylines of a few words make no pair."""
    assert find([("a", ["Photo: our own", "Read more here"]), ("b", ["Photo: our own", "Read more here"])])["a"] == ()


def test_many_carriers_of_one_wire() -> None:
    """A wire carried by hundreds, each with its own words around it, is one witness."""
    reports = [
        (f"r{n:03}", [f"Own lead number {n} of the paper of town {n * 7919 % 997} on this day", *WIRE])
        for n in range(300)
    ]
    found = find(reports)
    assert independent_count([r for r, _ in reports], found) == 1


def test_witnesses() -> None:
    """Reprints chain into one witness; a third, own report is a second."""
    found = find([("a", WIRE), ("b", WIRE[:3]), ("c", WIRE[1:]), ("d", OTHER)])
    assert witnesses("dcba", found) == [frozenset("abc"), frozenset("d")]
    assert independent_count(["a", "d"], found) == 2
    assert independent_count([], found) == 0


def test_index_is_incremental() -> None:
    """One report after another gives what all at once give; adding a report again changes nothing."""
    reports = [("a", WIRE), ("b", WIRE[:3]), ("c", OTHER), ("d", HAN)]
    index = Index()
    for report_id, passages in [*reports, *reports]:
        index.add(report_id, passages)
    assert len(index) == 4
    assert {r: index.matches(r) for r, _ in reports} == find(reports)
    with pytest.raises(KeyError):
        index.matches("unknown")


PIECES = st.lists(st.sampled_from([*WIRE, *OTHER, *HAN]), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_order_does_not_matter(texts: list[list[str]], chance: random.Random) -> None:
    """Any order gives the same shares; all are fractions; pairs are told from both sides; equal texts share all."""
    reports = [(f"r{n}", t) for n, t in enumerate(texts)]
    shuffled = list(reports)
    chance.shuffle(shuffled)
    found = find(reports)
    assert find(shuffled) == found
    for one, others in found.items():
        for s in others:
            assert 0 < s.share <= 1
            assert one in {t.report for t in found[s.report]}
    for one, text in reports:
        for other, same in reports:
            if one != other and text and text == same:
                assert shares(found, one, other) == 1.0


def test_planted_copies() -> None:
    """Among 300 invented reports every whole, partial and edited copy is found and nothing else."""
    chance = random.Random(3)
    words = ["".join(chance.choices("abdefgiklmnoprstuv", k=chance.randint(2, 9))) for _ in range(3000)]

    def sentence() -> str:
        return " ".join(chance.choices(words, k=chance.randint(10, 30)))

    texts = [[sentence() for _ in range(chance.randint(6, 15))] for _ in range(300)]
    truth = set()
    for n in range(60):
        source, copy = texts[n], 240 + n
        if n % 3 == 0:
            texts[copy] = [sentence(), *source]
        elif n % 3 == 1:
            texts[copy] = [*source[: len(source) // 2], *texts[copy][:2]]
        else:
            texts[copy] = [" ".join(w for w in p.split() if chance.random() > 0.1) for p in source]
        truth.add(frozenset((f"{n:03}", f"{copy:03}")))
    found = find((f"{n:03}", t) for n, t in enumerate(texts))
    assert {frozenset((r, s.report)) for r, ss in found.items() for s in ss} == truth
