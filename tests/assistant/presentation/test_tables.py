"""Where the items of an answer stand: tables, charts, lists, parts."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import (
    Answer,
    Citation,
    CitationPart,
    Earlier,
    Interpretation,
    Item,
    Judged,
    Kind,
    Proof,
    Receipt,
    Sentence,
    Value,
    Worked,
)
from assistant.presentation.figures import figures
from assistant.presentation.listing import common_period, mixes_example, parts, rests_on_weak
from assistant.presentation.sentences import caution, counted, lead, read_on_page, said
from assistant.presentation.tables import Measure, Stated, differ, found_of, only_year, stated_values
from assistant.prompting import Phrases


def word(name: str, **variables: str | int) -> str:
    """Return a word of the Swedish interface."""
    return Phrases.load().render(f"interface.{name}", "sv", **variables)


def answer(*items: Item, sentences: tuple[Sentence, ...] = (), citations: tuple[Citation, ...] = ()) -> Answer:
    """Return an answer with items, sentences and citations."""
    return Answer(
        "Fråga?", "sv", Kind.LIST, Interpretation(), sentences, Receipt(1, "2026-01-01", (), 0), items=items,
        citations=citations,
    )  # fmt: skip


def value(text: str, year: str | None, citation: int, role: str = "outcome", of: str | None = None) -> Value:
    """Return a value of an item."""
    return Value(text, None, year, role, of, citation)


INDICATOR = Item(
    "i1", "Andel fossilfria fordon", level="indicator", citations=(1, 2, 3, 4),
    values=(value("41 %", "2019", 2), value("61 %", "2021", 3), value("60 %", "2021", 4, "target")),
)  # fmt: skip
GOAL = Item(
    "g1", "Motala växer", level="goal", verdict="är uppfyllt", citations=(1, 2, 5),
    judgements=(Judged("är uppfyllt", "outcome", "2022-03-07", "Kommunstyrelsen", 5),),
    values=(value("118", "2021", 2, of="Antal bostäder"),),
)  # fmt: skip
LISTED = Sentence("a: x; y.", Proof.COMPUTED, citations=(1,), items=(0,))


def test_every_item_stands_in_one_place() -> None:
    """This test ensures that no item is left out or shown twice, whatever it holds."""
    new = Item("a1", "Starta", level="activity", change="new")
    shared = Item("g2", "Delat", level="goal", works=(Worked("Nämnden", "Starta", 1),))
    plain = Item("a2", "Bygga", level="activity")
    found = found_of((INDICATOR, GOAL, new, shared, plain))
    assert [one.item for one in found.measures] == [INDICATOR]
    assert [one.item for one in found.scores] == [GOAL]
    assert [(one.change, one.items) for one in found.changes] == [("new", (new,))]
    assert [one.item for one in found.shared] == [shared]
    assert found.listed == (plain,)


def test_the_notes_of_a_row_are_in_its_cells_once() -> None:
    """This test ensures that each citation of a goal or indicator stands at what it proves, and only there."""
    score = found_of((GOAL,)).scores[0]
    assert score.notes == (1,)
    assert score.measures[0].outcomes[0].notes == (2,)
    measure = found_of((INDICATOR,)).measures[0]
    assert measure.notes == (1,)
    assert [one.notes for one in (*measure.outcomes, *measure.targets)] == [(2,), (3,), (4,)]


def test_the_same_value_is_told_once_with_all_its_places() -> None:
    """This test ensures that a value that stands in two places is one, with both citations."""
    assert stated_values((value("60 %", "2021", 4), value("60 %", "2021", 7))) == (Stated("60 %", "2021", (4, 7)),)


def test_values_of_one_year_that_differ_are_told() -> None:
    """This test ensures that two outcomes of one year differ, and those of two years do not."""
    assert differ((Stated("9", "2021", (1,)), Stated("4", "2021", (2,))))
    assert not differ((Stated("9", "2020", (1,)), Stated("4", "2021", (2,))))


def test_years_come_in_order_with_what_has_none_last() -> None:
    """This test ensures that the rows of an indicator follow time."""
    measure = Measure(
        "x", outcomes=(Stated("2", "2021", ()), Stated("1", "2019", ())), baselines=(Stated("0", None, ()),)
    )
    assert measure.years == ("2019", "2021", "")
    assert only_year([measure]) == ""
    assert only_year([Measure("x", outcomes=(Stated("2", "2021", ()),), targets=(Stated("3", "2021", ()),))]) == "2021"


def test_a_verdict_that_all_share_is_told_once() -> None:
    """This test ensures that who judged and when moves to the caption only where it holds for every row."""
    other = replace(GOAL, id="g9", judgements=(Judged("inte uppnås", "prognosis", "2021-08-31", "Nämnden", 6),))
    assert found_of((GOAL, replace(GOAL, id="g8"))).judged_by == ("outcome", "Kommunstyrelsen", "2022-03-07")
    assert found_of((GOAL, other)).judged_by is None
    assert found_of((GOAL,)).judged_by is None


def test_a_series_is_drawn_with_words_that_say_what_it_shows() -> None:
    """This test ensures that the words of a chart hold only facts of the table, in order."""
    (figure,) = figures(found_of((INDICATOR,)).measures, word)
    assert figure.series is not None
    assert figure.words.replace("\u00a0", " ") == (
        "Andel fossilfria fordon steg från 41 % år 2019 till 61 % år 2021. Målvärdet är 60 % (2021)."
    )


def test_sources_that_differ_are_drawn_apart_as_bars() -> None:
    """This test ensures that two outcomes of one year are no development, and that each bar names its source."""
    two = replace(INDICATOR, values=(value("18,1 %", "2021", 2), value("17,9 %", "2021", 3)))
    (figure,) = figures(found_of((two,)).measures, word)
    assert figure.series is None
    assert figure.bars is not None
    assert [mark.label for mark in figure.bars.marks] == ["Utfall 2021 (Källa 2)", "Utfall 2021 (Källa 3)"]


def test_what_cannot_be_compared_is_not_drawn() -> None:
    """This test ensures that other units, words and limits leave the table alone."""
    for odd in (value("ska öka", "2021", 3), value("61 kr", "2021", 3), value("< 61 %", "2021", 3)):
        item = replace(INDICATOR, values=(value("41 %", "2019", 2), odd))
        assert figures(found_of((item,)).measures, word) == ()


def test_single_years_are_drawn_only_where_they_are_few() -> None:
    """This test ensures that a long table is not followed by a picture for each row."""
    one = replace(INDICATOR, values=(value("61 %", "2021", 3), value("60 %", "2021", 4, "target")))
    assert len(figures(found_of((one,)).measures, word)) == 1
    assert figures(found_of(tuple(replace(one, id=str(n)) for n in range(8))).measures, word) == ()


def test_activities_are_parted_by_what_they_serve() -> None:
    """This test ensures that the activities for goals, for the grunduppdrag and for neither stand apart, none lost."""
    items = tuple(Item(str(n), "x", serves=serves) for n, serves in enumerate(("goal", "grunduppdrag", "goal", "none")))
    shown = parts(answer(*items))
    assert [(one.serves, len(one.items)) for one in shown if one.items] == [
        ("goal", 2),
        ("grunduppdrag", 1),
        ("none", 1),
    ]
    assert [one.serves for one in parts(answer(items[0], items[2]))] == [None]


def test_a_period_is_told_once_where_all_share_it() -> None:
    """This test ensures that the period moves above the list only where it holds for every item."""
    items = (Item("1", "x", period="2021"), Item("2", "y", period="2021"))
    assert common_period(items) == "2021"
    assert common_period(items[:1]) is None
    assert common_period((*items, Item("3", "z"))) is None


def test_sentences_that_a_table_shows_are_not_repeated_on_the_page() -> None:
    """This test ensures that what changed stands in the table alone, while the terminal still says it."""
    changed = answer(
        Item("a", "x", change="new", citations=(1,)), sentences=(Sentence("Två jämförs.", Proof.COMPUTED), LISTED)
    )
    assert [one.text for one in read_on_page(changed)] == ["Två jämförs."]
    assert LISTED in said(changed)


def test_a_models_sentence_is_always_shown() -> None:
    """This test ensures that what a language model wrote and proved is never hidden by a table."""
    written = replace(LISTED, by_model=True)
    first = Sentence("Två jämförs.", Proof.COMPUTED)
    assert written in read_on_page(answer(Item("a", "x", change="new", citations=(1,)), sentences=(first, written)))


def test_the_number_is_set_apart_where_it_is_said() -> None:
    """This test ensures that the count found is the number of items, never a year or a part of another number."""
    sentence = Sentence("Det finns 2 mål (Motala, 2022).", Proof.COMPUTED, items=(0, 1))
    parts_of_it = counted(sentence)
    assert (parts_of_it.before, parts_of_it.number, parts_of_it.after) == ("Det finns ", "2", " mål (Motala, 2022).")
    assert counted(Sentence("Ett mål (2,1 %).", Proof.COMPUTED, items=(0, 1))).number == ""
    assert lead(answer(Item("a", "x"), sentences=(Sentence("Obs!", Proof.PHRASE), sentence))) == sentence
    assert lead(replace(answer(sentences=(sentence,)), refused=True)) is None


def test_warnings_are_told_from_other_sentences() -> None:
    """This test ensures that a sentence that warns is shown as one, by the phrase it renders."""
    assert caution(Sentence("x", Proof.PHRASE, phrase="notice.ended")) == "ended"
    assert caution(Sentence("x", Proof.COMPUTED, phrase="list.goals")) is None
    assert caution(Sentence("x", Proof.QUOTED)) is None


def test_unsure_readings_and_mixed_examples_are_marked_at_the_item() -> None:
    """This test ensures that an item that rests on weak words says so, and examples where others are none."""
    part = CitationPart(1, "1", 0, 1)
    weak = Citation(1, "a.pdf", "d", "A", "", "x", (part,), weak=True, scanned=True)
    given = answer(Item("a", "x", citations=(1,), example=True), Item("b", "y"), citations=(weak,))
    assert [rests_on_weak(item, given) for item in given.items] == [True, False]
    assert mixes_example(given)
    assert not mixes_example(answer(*given.items[:1]))


def test_the_earlier_wording_is_an_item_field_of_its_own() -> None:
    """This test ensures that a reworded goal keeps what it was, with the place."""
    item = Item("g", "Ny", change="reworded", earlier=Earlier("Gammal", ("Område",), 4))
    (group,) = found_of((item,)).changes
    assert group.items[0].earlier == Earlier("Gammal", ("Område",), 4)
