"""Amounts that people tell: both readings of a form, whose dose a number is, sums, and doses for a goal."""

import pytest

from bot.answers.amounts.daily import daily_amount, upper_limit
from bot.answers.labels.decoder import label_decode
from bot.answers.labels.stack import stack_add
from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.asking import ask, words_of
from tests.bot.test_followups import said


def told(assistant: Assistant, *messages: str) -> str:
    """The title, lead and facts of the last reply."""
    conversation, lines = None, []
    for message in messages:
        reply = assistant.answer(message, conversation)
        conversation = reply.conversation
        lines = [line for b in reply.answer.blocks if b.kind in {"title", "lead", "facts"} for line in b.lines]
    return "\n".join(lines)


def test_the_element_in_an_amount_told_before_is_worked_out(assistant: Assistant) -> None:
    said = told(assistant, "1200 mg malate on the tub", "how much is real magnesium")
    assert "1,200 mg of malate holds about 187 mg" in said
    said = told(assistant, "is 300 mg of magnesium ok", "citrate", "is that elemental")
    assert "If 300 mg counts magnesium itself" in said  # the question does not say that it does
    assert "about 49 mg" in said or "about 48 mg" in said
    said = told(assistant, "300 mg of taurate", "what does elemental mean")
    assert "Elemental magnesium is the magnesium itself" in said


def test_a_form_and_a_number_alone_are_a_label_and_a_later_number_is_another_amount(assistant: Assistant) -> None:
    assert "holds about 53 mg" in told(assistant, "malate 340")
    assert "What it is" in told(assistant, "malate")
    assert "240 mg a day from supplements is not above" in told(assistant, "what is the upper limit", "ok 240 then")


def test_twice_an_amount_told_is_set_against_the_limits(assistant: Assistant) -> None:
    said = told(assistant, "how much magnesium for sleep", "im on 180 now", "could i double it")
    assert "360 mg a day" in said
    assert "US 350 mg" in said
    said = told(assistant, "im pregnant, magnesium for leg cramps?", "im on 190 now", "shall i double it")
    assert "380 mg a day" in said
    assert "midwife" in said
    assert "missed" in told(assistant, "i take 180 mg magnesium", "i missed one, should i double up").lower()


def test_an_amount_bought_in_a_shop_is_judged_where_that_is_asked(assistant: Assistant) -> None:
    said = told(assistant, "bought 375 mg magnesium at the supermarket, is one enough for a day")
    assert "375 mg a day" in said
    assert "meets some" in said


@pytest.mark.parametrize(
    ("answerer", "intent"),
    [(upper_limit, "upper_limit"), (label_decode, "label_decode"), (stack_add, "stack_add")],
)
def test_an_amount_of_a_form_is_placed_in_both_readings_by_every_answer(answerer, intent: str) -> None:
    first, second = ask(answerer, intent, "i have 380 mg magnesium malate each evening").lead.splitlines()
    assert "380 mg a day is above some published limits: US 350 mg, EU 250 mg" in first
    assert "holds about 59 mg" in second
    assert "not above" in second


def test_a_weight_that_can_only_be_the_compound_is_placed_and_the_danger_told() -> None:
    draft = ask(upper_limit, "upper_limit", "is 2500 mg of bisglycinate too much")
    assert "about 352 mg" in draft.lead.splitlines()[0]
    assert "can be dangerous" in draft.lead
    assert "poison line" in words_of(draft)


def test_whether_two_numbers_are_the_same_is_not_denied_by_one_reading() -> None:
    assert label_decode_lead("is 300 mg citrate the same as 300 mg of magnesium").startswith("Not always")


def label_decode_lead(text: str) -> str:
    return ask(label_decode, "label_decode", text).lead


def test_a_serving_total_on_a_label_is_not_multiplied() -> None:
    assert "600 mg" not in label_decode_lead("the tub says 3 tablets 200 mg citrate")
    assert "about 11 mg for each one of 3" in label_decode_lead("the tub says 3 tablets 200 mg citrate")


@pytest.mark.parametrize("question", ["is that too much?", "is it ok", "so thats over the limit?"])
@pytest.mark.parametrize("amount", ["i take 420mg malate at night", "i take 420 mg magnesium every day"])
def test_an_amount_told_before_is_what_is_judged(assistant: Assistant, amount: str, question: str) -> None:
    assert "420 mg a day" in told(assistant, amount, question)
    assert "above" in told(assistant, amount, question)


@pytest.mark.parametrize(
    ("turns", "part"),
    [
        (("magnesium 180 mg", "three times a day"), "540 mg a day from supplements is above every published limit"),
        (("420mg too much?", "it's bisglycinate"), "If 420 mg is the weight of the bisglycinate"),
        (("420mg too much?", "it's bisglycinate", "i mean elemental"), "420 mg a day from supplements is above"),
        (
            ("is 380 mg ok", "mine is citrate", "im pregnant"),
            "If 380 mg counts magnesium itself",
        ),
        (
            ("malate 900/elemental 320", "im 71 by the way", "so is it ok?"),
            "320 mg a day from supplements is above",
        ),
        (("i take 320mg", "my kidneys are healthy", "so fine?"), "320 mg a day from supplements is above"),
        (
            ("headaches", "i already take 500mg", "should i take more then"),
            "500 mg a day from supplements is above",
        ),
    ],
)
def test_what_is_told_later_of_an_amount_is_judged_with_it(assistant: Assistant, turns, part: str) -> None:
    assert part in told(assistant, *turns)


def test_an_age_told_later_is_no_number_of_pieces(assistant: Assistant) -> None:
    assert "far too much" not in told(assistant, "i take 300 mg", "im 71 btw")


@pytest.mark.parametrize(
    ("text", "mg"),
    [
        ("is 150 mg thrice a day too much", 450),
        ("i use 4 tablets of 90mg each, is that over the limit", 360),
        ("130 mg four times daily, is it safe", 520),
        ("i swallow two hundred and ten milligrams twice a day, too high?", 420),
        ("410 mg in 2 softgels, too much?", 410),
        ("330 mg three times a week, too much?", 330),
    ],
)
def test_pieces_and_times_a_day_count_in_the_verdict(text: str, mg: int) -> None:
    assert f"{mg} mg a day from supplements is above" in ask(upper_limit, "upper_limit", text).lead


@pytest.mark.parametrize(
    ("text", "foreign", "own"),
    [
        ("omeprazole 40mg for years, should i take 200 mg magnesium", "40 mg", "200 mg a day"),
        ("i take 850 mg metformin, how much magnesium a day", "850 mg", ""),
        ("vitamin c 1000mg and magnesium 150mg daily", "1,000 mg", "150 mg a day"),
    ],
)
def test_the_dose_of_another_substance_is_not_taken_for_magnesium(text: str, foreign: str, own: str) -> None:
    draft = ask(daily_amount, "daily_amount", text)
    assert foreign not in words_of(draft)
    assert own in draft.lead


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("antacid 120 mg and tablets 260mg, too much altogether?", 380),
        ("my multivit has 90mg and the powder 250 mg, over the limit?", 340),
        ("a 150mg capsule plus a 275 mg sachet, is that too much", 425),
    ],
)
def test_products_told_together_are_summed_and_compared(assistant: Assistant, text: str, total: int) -> None:
    shown = told(assistant, text)
    assert f"Together about {total} mg" in shown
    assert f"{total} mg is above" in shown


@pytest.mark.parametrize(
    "text",
    ["how much bisglycinate for insomnia", "magnesium dosage for leg cramps", "what dose of mag citrate for migraines"],
)
def test_a_dose_for_a_goal_is_said_not_to_be_set_with_the_limits(assistant: Assistant, text: str) -> None:
    shown = told(assistant, text)
    assert "No dose is set for" in shown
    assert "US 350 mg, EU 250 mg, UK 400 mg" in shown


def test_how_much_after_a_goal_means_the_supplement(assistant: Assistant) -> None:
    assert "No dose is set for sleep" in told(assistant, "best magnesium for sleep?", "how much")


def test_taking_more_for_a_goal_is_set_against_the_limits_first(assistant: Assistant) -> None:
    shown = told(assistant, "taking 450 mg magnesium and still getting leg cramps, should i take more")
    assert "450 mg a day from supplements is above every published limit" in shown


def test_a_dose_for_a_child_is_not_answered_with_the_limits_of_adults(assistant: Assistant) -> None:
    assert "No dose is set for" not in told(assistant, "how much magnesium for my 5 year old to sleep")


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("why is the rda 400 if the upper limit is 350", "limit-and-need"),
        ("do the foods i eat count towards the upper limit", "limit-and-food"),
        ("is the 350 limit for the glycinate or the elemental amount", "limit-and-compound"),
    ],
)
def test_what_a_limit_counts_is_answered_first(text: str, passage: str) -> None:
    draft = ask(upper_limit, "upper_limit", text)
    assert draft.passages == (passage,)
    assert "a day from supplements is above" not in draft.lead


def test_the_figure_of_the_country_named_comes_first() -> None:
    assert ask(daily_amount, "daily_amount", "what do uk women need").lead.startswith("Women: UK 270 mg, US")
    assert "210 mg (EU label, 375 mg) or 235 mg" in label_decode_lead("my tub: 56% nrv")


def test_pieces_for_an_amount_are_worked_out_from_the_label_told_before(assistant: Assistant) -> None:
    label = "magnesium oxide 1,200 mg per 2 tablets"
    assert "about 1.4 of them: each holds about 362 mg" in told(assistant, label, "how many for 500mg")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the cereal box has 90 mg magnesium per 100 g and i eat 50g", "50 g holds about 45 mg"),
        ("bottle says 12mg / 100 ml, i drink 1.5 litres", "holds about 180 mg"),
        ("pack says 68mg per 100g magnesium", "Tell me how much you eat"),
    ],
)
def test_a_food_label_per_100_g_is_worked_out_for_a_portion(text: str, part: str) -> None:
    assert part in label_decode_lead(text)


def test_an_amount_told_earlier_gives_no_yes_to_what_was_spoken_of_since(assistant: Assistant) -> None:
    assert "180 mg" not in told(assistant, "i take 180 mg", "my bp is 155/90", "is that too high")
    assert "390 mg a day" in told(assistant, "i take 390 mg", "for sleep", "is that too much")


def test_splitting_the_amount_told_before_does_not_multiply_it(assistant: Assistant) -> None:
    assert "600 mg" in told(assistant, "i take 300 mg", "and i have it twice a day")
    assert "600 mg" not in told(assistant, "i take 300 mg", "can i split it twice a day")


def test_how_much_of_a_form_is_not_answered_with_another_one(assistant: Assistant) -> None:
    assert "oxide" not in told(assistant, "magnesium glycinate", "how much of it").lower()


@pytest.mark.parametrize(
    "weight", ["i weigh 81 kg", "my weight is 70 kilos", "he weighs about 190", "she weighs 9 kg", "im 64 kg"]
)
def test_what_somebody_weighs_is_no_amount(weight: str) -> None:
    text = words_of(ask(upper_limit, "upper_limit", f"{weight}, how much magnesium is too much"))
    assert "far too much" not in text
    assert "190 mg" not in text


@pytest.mark.parametrize("each", ["300 each", "300mg a tablet", "300"])
def test_tablets_told_before_are_counted_with_their_milligrams(assistant: Assistant, each: str) -> None:
    assert "1,200 mg" in told(assistant, "took 4 tablets last night", each)


def test_a_product_told_in_pieces_is_judged_as_a_whole(assistant: Assistant) -> None:
    said = told(assistant, "ive got malate", "300mg", "i take 4", "is that ok")
    assert "1,200 mg a day is far above" in said
    assert "weight of the malate" in said
    said = told(assistant, "is 150 mg ok", "3 of those a day")
    assert said.splitlines()[1].startswith("450 mg a day from supplements is above every")


def test_a_product_told_beside_the_one_before_is_added_up(assistant: Assistant) -> None:
    said = told(assistant, "is 200 mg ok", "i also have a prenatal with 80 mg")
    assert "Together about 280 mg" in said
    said = told(assistant, "is 200 mg ok", "and if i take 300 mg")
    assert "300 mg a day" in said
    assert "500 mg" not in said


def test_a_bare_number_is_judged_after_a_question_on_supplements_only(assistant: Assistant) -> None:
    assert "450 mg a day from supplements is above every" in told(assistant, "woman 44 how much a day", "is 450 ok")
    assert "US 350 mg, EU 250 mg" in told(assistant, "is it safe for years", "so can i have 400")
    assert "180 mg a day" not in told(assistant, "my blood pressure is high", "is 180 ok")
    assert "500 mg a day" not in told(assistant, "how much is in oats", "is 500 ok")


def test_an_amount_above_the_limits_is_told_beside_a_medicine(assistant: Assistant) -> None:
    said = told(assistant, "i take bisoprolol", "is 600 mg ok")
    assert "600 mg a day from supplements is above every" in said
    said = told(assistant, "i take lithium", "is 200 ok")
    assert said.startswith("Magnesium with lithium")
    assert "not above" not in said


def test_wonder_at_an_amount_is_no_complaint(assistant: Assistant) -> None:
    said = told(assistant, "magnesium for migraine", "how much", "isnt that a lot")
    assert said.startswith("How much magnesium is too much?")


def test_an_amount_above_all_limits_comes_first_where_leave_is_asked(assistant: Assistant) -> None:
    said = told(assistant, "can i have 900 mg if i split it over the day")
    assert said.splitlines()[1].startswith("900 mg a day from supplements is above every")
    assert "700 mg a day from supplements is above every" in told(assistant, "is 700 ok half morning half night")


def test_an_amount_of_a_form_that_meets_no_need_is_told_so(assistant: Assistant) -> None:
    assert "120 mg alone is less than the need" in told(assistant, "threonate 120 mg, is that enough")


def test_bare_numbers_of_several_products_are_added_up(assistant: Assistant) -> None:
    assert "Together about 330 mg" in told(assistant, "my multi has 80, the night powder 150 and zma 100, total?")


def test_what_food_gives_is_not_set_against_the_limits() -> None:
    said = words_of(ask(upper_limit, "upper_limit", "450 mg a day from food and 150 from a tablet, is that over"))
    assert "150 mg a day from supplements is not above" in said
    assert "450 mg a day" not in said


def test_what_one_piece_holds_takes_the_place_of_an_amount_told_before(assistant: Assistant) -> None:
    talk = ("is 300 mg too much", "its 3 capsules", "the label says 120 mg elemental each", "is it too much")
    assert "360 mg a day" in render_plain(said(assistant, *talk))
    assert "320 mg a day" in render_plain(said(assistant, "2 capsules a day", "label says 160mg each"))


def test_an_amount_told_with_the_age_of_a_grown_up_is_set_against_the_limits(assistant: Assistant) -> None:
    assert "900 mg a day from supplements is above every" in told(assistant, "i am 77 and take 900 mg of it, alright?")
    assert "700 mg a day" in told(assistant, "the home gives me 2 x 350 tablets, i am 86, is that alright")


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("i am 72 and take 2 x 300mg tablets a day ok?", "600 mg"),
        ("i take 2x 275mg a day ok?", "550 mg"),
        ("i take two 300 tablets a day is that too much", "600 mg"),
    ],
)
def test_a_multiple_counts_once(assistant: Assistant, text: str, total: str) -> None:
    said = told(assistant, text)
    assert total in said
    assert "tablets: far too much" not in said
