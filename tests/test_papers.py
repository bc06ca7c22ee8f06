"""Papers that are told in lists, one by one, by what opens their sentence, or by whose they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from retold import items


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed agreements on tourism, health and education in Lima.",
        "Chile y Perú firmaron en Lima acuerdos en materia de turismo, salud y educación.",
        "Le Chili et le Pérou ont signé à Lima des accords sur le tourisme, la santé et l'éducation.",
        "Chile und Peru unterzeichneten in Lima ein Abkommen über Tourismus, Gesundheit und Bildung.",
    ],
)
def test_a_list_of_matters_belongs_to_its_paper(tmp_path: Path, text: str) -> None:
    """A paper's name does not end at the first comma where a list of matters goes on."""
    papers = items(tmp_path, "agreement", a=text)
    assert [sorted(x["areas"]) for x in papers] == [["education", "health", "tourism"]]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed two agreements in Lima, one on tourism and another on health.",
        "Chile y Perú firmaron dos acuerdos en Lima, uno sobre turismo y otro sobre salud.",
        "Le Chili et le Pérou ont signé deux accords à Lima, l'un sur le tourisme et l'autre sur la santé.",
        "Chile und Peru unterzeichneten in Lima zwei Abkommen, eines über Tourismus und eines über Gesundheit.",
        "Chile y Perú firmaron en Lima un acuerdo de turismo y un acuerdo sobre salud.",
        "Le Chili et le Pérou ont signé à Lima un accord sur le tourisme et un accord sur la santé.",
    ],
)
def test_papers_told_one_by_one_are_several(tmp_path: Path, text: str) -> None:
    """ "One on tourism and another on health" are two papers."""
    papers = items(tmp_path, "agreement", a=text)
    assert sorted(x["areas"] for x in papers) == [["health"], ["tourism"]]


@pytest.mark.parametrize(
    "text",
    [
        "A memorandum of understanding was signed in Lima between the health ministries of Chile and Peru.",
        "Un memorando de entendimiento se firmó en Lima entre el Ministerio de Salud de Chile y el Ministerio de Salud "
        "del Perú.",
        "Un mémorandum d'entente a été signé à Lima entre les ministères de la Santé du Chili et du Pérou.",
        "On public health, Chile and Peru signed a memorandum of understanding in Lima.",
        "En cuanto a la salud pública, Chile y Perú firmaron en Lima un memorando de entendimiento.",
        "En matière de santé, le Chili et le Pérou ont signé à Lima un mémorandum d'entente.",
    ],
)
def test_a_paper_is_about_what_its_ministries_do_or_its_sentence_opens_with(tmp_path: Path, text: str) -> None:
    """Where a paper's own name says nothing, the ministries that sign it do, or the words in front."""
    papers = items(tmp_path, "agreement", a=text)
    assert [x["areas"] for x in papers] == [["health"]]


def test_a_paper_and_its_short_name_are_one_and_the_week_of_its_signing_no_term(tmp_path: Path) -> None:
    """ "A memorandum of understanding, MoU" is one paper; "signed this week" gives it no period."""
    text = "Published: 9 May 2023\n\nChile and Peru signed a memorandum of understanding, MoU, on tourism this week."
    papers = items(tmp_path, "agreement", a=text)
    assert [(x["kind"], x["period"]) for x in papers] == [("mou", None)]


def test_a_surname_in_capitals_is_whoever_bears_it(tmp_path: Path) -> None:
    """ "President MENSAH" is Kofi MENSAH, whom the report names in full."""
    text = (
        "Le Président du Togo, Kofi MENSAH, est arrivé à Cotonou. Le Président MENSAH a été reçu en audience par le "
        "Président du Bénin, Paul AKPO."
    )
    met = [x for x in items(tmp_path, "event", a=text) if x["kind"] == "meeting"]
    assert [sorted(p["name"] for p in x["participants"]) for x in met] == [["Kofi MENSAH", "Paul AKPO"]]
