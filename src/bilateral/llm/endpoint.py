"""Where a model is asked and what that costs: a TOML file and the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bilateral.errors import SettingsError

DEFAULT_FILE = "bilateral.toml"
CONSTRAINTS = ("json_schema", "json_object", "none")
_ENVIRONMENT = {"BILATERAL_MODEL_ENDPOINT": "url", "BILATERAL_MODEL_NAME": "model"}
_KEY = "BILATERAL_MODEL_KEY"


class Secret:
    """A key that no record, log or error can show: only the header of a request holds it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Keep it.

        Args:
            value: the key; empty where the endpoint wants none.
        """
        self._value = value

    def __repr__(self) -> str:
        """Never the key."""
        return "Secret(…)" if self._value else "Secret()"

    __str__ = __repr__

    def __reduce__(self) -> Any:
        """Refuse to be written anywhere.

        Raises:
            TypeError: always.
        """
        raise TypeError("A key is not written anywhere.")

    def header(self) -> dict[str, str]:
        """The header that carries it; none where there is no key."""
        return {"Authorization": f"Bearer {self._value}"} if self._value else {}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an OpenAI-compatible address.

    Attributes:
        url: such as `http://localhost:11434/v1`.
        model: its name there.
        key: from the environment alone.
        price_prompt: money for a million prompt tokens.
        price_answer: money for a million answer tokens.
        currency: of the prices.
        timeout: seconds for one whole answer.
        attempts: how often a call is tried before the report is listed as not read.
        longest_wait: seconds between two attempts at most.
        at_once: how many calls may be under way at a time.
        window: characters of a report that one call reads.
        max_answer: tokens of an answer at most.
        constrain: how the endpoint is asked to keep to the form: json_schema, json_object or none.
        extra: further fields of the request, such as `{"seed": 1}`.
    """

    url: str
    model: str
    key: Secret = field(default_factory=lambda: Secret(""))
    price_prompt: float = 0.0
    price_answer: float = 0.0
    currency: str = "USD"
    timeout: float = 120.0
    attempts: int = 5
    longest_wait: float = 60.0
    at_once: int = 4
    window: int = 6000
    max_answer: int = 6000
    constrain: str = "json_schema"
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be used.

        Raises:
            SettingsError: a value is not usable.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
            raise SettingsError("The model's endpoint is an address such as http://localhost:11434/v1, and no more.")
        if self.constrain not in CONSTRAINTS:
            raise SettingsError(f"constrain is one of {', '.join(CONSTRAINTS)}.")
        low = [n for n in ("timeout", "attempts", "at_once", "window", "max_answer") if getattr(self, n) <= 0]
        if low or min(self.price_prompt, self.price_answer, self.longest_wait) < 0:
            raise SettingsError(f"{', '.join(low) or 'a price or wait'} of the model is too small.")

    def money(self, prompt: float, answer: float) -> float:
        """What so many tokens cost."""
        return (prompt * self.price_prompt + answer * self.price_answer) / 1_000_000


def endpoint(file: Path | None, environment: Mapping[str, str] | None = None) -> Endpoint:
    """The model to ask, from a TOML file's `[model]` table and the environment, which comes first.

    Args:
        file: the TOML file; None for `bilateral.toml` in this folder, if it is there.
        environment: its variables; None for the process's own.

    Returns:
        An endpoint.

    Raises:
        SettingsError: it cannot be read, holds a key or an unknown setting, or no endpoint or model is named.
    """
    environment = os.environ if environment is None else environment
    chosen = file or (Path(DEFAULT_FILE) if Path(DEFAULT_FILE).is_file() else None)
    values = _table(chosen) if chosen else {}
    variable = values.pop("key_variable", _KEY)
    if "key" in values:
        raise SettingsError(f"{chosen}: a key does not belong in a file; set the environment variable {variable}.")
    known = {f.name: f.type for f in fields(Endpoint)} | {"url": "str"}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{chosen}: [model] has no setting {name!r}; known: {', '.join(sorted(known))}.")
        _check(str(chosen), name, value, str(known[name]))
    values |= {field: environment[name] for name, field in _ENVIRONMENT.items() if environment.get(name)}
    missing = [n for n in ("url", "model") if not values.get(n)]
    if missing:
        raise SettingsError(
            f"No {' and no '.join(missing)} is set for the model. Write them under [model] in {DEFAULT_FILE}, or set "
            f"{' and '.join(_ENVIRONMENT)}."
        )
    values["url"] = str(values["url"]).rstrip("/")
    return replace(Endpoint(**values), key=Secret(environment.get(str(variable), "").strip()))


def _table(file: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{file} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} is no valid TOML: {error}.") from error
    table = data.get("model", {})
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: [model] is to be a table.")
    return dict(table)


def _check(file: str, name: str, value: Any, kind: str) -> None:
    wanted: tuple[type, ...] = {"str": (str,), "float": (int, float), "int": (int,)}.get(kind, (dict,))
    if isinstance(value, bool) or not isinstance(value, wanted):
        raise SettingsError(f"{file}: {name} of [model] is to be a {wanted[-1].__name__}.")
