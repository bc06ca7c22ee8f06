"""Every pack reads its own example sentences: what its patterns must read and must not read, each sentence alone."""

from __future__ import annotations

import pytest

from bilateral import languages
from eval import examples

FILES = [(code, file) for code in languages.codes() for file in languages.names(code, "frames")]


@pytest.mark.parametrize(("code", "file"), FILES, ids=[f"{code}-{file}" for code, file in FILES])
def test_the_sentences_of_a_pack_are_read_as_it_says(code: str, file: str) -> None:
    """`must_read` gives a frame of the file's type and kind; `must_not_read` gives none that is held."""
    faults = [found for example in examples.examples(code, file) if (found := examples.fault(example))]
    if faults:
        again = f"python eval/examples.py {code} {file}"
        where = f"{len(faults)} sentences of languages/{code}/frames/{file}.yaml are read wrongly (again: {again}):"
        pytest.fail("\n".join([where, *faults]), pytrace=False)


def test_a_wrong_sentence_is_found() -> None:
    """The check itself can fail: a sentence without a happening is missed, one with a happening is caught."""

    def fault(text: str, wanted: bool, marks: tuple[tuple[str, str], ...] = ()) -> str:
        example = examples.Example("en", "meeting", "x", text, "2023-03-15", wanted, "event", "meeting", marks)
        return examples.fault(example) or ""

    met = "Lao Foreign Minister Khamsone Phommalath met Mongolian Foreign Minister Enkhtuya Dorjsuren in Vientiane."
    idle = "The weather in Vientiane was fine."
    assert fault(met, wanted=True) == ""
    assert "must read event meeting" in fault(idle, wanted=True)
    assert "must not read" in fault(met, wanted=False)
    assert fault(idle, wanted=False) == ""
    assert "status planned" in fault(met, wanted=True, marks=(("status", "planned"),))
