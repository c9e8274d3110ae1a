"""Types of entities by the names that content gives them, and the sets of types that several steps ask about."""

SUBJECT, FORM, FOOD, MEDICINE, NUTRIENT = "subject", "form", "food", "medicine", "nutrient"
SYMPTOM, CONDITION, GOAL, LIFE_STAGE = "symptom", "condition", "goal", "life_stage"
DIET, WITHOUT, REGION = "diet", "without", "region"
ANIMAL = "animal"
"""Type of an animal that somebody asks for."""
BYSTANDER = "bystander"
"""Type of what says that an animal is only beside the question ("walking the dog", "i cramp")."""
LIFTED = "lifted"
"""Type of a diet told before that somebody takes back ("im not vegan anymore")."""
AGE = "age"
"""Type of what is held of a person's age, in whole years."""
TAKEN_AT = "at"
"""Type of a medicine with the minute of the day at which it is taken: hours fit around all told."""

OURS = frozenset({SUBJECT, FORM})
"""The nutrient itself and its forms."""
BESIDE = frozenset({MEDICINE, NUTRIENT})
"""What is taken beside it."""
BACKGROUND = frozenset({SUBJECT, REGION, LIFTED})
"""What a message may name that names nothing new."""
THINGS = frozenset({FORM, FOOD, MEDICINE, NUTRIENT, SYMPTOM, CONDITION, GOAL, LIFE_STAGE})
"""What makes a question when named alone."""
AILMENTS = frozenset({SYMPTOM, CONDITION})
"""What a talk is about, and on which there may be further passages."""
WANTED = AILMENTS | {GOAL}
"""What something is taken for."""
STATES = frozenset({CONDITION, LIFE_STAGE})
"""What somebody has or is."""
LIMITS = frozenset({DIET, WITHOUT})
"""What somebody leaves out."""
RESULT = "result"
"""A blood result of the nutrient, which an intent carries (`mix/result`) that reads it."""
