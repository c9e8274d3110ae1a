"""Conditions and people by any name, and the ordinary words and foods that must not be taken for them."""

from pathlib import Path

import pytest

from intents.catalog import IntentCatalog, load_catalog
from intents.model import Context
from intents.persons.negation import load_denials
from intents.reading.entities import EntityFinder
from intents.slots import fill_slots, numbers_told
from knowledge.base import KnowledgeBase
from knowledge.names import NameIndex, singular
from knowledge.text import tokens
from tests.bot.asking import word_lists
from tests.conftest import ROOT

DENIALS = load_denials(ROOT / "intents" / "content", [])


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONDITIONS = _words(
    """
kidney_disease myasthenia_gravis heart_block heart_disease low_blood_pressure high_blood_pressure bowel_obstruction
gut_disease diabetes alcohol eating_disorder allergy surgery arthritis osteoporosis migraine depression adhd
fibromyalgia asthma gout kidney_stones pcos pms menopause cancer thyroid_disease tinnitus epilepsy dementia sickle_cell
long_covid
    """
)

SAID = {
    "kidney_disease": """
        my kidneys only work at about 40 percent | egfr 38 - glycinate yes or no | Dad goes to haemodialysis
        CKD 3b here
        stage 3 kidney disease | i donated a kidney in 2020 | creatinine has crept up to 190 | only one kidney
        kidney transplant last year | on dialysis | bad kidneys | weak kidneys | kidneys aren't great
        my kidneys dont work
        renal patient here | diabetic nephropathy | lupus nephritis | polycystic kidneys | born with a single kidney
        my wife's kidneys are at 35 | grandmother's kidneys are "a bit tired" | I don't have good kidneys
        kidneys struggling
        my nephrologist says wait | kidney function is down | protein in my urine | kidneys packed up
        failing kidneys
        renal diet and cramps | not on dialysis yet | kidneys dont clear stuff | had a kidney out | kidny disease
    """,
    "myasthenia_gravis": """
        myasthenia gravis | i have MG | my wife has MG | diagnosed with MG | just diagnosed MG (ocular) | mg patient
        I've got LEMS | lambert eaton | myasthenic | mysthenia gravis | people with mg
    """,
    "heart_block": """
        ive got afib | mum has a pacemaker | first degree av block | heart failure patient | CHF | sinus bradycardia
        dodgy heart | atrial fibrillation | heart block | had a heart attack | stents put in | angina | a weak heart
        my cardiologist | long qt | leaky valve | slow pulse | i have AF | arrhythmia
    """,
    "pregnancy": """
        I'm pregnant | 14 weeks gone | bun in the oven | carrying twins | due in march, calf cramps | ttc | preggo
        trying for a baby | third trimester | expecting twins | im expecting and cant sleep
        gestational diabetes | ivf
        my midwife said | morning sickness
    """,
    "breastfeeding": """
        breastfeeding | brest feeding mum | still nursing my little one | exclusively pumping
        will it get into my milk
        bf mum here | postpartum and tired
    """,
    "children": """
        my 5 yr old | a toddler who won't sleep | son is 13, cramps | ADHD kid in year 3 | my baby's bath
        my teenage daughter
        for my 8 yo | i am 38 and my son is 6 | my bub | our little one | grandson aged 6
    """,
    "surgery": """
        having my gallbladder out | going under general next month | husband's hip op | knee replacement next week
        having an op | under the knife | general anaesthetic tomorrow | c-section booked | hernia repair
        wisdom teeth out
    """,
    "diabetes": """
        type 2 diabetes | T1D here | diabetis | for a diabetic | sugar diabetes | my sugars are high | prediabetic
        hba1c is 52 | diabetes tablets | borderline diabetic | im a type 1
    """,
    "gut_disease": """
        Crohn's | I'm coeliac | ulcerative colitis | gastric bypass | ileostomy | my stoma | short bowel | ibd
        i have uc
    """,
    "low_blood_pressure": """
        my blood pressure runs low | low bp | hypotension | i have POTS | prone to fainting
    """,
    "older_adults": """
        my 84 year old nana | turning 77 | can the elderly | pensioner | in my eighties | retired nurse | my gran
    """,
    "alcohol": """
        i drink a lot | recovering alcoholic | heavy drinker | bottle of wine a night | dad drinks too much
    """,
    "eating_disorder": """
        i have bulimia | anorexia | purging | abusing laxatives | magnesium citrate to lose weight | make myself sick
    """,
    "bowel_obstruction": "bowel obstruction | blocked bowel | faecal impaction | ileus",
    "allergy": "allergic to soy | gelatine allergy | shellfish allergy | i carry an epipen",
}

NOT_SAID = """
a tin of kidney beans | my kidney beans are overcooked | steak and kidney pie | do kidneys clear extra magnesium
is magnesium bad for my kidneys | can magnesium damage my kidneys | my kidneys are fine
kidneys are perfectly healthy
no kidney trouble here, which form | how do i prevent kidney stones | hearts of palm | artichoke hearts
heart-shaped chocolate
250 MG OR 350 MG | i have mg citrate at home | how many mg in almonds | foods with mg | baby spinach | baby carrots
sleep like a baby | child's pose | child resistant cap | i kid you not | when i was a kid | my son bought me a tub
mum of three, knackered | kids are grown | nursing student on nights | nursing home kitchen cook
expecting a delivery
my period is due in march | the delivery is due in june | pregnant pause | I'm not pregnant | no longer breastfeeding
not diabetic | type 2 collagen | insulin resistance and food | sugar free gummies | sugar snap peas
my sugar cravings
i drink a lot of water | i drink a lot of coffee | alcohol free beer | surgical tape | my gp surgery is closed
my surgery says next week | in operation | senior manager | granny smith | nan bread | tired af | optical illusion
a 30 year old woman | does magnesium prevent diabetes | can it cause kidney failure | a patient dog | heartburn
coeliac friendly snacks | hay fever season | allergic to nuts | pots and pans | met a friend | purchase order
"""

# Single words that are conditions or call for a caution, plurals folded; no other word of an English list does.
SETTLED = _words(
    """
ablation adolescent ageing aging albuminuria alcoholic alcoholism allergist alzheimer amputation anaesthesia
anaesthesiologist anaesthetic anaesthetist anaphylaxis anesthesia anesthesiologist anesthetic anesthetist angina anginal
anorexia anorexic antenatal appendectomy appendicectomy appendicitis arrhythmia arthritic arthritis arthroscopic
arthroscopy asthma asthmatic baby bipolar boozer bradycardia breastfed breastfeed breastfeeding bub bubba bulimia
bulimic caesarean caesarian cancer cancerous carcinoma cardiologist cardiomyopathy celiac cesarean cesarian child
children cholecystectomy chron coeliac colectomy colitis colostomy conceive conceiving coronary creatinine defibrillator
dementia depressed depression depressive diabete diabetic dialyse dialysis elder elderly endocarditis enteritis
eosinophilic epidural epilepsy epileptic expectant facelift fertility fetus foetus frail gastrectomy geriatric
gestation gestational glomerulonephritis goddaughter godson goiter goitre gout gouty gramp gran grandad grandchild
grandchildren granddad grandfather grandma grandmother grandpa grandparent granny gravid haemodialysis hemodialysis
hyperactive hyperactivity hyperglycemia hypertension hypertensive hyperthyroid hyperthyroidism hypotension hypothyroid
hypothyroidism hysterectomy ileostomy ileus impaction infant infertile infertility intussusception ivf kid kiddo kiddy
kindergarten kindergartener lactating lactation laparoscopic laparoscopy lem leukaemia leukemia liposuction lumpectomy
lymphoma malignancy malignant mastectomy maternity mci melanoma menopausal menopause metastase metastatic midwife
midwive migraine myasthenia myasthenic myeloma myocarditis nan nanna neonate nephrectomy nephritis nephropathy nephrosis
newborn nonagenarian nursing obstetrician octogenarian oncologist oncology operation ops osteoarthritis osteoporosis
osteoporotic ostomy pacemaker paediatric paediatrician pediatric pediatrician pensioner pericarditis pms postmenopausal
postnatal postoperative postpartum ppd preconception preemy pregnancy pregnant premenstrual prenatal preoperative
preschooler preteen preterm prostatectomy puberty purging pyelonephritis renal retired retiree rheumatic rheumatism
rheumatoid sarcoma schoolboy schoolchild schoolgirl senile senility senior septuagenarian spondylitis stent stepdaughter
stepson stoma suckling surgeon surgery tachycardia teen teenage teenaged teenager teething thyroiditis tinnitus toddler
tonsillectomy trimester tumor tumour tween uraemia uraemic uremia uremic vasectomy volvulus whipple youngster
    """
)
WORD_LISTS = sorted(Path("/usr/share/dict").glob("*-english-large")) or [Path("/usr/share/dict/words")]


@pytest.fixture(scope="module")
def catalog() -> IntentCatalog:
    return load_catalog(ROOT / "intents" / "content", [])


@pytest.fixture(scope="module")
def index(catalog: IntentCatalog, knowledge: KnowledgeBase) -> NameIndex:
    return NameIndex([*catalog.names(), *knowledge.names()])


@pytest.fixture(scope="module")
def finder(index: NameIndex) -> EntityFinder:
    return EntityFinder(index, lambda words: [(1, (word,)) for word in words], word_lists())


def _cautions(text: str, finder: EntityFinder, knowledge: KnowledgeBase) -> set[str]:
    """Keys of the cautions that a message calls for, medicines aside."""
    reading = finder.read(text)
    denied = DENIALS.spans(reading.text)
    slots = fill_slots(reading, Context())
    held = [
        f"{match.type}/{match.key}"
        for match in slots.matches
        if not any(start <= match.start < end for start, end in denied)
    ]
    held += [f"life_stage/{stage}" for stage, _ in numbers_told(reading)]
    return {row.key for row in knowledge.cautions.of(held)}


def _lines(text: str) -> list[str]:
    return [part.strip() for line in text.strip().splitlines() for part in line.split("|") if part.strip()]


def test_every_condition_has_names(catalog: IntentCatalog) -> None:
    assert {row.key for row in catalog.entities if row.type == "condition"} == CONDITIONS


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in SAID.items() for text in _lines(texts)])
def test_a_situation_is_known_by_any_name(key: str, text: str, finder: EntityFinder, knowledge: KnowledgeBase) -> None:
    assert key in _cautions(text, finder, knowledge)


@pytest.mark.parametrize("text", _lines(NOT_SAID))
def test_foods_sayings_and_denials_call_for_no_caution(
    text: str, finder: EntityFinder, knowledge: KnowledgeBase
) -> None:
    assert _cautions(text, finder, knowledge) == set()


def test_no_ordinary_word_is_a_condition_or_calls_for_a_caution(index: NameIndex, knowledge: KnowledgeBase) -> None:
    lists = [path for path in WORD_LISTS if path.exists()]
    if not lists:
        pytest.skip("no English word list is installed (wamerican-large, wbritish-large)")
    words = {word.lower().replace("'", "") for path in lists for word in path.read_text(encoding="utf-8").split()}
    assert len(words) > 50_000
    meanings = {word: index.find([word]) for word in words}
    taken = {
        singular(word)
        for word, named in meanings.items()
        if any(name.type == "condition" or knowledge.cautions.of([f"{name.type}/{name.key}"]) for name in named)
    }
    assert taken - SETTLED == set()


def test_no_food_is_a_condition_or_a_person(index: NameIndex, knowledge: KnowledgeBase) -> None:
    foods = [name for name in knowledge.names() if name.type == "food"]
    assert len(foods) > 100
    taken = {
        food.text
        for food in foods
        if {name.type for name in index.find(tokens(food.text))} & {"condition", "life_stage"}
    }
    assert taken == set()
