"""Messages at the edge: without a word, of a single word, about the bot, or beside what it knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import MAX_BYTES
from bot.answers.registry import ANSWERERS
from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize("turn", ["7", "...", "🤔", "?!"])
def test_signs_alone_are_asked_for_words(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, turn)
    assert answer.kind == "fallback"
    assert "a few words" in render_plain(answer)


def test_a_photo_is_told_that_only_text_is_read(assistant: Assistant) -> None:
    assert "text only" in render_plain(said(assistant, ""))


def test_a_question_mark_alone_gets_the_last_answer_in_short(assistant: Assistant) -> None:
    whole, short = said(assistant, "restless legs"), said(assistant, "restless legs", "??")
    assert short.passages == whole.passages
    assert len(render_plain(short)) < len(render_plain(whole))


@pytest.mark.parametrize("turn", ["hmm", "😂", "no idea"])
def test_a_sound_does_not_repeat_the_answer(assistant: Assistant, turn: str) -> None:
    assert said(assistant, "restless legs", turn).kind == "smalltalk"


@pytest.mark.parametrize("turn", ["you didnt get it", "u dont understand"])
def test_blame_is_no_wish_for_simpler_words(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "restless legs", turn)
    assert answer.intent == "complaint"
    assert "menu" in [suggestion.action for suggestion in answer.suggestions]


@pytest.mark.parametrize(
    ("turns", "mg"),
    [
        (("how much is in chia seeds", "more", "in 20 g"), "20 g: "),
        (("give me a day of meals", "60 grams"), "Which food"),
        (("swap for white rice", "and 50g"), "50 g: "),
    ],
)
def test_grams_after_food_are_no_dose(assistant: Assistant, turns: tuple[str, ...], mg: str) -> None:
    text = render_plain(said(assistant, *turns))
    assert "too much" not in text
    assert mg in text


def test_a_small_word_is_no_preparation(assistant: Assistant) -> None:
    assert "in shell, roasted, 25 g" not in render_plain(said(assistant, "pumpkin seeds", "and in 25 g"))


@pytest.mark.parametrize("turn", ["that one", "why?", "those", "more", "the other one"])
def test_a_message_that_points_at_nothing_is_asked_what_it_is_about(assistant: Assistant, turn: str) -> None:
    assert "What would you like to know" in render_plain(said(assistant, turn))


@pytest.mark.parametrize(
    ("turn", "says"), [("are you free", "costs nothing"), ("how can i unsubscribe", "stop writing")]
)
def test_a_question_about_the_bot_is_not_outside(assistant: Assistant, turn: str, says: str) -> None:
    assert says in render_plain(said(assistant, turn))


def test_a_second_miss_does_not_get_the_same_words(assistant: Assistant) -> None:
    first, second = said(assistant, "fix my router"), said(assistant, "fix my router", "who won the match")
    assert render_plain(first) != render_plain(second)
    assert "menu:food" in [suggestion.action for suggestion in second.suggestions]


def test_the_need_of_somebody_on_a_medicine_is_told_with_its_caution(assistant: Assistant) -> None:
    answer = said(assistant, "how much does a man of 55 on bisoprolol need")
    assert answer.intent == "daily_amount"
    assert "beta_blockers" in answer.cautions


@pytest.mark.parametrize("turn", ["how much bisoprolol for a man of 55", "dose of thyroxine for a pregnant woman"])
def test_the_dose_of_a_medicine_is_not_ours(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, turn)
    assert (answer.kind, answer.intent) == ("decline", "oos_medicines")


def test_medicines_may_be_called_by_what_they_are_for(assistant: Assistant) -> None:
    answer = said(assistant, "can i take magnesium with my tablets", "my thyroid ones")
    assert (answer.intent, answer.cautions) == ("medicines", ("thyroid",))


def test_people_strung_together_are_each_answered(assistant: Assistant) -> None:
    answer = said(assistant, "can toddlers have it and what about while breastfeeding")
    assert {"children", "breastfeeding"} <= {page.split("-")[0] for page in answer.passages}


def test_a_food_added_belongs_to_the_question_before_it(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "how much is in walnuts also in brazil nuts also what does a woman need a day"))
    assert all(name in text for name in ("Walnuts", "Brazil nuts", "Women: US"))


@pytest.mark.parametrize(
    "turn", ["can i take magnesium with my other pills", "is magnesium ok with what i already take"]
)
def test_pills_that_are_not_named_are_medicines(assistant: Assistant, turn: str) -> None:
    assert said(assistant, turn).passages == ("medicines-general",)


def test_the_other_one_is_picked_not_left_out(assistant: Assistant) -> None:
    answer = said(assistant, "glycinate or malate for sleep", "the second", "no the other one")
    assert answer.passages == ("form-glycinate",)


@pytest.mark.parametrize("turns", [("write me a poem", "more"), ("how much vitamin c a day", "shorter")])
def test_nothing_follows_on_a_refusal(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert "What would you like to know" in render_plain(said(assistant, *turns))


def test_a_word_before_a_reply_is_no_matter(assistant: Assistant) -> None:
    assert render_plain(said(assistant, "foods", "ok more")) == render_plain(said(assistant, "foods", "more"))


def test_doubt_in_a_word_is_told_the_evidence(assistant: Assistant) -> None:
    assert "Evidence: limited" in render_plain(said(assistant, "restless legs", "really?"))


@pytest.mark.parametrize(
    "story",
    [
        "hi. im 31. i sit at a desk. my left eyelid keeps twitching since monday. is it magnesium",
        "got a new job, loads of coffee. my eyelid twitches all day long. can it be magnesium?",
    ],
)
def test_is_it_magnesium_is_about_the_complaint_told(assistant: Assistant, story: str) -> None:
    assert said(assistant, story).intent == "muscle_twitching"


def test_what_clashes_is_asked_with_a_pointer(assistant: Assistant) -> None:
    answer = said(assistant, "does it clash with calcium, zinc and iron")
    assert {"calcium", "zinc", "iron"} <= set(answer.cautions)


def test_what_another_medicine_does_is_not_blamed_on_magnesium(assistant: Assistant) -> None:
    assert said(assistant, "tramadol made me constipated will citrate help").passages == ("constipation",)


@pytest.mark.parametrize(
    ("turns", "kept"),
    [
        (("im breastfeeding, which foods", "forget: breastfeeding"), "breastfeeding"),
        (("is it ok with lithium", "Forget: Lithium"), "lithium"),
    ],
)
def test_the_button_that_forgets_may_be_typed(assistant: Assistant, turns: tuple[str, ...], kept: str) -> None:
    assert "no longer keep" in render_plain(said(assistant, *turns))
    assert kept not in said(assistant, *turns, "how much do i need a day").cautions


@pytest.mark.parametrize("turn", ["huh?", "pardon", "dont know what to ask"])
def test_somebody_lost_at_the_start_is_asked_what_it_is_about(assistant: Assistant, turn: str) -> None:
    assert "What would you like to know" in render_plain(said(assistant, turn))


def test_a_bare_call_for_help_is_told_the_numbers(assistant: Assistant) -> None:
    assert "112" in render_plain(said(assistant, "SOS!!"))


def test_a_button_that_does_not_work_has_another_way(assistant: Assistant) -> None:
    assert "type instead" in render_plain(said(assistant, "leg cramps", "your buttons dont work"))


@pytest.mark.parametrize(
    ("turns", "caution"),
    [(("can i take naproxen", "i mean with magnesium"), "ibuprofen"), (("zinc", "with magnesium"), "zinc")],
)
def test_magnesium_named_after_a_medicine_is_asked_with_it(
    assistant: Assistant, turns: tuple[str, ...], caution: str
) -> None:
    answer = said(assistant, *turns)
    assert (answer.intent, answer.cautions) == ("medicines", (caution,))


def test_complaints_strung_together_are_each_answered(assistant: Assistant) -> None:
    assert said(assistant, "what do you know about migraine also restless legs").passages == (
        "migraine",
        "restless-legs",
    )


def test_small_talk_is_never_what_is_asked_back(assistant: Assistant) -> None:
    assert "How are you" not in render_plain(said(assistant, "ok you win"))


def test_foods_named_in_passing_in_a_story_are_not_measured(assistant: Assistant) -> None:
    story = (
        "so i run a lot, my brother swears by bananas and my aunt by pickle juice, and the man in the shop sold me a "
        "spray last week which stings, and still i wake with a cramp in my calf most nights. what can i do for it"
    )
    assert "Banana" not in render_plain(said(assistant, story))


def test_energy_hoped_for_is_no_blame(assistant: Assistant) -> None:
    answer = said(assistant, "always tired after lunch, will magnesium give me some energy")
    assert answer.passages == ("fatigue-energy",)


def test_a_country_beside_a_doctor_or_a_shop_asks_for_no_language(assistant: Assistant) -> None:
    assert "English only" not in render_plain(said(assistant, "the polish doc gave me vitamin b6, ok?"))
    assert "English only" in render_plain(said(assistant, "translate it to polish"))


def test_a_wish_before_a_story_is_answered(assistant: Assistant) -> None:
    assert said(assistant, "snack ideas. i drive a lorry and leave at 4 am so need grab n go").intent == "food_list"


def test_two_ways_set_side_by_side_claim_nothing(assistant: Assistant) -> None:
    answer = said(assistant, "split dose or all at once better absorbed")
    assert (answer.kind, answer.passages) == ("answer", ("split-dose",))


def test_a_doubt_after_a_question_beside_a_form_is_about_the_form(assistant: Assistant) -> None:
    later = ("so why do doctors prescribe it", "is it useless or not")
    assert "“Magnesium oxide”" in render_plain(said(assistant, "why is oxide so cheap", *later))


ODD = st.sampled_from(["x", "almonds=x", "omeprazole", "vegan~", "~", "-1", "1.5.2", "9999999", "400"])
TYPES = st.sampled_from(["eaten", "food", "dose", "taken_at", "form", "medicine", "nutrient", "life_stage", "diet"])
SLOTS = st.lists(st.tuples(TYPES, ODD), max_size=3).map(lambda pairs: ",".join(map("=".join, pairs)))


@given(st.sampled_from([*sorted(ANSWERERS), "sleep"]), SLOTS)
def test_a_forged_button_is_answered_like_any_other(assistant: Assistant, intent: str, slots: str) -> None:
    assert assistant.act(f"i:{intent}:{slots}"[:MAX_BYTES]).answer.disclaimers
