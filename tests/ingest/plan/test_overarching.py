"""An overarching goal with its parts, and themes whose names are told more of after a colon."""

from __future__ import annotations

from collections.abc import Callable

from corpus.model import Level, Mention, MentionKind, Relation

Reader = Callable[[str], tuple[Mention, ...]]

WHOLE = "Tillsammans gör vi Ekby till ett föredöme för andra."


def goals(mentions: tuple[Mention, ...]) -> list[tuple[Level | None, str]]:
    """Return the level and name of each goal."""
    return [(one.level, one.wording) for one in mentions if one.kind is MentionKind.GOAL]


def test_a_quoted_goal_over_names_is_a_vision_and_its_areas(read: Reader) -> None:
    """This test ensures that one goal in quotation marks stands over the headings it consists of, each part of it."""
    mentions = read(f"# Strategins mål\n## ”{WHOLE}”\nProsa.\n## Robust och tryggt\nProsa.\n## Jämlikt\nProsa.")
    assert goals(mentions) == [
        (Level.VISION, WHOLE.rstrip(".")),
        (Level.AREA, "Robust och tryggt"),
        (Level.AREA, "Jämlikt"),
    ]
    ties = [[tie.mention for tie in one.ties if tie.relation is Relation.PART_OF] for one in mentions[1:]]
    assert all(mentions[0].id in tie for tie in ties)


def test_goals_without_quotation_marks_stand_side_by_side(read: Reader) -> None:
    """This test ensures that statements below "Våra mål" are goals as before, also beside one in quotation marks."""
    plain = read(f"# Våra mål\n## {WHOLE}\nProsa.\n## Alla barn läser\nProsa.\n## Rena sjöar")
    beside = read(f"# Våra mål\n## Alla barn läser\nProsa.\n## ”{WHOLE}”\nProsa.\n## Rena sjöar")
    assert {level for level, _ in (*goals(plain), *goals(beside))} == {Level.GOAL}


def test_themes_with_more_after_a_colon_are_areas_like_those_beside_them(read: Reader) -> None:
    """This test ensures that "Tidiga insatser: …" among the areas of a follow-up is one, not a lead-in to a list."""
    themes = ("Tidiga insatser: stöd i förskolan", "Lärartäthet", "Arbetsmiljö", "Hög frånvaro")
    text = "# Plan\n## Uppföljning per område\n" + "".join(f"### {theme}\nProsa om arbetet.\n" for theme in themes)
    assert goals(read(text)) == [(Level.AREA, theme) for theme in themes]
