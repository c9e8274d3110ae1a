"""Claims: recognised in any wording, never in a plain question, and corrected safely."""

import json
import re
import time
from collections.abc import Iterator

import pytest

from intents.catalog import load_catalog
from intents.claims.matcher import ClaimMatcher
from intents.claims.signals import ClaimWords, load_claim_words, signal_problems
from intents.reading.entities import EntityFinder
from knowledge.base import KnowledgeBase
from knowledge.claims import Claim
from knowledge.figures import unmarked
from knowledge.names import NameIndex
from knowledge.readers import Place, Problem, read_yaml_mapping
from tests.bot.asking import word_lists
from tests.conftest import CASES, ROOT

CONTENT = ROOT / "intents" / "content"
FIRING = 0.005
"""Share of ordinary questions that may be taken for a claim; measured 0.2 % over 11,826 of them, all deserved."""

# Wordings that the claims file does not hold, and the claim whose correction fits each: never a near one.
FITTING = """
dissolve_plaque: which kind of magnesium unclogs the arteries
cure_diabetes: how come nobody ever told me magnesium fixes diabetes
cure_bones: how many weeks before magnesium reverses osteoporosis
stop_statin: why is magnesium better than a statin
stop_blood_thinner: magnesium > warfarin
proven_best: fwd: feet in magnesium for ten minutes and the sugar is normal by morning
weight_loss: magnesium melts belly fat right, how many do i take
stop_blood_pressure_medicine: my gym buddy binned his blood pressure tablets once he got on magnesium
stop_antidepressant: i told my wife to pack in the citalopram and go on magnesium
stop_bone_medicine: swap actonel for magnesium, bones love it
stop_antidepressant: magnesium has let me ditch my antidepressant, everybody should try
stop_pain_or_nerve_medicine: no more gabapentin for me, magnesium does it
stop_blood_pressure_medicine: my chiropractor told me to get rid of my blood pressure meds and just use magnesium
cure_cancer: PLEASE SHARE: one teaspoon of magnesium a day and cancer cells die within weeks
cure_blood_pressure: magnesium = low blood pressure cured for ever
prevents_heart_attacks: it's a fact magnesium stops heart disease
cure_ears_eyes: tinnitus is cured with magnesium
symptoms_mean_deficiency: every symptom i have is low magnesium, i googled it
no_overdose: no such thing as a magnesium overdose
more_is_better: the higher the mg the better
no_overdose: since its natural there is nothing to worry about
safe_for_everyone: anyone at all can take magnesium, kidneys or no kidneys
safe_for_babies: you should give every baby magnesium from birth
until_diarrhoea: keep upping magnesium till you hit the toilet, thats your dose
detox: magnesium chelates lead and mercury out of the body
skin_better_than_pills: skin soaks up magnesium ten times better than capsules
doctors_hide: big pharma cant patent magnesium so they bury it
dependence_free_pass: magnesium undoes a night of drinking
weight_loss: magnesium torches fat
replaces_care: with magnesium you'll never see a doctor again
cure_arthritis: magnsium curs artritis, magnesium cures arthritis
stop_statin: my chiropractor took one look at my statins and said throw them, magnesium will do the cleaning
stop_antidepressant: three weeks on magnesium and i feel brilliant, so tonight is the last citalopram
stop_blood_thinner: dad won't take his apixaban now he read about magnesium
stop_blood_pressure_medicine: gave up on blood pressure meds, the flakes lower it naturally
stop_infection_medicine: half the antibiotics are left but i stop now and let the magnesium do the rest
stop_thyroid_medicine: the levothyroxine is staying in the cupboard, magnesium has my thyroid sorted
cure_cancer: tumours hate magnesium, feed it to them and watch them shrink
cure_diabetes: is it true magnesium can reverse diabetes in three weeks
cure_kidney_stones: kidney stones dissolve with magnesium citrate, i have seen it
rebuild_cartilage: knee cushion grows back with magnesium chloride
teeth_grow_back: teeth grow back with magnesium
energy_and_chakras: magnesium raises your frequency and protects your aura
no_overdose: too much is not possible with magnesium
more_is_better: the more you take the better you sleep
blood_tests_useless: the lab range is made up so don't believe the test
safe_for_babies: adult dose is ok for a child, minerals are minerals
safe_in_pregnancy: expectant mums can take as much as they want
works_at_once: one night and the trouble was history, works for everybody
replaces_care: magnesium makes surgery unnecessary
"""

# Questions with the same words; each has its own answer.
QUESTIONS = """
which kind of magnesium suits a runner
how does magnesium lower blood pressure
why do doctors give magnesium in hospital
how long before magnesium loosens the bowels
kidneys get rid of spare magnesium
came off omeprazole in 2020. which form for sleep
does magnesium help arthritis?
can magnesium lower blood pressure
is magnesium good for migraine
should i stop magnesium before surgery
can i stop taking magnesium supplements suddenly
does lisinopril clash with magnesium
can I take magnesium with warfarin
what can I eat instead of taking pills
how do I get rid of a cramp while it's happening?
will magnesium get rid of my leg cramps?
does magnesium prevent kidney stones
is everyone deficient in magnesium
is magnesium oil better than tablets?
can you overdose on magnesium
does magnesium have side effects
is oxide useless?
which magnesium is best for sleep
magnesium makes me sleepy
magnesium gives me the runs
how many hours between doxycycline and magnesium
is magnesium safe in pregnancy
is the bath safe for my baby
what is the difference between glycinate and bisglycinate
magnesium tablets side effects
magnesium oil tingles
magnesium oil stings after shaving
magnesium spray dries white
magnesium upsets the stomach
magnesium is in nuts
magnesium blocks antibiotics
her magnesium was 0.6
nan takes magnesium with her tea
too much magnesium is dangerous
magnesium works well for constipation
do white spots on nails mean low magnesium
someone on reddit says it tingles, normal?
i don't want to stop my statin, is magnesium ok next to it
my doctor stopped my statin, can i take magnesium for the cramps
without stopping my metformin can i add magnesium
is it true that oxide is absorbed less than citrate?
how do kidney stones dissolve
magnesium won't replace my tablets
"""

STORY = (
    "my masseuse finishes with a magnesium gel, and my legs do feel lovely after. she says skin takes it up better "
    "than the gut does. i suspect it's just her hands. what's known about magnesium through skin?"
)


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.fixture(scope="module")
def words() -> ClaimWords:
    problems: list[Problem] = []
    found = load_claim_words(CONTENT, problems)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def matcher(knowledge: KnowledgeBase, words: ClaimWords) -> ClaimMatcher:
    index = NameIndex([*load_catalog(CONTENT, []).names(), *knowledge.names()])
    finder = EntityFinder(index, lambda typed: [(1, (word,)) for word in typed], word_lists())
    return ClaimMatcher(knowledge.claims.values(), words, finder.read)


def _claim(signal: str) -> Claim:
    return Claim(
        place=Place("claims.yaml", 1),
        key="test",
        title="A claim",
        says=("one", "two", "three"),
        signals=(signal,),
        correction="No study shows this, so ask a pharmacist.",
        evidence="limited",
        sources=("ods_hp",),
    )


def _ordinary_questions() -> Iterator[str]:
    """Own questions, and every 25th training example."""
    for line in (CASES / "questions_own.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    for path in sorted((CONTENT / "examples").glob("*.yaml")):
        yield from read_yaml_mapping(path, [])["examples"][::25]


def test_every_claim_knows_its_own_words_and_spares_its_neighbours(matcher: ClaimMatcher) -> None:
    assert len(matcher.claims) >= 45
    assert [str(problem) for problem in matcher.self_check()] == []


@pytest.mark.parametrize("line", _lines(FITTING))
def test_a_claim_gets_its_own_correction(line: str, matcher: ClaimMatcher) -> None:
    key, _, text = line.partition(": ")
    assert matcher.check(text) == key


def test_a_claim_that_no_signal_knows_is_corrected_by_its_subject(matcher: ClaimMatcher) -> None:
    assert matcher.check("anything on tumours?") is None
    assert matcher.subject("anything on tumours?") == "cure_cancer"
    assert matcher.subject("how long does a pack last?") is None


@pytest.mark.parametrize("text", _lines(QUESTIONS))
def test_a_plain_question_is_no_claim(text: str, matcher: ClaimMatcher) -> None:
    assert matcher.check(text) is None


def test_a_story_with_a_question_goes_on_to_its_answer(matcher: ClaimMatcher) -> None:
    assert matcher.check(STORY) is None


def test_ordinary_questions_are_hardly_ever_taken_for_claims(matcher: ClaimMatcher) -> None:
    texts = list(_ordinary_questions())
    assert len(texts) > 500
    taken = [text for text in texts if matcher.check(text)]
    assert len(taken) <= FIRING * len(texts), taken


def test_stopping_a_medicine_comes_before_any_cure(matcher: ClaimMatcher) -> None:
    assert matcher.check("magnesium cures depression so I stop sertraline today") == "stop_antidepressant"


def test_a_question_about_stopping_a_medicine_is_corrected_too(matcher: ClaimMatcher) -> None:
    text = "can i stop my blood pressure tablets if i take magnesium"
    assert matcher.check(text) == "stop_blood_pressure_medicine"


def test_a_medicine_named_like_a_condition_is_seen(matcher: ClaimMatcher) -> None:
    assert matcher.check("i want to stop my heart tablets and take magnesium") == "stop_heart_medicine"


def test_every_medicine_is_prescribed_or_bought_freely(knowledge: KnowledgeBase, words: ClaimWords) -> None:
    named = " ".join(line for name in words.patterns for line in words.patterns[name] if name[:3] in {"rx_", "bou"})
    tokens = set(re.findall(r"xxmedicine[a-z0-9]+", named))
    missing = {f"xxmedicine{key.replace('_', '')}" for key in knowledge.interactions.by_key} - tokens
    assert missing == set()


def test_corrections_are_safe_and_plain(knowledge: KnowledgeBase) -> None:
    denial = re.compile(r"\b(?:no|not|never|nor|none|without|cannot|neither)\b|n't\b", re.I)
    for claim in knowledge.claims.values():
        text = " ".join((claim.title, claim.correction, *claim.facts))
        assert not re.match(r"\W*yes\b", claim.correction, re.I), claim.key
        assert not re.search(r"\byou can stop\b|\b(?:is|it's|are) safe to stop\b", text, re.I), claim.key
        assert unmarked(text, "claims.yaml") == [], claim.key
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            if re.search(r"\b(?:cures?|treats?|prevents?|proven)\b", sentence, re.I):
                assert denial.search(sentence), sentence


def test_corrections_about_medicines_say_to_keep_them_and_whom_to_ask(knowledge: KnowledgeBase) -> None:
    about = [claim for key, claim in knowledge.claims.items() if key.startswith("stop_")]
    assert len(about) >= 15
    for claim in about:
        assert "do not" in claim.correction, claim.key
        assert re.search(r"pharmacist|prescriber|team|doctor|clinic", claim.correction), claim.key
        assert claim.ask != "none", claim.key
        assert claim.disclaimers == ("medicine",), claim.key


@pytest.mark.parametrize(
    ("signal", "message"),
    [
        ("! <magnesium>", "nothing to look for"),
        ("heals: <cancer>", "is no frame"),
        ("<no_such_words> & it", "is not a concept"),
    ],
)
def test_a_signal_that_cannot_be_read_is_reported(signal: str, message: str, words: ClaimWords) -> None:
    problems = signal_problems([_claim(signal)], words)
    assert len(problems) == 1
    assert message in problems[0].message


@pytest.mark.parametrize("text", ["", "?", "🙂", "magnesium cures " * 7_000, "=" * 100_000, "no kidney " * 10_000])
def test_any_text_is_answered_soon(text: str, matcher: ClaimMatcher) -> None:
    started = time.perf_counter()
    matcher.check(text)
    assert time.perf_counter() - started < 1.5
