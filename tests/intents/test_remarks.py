"""Messages that say one thing of the last answer and nothing else; a topic of their own makes them another message."""

from collections.abc import Callable

import pytest

from bot.loading import Loaded
from intents.later import remarks
from intents.later.leaning import LeaningWords


@pytest.mark.parametrize(
    ("says", "text"),
    [
        (remarks.doubts_it_all, "so these pills are a waste of money"),
        (remarks.doubts_it_all, "sounds like total snake oil"),
        (remarks.asks_how_big, "how big is the difference then"),
        (remarks.asks_how_big, "by how much exactly"),
        (remarks.only_thanks, "ah brilliant cheers mate"),
        (remarks.only_notes, "haha fair enough"),
        (remarks.will_ask, "right ill ring the surgery tomorrow"),
        (remarks.will_ask, "ok gonna check with my pharmacist first"),
        (remarks.asks_plainer, "sorry i dont get that"),
        (remarks.asks_plainer, "can you say it simpler"),
        (remarks.asks_which, "ok so which one"),
        (remarks.concludes, "so basically no"),
        (remarks.asks_why, "but why so little"),
        (remarks.asks_why, "how come its so low"),
        (remarks.asks_why, "and how come"),
    ],
)
def test_a_message_may_be_no_more_than_a_remark(
    loaded: Loaded, says: Callable[[str, LeaningWords], bool], text: str
) -> None:
    assert says(text, loaded.words.leaning)


@pytest.mark.parametrize(
    ("says", "text"),
    [
        (remarks.doubts_it_all, "is oxide a waste of money"),
        (remarks.doubts_it_all, "so what is it for"),
        (remarks.asks_how_big, "how big are the capsules"),
        (remarks.asks_how_big, "how does it drop my pressure"),
        (remarks.only_thanks, "thanks, what about walnuts"),
        (remarks.only_thanks, "you are great"),
        (remarks.only_notes, "great for sleep"),
        (remarks.only_notes, "that one then"),
        (remarks.will_ask, "ask my doctor about this"),
        (remarks.will_ask, "ill see about it then"),
        (remarks.will_ask, "my doctor will put me on warfarin"),
        (remarks.asks_plainer, "you dont get it"),
        (remarks.asks_plainer, "is there an easier form"),
        (remarks.asks_plainer, "ok i get it"),
        (remarks.asks_plainer, "i didnt say that"),
        (remarks.asks_which, "which one is best for cramps"),
        (remarks.asks_which, "i would pick the two"),
        (remarks.concludes, "no it was the powder"),
        (remarks.concludes, "so thats the answer"),
        (remarks.asks_why, "why do my legs cramp"),
        (remarks.asks_why, "so is that why"),
    ],
)
def test_what_asks_or_tells_more_is_no_mere_remark(
    loaded: Loaded, says: Callable[[str, LeaningWords], bool], text: str
) -> None:
    assert not says(text, loaded.words.leaning)
