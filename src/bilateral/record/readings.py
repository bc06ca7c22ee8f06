"""Where two readers of the same words contradict each other: a conflict, for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bilateral.model import Item, digest
from bilateral.model.cluster import Cluster
from bilateral.model.frame import Frame
from bilateral.record.compose import Composer

_FIELDS = {"country": "place"}


def between_readers(clusters: Iterable[tuple[Item, Cluster]], c: Composer) -> Iterator[Item]:
    """The contradictions between readers that frames note.

    Args:
        clusters: each item with the frames under it.
        c: the composer.

    Yields:
        Conflict items: the value taken, the other, and the sentence that both have read.
    """
    for item, cluster in clusters:
        told: dict[tuple[str, str, str], list[Frame]] = defaultdict(list)
        for frame in cluster.frames:
            for field, taken, other in frame.disputed:
                told[(field, taken, other)].append(frame)
        for (field, taken, other), frames in sorted(told.items(), key=lambda x: x[0]):
            reports = sorted({f.report for f in frames})
            name = _FIELDS.get(field, field)
            fields = {
                "about": item.id,
                "field": name,
                "values": [{"value": v, "reports": reports} for v in sorted((taken, other))],
                "chosen": taken,
                "why": "two readers read the same words differently; the language model's reading is taken",
            }
            id_ = "co-" + digest("conflict", item.id, name, "readers", taken, other)
            yield Item("conflict", id_, fields, c.evidence(frames), len(reports), c.witnesses(reports), 0.5)
