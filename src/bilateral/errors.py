"""Every error that bilateral raises, in one tree.

BilateralError
├── InputError          a path or report cannot be read; the others are read all the same
├── SettingsError       a setting or an argument is not usable
├── PackError           a language pack breaks its schema
├── RecordError         the record file cannot be used
│   └── NotInRecord     what was asked for is not there
├── EvidenceError       a quote does not stand at its offsets
└── ReaderError         a reader could not read one report
    └── BudgetError     the money set aside for a run is spent
"""


class BilateralError(Exception):
    """Any error of this package; catch it to show its message, which says what to do next."""


class InputError(BilateralError):
    """One input cannot be read: the caller lists it with its reason and goes on with the others."""


class SettingsError(BilateralError):
    """A setting or argument is not usable: the caller corrects it and starts again."""


class PackError(BilateralError):
    """A language pack breaks its schema: the caller mends the named file and line; nothing is read meanwhile."""


class RecordError(BilateralError):
    """The record file cannot be opened or written: the caller names another file or restores it from a copy."""


class NotInRecord(RecordError):
    """An id, country or word is not in the record: the caller looks it up with `bilateral find`."""


class EvidenceError(BilateralError):
    """A quote is not the text at its offsets: the caller stops, since a reader is at fault, and reports it."""


class ReaderError(BilateralError):
    """A reader could not read one report: the caller lists it as not read, and reads it again in the next run."""


class BudgetError(ReaderError):
    """The money set aside for a run is spent: the caller lists the report as not read, and the next run goes on."""
