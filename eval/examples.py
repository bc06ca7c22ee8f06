"""The sentences that a pack's patterns must and must not read: `python eval/examples.py vi [visit meeting …]`.

Each pattern lists `must_read` and `must_not_read` sentences beside it: a string, or `{text: …, published: 2023-03-15}`.
A sentence is read alone, as a report of its own. What fails is printed with what was read in its place.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bilateral import languages
from bilateral.clean import clean
from bilateral.frames import read as read_frames
from bilateral.model import Frame, Reading, Report, report_id
from bilateral.pipeline import read_one
from bilateral.recognise import recognise
from bilateral.segment import segment

PUBLISHED = "2023-03-15"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a pack and what is asked of it.

    Attributes:
        code: language of the pack.
        file: its frame file, without ending.
        pattern: the pattern's id.
        text: the sentence.
        published: EDTF day of the report that it is read as.
        wanted: whether it must be read, or must not.
        type: type of frame.
        kind: kind of frame, for an event.
        marks: what else the pattern states of its frames (status, stance, level).
    """

    code: str
    file: str
    pattern: str
    text: str
    published: str
    wanted: bool
    type: str
    kind: str | None
    marks: tuple[tuple[str, str], ...] = ()


def examples(code: str, file: str) -> Iterator[Example]:
    """The sentences of one frame file.

    Args:
        code: language code.
        file: such as `visit`.

    Yields:
        One example a sentence, in the order of the file.
    """
    data = languages.data(code, f"frames/{file}")
    frame_type = data.get("type", "event")
    for entry in data.get("patterns", ()):
        kind = entry.get("kind", data.get("kind", file)) if frame_type == "event" else None
        marks = tuple((m, entry[m]) for m in _marks(frame_type) if m in entry)
        for group, wanted in (("must_read", True), ("must_not_read", False)):
            for sentence in entry.get(group, ()):
                given: dict[str, Any] = {"text": sentence} if isinstance(sentence, str) else sentence
                published = given.get("published", PUBLISHED)
                yield Example(code, file, entry["id"], given["text"], published, wanted, frame_type, kind, marks)


def _marks(frame_type: str) -> tuple[str, ...]:
    return {"position": ("stance",), "relationship": ("level",)}.get(frame_type, ("status",))


def without_sentence(code: str) -> list[str]:
    """The patterns of a pack that list no sentence they must read."""
    return [
        f"{file}/{entry['id']}"
        for file in languages.names(code, "frames")
        for entry in languages.data(code, f"frames/{file}").get("patterns", ())
        if not entry.get("must_read")
    ]


def read(example: Example) -> Reading:
    """Read a sentence as a report of its own.

    Few words do not always tell their language, as a report's do: where they are taken for another one, the sentence is
    read as what it is.
    """
    address = f"{example.file}.txt"
    report = Report(report_id(example.text, address, None), example.text, address, address, published=example.published)
    reading = read_one(report)
    if {p.language for p in reading.passages} == {example.code}:
        return reading
    page = clean(report)
    passages = tuple(replace(p, language=example.code) for p in segment(report, page))
    known = replace(report, language=example.code)
    return Reading(known, page, passages, read_frames(known, page, passages, recognise(known, page, passages)))


def fault(example: Example) -> str | None:
    """What is wrong with the reading of a sentence.

    Args:
        example: the sentence.

    Returns:
        One line for its author; None where all is well.
    """
    reading = read(example)
    frames = [f for f in reading.frames if f.type == example.type and (not example.kind or f.kind == example.kind)]
    if example.wanted:
        good = any(_as_stated(f, example) for f in frames)
    else:
        good = not any(_unwanted(f, example) for f in frames)
    if good:
        return None
    asked = ("must read " if example.wanted else "must not read ") + _told(example)
    instead = "; ".join(_shown(f) for f in reading.frames if f.type not in ("person", "organisation")) or "nothing"
    return f"{example.code}/{example.file}/{example.pattern} {asked}: {example.text!r}\n      read: {instead}"


def _as_stated(frame: Frame, example: Example) -> bool:
    """An event has the status that its pattern states; for other types another pattern may know better."""
    return example.type != "event" or all(getattr(frame, name) == value for name, value in example.marks)


def _unwanted(frame: Frame, example: Example) -> bool:
    if example.marks and all(getattr(frame, name) == value for name, value in example.marks):
        return True
    return frame.status == "held" if example.type == "event" else not example.marks


def _told(example: Example) -> str:
    stated = ""
    if example.type == "event" or not example.wanted:
        stated = "".join(f", {name} {value}" for name, value in example.marks)
    if not example.wanted and example.type == "event":
        stated = ", status held" + (f" or {example.marks[0][1]}" if example.marks else "")
    return f"{example.type}{f' {example.kind}' if example.kind else ''}{stated}"


def _shown(frame: Frame) -> str:
    about = ", ".join(str(x) for x in (frame.kind, frame.status, frame.stance, frame.level) if x)
    return f"{frame.type} ({about}) by {frame.rule}"


def main() -> None:
    """Print the failing sentences of a pack; end with 1 where there are any."""
    parser = argparse.ArgumentParser(description="Print the sentences of a language pack that are read wrongly.")
    parser.add_argument("code", choices=languages.codes(), help="language code, such as vi")
    parser.add_argument("files", nargs="*", help="frame files, such as visit; all without it")
    args = parser.parse_args()
    listed = [e for file in args.files or languages.names(args.code, "frames") for e in examples(args.code, file)]
    faults = [found for example in listed if (found := fault(example))]
    for found in faults:
        print(found)
    bare = without_sentence(args.code)
    print(f"{args.code}: {len(listed)} sentences, {len(faults)} read wrongly; {len(bare)} patterns without a sentence")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
