"""Organs by name, and what is part of what."""

from __future__ import annotations

from assistant.computing.organ_tree import OrganTree, organ_tree
from corpus.graph import PlanGraph
from corpus.model import Organ, OrganKind

BOARD = Organ("board", "Socialnämnden", OrganKind.NAMND, aliases=("SN",), kommun="Ekby")
DEPARTMENT = Organ("department", "Socialförvaltningen", OrganKind.FORVALTNING, parent="board", kommun="Ekby")
UNIT = Organ("unit", "Hemtjänsten", OrganKind.ENHET, parent="department", kommun="Ekby")
OTHERS = Organ("others", "Socialnämnden", OrganKind.NAMND, kommun="Alby")


def test_an_organ_is_found_by_id_name_and_alias() -> None:
    """This test ensures that case does not matter, and that the kommun decides between organs of one name."""
    tree = OrganTree((BOARD, DEPARTMENT, UNIT, OTHERS))
    assert tree.find("unit") == UNIT
    assert tree.find("socialnämnden") == BOARD
    assert tree.find("sn") == BOARD
    assert tree.find("Socialnämnden", kommun="Alby") == OTHERS
    assert tree.find("Kulturnämnden") is None


def test_a_unit_is_part_of_its_department_but_a_department_is_no_board() -> None:
    """This test ensures that kinship goes up from units alone: a board and its department are related, not equal."""
    tree = OrganTree((BOARD, DEPARTMENT, UNIT))
    assert tree.is_within("unit", "Socialförvaltningen", kommun="Ekby")
    assert not tree.is_within("unit", "Socialnämnden", kommun="Ekby")
    assert not tree.is_within("department", "Socialnämnden", kommun="Ekby")


def test_a_ring_of_parents_ends() -> None:
    """This test ensures that units that are said to be parts of each other are no endless loop."""
    one = Organ("one", "Ett", OrganKind.ENHET, parent="two")
    two = Organ("two", "Två", OrganKind.ENHET, parent="one")
    assert not OrganTree((one, two)).is_within("one", "Tre")


def test_a_graph_has_one_tree() -> None:
    """This test ensures that the organs of a graph are gathered once."""
    graph = PlanGraph(organs=(BOARD,))
    assert organ_tree(graph) is organ_tree(graph)
