"""The urgent card: who to contact and how fast. It ends the reply; no product text stands beside it."""

from bot.answer import Answer, Block, Draft, Trace
from bot.answers.desk import Desk
from intents.safety.rules import Urgency
from intents.safety.triage import Triage


def urgent_answer(triage: Triage, country: str | None, desk: Desk) -> Answer:
    """Return the card of a triage result with the numbers of a country, or of all when it is unknown."""
    card = desk.knowledge.urgent.card(triage.card, country)
    sources = tuple(desk.knowledge.sources[key] for key in card.sources)
    return Answer(
        kind="urgent",
        blocks=(
            Block("urgent", (card.title, *card.lines)),
            *((Block("sources", tuple(source.citation for source in sources)),) if sources else ()),
            Block("disclaimer", (desk.knowledge.disclaimers[card.disclaimer].text,)),
        ),
        disclaimers=(card.disclaimer,),
        confidence=1.0,
        urgency=triage.urgency,
        sources=sources,
        trace=Trace().noting("triage", f"{triage.rule}: {', '.join(triage.seen)}"),
    )


def still_urgent(urgency: Urgency | None, desk: Desk) -> Draft:
    """Return what stands below a card that was shown before, for a message about the same: no answer beside it."""
    lead = desk.phrases.text("urgent.alone_crisis" if urgency == "crisis" else "urgent.alone")
    return Draft(title="", lead=lead, kind="urgent", disclaimers=("urgent",))
