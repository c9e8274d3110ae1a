"""Names of medicines of many countries, products of several, words of lay people; and words that are no medicine."""

from typing import TYPE_CHECKING

import pytest

from intents.reading.entity_types import MEDICINE
from knowledge.readers import read_lines
from tests.conftest import ROOT

if TYPE_CHECKING:
    from bot.loading import Loaded

NAMES = {
    "bisphosphonates": "Fosamax|Actonel|Osteofos|Bonviva|alendronic acid|weekly bone tablet",
    "tetracyclines": "Vibramycin|Doxylar|Minomycin|Tetralysal|doxy|acne tablets",
    "fluoroquinolones": "Ciprotab|Cifran|Ciproxin|Tavanic|Novidat|Ciflox|cipro flox",
    "thyroid": "Synthroid|Eltroxin|Thyronorm|Euthyrox|Levothyrox|L-Thyroxin|synthyroid|levothyroxin"
    "|thyroid replacement tablet|replacement tablet for my thyroid",
    "loop_thiazide": "Lasix|Natrilix|Dytor|Lasilix|Rusyde|lasicks|water tabs|bendroflumethiazide",
    "k_sparing": "Aldactone|Spiractin|Inspra|Verospiron|spiro for my acne",
    "ppis": "Losec|Omez|Pantocid|Mopral|Somac|Nexium|Risek|acid reflux tablets",
    "gabapentin": "Neurontin|Gabantin|gabapention|nerve tablets",
    "hiv_dtg": "Tivicay|Dovato|Triumeq|Acriptega|take TLD|magnesium with TLD|TLD at night",
    "hiv_bic": "Biktarvy|Taffic",
    "tacrolimus": "Prograf|Advagraf|Pangraf|Adoport|tac at 8 and 8|my tac level",
    "nitrofurantoin": "Macrobid|Niftas|Furadantin|Uvamin",
    "quinolines": "Plaquenil|HCQS|Malarone|Lariago",
    "iron": "Sangobion|Ferrograd|Orofer|Ranferon|Tardyferon|Maltofer|Galfer|Iberet|IFA tablets"
    "|ferrous sulphate and folic acid",
    "calcium": "Caltrate|Calcichew|Tums|Rennie|calsium tablets",
    "amlodipine": "Norvasc|Istin|Stamlo|Amlong|Amlodac|Sofvasc",
    "antihypertensives": "Telma 40|Tritace|Cozaar|Coversyl|Lifezar|Micardis|maintenance for high blood|high bp tablets",
    "beta_blockers": "Concor|Inderal|Betaloc|Cardicor|Tenormin|Detensiel|conkor",
    "antibiotic_unnamed": "anti bs|anti-bs|abx|antibiotics",
    "antibiotics_no_gap": "Augmentin|Septrin|Bactrim|Flagyl|Ampiclox|co-trimoxazole",
    "prednisone": "Wysolone|Omnacortil|Medrol|Cortancyl|Panafcort|steroid tablets|medrol dose pack",
    "ibuprofen": "Nurofen|Brufen|Ponstan|Difene|Voveran|Cataflam|anti inflammatories",
    "paracetamol": "Panadol|Tylenol|Doliprane|Biogesic|Dolo 650|Panado|Uphamol",
    "cns_depressants": "Xanax|Stilnox|Rivotril|Zimovane|Calmpose|xanny|z drugs|sleeping tabs",
    "antidepressants": "Zoloft|Lustral|Cipralex|Nexito|Prozac|Seroplex|happy tablets",
    "stimulants": "Adderall|Vyvanse|Elvanse|dexies|adderol|on addy",
    "dopamine_agonists": "Requip|Sifrol|Adartrel|reqip",
    "warfarin": "Coumadin|Marevan|Acitrom|Sintrom",
    "doacs": "Eliquis|Xarelto|Clopilet|Plavix|Lowplat|plavicks",
    "metformin": "Glucophage|Glycomet|Diamicron|Daonil|Siofor|metforman|sugar tablets",
    "insulin": "Mixtard|NovoMix|Humalog Mix 25|Ryzodeg|Insugen",
    "glp1": "Ozempic|Mounjaro|Rybelsus|skinny jab",
    "levodopa": "Sinemet|Madopar|Syndopa|Modopar",
    "contraceptive_hrt": "Microgynon|Yasmin|Nordette|mini pill|Utrogestan",
    "not_swallowed": "Betnovate|steroid jab|blue inhaler|nasal spray",
    "antihistamines_other": "Zyrtec|Piriton|Cetzine|Stugeron|Phenergan",
}
PRODUCTS = {
    "Lasilactone": "k_sparing loop_thiazide",
    "co-amilofruse": "k_sparing loop_thiazide",
    "co-amilozide": "k_sparing loop_thiazide",
    "Dyazide": "k_sparing loop_thiazide",
    "Moduretic": "k_sparing loop_thiazide",
    "Telma AM": "antihypertensives amlodipine",
    "Twynsta": "antihypertensives amlodipine",
    "Exforge": "antihypertensives amlodipine",
    "Exforge HCT": "antihypertensives amlodipine loop_thiazide",
    "Hyzaar": "antihypertensives loop_thiazide",
    "Co-Renitec": "ace_absorption loop_thiazide",
    "Caduet": "amlodipine statins_other",
    "Tenoretic": "beta_blockers loop_thiazide",
    "Roszet": "rosuvastatin ezetimibe",
    "Janumet": "diabetes_other metformin",
    "Jentadueto": "diabetes_other metformin",
    "Xultophy": "glp1 insulin",
    "Juluca": "hiv_dtg hiv_pi_nnrti",
    "Vimovo": "ibuprofen ppis",
    "Arthrotec": "ibuprofen misoprostol",
    "co-codamol": "cns_depressants paracetamol",
    "Combiflam": "ibuprofen paracetamol",
    "Fosavance": "bisphosphonates vitamin_d",
    "Calcichew D3": "calcium vitamin_d",
    "Shelcal": "calcium vitamin_d",
    "Montair FX": "fexofenadine montelukast",
    "Pylera": "antibiotics_no_gap tetracyclines",
    "Stalevo": "entacapone levodopa",
}
NO_MEDICINE = """
my soma water bottle leaks | the soma festival was great | Spiro the dragon speedrun | i play spiro on an old console
the doac podcast said magnesium helps | heard it on an episode of doac | Nirvana's Lithium came on | Lithium Valley jobs
i live on Crestor road | the gym at 12 Concor street school | my niece is called Allegra | Yasmin says take it at night
does magnesium act like a water tablet | nature's calcium channel blocker | magnesium is a natural antidepressant
is magnesium itself a muscle relaxant | is magnesium a stimulant or a sedative | is glycinate just a mild sedative
does it work like a beta blocker | like my granola on steroids | this tub is a killer diller on steroids
people assume im on steroids cos of my arms | anaesthetics secretary here, sore wrists | my tum hurts after it
our doxie puppy licked the tub | dexys midnight runners on vinyl | fish tac and chips | tic tac mints
bayer leverkusen fan | whats plan b | my plan b is epsom salts | how does it act on GABA
the sedative effect of magnesium | the tarka popped all over my kurta | knocks me out like a tranq dart
"""
TAKEN = {
    "took a soma last night": "skeletal_relaxants",
    "a natural sedative, so i binned my sedative": "cns_depressants",
    "two amlodipine, a magnesium, a water tablet": "amlodipine loop_thiazide",
    "gabbies 300 and magnesium": "gabapentin",
    "on spiro for hair loss, is it ok": "k_sparing",
    "i take lithium and live near a battery factory": "lithium",
    "is magnesium ok with a muscle relaxant": "skeletal_relaxants",
    "im on warfarin, is magnesium a blood thinner too": "warfarin",
    "instead of my sedative": "cns_depressants",
    "im on steroids for my lungs": "prednisone",
    "mum is on a water tablet": "loop_thiazide",
    "i take yasmin": "contraceptive_hrt",
    "two tums after lunch": "calcium",
}
SETTLED = {"concerta", "contraceptives", "inhaler", "opioid", "painkiller", "prolia", "soma"}
"""Words of the list of ordinary ones that are medicines as well."""


def found(text: str, loaded: "Loaded") -> set[str]:
    """Keys of the medicines that a message names, its spelling left as it is."""
    return {match.key for match in loaded.as_typed.read(text).matches if match.type == MEDICINE}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in NAMES.items() for text in texts.split("|")])
def test_a_medicine_is_known_by_its_names(key: str, text: str, loaded: "Loaded") -> None:
    assert found(text, loaded) == {key}


@pytest.mark.parametrize("text", PRODUCTS)
def test_a_product_names_each_medicine_in_it_and_is_one_medicine(text: str, loaded: "Loaded") -> None:
    assert found(text, loaded) == set(PRODUCTS[text].split())
    assert len(loaded.as_typed.read(f"magnesium with {text}").medicines) == 1


@pytest.mark.parametrize(
    "text", [text.strip() for line in NO_MEDICINE.split("\n") for text in line.split("|") if text.strip()]
)
def test_what_only_sounds_like_a_medicine_is_none(text: str, loaded: "Loaded") -> None:
    assert found(text, loaded) == set()


@pytest.mark.parametrize("text", TAKEN)
def test_what_is_taken_counts_beside_what_only_sounds_like_it(text: str, loaded: "Loaded") -> None:
    assert found(text, loaded) == set(TAKEN[text].split())


def test_no_ordinary_word_is_a_medicine(loaded: "Loaded") -> None:
    lists = [read_lines(ROOT / "intents" / "content" / f"{name}_words.txt", []) for name in ("common", "ordinary")]
    assert min(map(len, lists)) > 2_000
    named = {word for words in lists for word in words if any(s.type == MEDICINE for s in loaded.index.find([word]))}
    assert named == SETTLED


def test_a_medicine_swallows_no_illness(loaded: "Loaded") -> None:
    """The names of a caution that must not be lost stay seen inside longer names of medicines."""
    for text in ("kidney transplant tablets", "medication for my epilepsy", "tablets for diabetes type 2"):
        assert {match.type for match in loaded.as_typed.read(text).matches} & {"condition"}, text
