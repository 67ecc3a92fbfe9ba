"""A text as statements."""

from __future__ import annotations

from assistant.quoting.clauses import Statement, parsed


def told(text: str) -> list[str]:
    """Return the clauses and rows of a text as their own words."""
    return [" ".join(word.key for word in one.words) for one in parsed(text).statements if not one.clauses]


def leans(statement: Statement) -> str:
    """Return the words that a statement leans on."""
    return " ".join(word.key for word in statement.leans)


def test_a_sentence_is_parted_where_another_verb_begins() -> None:
    """This test ensures that clauses part at conjunctions with a verb on both sides, and lists do not."""
    assert told("Fler elever blir behöriga, men målvärdet nås inte.") == [
        "fler elever blir behöriga",
        "men målvärdet nås inte",
    ]
    assert told("Nämnden sköter gator, parker och vatten.") == ["nämnden sköter gator parker och vatten"]


def test_a_clause_without_a_subject_leans_on_the_one_before() -> None:
    """This test ensures that "och minskar …" has the subject before it, and not what is said of it."""
    first, second, whole = parsed("Nämnden ökar stödet och minskar avgifterna.").statements
    assert (leans(first), leans(second)) == ("", "nämnden")
    assert second.shares_subject
    assert whole.clauses == (first, second)


def test_the_rows_of_a_table() -> None:
    """This test ensures that a label that comes again begins a row, and that years do not."""
    text = "Aktivitet: Bygga broar | Utfall 2020: 3 | Utfall 2021: 4 | Aktivitet: Riva broar | Utfall 2020: 1"
    assert [(one.is_row, one.words[1].key) for one in parsed(text).statements] == [(True, "bygga"), (True, "riva")]


def test_inte_utan() -> None:
    """This test ensures that "inte … utan …" denies the first and tells the second."""
    assert told("Målet är inte avskrivet utan gäller fortfarande.") == [
        "målet är inte avskrivet",
        "men gäller fortfarande",
    ]
