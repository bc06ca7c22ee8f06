"""Agreements, promises, mechanisms, positions and the level of the relationship, as items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bilateral.model import Item
from bilateral.model.cluster import Cluster
from bilateral.model.english import ORDINAL
from bilateral.model.frame import Frame
from bilateral.record import disputes
from bilateral.record.compose import Composer, best_status, history

_ROUND_OF = re.compile(
    rf"^(?:the )?(?:(?:{ORDINAL}) )?(?:(?:regular|annual|next|first-ever) )?"
    r"(?:(?:round|session|meeting|phase) of (?:the )?)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?: (?:and|on|of|for|at|in|with|the)| (?:at|on) (?:the )?[\w -]{3,24} level"
    r"|(?<=dialogue) mechanisms?)+$",
    re.IGNORECASE,
)
_PROMISE = ("lapsed", "done", "under_way", "agreed", "pledged", "planned", "proposed", "considered", "hoped")
_PAPER = ("ended", "extended", "in_force", "signed", "under_negotiation", "considered")
_MECHANISM = ("suspended", "active", "considered", "proposed")


def agreement(cluster: Cluster, c: Composer) -> tuple[Item, list[disputes.Dispute]]:
    """An agreement item.

    Args:
        cluster: of agreement frames.
        c: the composer.

    Returns:
        The item, and what its reports disagree on.
    """
    lead = cluster.english
    signatories = {c.who(f, a)[0]: c.who(f, a)[1] for f in cluster.frames for a in f.actors}
    kinds = Counter(f.kind for f in cluster.frames if f.kind != "agreement") or Counter(f.kind for f in cluster.frames)
    fields: dict[str, Any] = {
        "kind": max(sorted(kinds, key=str), key=lambda k: kinds[k]),
        "what": lead.what,
        "areas": cluster.areas,
        "parties": list(dict.fromkeys(p for f in cluster.frames for p in f.parties)),
        "signatories": [{"id": k, "name": v} for k, v in sorted(signatories.items())],
        "status": best_status(cluster, _PAPER),
        "date": cluster.date,
        "period": next((f.period for f in cluster.frames if f.period), None),
        "event": None,
        "history": history(cluster, c.context),
    }
    found = list(disputes.of_agreement(cluster, c))
    fields |= {dispute.field: dispute.chosen for dispute in found}
    return c.item("agreement", cluster, fields), found


def commitments(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Commitment items.

    Args:
        clusters: of commitment frames.
        c: the composer.

    Returns:
        Items.
    """
    out = []
    for cluster in clusters:
        lead = cluster.english
        fields = {
            "by": list(lead.parties),
            "what": lead.what,
            "areas": list(cluster.lead.areas),
            "status": best_status(cluster, _PROMISE),
            "horizon": next((f.horizon for f in cluster.frames if f.horizon), None),
            "said": cluster.date,
            "event": None,
            "history": history(cluster, c.context),
        }
        out.append(c.item("commitment", cluster, fields))
    return out


def mechanisms(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Mechanism items.

    Args:
        clusters: of mechanism frames.
        c: the composer.

    Returns:
        Items with the rounds that the frames number.
    """
    out = []
    for cluster in clusters:
        lead = cluster.english
        numbered = sorted({f.round for f in cluster.frames if f.round})
        fields = {
            "what": _name(cluster),
            "form": lead.form,
            "level": next((f.level for f in cluster.frames if f.level), None),
            "parties": list(lead.parties),
            "areas": cluster.areas,
            "status": best_status(cluster, _MECHANISM),
            "rounds": [{"number": n, "date": None, "event": None} for n in numbered],
        }
        out.append(c.item("mechanism", cluster, fields))
    return out


def _name(cluster: Cluster) -> str | None:
    """What a mechanism is called: not its fourth round, nor a session of it."""
    if cluster.english.rule.startswith("named/"):
        return cluster.english.what
    names = Counter(_ROUND_OF.sub("", _TAIL.sub("", f.what)) for f in cluster.frames if f.language == "en" and f.what)
    if not names:
        return cluster.lead.what
    # the usual name; of equals the one that says more
    return max(sorted(names), key=lambda n: (names[n], len(n)))


def positions(clusters: list[Cluster], c: Composer) -> list[Item]:
    """Position items.

    Args:
        clusters: of position frames.
        c: the composer.

    Returns:
        Items.
    """
    out = []
    for cluster in clusters:
        lead = cluster.lead
        actor = lead.actors[0] if lead.actors else None
        fields = {
            "speaker": c.who(lead, actor)[1] if actor else (lead.parties[0] if lead.parties else None),
            "speaker_id": c.who(lead, actor)[0] if actor else None,
            "party": (actor.party if actor else None) or (lead.parties[0] if lead.parties else None),
            "stance": lead.stance,
            "what": lead.what,
            "areas": cluster.areas,
            "said": cluster.date,
        }
        out.append(c.item("position", cluster, fields))
    return out


def relationships(frames: list[Frame], c: Composer) -> Iterator[Item]:
    """Relationship items: one for each pair and level; and conflicts over since when they hold.

    Args:
        frames: of type relationship.
        c: the composer.

    Yields:
        Items.
    """
    groups: dict[tuple[str, ...], Cluster] = {}
    for frame in frames:
        groups.setdefault((frame.level or "", *sorted(frame.parties)), Cluster()).frames.append(frame)
    for key in sorted(groups):
        cluster = groups[key]
        since, found = disputes.since_when(cluster.frames, c)
        fields = {"parties": sorted(cluster.lead.parties), "level": key[0], "since": since}
        item = c.item("relationship", cluster, fields)
        yield item
        yield from (disputes.conflict(item.id, dispute, cluster, c) for dispute in found)
