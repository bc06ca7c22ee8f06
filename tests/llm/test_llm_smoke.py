"""A real model, where somebody names one: nothing is asked of its reading but that it is held to the words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bilateral.errors import ReaderError
from bilateral.llm import Client, Desk, Ledger, ModelReader, endpoint
from bilateral.llm.quotes import normal
from llm.made import fold, read, report


@pytest.mark.skipif("BILATERAL_SMOKE_ENDPOINT" not in os.environ, reason="no local model is named for it")
def test_a_small_local_model_is_held_to_the_words(tmp_path: Path) -> None:
    """Its frames, if it brings any, stand on words of the report; an answer in no form leaves the report unread."""
    names = {"BILATERAL_MODEL_ENDPOINT": os.environ["BILATERAL_SMOKE_ENDPOINT"]}
    names["BILATERAL_MODEL_NAME"] = os.environ.get("BILATERAL_SMOKE_MODEL", "local")
    there = endpoint(None, names)
    by = ModelReader(Client(there), Desk(tmp_path / "r.db"), Ledger(there), fold)
    given = report()
    try:
        frames = read(by, given)
    except ReaderError:
        return
    assert all(normal(given.text[a:b]) in normal(given.text) for f in frames for a, b in f.cited)
