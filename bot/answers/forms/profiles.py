"""Forms: which there are, one form, two or three side by side, and the form that fits a goal.

Verdicts come from the tables with their grade; no form is praised beyond what studies show.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.wording import quoted
from bot.answers.forms.differences import difference, gut_and_uptake, weakest_evidence
from bot.answers.forms.goals import form_for_goal
from bot.answers.forms.overview import names_of, unknown_form
from bot.answers.forms.wording import (
    MAX_COMPARED,
    buffered,
    forms_left_out,
    goals_of,
    noted_form,
    on_skin,
    picture_of,
    profiles,
    risk_line,
    share_line,
    strange_forms,
)
from bot.answers.word_lists import says
from intents.keys import FORM_COMPARE, FORM_FOR_GOAL, FORM_PROFILE
from intents.reading.entity_types import FORM, SUBJECT
from knowledge.forms import FormRow, GoalRow
from knowledge.text import tokens

AGAINST = "contradicted"
"""The grade of a page that speaks against a form."""
PLAIN = "one_plain"
"""What a comparison of the element with one of its forms is told first."""
SIDE = "side"
"""What a question on the side effects of a form asks for; the line on the gut is a part of it."""
FINDING = "leg_cramps"
"""The goal that findings of forms are about; it is the one most asked for."""


def form_profile(request: Request, desk: Desk) -> Draft:
    """Return what is known of one form; a question that names several compares them."""
    rows = desk.knowledge.forms.compare(request.slots.forms)
    if _none_wanted(request, desk):
        return form_for_goal(replace(request, intent=FORM_FOR_GOAL), desk)
    if len(rows) > 1:
        return form_compare(request, desk)
    if not rows:
        return unknown_form(request, desk)
    (row,) = rows
    passage = desk.knowledge.passages[row.passage]
    asked, lines = _asked_first(row, request, desk)
    goals = goals_of(request, desk)
    wanted = [] if asked else _goal_lines(rows, goals[:1], desk)
    return Draft(
        title=desk.phrases.text("forms.profile.title", name=row.name),
        lead="\n".join((*wanted, asked or passage.lead)),
        facts=(
            *((passage.lead,) if asked else ()),
            *(goal.lead for goal in goals[: len(wanted)]),
            *lines.values(),
            *_risks(row, desk),
            *buffered(request, desk),
        ),
        intent=request.intent,
        evidence=passage.evidence,
        sources=tuple(dict.fromkeys((*passage.sources, *row.sources))),
        disclaimers=("supplement",),
        ask=passage.ask,
        passages=(passage.key,),
        suggestions=(desk.offer_more(passage.key), *desk.offer_next(FORM_PROFILE)),
        seen=(noted_form(row),),
    )


def _asked_first(row: FormRow, request: Request, desk: Desk) -> tuple[str, dict[str, str]]:
    """The line of a profile that a question asks for, empty for none, and the other lines."""
    lines = _profile_lines(row, desk)
    parts = desk.phrases.below("forms.profile.asked")
    asked = next((part for part in parts if says(f"forms.profile.asked.{part}", request.text, desk)), "")
    if asked == SIDE and not on_skin(row):
        del lines["gut"]
        return desk.phrases.text("forms.profile.side", text=row.gut.text), lines
    return lines.pop(asked, ""), lines


def _profile_lines(row: FormRow, desk: Desk) -> dict[str, str]:
    """What the table holds of a form, by part, in the order in which it is told."""
    texts = {
        "absorption": row.absorption.text,
        "gut": row.gut.text,
        "finding": row.finding.text,
        "care": " ".join(row.cautions),
    }
    lines = {part: desk.phrases.text(f"forms.profile.{part}", text=text) for part, text in texts.items()}
    what = desk.phrases.text("forms.profile.what", text=row.lead)
    return {"what": what, "share": share_line(row, desk), **lines}


def form_compare(request: Request, desk: Desk) -> Draft:
    """Return two or three forms side by side; fewer known forms are said to be so."""
    known = _compared(request, desk)
    if _none_wanted(request, desk):
        return form_for_goal(replace(request, intent=FORM_FOR_GOAL), desk)
    if not known:
        return unknown_form(request, desk)
    if len(known) == 1:
        return _only_one(known[0], request, desk)
    rows, left_out = known[:MAX_COMPARED], known[MAX_COMPARED:]
    goals = goals_of(request, desk)
    apart, wanted = difference(rows, desk), _for_goal(rows, goals, desk)
    facts = [apart] if wanted else []
    if wanted and goals[0].lead not in wanted:  # what no form is shown to do, and what a laxative needs
        facts.append(goals[0].lead)
    facts += [gut_and_uptake(row, desk) for row in (rows[:1] if desk.knowledge.forms.same_compound(rows) else rows)]
    facts += buffered(request, desk)
    if not goals or FINDING in {goal.key for goal in goals[1:]}:  # asked for the heart, nobody thinks of cramps
        facts.append(desk.phrases.text("forms.compare.finding"))
    facts.append(risk_line(desk))
    if left_out:
        names = ", ".join(row.label for row in left_out)
        facts.append(desk.phrases.text("forms.compare.too_many", names=names))
    return Draft(
        title=desk.phrases.text("forms.compare.title", names=" / ".join(row.label for row in rows)),
        lead="\n".join((*_spoken_against(rows, desk), *(wanted or [apart]))),
        facts=tuple(facts),
        intent=request.intent,
        evidence=goals[0].evidence if wanted else weakest_evidence(rows),
        sources=tuple(dict.fromkeys(source for row in rows for source in row.sources[:2])),
        disclaimers=("supplement",),
        ask="pharmacist",
        suggestions=(*profiles(rows), *desk.offer_next(FORM_COMPARE)),
        drawable=picture_of(rows),
        seen=tuple(map(noted_form, rows)),
    )


def _compared(request: Request, desk: Desk) -> tuple[FormRow, ...]:
    """The forms named; beside one of them alone, others by their bare names ("lactate and carbonate") too."""
    named = desk.knowledge.forms.compare(request.slots.forms)
    if len(named) != 1:
        return named
    said = tokens(request.words)
    bare = [row.key for row in desk.knowledge.forms.by_key.values() if row.label.lower() in said]
    return desk.knowledge.forms.compare(dict.fromkeys((*request.slots.forms, *bare)))


def _spoken_against(rows: Sequence[FormRow], desk: Desk) -> tuple[str, ...]:
    """What the page of a form says that speaks against swallowing it."""
    pages = [desk.knowledge.passages[row.passage] for row in rows if not on_skin(row)]
    return tuple(page.lead for page in pages if page.evidence == AGAINST)


def _only_one(row: FormRow, request: Request, desk: Desk) -> Draft:
    """The profile of the one form that is known of those compared, and why there is no other beside it."""
    draft = form_profile(request, desk)
    if len(said := names_of(row.key, request)) > 1:
        line = desk.phrases.text("forms.compare.two_names", names=quoted(said))
        return replace(draft, lead=line, facts=(draft.lead, *draft.facts))
    strange = strange_forms(request)
    plain = PLAIN if _by_itself(request) else "one_named"
    key, other = ("one_known", quoted(strange)) if strange else (plain, "")
    line = desk.phrases.text(f"forms.compare.{key}", name=row.name, other=other)
    if not strange and plain == PLAIN:  # "the difference between magnesium and malate"
        return replace(draft, lead=f"{line}\n{draft.lead}")
    return replace(draft, facts=(line, *draft.facts))


def _none_wanted(request: Request, desk: Desk) -> bool:
    """Whether all the forms that are named are ruled out ("any magnesium but oxide")."""
    named = set(request.slots.forms)
    return bool(named) and named <= forms_left_out(request, desk)


def _by_itself(request: Request) -> bool:
    """Whether the nutrient is named apart from the form ("magnesium and magnesium citrate")."""
    forms = [match.span for match in request.slots.said({FORM})]
    subjects = request.slots.said({SUBJECT})
    return any(not any(start <= match.end + 1 and match.start <= end for start, end in forms) for match in subjects)


def _risks(row: FormRow, desk: Desk) -> tuple[str, ...]:
    """The risks that hold for any form; what stays on the skin has fewer."""
    return (desk.phrases.text("forms.goal.kidney") if on_skin(row) else risk_line(desk),)


def _for_goal(rows: Sequence[FormRow], goals: Sequence[GoalRow], desk: Desk) -> list[str]:
    """What speaks for each form where a goal is named, or what is known of the goal; empty where none is."""
    if goals and not any(fit.goal == goals[0].key for row in rows for fit in row.best_for):
        return [goals[0].lead]
    return _goal_lines(rows, goals, desk)


def _goal_lines(rows: Sequence[FormRow], goals: Sequence[GoalRow], desk: Desk) -> list[str]:
    """What speaks for each form where a goal is named, or that nothing does."""
    lines = []
    for row in rows if goals else ():
        reason = next((fit.reason for fit in row.best_for if fit.goal == goals[0].key), None)
        key, values = ("goal", {"reason": reason}) if reason else ("goal_none", {})
        lines.append(desk.phrases.text(f"forms.compare.{key}", label=row.label, goal=goals[0].label, **values))
    return lines
