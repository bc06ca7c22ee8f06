"""What later happenings make of earlier words: invitations taken up, promises kept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bilateral.model import Item, edtf
from bilateral.model.english import counted_apart, rounds_in, telling_words
from bilateral.model.vocabulary import ANY_BODYS
from bilateral.record.happenings import taking_part

Changes = dict[str, dict[str, Any]]
_KEEPING = ("exercise", "ceremony", "session", "signing", "award", "gift")
_OPEN = ("agreed", "pledged", "planned", "under_way", "proposed", "considered", "hoped")
_GLOSS = "cooperate in "  # where a promise in another language names no act: areas, which no happening keeps
_CAME_TRUE = ("held", "signed", "in_force", "extended")
_PAPER = re.compile(r"\b(?:memorandum|agreement|plan|programme|program|treaty|protocol|contract|statement)s?\b")
_SET_UP = re.compile(r"\b(?:set(?:ting)? up|establish\w*|creat\w+|form(?:ing)?)\b")
_WRITE = re.compile(r"^(?:sign|draw up|conclude) (?:an?|the) ")
_CARRY_OUT = re.compile(r"^(?:carry(?:ing)? out|implement(?:ing)?|fulfil(?:ling)?) ")
_DRILL = re.compile(r"\b(?:exercise|drill|manoeuvre|maneuver)s?\b")
_PAPER_WORDS = telling_words("memorandum of understanding agreement plan programme treaty protocol contract statement")
_ANY_DRILL = frozenset(("defence", "security", "training"))
_SHARE = 0.6
_FAR = 3 * 366  # days after which a happening is hardly what was promised


def take_up(events: Sequence[Item], changed: Changes) -> None:
    """Link invitations to the visits that took them up.

    Args:
        events: all with the same parties.
        changed: item → fields that linking sets; grows.
    """
    visits = [e for e in events if e.fields["kind"] == "visit" and e.fields["status"] == "held"]
    for invitation in events:
        if invitation.fields["status"] != "invited" or invitation.fields["kind"] != "visit":
            continue
        fitting = [v for v in visits if _takes_up(v, invitation)]
        if fitting:
            first = min(fitting, key=lambda v: (v.fields["date"] or "", v.id))
            changed.setdefault(invitation.id, {})["taken_up_by"] = first.id


def _takes_up(visit: Item, invitation: Item) -> bool:
    """Whether a visit is the one that somebody was invited to: by the same guest, to the same country, later."""
    guests = taking_part(invitation, "guest")
    if not guests or not guests & taking_part(visit, "guest"):
        return False
    where, place = invitation.fields["place"], visit.fields["place"]
    if where and place and where["country"] and place["country"] and where["country"] != place["country"]:
        return False
    held = edtf.stretch(visit.fields["date"])
    asked = edtf.stretch(invitation.fields.get("invited_on"))
    if held is None or asked is None or held.yearless or asked.yearless:
        return False
    return asked.first < held.first and (held.first - asked.last).days <= _FAR


def keep(items: Mapping[str, Sequence[Item]], changed: Changes) -> None:
    """Show promises as kept that a later happening, or paper signed, fulfils.

    Args:
        items: type → all within the relations of a pair.
        changed: item → fields that linking sets, the rounds of mechanisms among them; grows.
    """
    bodies: dict[str, list[str]] = defaultdict(list)
    for mechanism in items.get("mechanism", ()):
        for row in changed.get(mechanism.id, {}).get("rounds") or ():
            bodies[row["event"] or ""].append(mechanism.fields["what"] or "")
    held = (e for e in items.get("event", ()) if e.fields["kind"] in _KEEPING and e.fields["status"] == "held")
    told = _Told(held, bodies)
    signed = [a for a in items.get("agreement", ()) if a.fields["status"] in ("signed", "in_force", "extended")]
    for promise in items.get("commitment", ()):
        if promise.fields["status"] not in _OPEN:
            continue
        kept = [e for e in told.fulfilling(promise) if _after(e, promise)]
        kept += [a for a in signed if _is_paper(a, promise) and _after(a, promise)]
        if not kept:
            continue
        day, report = min(_told_first(i) for i in kept)
        row = {"status": "done", "date": day, "report": report}
        change = changed.setdefault(promise.id, {})
        change["status"] = "done"
        change["history"] = [*promise.fields["history"], row]
        change["kept_by"] = sorted(i.id for i in kept)


class _Told:
    """Happenings by the words of the sentences that tell of them."""

    def __init__(self, events: Iterable[Item], bodies: Mapping[str, Sequence[str]]) -> None:
        self._bodies = bodies
        self._by_round: dict[int, list[Item]] = defaultdict(list)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._events: dict[str, Item] = {}
        self._drills: list[Item] = []
        for event in events:
            self._events[event.id] = event
            if event.fields["kind"] == "exercise":
                self._drills.append(event)
            if event.fields["kind"] == "session":
                self._by_round[event.fields.get("round") or 0].append(event)
                continue
            for piece in event.evidence:
                for word in telling_words(piece.quote):
                    self._by_word[word].add(event.id)

    def fulfilling(self, promise: Item) -> Iterator[Item]:
        """The happenings that are what was promised: its telling words stand in one sentence that tells of them.

        Areas do not count: any exercise would keep any promise on defence.
        """
        what = promise.fields["what"] or ""
        if what.startswith(_GLOSS):
            return
        numbers = rounds_in(what)
        if len(numbers) == 1:
            held = (e for e in self._by_round[min(numbers)] if set(promise.parties) <= set(e.parties))
            yield from (e for e in held if self._may_be(e, telling_words(what)))
            return
        if _DRILL.search(what):
            yield from (e for e in self._drills if _is_drill(e, promise))
        paper = _PAPER.search(what) is not None
        if paper and _CARRY_OUT.search(what):
            return  # a paper is not carried out by being signed
        wanted = telling_words(what) - _PAPER_WORDS if paper else telling_words(what)
        shared = Counter(e for word in wanted for e in self._by_word.get(word, ()))
        for event_id in sorted(e for e, n in shared.items() if n >= _enough(wanted, paper)):
            event = self._events[event_id]
            if paper and event.fields["kind"] != "signing":
                continue  # what is to be written is kept by being written
            said = any(_says(p.quote, what, wanted, paper) for p in event.evidence)
            if said and set(promise.parties) <= set(event.parties):
                yield event

    def _may_be(self, event: Item, wanted: frozenset[str]) -> bool:
        """Whether a round is not known to be another body's than the promised one."""
        bodies = [telling_words(name) for name in self._bodies.get(event.id, ())]
        return not wanted or not any(bodies) or any(wanted & body for body in bodies)


def _enough(wanted: frozenset[str], paper: bool) -> float:
    """How many telling words must stand in one sentence; of a paper's, one may be all there are."""
    return max(1.0 if paper else 2.0, _SHARE * len(wanted))


def _says(quote: str, what: str, wanted: frozenset[str], paper: bool) -> bool:
    return len(wanted & telling_words(quote)) >= _enough(wanted, paper) and not counted_apart(what, quote)


def _is_drill(event: Item, promise: Item) -> bool:
    """Whether an exercise is the one that was promised: of the same sides and kind, and by the day that was set."""
    horizon = promise.fields["horizon"]
    own = set(promise.fields["areas"]) - _ANY_DRILL
    if not set(promise.parties) <= set(event.parties) or not own <= set(event.fields["areas"]):
        return False
    return horizon is not None and edtf.meet(horizon, event.fields["date"]) is True


def set_up(promises: Iterable[Item], mechanisms: Sequence[Item], events: Sequence[Item], changed: Changes) -> None:
    """Show promises to set a body up as kept where it has met since.

    Args:
        promises: commitments within the relations of a pair.
        mechanisms: within the same relations.
        events: within the same relations.
        changed: item → fields that linking sets, the rounds among them; grows.
    """
    by_id = {e.id: e for e in events}
    for promise in promises:
        what = promise.fields["what"] or ""
        if promise.fields["status"] not in _OPEN or not _SET_UP.search(what) or what.startswith(_GLOSS):
            continue
        change = changed.setdefault(promise.id, {})
        for mechanism in mechanisms:
            own = telling_words(mechanism.fields["what"])
            if "status" in change or len(own) < 2 or not own <= telling_words(what):
                continue
            meant = set(promise.fields["areas"]) - ANY_BODYS
            if meant and not meant & set(mechanism.fields["areas"]):
                continue  # a working group on trade is not set up by one on energy that meets
            rounds = changed.get(mechanism.id, {}).get("rounds") or ()
            met = [by_id[r["event"]] for r in rounds if r["event"] in by_id and _after(by_id[r["event"]], promise)]
            if met:
                day, report = min(_told_first(e) for e in met)
                row = {"status": "done", "date": day, "report": report}
                change |= {"status": "done", "history": [*promise.fields["history"], row], "kept_by": [mechanism.id]}


def _after(item: Item, promise: Item) -> bool:
    """Whether a happening came after the words, and not so long after that it must be another."""
    told, said = edtf.stretch(_told_first(item)[0]), edtf.stretch(_said(promise))
    if told is None or said is None or told.yearless or said.yearless:
        return False
    return said.last < told.first and (told.first - said.last).days <= _FAR


def _told_first(item: Item) -> tuple[str, str]:
    """The day of a happening or paper, else that of the first report of it; and that report."""
    rows = [(r["date"] or "", r["report"]) for r in item.fields["history"] if r["status"] in _CAME_TRUE]
    day, report = min(rows, default=("", min(e.report for e in item.evidence)))
    return item.fields["date"] or day, report


def _said(promise: Item) -> str | None:
    """When the words were first said."""
    days: list[str] = [row["date"] for row in promise.fields["history"] if row["date"]]
    said: str | None = promise.fields["said"]
    return min(days) if days else said


def _is_paper(agreement: Item, promise: Item) -> bool:
    """Whether an agreement signed is the one that was to be drawn up, negotiated or considered."""
    what = (promise.fields["what"] or "").lower()
    kind = {"mou": "memorandum"}.get(agreement.fields["kind"], agreement.fields["kind"].replace("_", " "))
    if kind not in what or not set(promise.parties) <= set(agreement.parties):
        return False
    period, horizon = agreement.fields["period"], promise.fields["horizon"]
    if period and horizon and "/" in horizon:
        return bool(period == horizon)
    if _CARRY_OUT.search(what):
        return False
    mine, theirs = (set(i.fields["areas"]) - ANY_BODYS for i in (promise, agreement))
    if _WRITE.search(what) and mine and mine == theirs:
        return True
    paper = telling_words(f"{kind} understanding")
    own, wanted = telling_words(agreement.fields["what"]) - paper, telling_words(what) - paper
    # a clause that also promises other things is not kept by its paper
    return bool(own) and own <= wanted and len(own) >= _SHARE * len(wanted)
