"""The record: what is kept, in one file, and the proof that it holds. An auditor can use this folder alone."""

from bilateral.record.blocks import Made
from bilateral.record.change import Change
from bilateral.record.interface import Store
from bilateral.record.record import Found, Record
from bilateral.record.store import SqliteStore
from bilateral.record.verify import Fault
from bilateral.record.words import highlights

__all__ = ["Change", "Fault", "Found", "Made", "Record", "SqliteStore", "Store", "highlights"]
