"""Who "the minister" is, where nothing says whose or of what."""

from __future__ import annotations

from pathlib import Path

import pytest

from retold import items


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Foreign Minister Rosa Fuentes met her Peruvian counterpart Luis Quispe in Lima. The minister proposed "
        "to set up a joint energy fund.",
        "La canciller chilena Rosa Fuentes se reunió en Lima con el presidente peruano Luis Quispe. La ministra "
        "propuso crear una comisión de energía.",
        "La ministre chilienne Rosa Fuentes a rencontré à Lima le président péruvien Luis Quispe. La ministre a plaidé "
        "pour un renforcement de la coopération énergétique.",
        "Die chilenische Außenministerin Rosa Fuentes traf in Lima Präsident Luis Quispe von Peru. Die Ministerin "
        "sprach sich für eine engere Zusammenarbeit bei der Energie aus.",
    ],
)
def test_the_minister_is_the_one_last_spoken_of(tmp_path: Path, text: str) -> None:
    """An office without portfolio and state is held by whoever has been named with one."""
    (promise,) = items(tmp_path, "commitment", a=text)
    assert (promise["by"], promise["areas"]) == (["CHL"], ["energy"])


def test_an_embassy_opened_is_where_its_name_says(tmp_path: Path) -> None:
    """The embassy of Peru in Santiago is opened in Santiago."""
    text = "Les deux ministres, la Chilienne Rosa Fuentes et le Péruvien Luis Quispe, ont procédé à l'inauguration de "
    found = items(tmp_path, "event", a=text + "l'ambassade de la République du Pérou à Santiago.")
    assert [(x["kind"], x["place"]["country"]) for x in found] == [("ceremony", "CHL")]


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Chile in Peru has suspended all its activities.",
        "La embajada de Chile en Perú anunció la suspensión de sus actividades.",
        "L'ambassade du Chili au Pérou a annoncé la suspension de ses activités.",
    ],
)
def test_an_embassy_that_suspends_its_work_is_an_affair_of_two_states(tmp_path: Path, text: str) -> None:
    """Whose embassy it is, and where, are the parties."""
    (event,) = items(tmp_path, "event", a=text)
    assert (event["kind"], sorted(event["parties"])) == ("suspension", ["CHL", "PER"])
