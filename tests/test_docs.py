"""What is written down is true: commands run, examples work, links lead somewhere, fields are those of the export."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from typer.main import get_command

from bilateral.cli.main import app
from bilateral.load import LoadOptions
from bilateral.load.source import file_source
from bilateral.model import Report, Unread
from bilateral.record import Record
from promises import SAMPLES, export_of
from tools import readme

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "examples/README.md", *(ROOT / "docs").rglob("*.md")])
HOW_TO = ROOT / "docs/how-to"


def test_the_readme_shows_what_the_program_does() -> None:
    """Its commands and its Python example run, and their lines are those shown: python tools/readme.py --write."""
    text = readme.README.read_text("utf-8")
    blocks = list(readme._BLOCK.finditer(text))
    assert sum(block["command"] is not None for block in blocks) >= 4
    assert sum(block["code"] is not None for block in blocks) >= 1
    assert text.count("```console") + text.count("```python") == len(blocks)
    assert readme.written(text) == text


def test_the_readme_names_every_command_and_both_make_targets() -> None:
    """A newcomer finds them all; the targets are there."""
    text = readme.README.read_text("utf-8")
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        assert f"| `bilateral {name}" in text
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test", "exam"):
        assert f"`make {target}`" in text
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_option_is_documented() -> None:
    """Each option and argument of each command stands in the reference, in the command's own part."""
    parts = (ROOT / "docs/cli.md").read_text("utf-8").split("\n## bilateral ")
    told = {part.split("\n")[0]: part for part in parts[1:]}
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]:
                assert f"`{option}`" in told[name], f"{name} {option}"


def test_an_excerpt_leaves_dots_and_notices_what_is_gone() -> None:
    """What is shown of an output is what it says; a line that is no longer there is no silent success."""
    output = "a\nb\nc\nd\ne"
    assert readme.excerpt(output, "all") == output
    assert readme.excerpt(output, 'first 1; from "c" 2') == "a\n…\nc\nd\n…"
    assert readme.excerpt(output, "last 2") == "…\nd\ne"
    with pytest.raises(SystemExit, match="no line with 'x'"):
        readme.excerpt(output, 'from "x" 1')
    with pytest.raises(SystemExit, match="no piece"):
        readme.excerpt(output, "some 1")


@pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    """Links between pages, and files that a page names, exist; links to elsewhere there are none."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target
    made_up = {"load/mail.py", "export/people_txt.py"}
    for named in re.findall(r"`((?:\w+/)+[\w.-]*\.(?:py|yaml|json|md))`", text):
        package = ROOT / "src/bilateral"
        places = [folder / named for folder in (ROOT, package, package / "languages", package / "languages/en")]
        assert named in made_up or any(place.exists() for place in places), named


def test_the_fields_of_the_record_are_documented() -> None:
    """docs/record.md names each field of each line of the sample record, and no field that is on no line."""
    text = (ROOT / "docs/record.md").read_text("utf-8")
    _, found = export_of({path.name: path.read_text("utf-8") for path in SAMPLES.glob("*.txt")} | PLAN)
    common = set(re.findall(r"`(\w+)`", text.split("## On every line")[1].split("Parties are")[0]))
    later = re.findall(r"^\| `(\w+)` \| ([a-z, ]+) \|", text.split("## Fields that")[1], re.MULTILINE)
    for line in found:
        part = re.search(rf"- \*\*{line['type']}\*\*: (.*?)(?=\n- \*\*|\n\n)", text, re.DOTALL)
        assert part is not None, line["type"]
        told = common | set(re.findall(r"`(\w+)`", part[1]))
        told |= {name for name, types in later if line["type"] in types.split(", ")}
        assert set(line) <= told, (line["type"], set(line) - told)
    fields = {name for line in found for name in line}
    assert {name for name, _ in later} <= fields


PLAN = {"plan.txt": "On October 14, President Yermek Sadykov of Kazakhstan will visit Armenia."}


def code(page: str, language: str) -> Iterator[str]:
    """The blocks of a how-to in a language."""
    text = (HOW_TO / page).read_text("utf-8")
    yield from re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def module(source: str) -> ModuleType:
    """A module of some source."""
    made = ModuleType("example")
    exec(compile(source, "example.py", "exec"), made.__dict__)
    return made


def test_the_input_format_of_the_how_to_works(tmp_path: Path) -> None:
    """Its module reads a mail, and refuses one without text."""
    reader = module(next(code("add-an-input-format.md", "python")))
    mail = tmp_path / "a.eml"
    mail.write_bytes(
        b"From: Steppe Press <a@example.org>\nSubject: Talks\nDate: Wed, 15 Mar 2023 10:00:00 +0500\n\nThey met.\n"
    )
    (found,) = reader.read(file_source(str(mail)), LoadOptions())
    assert isinstance(found, Report)
    assert (found.text, found.title, found.published) == ("They met.\n", "Talks", "2023-03-15")
    mail.write_bytes(b"Subject: nothing\n\n")
    (refused,) = reader.read(file_source(str(mail)), LoadOptions())
    assert isinstance(refused, Unread)
    assert refused.reason == "empty"


def test_the_export_format_of_the_how_to_works(record: Record) -> None:
    """Its module writes the people of a record."""
    writer = module(next(code("add-an-export-format.md", "python")))
    assert list(writer.lines(record)) == ["Daniyar Abenov\tKAZ\n", "Trần Quốc Hùng\tVNM\n"]


def test_the_pattern_of_the_how_to_reads_its_sentences(tmp_path: Path) -> None:
    """Added to a copy of the package as told, it fails without the trigger and reads its sentences with it."""
    shutil.copytree(ROOT / "src/bilateral", tmp_path / "bilateral", ignore=shutil.ignore_patterns("__pycache__"))
    ceremonies = tmp_path / "bilateral/languages/en/frames/ceremony.yaml"
    (pattern,) = code("add-a-frame-kind.md", "yaml")
    whole = ceremonies.read_text("utf-8").rstrip() + "\n" + pattern
    ceremonies.write_text(whole, "utf-8")
    missed = _examples(tmp_path)
    assert missed.returncode == 1
    assert "en/ceremony/opened-crossing must read" in missed.stdout
    ceremonies.write_text(whole.replace("triggers: [", "triggers: ['crossing', ", 1), "utf-8")
    read = _examples(tmp_path)
    assert "opened-crossing" not in read.stdout
    assert read.returncode == 0, read.stdout


def _examples(package: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "eval/examples.py"), "en", "ceremony"]
    settings = {**os.environ, "PYTHONPATH": str(package)}
    return subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
