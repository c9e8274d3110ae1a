"""Whether a question takes the nutrient for the cause of something ("anxious since i started it"), not for its help.

The words are content (`blame`); how they stand together is told here. Names of the nutrient and its forms count as
"it": "magnesium made me dizzy".
"""

import re

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.word_lists import any_of
from intents.reading.entity_types import OURS


def blames(request: Request, desk: Desk) -> bool:
    """Tell whether a question tells of something that came with the nutrient."""
    text = request.text
    for match in sorted(request.slots.said(OURS), key=lambda match: -match.start):
        text = f"{text[: match.start]}*{text[match.end :]}"
    return bool(re.search(_pattern(desk), text.replace("'", "")))


def _pattern(desk: Desk) -> str:
    """The pattern of blame in a text with the names of the nutrient written as *, and without apostrophes."""
    product, who, taking = (any_of(f"blame.{words}", desk) for words in ("product", "who", "taking"))
    it = rf"(?:\*|it|them|(?:(?:the|my|this|these|a)\s+)?{product})"
    taken = rf"(?:{who}\s+)?(?:{taking}\s+)*(?:the\s+|my\s+)?{it}"
    since = rf"\b{any_of('blame.since', desk)}\s+{taken}(?!\s*{any_of('blame.too_little', desk)})"
    wish = rf"(?!\s+(?:(?!not\b|worse\b)\w+\s+){{0,3}}{any_of('blame.wished', desk)}\b)"  # "makes you sleep better"
    causes = rf"{it}\s+(?:{any_of('blame.may', desk)}\s+)*{any_of('blame.causes', desk)}\b{wish}"
    worse = rf"\b{any_of('blame.worse', desk)}\s+(?:on|with|from)\s+{it}"
    begun = rf"\b{any_of('blame.begun', desk)}\s+(?:the\s+|my\s+)?{it}"
    then = rf"{begun}(?:\s+\S+){{0,6}}?\s+{any_of('blame.then', desk)}\b{wish}"
    alone = (
        r"(?<!low )(?<!low in )(?<!of )(?<!enough )(?<!little )(?<!\w)"  # "low magnesium causes cramps": the lack of it
    )
    return rf"{since}|{then}|{alone}{causes}|{worse}|\b{any_of('blame.named', desk)}\b"
