"""Alarms of messages that sound harmless without what was told before them."""

from pathlib import Path

import pytest

from bot.bootstrap import Content, load_content
from intents.safety.told_before import ToldBefore, ToldRow, load_told
from intents.safety.triage import load_triage
from knowledge.readers import Place, Problem

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def told() -> ToldBefore:
    return load_content(Content()).told_before


@pytest.mark.parametrize(
    ("before", "utterance", "urgency", "card"),
    [
        ("medicine/warfarin", "fell down the stairs and hit my head hard", "emergency", "head"),
        ("life_stage/pregnancy", "blurry vision and a splitting headache since this morning", "emergency", "pregnancy"),
        ("symptom/palpitations", "no pain but a bit breathless", "emergency", "chest"),
        ("condition/cancer", "new back pain and my legs feel weak", "emergency", "spine"),
        ("medicine/loop_thiazide", "my legs are weak and my heart skips", "same_day", "salts"),
        ("condition/myasthenia_gravis", "finding it hard to swallow", "emergency", "breathing_weakness"),
    ],
)
def test_a_sign_alarms_with_what_was_told_before(
    told: ToldBefore, before: str, utterance: str, urgency: str, card: str
) -> None:
    alarm = told.alarm(utterance, [before])
    assert alarm is not None
    assert (alarm[1].urgency, alarm[1].card) == (urgency, card)


@pytest.mark.parametrize(
    ("before", "utterance"),
    [
        ("medicine/warfarin", "does it help when you hit your head?"),
        ("symptom/muscle_twitch", "i take omeprazole as well"),
        ("life_stage/pregnancy", "glycinate or citrate then"),
        ("medicine/warfarin", "i had a knock at the door"),
        ("life_stage/child", "she ate her toast and a pear"),
        ("goal/sleep", "fell down the stairs and hit my head hard"),
    ],
)
def test_questions_medicines_and_calm_messages_stay_calm(told: ToldBefore, before: str, utterance: str) -> None:
    assert told.alarm(utterance, [before]) is None


def test_a_row_that_alarms_by_itself_or_lacks_its_concept_is_a_problem() -> None:
    rules = load_triage(ROOT / "intents" / "content" / "safety.yaml", [])
    place = Place("told_before.yaml", 7)
    loud = ToldRow(
        place=place, key="loud", of=("life_stage/pregnancy",), says="I took 30 tablets at once.", concept="baby"
    )
    problems = ToldBefore(rules, (loud,)).self_check()
    assert [problem.place for problem in problems] == [place, place]


def test_a_row_without_a_sentence_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "told_before.yaml"
    path.write_text("- key: pregnancy\n  of: [life_stage/pregnancy]\n  concept: pregnant\n")
    problems: list[Problem] = []
    assert load_told(path, problems) == ()
    assert "says" in str(problems[0])
    assert problems[0].place == Place(str(path), 1)
