"""What a question's kind is told by: the words of the part that asks, and what is named in it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.wording import AnswerType, Wanted


@dataclass(frozen=True, slots=True)
class Clues:
    """What the rules look at. `masked` is the folded question with names masked by ¤ (see `assistant.wording`)."""

    masked: str
    wanted: Wanted | None
    things: tuple[Wanted, ...]
    answer_type: AnswerType
    goal: bool = False
    """A goal, area or vision is named."""
    activity: bool = False
    indicator: bool = False
    organ: bool = False
    unit: bool = False
    """A unit is named that activities name as responsible."""
    within_goals: bool = False
    """The named thing and the wanted thing are both goals: a question inside the goal tree."""
    area: bool = False
    """An area or vision is named."""
    above: bool = False
    """What is wanted stands on a higher level than the goal that is named."""
    grunduppdrag: bool = False
    status: bool = False
    """A status is named that activities must have."""
    compared: int = 0
    """How many periods, documents or organs are named."""
    content: int = 0
    """How many content words are left when names and asking words are taken away."""
    owns: bool = False
    """The organ named has goals of its own on the level asked for."""
    asked: str = ""
    """The folded asking part."""
    skeleton: str = ""
    """The asking part (see `assistant.understanding.kind.skeleton`)."""
    form: str | None = None
    sure: bool = False
    """One of the things named is surely meant."""
    numbered: bool = False
    """A goal is named by its number."""
