"""Lays out the pack of a new language: every file that a pack has, each with what goes in, its form and an example.

    python tools/new_language.py xx              src/bilateral/languages/xx/, for the language with the ISO 639 code xx
    python tools/new_language.py xx --into DIR   DIR/xx/ instead

What stands in the files at first loads and reads nothing: `bilateral doctor` shows the language as "not yet". How to
fill them in: docs/how-to/add-a-language.md. A folder that is there already is left alone.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bilateral import languages
from bilateral.model.vocabulary import AREAS

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = (*range(1, 21), 30, 40, 50, 60, 70, 80, 90)
NOTES = yaml.load(Path(__file__).with_suffix(".yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def comment(text: str) -> str:
    """A text as YAML comments."""
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def hint(forms: object, count: int = 4) -> str:
    """What English has there, on one line."""
    shown = [str(f) for f in forms][:count] if isinstance(forms, list) else [str(forms)]
    return ", ".join(shown)


def rows(entries: Iterable[tuple[str, str]], value: str = "[]", indent: str = "") -> str:
    """One line an id, empty, with what it means behind it."""
    return "".join(f"{indent}{key}: {value}" + (f"  # {said}" if said else "") + "\n" for key, said in entries)


def titled(table: dict[str, Any], field: str) -> Iterator[tuple[str, str]]:
    """The ids of a shared vocabulary with their English titles."""
    return ((key, str(entry.get(field, key))) for key, entry in table.items())


def en(name: str) -> Any:
    """A file of the English pack."""
    return languages.data("en", name)


def shared(name: str) -> Any:
    """A file that all packs share."""
    return languages.data("shared", name)


def gazetteers() -> Iterator[tuple[str, str]]:
    """The lists of forms: file, content."""
    states = shared("countries")
    yield "countries", rows(((iso, en("countries")[iso]["names"][0]) for iso in states), "{names: []}")
    yield "igos", rows(((key, hint(entry["names"], 2)) for key, entry in en("igos").items()), "{names: []}")
    capitals = {entry["capital"]: iso for iso, entry in states.items() if entry["capital"] in en("places")}
    yield "places", "".join(f"{town}: {{country: {iso}, forms: []}}\n" for town, iso in capitals.items())
    yield (
        "offices",
        "heads:\n" + rows(titled(shared("offices")["heads"], "title"), indent="  ")
        + "portfolios:\n" + rows(titled(shared("offices")["portfolios"], "title"), indent="  ")
        + "fixed: []\nranks: []\nhonorifics: []\ncounterpart: []\n",
    )  # fmt: skip
    named = {k: v for k, v in shared("organisations").items() if k in en("organisations")["named"]}
    heads = ((key, hint(forms)) for key, forms in en("organisations")["heads"].items())
    yield (
        "organisations",
        "heads:\n"
        + rows(heads, indent="  ")
        + "named:\n"
        + rows(titled(named, "name"), indent="  ")
        + "ministries: {}\n",
    )
    yield "areas", rows((area, hint(en("areas").get(area, []), 6)) for area in AREAS)
    yield "dates", dates(en("dates"))
    yield (
        "names",
        "given: []\nsurnames: []\nparticles: []\n"
        "surnames_by_country: {}  # VNM, CHN, KOR, JPN\nendings_by_country: {}\n",
    )
    yield "words", "whole: []\n"
    page = [(key, hint(forms)) for key, forms in en("page").items() if key != "months"]
    yield "page", rows(page) + "months: {}\n"


def dates(english: dict[str, Any]) -> str:
    """The words of dates."""
    relative = ((key, hint(forms)) for key, forms in english["relative"].items())
    return (
        "months:\n" + rows(((str(n), m) for n, m in enumerate(MONTHS, 1)), indent="  ")
        + "weekdays:\n" + rows(((str(n), d) for n, d in enumerate(WEEKDAYS, 1)), indent="  ")
        + "relative:\n" + rows(relative, indent="  ")
        + "numbers:\n" + rows(((str(n), "") for n in NUMBERS), indent="  ")
        + "ordinals:\n" + rows(((str(n), "") for n in NUMBERS[:20]), indent="  ")
    )  # fmt: skip


def grammar() -> Iterator[tuple[str, str]]:
    """The files of rules: file, content."""
    lists = "speech_verbs: []\nsaid_by: []\nmeeting_words: []\nplace_words_before: []\nnot_names: []\n"
    yield "actors", "macros: {}\n" + lists + "rules: []\n"
    yield "macros", "macros: {}\nclause: {}\n"
    yield "force", "rules: []\nmechanism: {}\n"
    for name in ("groups", "pronouns", "mechanisms", "levels"):
        yield name, rows((key, hint(forms)) for key, forms in languages.data("en", name).items())
    kinds = ((key, hint(forms, 3)) for key, forms in languages.data("en", "documents")["kinds"].items())
    yield "documents", "kinds:\n" + rows(kinds, indent="  ")
    yield "members", "split: []\ncut: []\nskip: []\nwhole: []\nown_force: {}\n"
    yield "date_forms", "forms: []\n"


def frames() -> Iterator[tuple[str, str]]:
    """The files of patterns: one a kind that the English pack has, with the sentences it reads."""
    for kind in languages.names("en", "frames"):
        data = languages.data("en", f"frames/{kind}")
        said = [f"{kind}: {NOTES['kinds'].get(kind, kind)}."]
        said += ["", "What English reads: this language's own sentences of the same kinds want patterns here."]
        for entry in data["patterns"]:
            marks = ", ".join(f"{k}: {entry[k]}" for k in ("status", "stance", "level", "mode", "form") if k in entry)
            first = next(iter(entry.get("must_read", ())), "")
            sentence = first["text"] if isinstance(first, dict) else first
            said.append(f"  {entry['id']}{f' ({marks})' if marks else ''}{f': {sentence}' if sentence else ''}")
        said += ["", "A pattern: slots in <>, the part each takes under `roles`, and sentences with invented people:"]
        said += NOTES["examples"].get(data.get("type", "event"), NOTES["examples"]["event"]).splitlines()
        yield (
            f"frames/{kind}",
            comment("\n".join(said))
            + f"type: {data.get('type', 'event')}\nkind: {data.get('kind', kind)}\n"
            + "# a gate: expressions of which a passage must hold one: ['\\bmet\\b', talks]\n"
            + "triggers: []\npatterns: []\n",
        )


def pack(code: str) -> str:
    """The file that makes a folder a pack."""
    names = f"name: {code}  # in itself: Tiếng Việt\nenglish_name: {code}  # Vietnamese\n"
    return f"code: {code}\n{names}script: Latin\n"


def lay_out(code: str, into: Path) -> list[Path]:
    """Write every file of a pack.

    Args:
        code: language code.
        into: the folder that holds the packs.

    Returns:
        The files, in order.

    Raises:
        FileExistsError: there is such a folder already.
    """
    folder = into / code
    folder.mkdir(parents=True)
    (folder / "frames").mkdir()
    files = {name: comment(NOTES["files"][name]) + content for name, content in [*gazetteers(), *grammar()]}
    files.update(dict(frames()))
    files["pack"] = comment(NOTES["files"]["pack"]) + pack(code)  # last: with it the folder counts as a pack
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, "utf-8")
    return [folder / f"{name}.yaml" for name in files]


def main(arguments: list[str] | None = None) -> int:
    """Lay a pack out and say what comes next; 2 where that cannot be done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("code", nargs="?", help="ISO 639 code of the language, such as id")
    parser.add_argument("--into", type=Path, default=languages.HERE, help="folder of the packs")
    args = parser.parse_args(arguments)
    if not args.code or not re.fullmatch("[a-z]{2,3}", args.code):
        sys.stderr.write("Name the language by its ISO 639 code, in small letters: make new-language id\n")
        return 2
    try:
        files = lay_out(args.code, args.into)
    except FileExistsError:
        sys.stderr.write(f"{args.into / args.code} is there already; nothing was written.\n")
        return 2
    sys.stdout.write(
        f"{len(files)} files in {args.into / args.code}. Next: pack.yaml, page.yaml, countries.yaml;"
        " the way through them is in docs/how-to/add-a-language.md.\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
