"""How much: needs by age, sex and stage, limits by region, one person's dose, amounts for a goal."""
