"""Foods: what they hold, lists for a wish, comparisons, swaps, meals, days and waters."""
