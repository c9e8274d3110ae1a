"""Normalising: what it drops, what it keeps, and that doing it twice changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import clean, normalise, tokens


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_no_control_or_format_character_survives(text: str) -> None:
    assert all(char.isprintable() for char in clean(text))


def test_hidden_characters_are_removed_inside_words() -> None:
    assert normalise("ch\u200best pa\u202ein") == "chest pain"


def test_letters_that_look_latin_are_folded_inside_latin_words_only() -> None:
    assert normalise("сhеst") == "chest"  # two Cyrillic letters
    assert normalise("привет") == "привет"


def test_full_width_letters_and_curly_quotes_become_plain() -> None:
    assert normalise("Ｍａｇ “salt”") == 'mag "salt"'


def test_initials_with_dots_read_as_one_word_and_times_do_not() -> None:
    assert tokens("mum has M.G. and c.k.d") == ["mum", "has", "mg", "and", "ckd"]
    assert normalise("at 8 a.m. e.g. with food") == "at 8 a.m. e.g. with food"


def test_numbers_stay_apart_from_their_units() -> None:
    assert tokens("1,200mg or 0.5 g") == ["1,200", "mg", "or", "0.5", "g"]


def test_nothing_readable_gives_no_tokens() -> None:
    assert tokens("🙂\u200b !!") == []
