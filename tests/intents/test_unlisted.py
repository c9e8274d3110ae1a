"""Products that no table holds are told by where they stand."""

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.loading import Loaded
from bot.render.plain import render_plain
from intents.decide.unlisted import unlisted, with_unlisted
from intents.model import Context
from intents.slots import fill_slots
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("is it alright with cough mixture blue label", "cough mixture"),
        ("magnesium with night nurse please", "night nurse"),
        ("shes on the travel patch, magnesium ok with it", "travel patch"),
        ("can i have it with day nurse and ibuprofen", "day nurse"),
    ],
)
def test_what_is_asked_beside_it_is_called_by_its_name(assistant: Assistant, text: str, name: str) -> None:
    answer = said(assistant, text)
    assert answer.intent == "medicines"
    assert "on file" in render_plain(answer)
    assert name in render_plain(answer)


@pytest.mark.parametrize(
    "text", ["can i take magnesium with anything else", "is it safe with my tablets", "is magnesium ok on a diet"]
)
def test_what_names_no_product_is_no_name(assistant: Assistant, text: str) -> None:
    assert "nothing on file" not in render_plain(said(assistant, text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("magnesium with day nurse", ["day nurse"]),
        ("can i have it alongside my knee gel or cough drops", ["knee gel", "cough drops"]),
        ("is night nurse ok with magnesium", ["night nurse"]),
        ("im on the travel patch", ["travel patch"]),
        ("dad on pond root drops", ["pond root drops"]),
        ("magnesium with ibuprofen", []),
        ("magnesium with my tablets", []),
        ("magnesium with 2 glasses", []),
        ("magnesium with mum", []),
        ("magnesium with my old brown winter coat buttons", []),
        ("im on holiday", []),
        ("tea with day nurse", []),
        ("is night nurse ok with biscuits", []),
        ("so i was told last week by the lady in the shop that magnesium with day nurse is ok", []),
    ],
)
def test_names_stand_beside_us(loaded: Loaded, text: str, names: list[str]) -> None:
    assert [match.text for match in unlisted(loaded.as_typed.read(text), loaded.words)] == names


@pytest.mark.parametrize(
    ("text", "intent", "names"),
    [
        ("magnesium with day nurse", "medicines", ["day nurse"]),
        ("magnesium with day nurse and ibuprofen", "medicines", ["day nurse"]),
        ("ibuprofen, then magnesium with day nurse", "medicines", []),
        ("magnesium with day nurse", "sleep", []),
        ("magnesium with ibuprofen", "medicines", []),
    ],
)
def test_only_a_question_on_medicines_holds_them(loaded: Loaded, text: str, intent: str, names: list[str]) -> None:
    reading = loaded.as_typed.read(text)
    slots = with_unlisted(fill_slots(reading, Context()), reading, intent, loaded.catalog, loaded.words)
    assert [one.text for one in slots.strangers] == names


def test_a_word_that_nobody_knows_is_no_second_name(loaded: Loaded) -> None:
    reading = loaded.as_typed.read("grelk magnesium with zorb nurse")
    words = tuple(word._replace(known=word.typed not in {"grelk", "zorb"}) for word in reading.words)
    strange = replace(reading, words=words)
    slots = with_unlisted(fill_slots(strange, Context()), strange, "medicines", loaded.catalog, loaded.words)
    assert [one.text for one in slots.strangers] == ["grelk", "zorb nurse"]
