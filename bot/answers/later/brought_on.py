"""Whether a medicine may be behind the complaint of the talk: "restless legs", "i take citalopram", "is it that?".

By themselves such messages ask of the medicine again, and "no clash is known" answers something else. The pages on the
complaint tell it where they speak of the medicine; else what to watch for with the medicine does.
"""

from dataclasses import replace

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.answers.passages.answer import show_passage
from bot.answers.turn import Turn
from bot.answers.word_lists import says_only
from intents.keys import MEDICINES
from intents.reading.entity_types import MEDICINE, SYMPTOM
from knowledge.interactions import Interaction
from knowledge.model import Passage
from knowledge.stems import stems_in


def brought_on(turn: Turn) -> Draft | None:
    """Return what is known of a medicine as the cause of the complaint told before it; None for any other message."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    if conversation.intent != MEDICINES or not says_only("brought_on.whole", question.text, desk):
        return None
    spoken = conversation.context.entities
    complaint = next((pair for pair in reversed(spoken) if pair[0] == SYMPTOM), None)
    taken = next((key for type_, key in reversed(spoken) if type_ == MEDICINE), "")
    row = desk.knowledge.interactions.by_key.get(taken)
    if complaint is None or not taken:
        return None
    for passage in _pages(complaint, desk):
        on_both = f"{MEDICINE}/{taken}" in passage.about
        told = (passage.lead,) if on_both else tuple(line for line in passage.lines if _speaks_of(row, line, desk))
        if told:
            draft = show_passage(passage, desk)
            lead = "\n".join((desk.phrases.text("brought_on.may"), *told[:2]))
            return replace(draft, lead=lead, facts=tuple(fact for fact in draft.facts if fact not in told))
    named = set(stems_in(complaint[1].replace("_", " ")))
    advice = row.advice_for() if row is not None else ()
    return Draft(
        title=desk.phrases.text("brought_on.title"),
        lead=desk.phrases.text("brought_on.unknown"),
        facts=(desk.phrases.text("brought_on.keep"), *(line for line in advice if named & set(stems_in(line)))),
        sources=row.sources if row is not None else (),
        disclaimers=("medicine",),
        ask="pharmacist",
        intent=MEDICINES,
    )


def _pages(complaint: tuple[str, str], desk: Desk) -> list[Passage]:
    """The pages on a complaint, those on medicines first, then those of its own question."""
    known = desk.knowledge.passages
    about = (page.key for page in known.values() if "/".join(complaint) in page.about)
    keys = dict.fromkeys((*desk.passages_of(desk.catalog.intent_for(*complaint) or ""), *about))
    pages = [known[key] for key in keys if not known[key].for_somebody]
    return sorted(pages, key=lambda page: not any(entity.startswith(MEDICINE) for entity in page.about))


def _speaks_of(row: Interaction | None, line: str, desk: Desk) -> bool:
    """Whether a line names a medicine by a word of its own name."""
    if row is None:
        return False
    plain = stems_in(desk.phrases.text("brought_on.plain"))
    return bool((set(stems_in(row.name)) - set(plain)) & set(stems_in(line)))
