"""Lists that stand on lines of their own, behind a colon."""

from __future__ import annotations

from pathlib import Path

import pytest

from retold import items

_MET = {
    "en": "Chilean Foreign Minister Rosa Fuentes met her Peruvian counterpart Luis Quispe in Lima on Monday.\n\n",
    "es": "La canciller chilena Rosa Fuentes se reunió el lunes en Lima con su homólogo peruano Luis Quispe.\n\n",
    "fr": "La ministre chilienne Rosa Fuentes a rencontré lundi à Lima son homologue péruvien Luis Quispe.\n\n",
    "de": "Die chilenische Ministerin Rosa Fuentes traf am Montag in Lima ihren peruanischen Kollegen Luis Quispe.\n\n",
}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The two sides agreed to:\n- expand tourism;\n- train nurses.\n\nThey parted in the evening."),
        ("en", "The two sides agreed on the following:\n\n1. Expanding tourism\n2. Training nurses\n\nThey parted."),
        ("es", "Las partes acordaron:\n\n- Ampliar el turismo;\n- Formación de enfermeras.\n\nSe despidieron."),
        ("fr", "Les deux parties ont convenu de :\n\n- développer le tourisme ;\n- assurer la formation du personnel."),
        ("de", "Beide Seiten vereinbarten:\n\n- den Tourismus auszubauen;\n- die Ausbildung von Pflegern."),
    ],
)
def test_lines_behind_a_governing_verb_are_promises(tmp_path: Path, code: str, text: str) -> None:
    """ "The two sides agreed to:" rules every line of the list that follows."""
    promises = items(tmp_path, "commitment", a=_MET[code] + text)
    areas = sorted(area for x in promises for area in x["areas"] if area != "health")
    assert areas == ["tourism", "training"]
    assert {x["status"] for x in promises} == {"agreed"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The following documents were signed:\n- Memorandum on tourism;\n- Agreement on health."),
        ("es", "Se firmaron los siguientes instrumentos:\n- Memorando sobre turismo;\n- Acuerdo de salud."),
        ("fr", "Les accords suivants ont été signés :\n- Mémorandum sur le tourisme ;\n- Accord sur la santé."),
        ("de", "Folgende Dokumente wurden unterzeichnet:\n- Abkommen über Tourismus;\n- Abkommen über Gesundheit."),
    ],
)
def test_lines_behind_a_signing_are_its_papers(tmp_path: Path, code: str, text: str) -> None:
    """ "The following documents were signed:" rules every line that names a document."""
    papers = items(tmp_path, "agreement", a=_MET[code] + text)
    assert sorted(x["areas"] for x in papers) == [["health"], ["tourism"]]


def test_a_list_ends_with_the_first_line_that_is_no_point_of_it(tmp_path: Path) -> None:
    """What stands behind the list is not agreed."""
    text = "The two sides agreed to:\n- expand tourism.\n\nSchools were closed.\n\n- Trade in copper fell."
    promises = items(tmp_path, "commitment", a=_MET["en"] + text)
    assert [x["areas"] for x in promises] == [["tourism"]]
