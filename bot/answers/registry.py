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
from bot.answers.forms.profiles import form_compare, form_profile, forms_overview
from bot.answers.labels.decoder import label_decode
from bot.answers.labels.stack import stack_add
from bot.answers.medicines.planner import medicines_or_plan, spacing_plan

ANSWERERS: Mapping[str, Answerer] = {
    "daily_amount": needed_a_day,
    "day_plan": day_plan,
    "food_amount": food_amount,
    "food_compare": food_compare,
    "food_list": food_list,
    "food_swap": food_swap,
    "form_compare": form_compare,
    "form_for_goal": form_for_goal,
    "form_profile": form_profile,
    "forms_overview": forms_overview,
    "label_decode": label_decode,
    "meal_total": meal_total,
    "medicines": medicines_or_plan,
    "spacing_plan": spacing_plan,
    "stack_add": stack_add,
    "testing": testing,
    "upper_limit": upper_limit,
    "water": water,
}
TOOLS: Mapping[str, str] = {
    "foods": "food_amount",
    "forms": "form_profile",
    "dose": "daily_amount",
    "medicines": "medicines",
}
"""What answers the words after a command when they say too little by themselves."""
