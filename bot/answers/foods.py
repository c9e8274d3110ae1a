"""The answers about foods, one file each."""

from bot.answers.food_amounts import food_amount
from bot.answers.food_compare import food_compare
from bot.answers.food_lists import food_list
from bot.answers.food_swaps import food_swap

__all__ = ["food_amount", "food_compare", "food_list", "food_swap"]
