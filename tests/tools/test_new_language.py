"""A new language is laid out whole, loads, reads nothing yet, and touches no file outside its folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bilateral import languages
from bilateral.cli.main import app
from bilateral.frames import patterns
from bilateral.languages.areas import Areas
from bilateral.model import Report
from bilateral.pipeline import read_one
from bilateral.recognise import cascade, dates, names
from bilateral.recognise.lexicon import Lexicon
from pack_schema import faults

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "new_language.py"
CODE = "qx"  # no language has this code
# What an empty pack is told by the schema: that lists which it needs are empty.
EMPTY = ("at least 1 are wanted",)


def lay_out(folder: Path, code: str = CODE) -> subprocess.CompletedProcess[str]:
    """Run the tool as a contributor does."""
    command = [sys.executable, str(TOOL), code, "--into", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


def forget() -> None:
    """Let the packs be looked for anew, by every function that has kept what it found."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "bilateral":
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of packs with a new language among them."""
    folder = tmp_path_factory.mktemp("languages")
    for known in ("shared", "en"):
        shutil.copytree(languages.HERE / known, folder / known)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    done = lay_out(folder)
    assert done.returncode == 0, done.stderr
    assert before == {path: path.read_bytes() for path in folder.rglob("*.yaml") if CODE not in path.parts}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "HERE", folder)
        forget()
        yield folder
    forget()


def test_every_file_of_a_pack_is_laid_out_with_its_explanation(packs: Path) -> None:
    """The same files as the English pack, each beginning with a comment and holding an example line."""
    laid = {str(p.relative_to(packs / CODE)) for p in (packs / CODE).rglob("*.yaml")}
    assert laid == {str(p.relative_to(packs / "en")) for p in (packs / "en").rglob("*.yaml")}
    for path in (packs / CODE).rglob("*.yaml"):
        head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
        assert len(head) >= 2, f"{path.name}: nothing says what goes in"
        assert any(line.startswith("#  ") for line in head), f"{path.name}: no example line"


def test_a_pack_without_forms_loads(packs: Path) -> None:
    """Every table can be built from empty lists, and a report in the language is read without a fault."""
    assert CODE in languages.codes()
    Lexicon(CODE).has("x")
    Areas(CODE).find("x")
    assert cascade.rules(CODE) == ()
    assert dates.forms(CODE).patterns == ()
    names.customs(CODE)
    assert {kind.name for kind in patterns.kinds(CODE)} == set(languages.names("en", "frames"))
    assert not any(kind.patterns for kind in patterns.kinds(CODE))
    text = "Xqxa qxo Qxilo Qxan."
    assert read_one(Report("r-1", text, "x.txt", "x.txt", language=CODE)).frames == ()


def test_what_the_schema_says_of_it_is_what_is_still_to_do(packs: Path) -> None:
    """Known keys and ids only: nothing but empty lists is wrong with it."""
    for path in sorted((packs / CODE).rglob("*.yaml")):
        name = str(path.relative_to(packs / CODE).with_suffix(""))
        wrong = [line for line in faults(CODE, name, languages.data(CODE, name)) if not line.endswith(EMPTY)]
        assert not wrong, f"{name}.yaml: {wrong[:5]}"


def test_doctor_shows_that_it_is_incomplete(packs: Path) -> None:
    """It is listed, and what works says so."""
    shown = CliRunner().invoke(app, ["doctor"]).stdout
    (line,) = (row for row in shown.splitlines() if f" {CODE} " in f" {row} ")
    assert "not yet" in line


def test_what_is_there_is_left_alone(packs: Path) -> None:
    """A second call writes nothing and says so; so does a code that is none."""
    mine = packs / CODE / "macros.yaml"
    mine.write_text("macros: {mine: x}\n", "utf-8")
    again = lay_out(packs)
    assert again.returncode == 2
    assert "there already" in again.stderr
    assert mine.read_text("utf-8") == "macros: {mine: x}\n"
    assert lay_out(packs, "Indonesian").returncode == 2
    assert not (packs / "Indonesian").exists()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("words", [["new-language", CODE], ["new-language", f"LANGUAGE={CODE}"]])
def test_make_hands_the_language_on(words: list[str]) -> None:
    """`make new-language xx` and `make new-language LANGUAGE=xx` are one."""
    command = ["make", "--dry-run", "--silent", "--old-file=.venv/bin/bilateral", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert f"tools/new_language.py {CODE}" in done.stdout
