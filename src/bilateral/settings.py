"""The settings: read once at the edge (command line, web) and passed in, never looked up from within."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilateral.errors import SettingsError

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are read.

    Attributes:
        published: EDTF date of publication for reports that do not say theirs.
        outlet: publisher of reports that do not say theirs.
        again: read reports anew that are in the record already, as after an upgrade.
    """

    published: str | None = None
    outlet: str | None = None
    again: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be used.

        Raises:
            SettingsError: the date is none.
        """
        if self.published is not None and not _DAY.fullmatch(self.published):
            raise SettingsError(
                f"{self.published!r} is no date of publication. Write it as 2023-03-15 (or 2023-03, 2023)."
            )
