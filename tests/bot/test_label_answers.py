"""Labels and stacks: what a number counts, what it holds, what several come to; open readings are asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Request
from bot.answers.labels.decoder import label_decode
from bot.answers.labels.doses import doses_in
from bot.answers.labels.products import products_in
from bot.answers.labels.stack import held_by, stack_add
from bot.assistant import Assistant
from intents.model import Context
from intents.slots import fill_slots
from tests.bot.asking import HOSTILE, ask, check_shape, desk, finder, words_of


def label(text: str):
    return ask(label_decode, "label_decode", text)


def stack(text: str):
    return ask(stack_add, "stack_add", text)


def request(text: str) -> Request:
    reading = finder().read(text)
    return Request(reading.text, "stack_add", fill_slots(reading, Context()))


@pytest.mark.parametrize("answerer", [label, stack], ids=["label", "stack"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_input_gets_a_whole_reply(answerer, text: str) -> None:
    check_shape(answerer(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("magnesium oxide 400 mg", "it holds about 241 mg"),
        ("elemental content per 1800 mg of l-threonate", "holds about 149 mg"),
        ("citrate 210 mg, 3 per serving", "about 70 mg for each one of 3"),
        ("magnesium oxide 500 mg, 2 tablets daily", "about 603 mg a day"),
        ("magnesium citrate 1000mg", "it holds about 162 mg"),
        ("each sachet has 4 g magnesium citrate", "holds about 647 mg"),
        ("magnesium (as bisglycinate) 200 mg per 2 capsules. i take one", "about 100 mg a day"),
        ("magnesium glycinate 2,000 mg (providing 200mg elemental magnesium)", "200 mg counts magnesium itself"),
        ("serving size two tablets, magnesium as malate 2,000 mg, of which magnesium 240 mg. i take one", "120 mg"),
        ("my sachet says 10 mmol magnesium", "10 mmol is about 243 mg"),
        ("5 meq magnesium", "5 mEq is about 61 mg"),
        ("250000 mcg of magnesium", "about 250 mg"),
        ("magnesium glycinate 1,000 mg, 14% magnesium", "about 140 mg"),
        ("what does 56% nrv come to in mg", "210 mg"),
        ("how many mg of citrate to get 200 mg of magnesium itself", "about 1,237 mg of pure citrate"),
        ("is oxide 250 the same as 250 of magnesium", "it holds about 151 mg"),
        ("percent magnesium in epsom salt", "9.9%"),
        ("magnesium blend 500mg", "differs by product"),
    ],
)
def test_a_label_is_read(text: str, part: str) -> None:
    draft = label(text)
    check_shape(draft)
    assert part in words_of(draft)


def test_what_the_weight_holds_comes_first_where_it_is_asked_for() -> None:
    assert label("400 mg malate, how much elemental").lead.startswith("If 400 mg is the weight")
    assert label("my label says malate 400 mg").lead.startswith("If 400 mg counts")


def test_an_open_reading_is_asked_about() -> None:
    assert "Does the label say" in words_of(label("magnesium oxide 500 mg, 2 tablets daily"))
    assert "Does the label say" not in words_of(label("magnesium (as oxide) 250 mg"))


def test_the_total_is_set_against_the_limits_of_each_region() -> None:
    text = words_of(label("magnesium oxide 500 mg, 2 tablets daily"))
    assert "US 350 mg, EU 250 mg, UK 400 mg" in text
    assert "603 mg is above every published limit" in text
    assert "not a dose for you" in text


@pytest.mark.parametrize("text", ["magnesium oxide -500 mg", "magnesium oxide 5000 g", "citrate 0 mg"])
def test_an_absurd_amount_is_not_worked_with(text: str) -> None:
    draft = label(text)
    assert draft.kind == "clarify"
    assert "cannot be right" in draft.lead


def test_a_label_that_is_not_there_is_asked_for() -> None:
    assert label("read this label for me").kind == "clarify"
    assert stack("add up my supplements").kind == "clarify"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("multivitamin 100 mg, sleep powder 200 mg, and an antacid with magnesium hydroxide 400 mg twice", 633),
        ("350 in the morning and 350 at night", 700),
        ("electrolyte drink 60 mg + tablet 187 mg + multi 56 mg", 303),
        ("150 from citrate and 250 from oxide, sum?", 400),
        ("300 mg tablet twice and a drink with 80", 680),
        ("my stack is 200 bisglycinate and 100 malate, is that under 350", 300),
        ("2 x 200mg citrate and milk of magnesia 1200 mg", 900),
        ("i am 45 and take 1,200 mcg and 100 mg", 101),
    ],
)
def test_products_are_added_up(text: str, total: int) -> None:
    draft = stack(text)
    check_shape(draft)
    assert f"Together about {total} mg" in draft.lead


def test_what_was_guessed_is_listed() -> None:
    text = words_of(stack("200 bisglycinate and 100 malate"))
    assert "bisglycinate, malate as magnesium itself" in text
    assert "You gave no unit for 200, 100" in text


def test_a_product_without_an_amount_is_said_not_to_be_counted() -> None:
    assert "Not counted" in words_of(stack("glycinate 200 mg and milk of magnesia"))


def test_a_laxative_on_top_is_warned_of() -> None:
    assert "not for daily use" in words_of(stack("citrate 200 mg and magnesium hydroxide 400 mg"))


amounts = st.lists(st.integers(1, 900), min_size=1, max_size=5)


@given(amounts)
def test_the_sum_equals_its_parts(parts: list[int]) -> None:
    asked = request(" + ".join(f"{mg} mg" for mg in parts))
    products, uncounted = products_in(asked, desk())
    assert [product.dose.mg for product in products] == pytest.approx(parts)
    assert sum(held_by(product, desk()) for product in products) == pytest.approx(sum(parts))
    assert uncounted == ()


@given(st.floats(min_value=0.1, max_value=40_000), st.sampled_from(["mg", "g", "mcg", "mmol"]))
def test_a_mass_is_read_in_its_unit(value: float, unit: str) -> None:
    written = f"{value:.2f} {unit}"  # three decimals of a mg would be thousands
    (dose,) = doses_in(request(written))
    factor = {"mg": 1.0, "g": 1_000.0, "mcg": 0.001, "mmol": 24.305}[unit]
    assert dose.mg == pytest.approx(float(f"{value:.2f}") * factor, rel=1e-6)


@given(st.sampled_from(["oxide", "citrate", "malate", "glycinate"]), st.integers(10, 1_000))
def test_a_compound_never_holds_more_than_it_weighs(form: str, mg: int) -> None:
    held = desk().knowledge.forms.elemental(form, mg)
    assert held is not None
    assert 0 < held < mg


@pytest.mark.parametrize("text", ["% NRV on tub says 100, how many mg is it", "100% nrv how many mg"])
def test_a_percent_is_no_weight_wherever_its_sign_stands(text: str) -> None:
    assert "375 mg (EU label, 375 mg)" in words_of(label(text))


def test_an_amount_may_be_for_several_pieces() -> None:
    assert "about 150 mg for each one of 2" in words_of(label("my tub: 2 caps = 300 mg"))
    assert "About 750 mg" in words_of(stack("2 tablets = 375mg and i take 4 a day"))
    assert "Together about 250 mg" in words_of(stack("4 capsules make 400 mg, i have 2 plus a multivit with 50mg"))


def test_what_a_form_holds_explains_a_small_number() -> None:
    assert "about 461 mg of it for 27 mg" in words_of(label("why does my gluconate 500 only have 27mg"))


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("magnesium citrate 100 mg 4 times a day and glycinate 100 mg", "500 mg"),
        ("300 mg twice a week and glycinate 100 mg", "400 mg"),
        ("malate 120 mg twice daily plus 2 capsules of 50 mg bisglycinate", "340 mg"),
    ],
)
def test_how_often_a_day_counts_in_a_sum(text: str, together: str) -> None:
    assert together in words_of(stack(text))


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("3 gummies give 240 mg magnesium, how much is in one", "80 mg for each one of 3"),
        ("malate, 300mg elemental, 4 caps. how many mg per cap?", "75 mg for each one of 4"),
    ],
)
def test_what_one_of_several_pieces_holds_is_told_first(text: str, each: str) -> None:
    assert each in label(text).lead


def test_pieces_of_another_product_multiply_nothing() -> None:
    assert "About 400 mg" in words_of(stack("multi has 400 mg plus 2 scoops of glycinate"))
    assert "Together about 370 mg" in words_of(stack("glycinate 150, 2 glycinate tablets a day and multi 70"))


def test_how_much_is_taken_up_is_told_of_a_label() -> None:
    assert label("how much of 500 mg oxide is absorbed").lead.startswith("Uptake: Only a small share")


def test_what_a_scoop_weighs_is_no_magnesium() -> None:
    said = words_of(label("Serving Size: 1 scoop (5 g). Magnesium (from magnesium citrate) 300 mg"))
    assert "300 mg counts magnesium itself" in said
    assert "5,000" not in said


def test_large_numbers_in_a_sum_are_the_weight_of_the_compound() -> None:
    assert "Together about 303 mg" in words_of(stack("taurate 1500 mg and glycinate 1200 mg"))


def test_a_regimen_is_read_as_pieces_a_day() -> None:
    assert "About 256 mg" in words_of(stack("magnesium 64 mg 2x2"))


def test_of_a_blend_nobody_knows_what_its_number_counts() -> None:
    assert "counts magnesium itself" not in words_of(label("proprietary blend 750 mg"))
    assert "300 mg counts magnesium itself" in words_of(label("magnesium blend, 300 mg elemental"))


def test_a_part_of_a_piece_is_no_number_of_pieces() -> None:
    assert "600 mg" in label("powder, 1/4 tsp is 150 mg magnesium so whats 1 tsp").lead
    assert "for each one of 4" not in words_of(label("powder, 1/4 tsp is 150 mg magnesium"))


@pytest.mark.parametrize("text", ["500 mg is how much actual magnesium", "how much elemental in a 500 mg pill"])
def test_how_much_of_an_amount_is_the_element_depends_on_the_form(text: str) -> None:
    draft = ask(label_decode, "label_decode", text)
    assert draft.lead.startswith("That depends on the form")
    assert "Oxide: about 302 mg" in draft.facts[0]
    assert "Glycinate: about 70" in draft.facts[2]


def test_a_percent_that_does_not_fit_the_amount_tells_what_counts() -> None:
    draft = ask(label_decode, "label_decode", "400 on the bottle but the back says 57%")
    assert "about 239 mg (US label, 420 mg)" in draft.lead
    assert draft.facts[0].startswith("57% does not fit 400 mg")


def test_a_percent_that_fits_says_the_same_twice() -> None:
    assert ask(label_decode, "label_decode", "420 mg, 100%").lead.startswith("420 mg counts magnesium itself")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("front of the jar says 1000mg, back says 144mg. which is right", "144 mg is most likely the magnesium itself"),
        ("big number 750 little number 90", "90 mg is most likely the magnesium itself"),
    ],
)
def test_of_two_numbers_on_a_label_the_smaller_one_counts(text: str, counts: str) -> None:
    assert label(text).lead.startswith(counts)


@pytest.mark.parametrize(
    "text",
    [
        "375 mg on the front and 350 mg on the back",  # no compound holds so much
        "it says 2000mg on the front and 144mg elemental on the back",  # told already
        "glycinate 1000 mg on the front, 100 mg on the back",
    ],
)
def test_no_other_two_numbers_are_taken_for_a_compound_and_its_share(text: str) -> None:
    assert "most likely" not in label(text).lead


def test_pieces_that_an_amount_takes_are_its_serving() -> None:
    assert "about 133 mg for each one of 3" in words_of(label("3 pills to get 400"))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("48 mg in a tab, 2 tabs 3 times a day", "288 mg a day"),
        ("label says 64 mg in a tablet, i get 2 tab 3 time day", "384 mg a day"),
        ("a gel has 40 mg magnesium, i take 12", "480 mg a day"),
    ],
)
def test_pieces_taken_are_told_apart_from_the_one_that_holds_so_much(text: str, total: str) -> None:
    assert total in words_of(label(text))


def test_amounts_of_a_quoted_label_go_before_the_page_on_pieces(assistant: Assistant) -> None:
    for text in ("the pot says take 4 daily, 90 mg each", "the pack says 2 capsules are 57% NRV, in mg?"):
        assert assistant.answer(text).answer.passages == ()
    assert assistant.answer("pack says 2 tablets, may i take one").answer.passages == ("how-many-tablets",)


@pytest.mark.parametrize("text", ["200 mg elemental, i do 3 workouts a week", "a tablet is 250 mg, comes in 2 packets"])
def test_other_counts_multiply_no_dose(text: str) -> None:
    assert "mg a day" not in label(text).lead
