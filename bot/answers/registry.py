"""Which answerer serves which intent, and which intent a command; all others have passages or framing texts."""

from collections.abc import Mapping

from bot.answers.amounts.daily import upper_limit
from bot.answers.amounts.personal import needed_a_day
from bot.answers.blood import testing
from bot.answers.desk import Answerer
from bot.answers.foods.amounts import food_amount
from bot.answers.foods.compare import food_compare
from bot.answers.foods.lists import food_list
from bot.answers.foods.meals import day_plan, meal_total
from bot.answers.foods.swaps import food_swap
from bot.answers.foods.water import water
from bot.answers.forms.goals import form_for_goal
from bot.answers.forms.overview import forms_overview
from bot.answers.forms.profiles import form_compare, form_profile
from bot.answers.labels.decoder import label_decode
from bot.answers.labels.stack import stack_add
from bot.answers.medicines.planner import medicines_or_plan, spacing_plan
from intents.keys import (
    DAILY_AMOUNT,
    DAY_PLAN,
    FOOD_AMOUNT,
    FOOD_COMPARE,
    FOOD_LIST,
    FOOD_SWAP,
    FORM_COMPARE,
    FORM_FOR_GOAL,
    FORM_PROFILE,
    FORMS_OVERVIEW,
    LABEL_DECODE,
    MEAL_TOTAL,
    MEDICINES,
    SPACING_PLAN,
    STACK_ADD,
    TESTING,
    UPPER_LIMIT,
    WATER,
)

ANSWERERS: Mapping[str, Answerer] = {
    DAILY_AMOUNT: needed_a_day,
    DAY_PLAN: day_plan,
    FOOD_AMOUNT: food_amount,
    FOOD_COMPARE: food_compare,
    FOOD_LIST: food_list,
    FOOD_SWAP: food_swap,
    FORM_COMPARE: form_compare,
    FORM_FOR_GOAL: form_for_goal,
    FORM_PROFILE: form_profile,
    FORMS_OVERVIEW: forms_overview,
    LABEL_DECODE: label_decode,
    MEAL_TOTAL: meal_total,
    MEDICINES: medicines_or_plan,
    SPACING_PLAN: spacing_plan,
    STACK_ADD: stack_add,
    TESTING: testing,
    UPPER_LIMIT: upper_limit,
    WATER: water,
}
TOOLS: Mapping[str, str] = {
    "foods": FOOD_AMOUNT,
    "forms": FORM_PROFILE,
    "dose": DAILY_AMOUNT,
    "medicines": MEDICINES,
}
"""What answers the words after a command when they say too little by themselves."""
