"""What the caller says about the inputs as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilateral.errors import SettingsError

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the caller says about the inputs as a whole; what a feed says of one report goes before it.

    Attributes:
        published: EDTF date of publication of reports that do not bring their own.
        outlet: publisher of reports that do not bring their own.
        max_bytes: a longer report is not read.
        stdin: the text behind `-`; None reads standard input.
    """

    published: str | None = None
    outlet: str | None = None
    max_bytes: int = 20_000_000
    stdin: str | None = None

    def __post_init__(self) -> None:
        """Refuses a date that is none, before anything is read."""
        if self.published is not None and not _DAY.fullmatch(self.published):
            raise SettingsError(
                f"{self.published!r} is no date of publication: give a year, month or day such as 2021-12-02."
            )
        if self.max_bytes < 1:
            raise SettingsError("max_bytes must be at least 1: give the size of the longest report to be read.")
