"""A food named right after a medicine: "doxycycline", then "milk too?" may ask whether the two go together.

What is on file is the nutrient in the food and the nutrient beside the medicine; that the two go is not told by either.
"""

from dataclasses import replace

from bot.answer import Draft
from bot.answers.medicines.interactions import call
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.keys import FOOD_AMOUNT, MEDICINES, SPACING_PLAN
from intents.reading.entity_types import FOOD, MEDICINE, OURS

MOST_WORDS = 6
"""Words of such a message."""


def beside_a_medicine(draft: Draft, turn: Turn) -> Draft:
    """Return an answer on a food led by whom to ask, where the food may be meant to go with the medicine before it."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    after = conversation.intent in {MEDICINES, SPACING_PLAN}
    asks = draft.intent == FOOD_AMOUNT and question.length <= MOST_WORDS and bool(question.slots.said({FOOD}))
    if not (after and asks) or question.slots.said(OURS) or says("medicines.food.amount", question.text, desk):
        return draft
    rows = desk.knowledge.interactions.by_key
    spoken = [call(rows[key], "") for type_, key in conversation.context.entities if type_ == MEDICINE and key in rows]
    if not spoken:
        return draft
    lead = desk.phrases.text("medicines.food.lead", names=", ".join(spoken))
    return replace(draft, lead=f"{lead}\n{draft.lead}")
