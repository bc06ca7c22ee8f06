"""What passes between the stages: frozen dataclasses, and the closed lists of the record."""

from bilateral.model.frame import Actor, Frame, Office
from bilateral.model.item import Evidence, Item
from bilateral.model.reading import Reading
from bilateral.model.report import READ_ROLES, Block, Page, Passage, Report, Unread, digest, report_id

__all__ = [
    "READ_ROLES", "Actor", "Block", "Evidence", "Frame", "Item", "Office", "Page", "Passage", "Reading", "Report",
    "Unread", "digest", "report_id",
]  # fmt: skip
