"""The second reader: it adds to the rules where it is sure, and sets one aside only where it is certain."""

from dataclasses import replace

import pytest

from intents.model import Classification, Scored
from intents.safety.told_before import ToldBefore
from intents.safety.triage import Triage, TriageRules, load_triage
from intents.safety.watch import Watch, with_signs
from tests.conftest import ROOT

FIRES = "crushing chest pain and sweating since an hour"
SILENT = "my knees are a bit stiff on monday mornings"


@pytest.fixture(scope="module")
def rules() -> TriageRules:
    return load_triage(ROOT / "intents" / "content" / "safety.yaml", [])


def watch(rules: TriageRules, **levels: float) -> Watch:
    ranked = tuple(Scored(level, share) for level, share in sorted(levels.items(), key=lambda pair: -pair[1]))
    return Watch(
        rules,
        lambda text, concepts: Classification(ranked),
        lambda text, concepts, found: Classification(ranked),
        ToldBefore(rules),
    )


def test_it_raises_what_no_rule_saw_only_when_sure(rules: TriageRules) -> None:
    sure = watch(rules, crisis=0.8, calm=0.2).check(SILENT)
    assert sure is not None
    assert (sure.urgency, sure.card) == ("crisis", "crisis")
    assert watch(rules, emergency=0.15, calm=0.85).check(SILENT) is None
    assert watch(rules, emergency=0.9, calm=0.1).check("stiff knees") is None


def test_a_general_alarm_gets_the_card_of_whom_it_concerns(rules: TriageRules) -> None:
    text = "30 weeks gone and i just dont feel right today"
    reading = replace(watch(rules, emergency=0.9, calm=0.1), cards={"pregnant": "pregnancy", "gestation": "pregnancy"})
    found = reading.check(text)
    assert found is not None
    assert (found.urgency, found.card) == ("emergency", "pregnancy")


def test_a_crisis_is_raised_from_less_and_what_keeps_coming_back_gets_a_soft_line(rules: TriageRules) -> None:
    found = watch(rules, crisis=0.3, calm=0.7).check(SILENT)
    assert found is not None
    assert found.card == "crisis"
    soft = watch(rules, doctor_soon=0.4, calm=0.6).check(SILENT)
    assert soft is not None
    assert (soft.urgency, soft.card) == ("doctor_soon", "see_doctor")


def test_the_more_serious_of_two_likely_levels_goes_first(rules: TriageRules) -> None:
    found = watch(rules, same_day=0.5, emergency=0.4, calm=0.1).check(SILENT)
    assert found is not None
    assert found.urgency == "emergency"
    found = watch(rules, same_day=0.7, emergency=0.22, calm=0.08).check(SILENT)
    assert found is not None
    assert found.urgency == "same_day"


def test_a_rule_gives_way_only_to_what_is_likelier(rules: TriageRules) -> None:
    assert watch(rules, emergency=0.4, crisis=0.3, calm=0.3).check(FIRES) == rules.check(FIRES)
    found = watch(rules, crisis=0.6, emergency=0.3, calm=0.1).check(FIRES)
    assert found is not None
    assert found.urgency == "crisis"


def test_a_short_message_within_a_conversation_takes_more_to_alarm(rules: TriageRules) -> None:
    unsure, sure = watch(rules, crisis=0.4, calm=0.6), watch(rules, crisis=0.9, calm=0.1)
    assert unsure.check("no sorry i meant oxide") is not None
    assert unsure.check("no sorry i meant oxide", live=True) is None
    assert sure.check("no sorry i meant oxide", live=True) is not None
    assert unsure.check(SILENT + " and it goes on", live=True) is not None


def test_an_alarm_is_set_aside_only_by_certainty_poison_by_more(rules: TriageRules) -> None:
    film = "house md episode where a patient has seizures and its low magnesium, is that realistic"
    assert rules.check(film) is not None
    assert watch(rules, calm=0.85, emergency=0.15).check(film) is None
    assert watch(rules, calm=0.75, emergency=0.25).check(film) == rules.check(film)
    poisoned, dying = "my toddler ate my magnesium gummies", "i want to die tonight, what is the point"
    assert watch(rules, calm=0.88, crisis=0.12).check(poisoned) == rules.check(poisoned) is not None
    assert watch(rules, calm=0.84, emergency=0.16).check(dying) == rules.check(dying) is not None


def test_two_readers_that_agree_set_an_emergency_aside_from_less(rules: TriageRules) -> None:
    def both(doubting: float, raising: float, text: str) -> Triage | None:
        reader = watch(rules, calm=raising, doctor_soon=1.0 - raising)
        calm = Classification((Scored("calm", doubting), Scored("emergency", 1.0 - doubting)))
        return replace(reader, doubt=lambda text, concepts, found: calm).check(text)

    assert both(0.81, 0.93, FIRES) is None
    assert both(0.81, 0.87, FIRES) == rules.check(FIRES)
    assert both(0.78, 0.99, FIRES) == rules.check(FIRES)
    poisoned = "my toddler ate my magnesium gummies"
    assert both(0.81, 0.93, poisoned) == rules.check(poisoned) is not None


def test_the_reader_that_doubts_an_alarm_is_told_its_rule(rules: TriageRules) -> None:
    found, concepts = rules.examine(FIRES)
    assert found is not None
    assert with_signs("sore chest", None, ["chest_pain"]) == "sore chest xxchestpain"
    told = set(with_signs("sore chest", found, concepts).split()) - set(
        with_signs("sore chest", None, concepts).split()
    )
    assert told == {f"xxrule{found.rule.replace('_', '')}", "xxruleemergency"}
