"""The path of a message: what people ask gets an answer, whatever they type gets a reply, twice the same."""

import json
import re
import time

import pytest

from bot.actions import MAX_BYTES, Action, parse_action, write_action
from bot.assistant import Assistant
from bot.conversation import Conversation
from bot.render.plain import render_plain
from tests.conftest import CASES


def ask(assistant: Assistant, text: str, conversation: Conversation | None = None) -> str:
    return render_plain(assistant.answer(text, conversation).answer)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which magnesium is best for leg cramps?", "form_for_goal"),
        ("foods with magnesium", "food_list"),
        ("citrate vs glycinate", "form_compare"),
        ("can i take it with synthroid", "medicines"),
        ("how much magnesium in pumpkin seeds", "food_amount"),
        ("How much should a woman of 45 take a day?", "daily_amount"),
        ("epsomsalts", "form_profile"),
        ("restless legs", "restless_legs"),
        ("charley horse", "leg_cramps"),
        ("are you a doctor?", "bot_identity"),
    ],
)
def test_a_plain_question_reaches_its_intent(assistant: Assistant, text: str, intent: str) -> None:
    assert assistant.answer(text).answer.intent == intent


def test_the_same_message_gives_the_same_reply(assistant: Assistant) -> None:
    rows = [json.loads(line) for line in (CASES / "questions_own.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 100
    for row in rows:
        assert ask(assistant, row["text"]) == ask(assistant, row["text"])


def test_what_people_ask_all_day_is_answered_and_raises_no_alarm(assistant: Assistant) -> None:
    rows = [json.loads(line) for line in (CASES / "questions_plain.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 300
    alarms, missed = [], []
    for row in rows:
        answer = assistant.answer(row["text"]).answer
        if answer.kind == "urgent":
            alarms.append(row["text"])
        if row["kind"] == "in" and not all(re.search(p, render_plain(answer), re.I) for p in row["must_mention"]):
            missed.append(row["text"])
        if row["kind"] == "out" and answer.kind == "answer":
            missed.append(row["text"])
    assert len(alarms) <= 0.004 * len(rows), alarms
    assert len(missed) <= 0.04 * len(rows), missed


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "\x00\x01", "\u200b\u200b", "12345", "???", "<b>", "/"])
def test_nothing_readable_gets_a_neutral_prompt(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.kind in {"fallback", "clarify"}
    assert answer.suggestions


def test_a_hundred_thousand_characters_are_answered_in_time(assistant: Assistant) -> None:
    for text in ("a" * 100_000, "magnesium " * 10_000, "? " * 50_000, "ä" * 100_000):
        start = time.perf_counter()
        assert assistant.answer(text).answer.disclaimers
        assert time.perf_counter() - start < 10  # two seconds is the aim; a loaded machine is slower


def test_a_red_flag_wins_wherever_it_stands_in_a_long_message(assistant: Assistant) -> None:
    filler = "I like nuts and seeds. " * 2_000
    answer = assistant.answer(f"{filler} my chest hurts and I cant breathe. {filler}").answer
    assert answer.kind == "urgent"
    assert answer.urgency == "emergency"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("¿qué magnesio es mejor para los calambres?", "112"),
        ("как принимать магний", "112"),
        ("镁对睡眠有帮助吗", "911"),
        ("मैग्नीशियम कब लेना चाहिए", "112"),
        ("متى يجب تناول المغنيسيوم", "112"),
        ("quel magnésium pour les crampes", "112"),
        ("wann soll ich magnesium nehmen und wie viel", "112"),
        ("qual magnésio é melhor para dormir", "112"),
    ],
)
def test_another_language_gets_a_notice_with_the_emergency_line(assistant: Assistant, text: str, word: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.kind == "language_notice"
    assert word in render_plain(answer)


def test_two_questions_get_two_answers_and_one_disclaimer(assistant: Assistant) -> None:
    answer = assistant.answer("What are the side effects of magnesium? And which foods have the most magnesium?").answer
    titles = [block for block in answer.blocks if block.kind == "title"]
    assert len(titles) == 2
    assert sum(block.kind == "disclaimer" for block in answer.blocks) == 1


def test_a_condition_said_once_is_kept_in_mind_and_can_be_forgotten(assistant: Assistant) -> None:
    reply = assistant.answer("I have chronic kidney disease")
    later = assistant.answer("foods with magnesium", reply.conversation)
    assert "kidney_disease" in later.answer.cautions
    forget = next(s.action for s in later.answer.suggestions if s.action.startswith("forget:"))
    after = assistant.act(forget, later.conversation)
    assert after.conversation.remembered == ()
    assert assistant.answer("foods with magnesium", after.conversation).answer.cautions == ()


def test_a_refusal_of_something_that_is_not_ours_recalls_no_condition(assistant: Assistant) -> None:
    reply = assistant.answer("I have chronic kidney disease")
    refusal = assistant.answer("who won the football", reply.conversation)
    assert refusal.answer.kind == "decline"
    assert refusal.answer.cautions == ()
    assert refusal.conversation.remembered == reply.conversation.remembered


@pytest.mark.parametrize(
    ("text", "caution"),
    [
        ("was pregnant twenty years ago, which foods have magnesium", "pregnancy"),
        ("had my appendix out at 12, is citrate or glycinate kinder", "surgery"),
        ("my cat has ckd. as for me i'm well: almonds or seeds", "kidney_disease"),
    ],
)
def test_what_is_over_or_told_of_others_calls_for_no_caution(assistant: Assistant, text: str, caution: str) -> None:
    assert caution not in assistant.answer(text).answer.cautions


def test_a_kidney_disease_is_never_over(assistant: Assistant) -> None:
    assert (
        "kidney_disease" in assistant.answer("was diagnosed with ckd twenty years ago, is citrate ok").answer.cautions
    )


def test_a_message_that_only_asks_is_answered_not_corrected(assistant: Assistant) -> None:
    assert assistant.answer("did doctors once use it as a cure for anything").answer.kind != "correct_claim"


def test_more_why_and_the_second_one_lean_on_the_last_answer(assistant: Assistant) -> None:
    first = assistant.answer("does magnesium help restless legs?")
    more = assistant.answer("more", first.conversation)
    assert more.answer.passages == first.answer.passages
    assert render_plain(more.answer) != render_plain(first.answer)
    assert assistant.answer("why?", first.conversation).answer.kind == "answer"
    second = assistant.answer("the second one", first.conversation)
    assert render_plain(second.answer) == render_plain(assistant.act(first.conversation.offered[1]).answer)


def test_more_after_any_topic_never_answers_with_a_button_of_old(assistant: Assistant) -> None:
    stale = assistant.desk.phrases.text("fallback.stale")
    for topic in assistant.desk.catalog.intents:
        assert stale not in ask(assistant, "any more", Conversation(intent=topic)), topic
    assert "nothing more" in ask(assistant, "some more", Conversation(intent="upper_limit"))


def test_a_second_miss_shows_the_topics_instead_of_asking_again(assistant: Assistant) -> None:
    first = assistant.answer("blorb wix")
    second = assistant.answer("quibbo fribble", first.conversation)
    assert any(s.action.startswith("menu:") for s in second.answer.suggestions)


def test_every_button_leads_somewhere(assistant: Assistant) -> None:
    seen, todo = set(), ["menu"]
    while todo and len(seen) < 400:
        action = todo.pop()
        if action in seen:
            continue
        seen.add(action)
        assert len(action.encode()) <= MAX_BYTES
        assert parse_action(action) is not None, action
        answer = assistant.act(action).answer
        todo.extend(s.action for s in answer.suggestions)
    assert len(seen) > 150


def test_an_action_reads_back_as_it_was_written() -> None:
    action = Action("i", "food_list", (("diet", "vegan"), ("diet", "nut_free")))
    assert parse_action(write_action(action)) == action
    assert parse_action("i:food_list:" + "x" * 100) is None
    assert parse_action("rm -rf") is None


def test_a_red_flag_stays_above_later_replies_until_it_is_dealt_with(assistant: Assistant) -> None:
    told = assistant.answer("my left calf is swollen and hot since the flight yesterday").conversation
    for text in ("so which magnesium though", "thanks"):
        reply = assistant.answer(text, told)
        assert "clot" in render_plain(reply.answer)[:350]
        assert "forget:urgent" in [suggestion.action for suggestion in reply.answer.suggestions]
    dealt_with = assistant.act("forget:urgent", told).conversation
    assert "clot" not in ask(assistant, "so which magnesium though", dealt_with)


@pytest.mark.parametrize(
    "text",
    [
        "cups to grams for self raising flour",
        "python says string index out of range, how do I fix it",
        "put eggs and milk on the shopping list",
        "printable exercises for sciatica",
        "forgot my pill on Tuesday, now what",
    ],
)
def test_what_only_sounds_like_ours_is_not_answered(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.kind != "answer"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("calcium at the same time or apart?", "calcium_vitamin_d"),
        ("side effecs?", "side_effects"),
        ("how much in a tin of black beens", "food_amount"),
        ("hate greens, where would i get magnesium", "food_list"),
    ],
)
def test_half_said_and_mistyped_questions_reach_their_intent(assistant: Assistant, text: str, intent: str) -> None:
    assert assistant.answer(text).answer.intent == intent


@pytest.mark.parametrize("text", ["foods with magnesium low in vitamin k", "whats got magnesium but not much vit k"])
def test_foods_lower_in_vitamin_k_leave_out_the_greens_and_say_that_steady_counts(
    assistant: Assistant, text: str
) -> None:
    answer = assistant.answer(text).answer
    shown = render_plain(answer)
    assert answer.intent == "food_list"
    assert "steady" in shown
    assert not any(green in shown.lower() for green in ("spinach", "chard", "kale"))


@pytest.mark.parametrize(("name", "food"), [("kaju", "Cashews"), ("badam", "Almonds"), ("akhrot", "Walnuts")])
def test_a_food_is_known_by_its_name_in_another_tongue(assistant: Assistant, name: str, food: str) -> None:
    assert food in render_plain(assistant.answer(f"how much magnesium in {name}").answer)


@pytest.mark.parametrize("text", ["Yes", "nope", "mg", "okay"])
def test_a_first_message_that_only_replies_is_asked_what_it_wants(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.kind == "smalltalk"
    assert "What would you like to know" in render_plain(answer)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("have doctors reviewed your answers", "No doctor or pharmacist"),
        ("I want to speak to a real person", "No, there is no person here"),
        ("do you know any other languages", "English only"),
        ("can i send you a screenshot", "No, I can read typed text only"),
    ],
)
def test_a_plain_question_about_the_bot_gets_a_plain_answer(assistant: Assistant, text: str, begins: str) -> None:
    assert ask(assistant, text).startswith(begins)


def test_after_a_page_on_oils_pregnancy_is_asked_of_oils(assistant: Assistant) -> None:
    reply = assistant.answer("magnesium oil")
    answer = assistant.answer("i'm pregnant, is that ok", reply.conversation).answer
    assert answer.passages[0] == "baths-sprays-pregnancy"
    assert "pregnancy" in answer.cautions
