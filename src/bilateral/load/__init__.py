"""Any input becomes reports: files, folders, standard input. What cannot be read is listed with its reason.

An input format has a place of its own: one module with a reader, one line in `formats.READERS`.
"""

from bilateral.load.formats import READERS
from bilateral.load.options import LoadOptions
from bilateral.load.walk import load

__all__ = ["READERS", "LoadOptions", "load"]
