"""Language packs: a folder a language, YAML read as strings only (so `NO` stays Norway)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bilateral.errors import PackError

HERE = Path(__file__).resolve().parent


class _Strings(yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader):  # type: ignore[misc]
    """Reads every scalar as a string."""


@cache
def codes() -> tuple[str, ...]:
    """The languages that have a pack, in alphabetical order: registration is by folder."""
    return tuple(sorted(p.name for p in HERE.iterdir() if (p / "pack.yaml").exists()))


@cache
def data(code: str, name: str) -> Any:
    """One YAML file of a pack.

    Args:
        code: language code, or `shared` for what all languages share.
        name: path in the pack without `.yaml`, such as `offices` or `frames/visit`.

    Returns:
        Dicts, lists and strings; an empty dict where the pack has no such file. Shared between callers: never altered.

    Raises:
        PackError: the file is not valid YAML.
    """
    path = HERE / code / f"{name}.yaml"
    if not path.exists():
        return {}
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Strings) or {}  # noqa: S506  (our own files, strings only)
    except yaml.YAMLError as error:
        raise PackError(f"{path.name} of pack {code!r} is not valid YAML: {error}. Mend it there.") from error


@cache
def letters(code: str) -> dict[int, str]:
    """Letters that a pack reads as others, so that what is written in two ways compares alike.

    Args:
        code: language code.

    Returns:
        A table for `str.translate`; empty where the pack writes its words in one way.
    """
    return {ord(pair[0]): pair[1] for pair in data(code, "letters").get("pairs", ())}


def spaced(code: str) -> bool:
    """Whether a language puts spaces between its words."""
    return code not in ("zh", "ja", "th")


@cache
def names(code: str, folder: str) -> tuple[str, ...]:
    """The YAML files in a folder of a pack, without their endings, in alphabetical order.

    Args:
        code: language code.
        folder: such as `frames`.

    Returns:
        Such as `("agreement", "award", …)`.
    """
    return tuple(sorted(p.stem for p in (HERE / code / folder).glob("*.yaml")))
