"""Blood results: units read and converted, bands in order, nothing urgent lost at an edge."""

import pytest

from knowledge.base import KnowledgeBase
from knowledge.blood import MMOL_PER_MG_DL, blood_values
from knowledge.units import MG_PER_MMOL


def test_a_milligram_per_decilitre_is_ten_a_litre_by_the_molar_mass() -> None:
    assert pytest.approx(10 / MG_PER_MMOL, abs=0.001) == MMOL_PER_MG_DL


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("0.42 mmol/l", "far_below"),
        ("1.2mg/dl", "far_below"),
        ("0,66 mmol per litre", "below"),
        ("1.7 mg/dl", "just_below"),
        ("1.7 meq/l", "inside"),
        ("2.3 mg / dl", "inside"),
        ("0.98 mmol/l", "just_above"),
        ("1.3 mmol/l", "above"),
        ("4.6 mg/dl", "dangerous"),
        ("21 mg/l", "inside"),
    ],
)
def test_a_result_falls_in_its_band(text: str, band: str, knowledge: KnowledgeBase) -> None:
    (value,) = blood_values(text)
    assert knowledge.blood.band(value.mmol).key == band


@pytest.mark.parametrize(
    "text", ["took 400 mg twice", "at 7.30 pm", "2.5 hours after", "3.5%", "0 mmol/l", "40 mmol/l"]
)
def test_what_is_no_result_is_not_read(text: str) -> None:
    assert not blood_values(text)
