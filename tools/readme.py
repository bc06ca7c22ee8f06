"""Runs what the README shows, and writes the output into it again.

    python tools/readme.py           says whether the README shows what the program does; exit code 1 where it does not
    python tools/readme.py --write   writes it anew

Before a block stands what it shows of the output: `<!-- shows: all -->`, or pieces such as
`<!-- shows: first 3; from "PROMISES" 4; last 1 -->`; three dots stand for what is left out. A console block begins with
its command behind `$`; below a Python block its output follows in a text block. All run in one folder, in the order of
the README.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(
    r"<!-- shows: (?P<shows>.*?) -->\n"
    r"(?:```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```"
    r"|```python\n(?P<code>.*?)```\n\n```text\n(?P<printed>.*?)```)",
    re.DOTALL,
)
_PIECE = re.compile(r'(?:(?P<end>first|last) |from "(?P<word>[^"]+)" )(?P<count>\d+)')
LEFT_OUT = "…"


def run(words: list[str], folder: Path) -> str:
    """What a command prints, on both streams, in the order in which it comes.

    Args:
        words: the command line.
        folder: where it runs.

    Returns:
        Its lines without white space at their ends.
    """
    settings = {**os.environ, "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        words, cwd=folder, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        raise SystemExit(f"{shlex.join(words)} ends with {done.returncode}:\n{done.stdout.decode()}")
    return "\n".join(line.rstrip() for line in done.stdout.decode("utf-8").splitlines())


def excerpt(output: str, shows: str) -> str:
    """Pieces of some output.

    Args:
        output: all of it.
        shows: `all`, or pieces.

    Returns:
        The pieces, with three dots for what is left out between and after them.
    """
    lines = output.splitlines()
    if shows == "all":
        return output
    taken: set[int] = set()
    for piece in shows.split(";"):
        found = _PIECE.fullmatch(piece.strip())
        if found is None:
            raise SystemExit(f"{piece.strip()!r} is no piece of an output; write such as: first 3")
        count, word = int(found["count"]), found["word"]
        if word is not None:
            start = next((i for i, line in enumerate(lines) if word in line), None)
            if start is None:
                raise SystemExit(f"The output has no line with {word!r} any more: show another piece.\n{output[:2000]}")
        else:
            start = 0 if found["end"] == "first" else max(0, len(lines) - count)
        taken |= set(range(start, min(len(lines), start + count)))
    told: list[str] = []
    for i, line in enumerate(lines):
        if i in taken:
            told.append(line)
        elif not told or told[-1] != LEFT_OUT:
            told.append(LEFT_OUT)
    return "\n".join(told)


def written(text: str) -> str:
    """A README with the output of its blocks as it is now.

    Args:
        text: the README.

    Returns:
        The same with new output.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)

        def anew(block: re.Match[str]) -> str:
            head = f"<!-- shows: {block['shows']} -->\n"
            if block["command"] is None:
                printed = excerpt(run([sys.executable, "-c", block["code"]], folder), block["shows"])
                return f"{head}```python\n{block['code']}```\n\n```text\n{printed}\n```"
            words = shlex.split(block["command"])
            if words[0] == "bilateral":
                words[:1] = [sys.executable, "-m", "bilateral.cli"]
            printed = excerpt(run(words, folder), block["shows"])
            return f"{head}```console\n$ {block['command']}\n{printed}\n```"

        return _BLOCK.sub(anew, text)


def main() -> None:
    """Compare or write."""
    parser = argparse.ArgumentParser(description="Run what the README shows.")
    parser.add_argument("--write", action="store_true", help="write the output into it")
    args = parser.parse_args()
    text = README.read_text("utf-8")
    new = written(text)
    if new == text:
        print("The README shows what the program does.")
    elif args.write:
        README.write_text(new, "utf-8")
        print("The README is written anew.")
    else:
        raise SystemExit("The README shows another output than there is now: python tools/readme.py --write")


if __name__ == "__main__":
    main()
