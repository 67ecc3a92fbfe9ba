"""What a document says of itself is read from its cover, headers, footers and first headings."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.model import FactRole, Period
from ingest.blocks import ParsedDocument
from ingest.plan.cover import period_of, read_cover, title_of
from ingest.plan.cover_numbers import date_in, diary_number_in, version_in
from ingest.plan.cover_words import (
    decided_in,
    edition_in,
    kind_in,
    kommun_in,
    organ_in,
    period_in,
    unit_in,
)
from ingest.structure import build
from tests.ingest.any_document import documents
from tests.ingest.paper import PROSE, Paper


def facts(parsed: ParsedDocument) -> dict[FactRole, str]:
    """Return the value of each fact."""
    return {fact.role: fact.text for fact in read_cover(build(parsed), parsed=parsed, reading="läsning")}


def words(parsed: ParsedDocument) -> dict[FactRole, str]:
    """Return the words that stand at each fact's place."""
    texts = {page.number: page.text for page in parsed.pages}
    return {
        fact.role: " ".join(texts[part.page][part.start : part.end].replace("\n", " ") for part in fact.locator.parts)
        for fact in read_cover(build(parsed), parsed=parsed, reading="läsning")
    }


def plan() -> ParsedDocument:
    """Return a plan with a cover, a body and running lines."""
    paper = Paper().page().line("Verksamhetsplan", size=40, bold=True).line("2021–2022", size=40, bold=True, gap=2)
    paper.line("Kultur- och fritidsnämnden", size=20, gap=60)
    paper.line("Antagen av kultur- och fritidsnämnden 2020-11-17, § 84\nDiarienummer: KFN/2020:123", size=9)
    for number in range(1, 5):
        paper.page().line("Motala kommun", size=9, top=30).line("Bakgrund", size=18).line(PROSE)
        paper.line(f"Sida {number} av 4", size=9, top=800)
    return paper.done()


def test_every_role_is_read() -> None:
    """This test ensures that a cover with everything on it gives every fact in the form that a document keeps."""
    assert facts(plan()) == {
        FactRole.TITLE: "Verksamhetsplan 2021–2022",
        FactRole.KIND: "verksamhetsplan",
        FactRole.PERIOD: "2021–2022",
        FactRole.ORGAN: "Kultur- och fritidsnämnden",
        FactRole.KOMMUN: "Motala",
        FactRole.DECIDED: "2020-11-17",
        FactRole.DIARY_NUMBER: "KFN/2020:123",
        FactRole.EDITION: "antagen",
    }


def test_every_fact_stands_where_it_says() -> None:
    """This test ensures that each fact's place holds the words it was read from."""
    found = words(plan())
    assert found[FactRole.TITLE] == "Verksamhetsplan 2021–2022"
    assert found[FactRole.KIND] == "Verksamhetsplan"
    assert found[FactRole.KOMMUN] == "Motala kommun"
    assert found[FactRole.DECIDED] == "2020-11-17"
    assert found[FactRole.DIARY_NUMBER] == "KFN/2020:123"
    assert found[FactRole.EDITION] == "Antagen"


def test_nothing_is_guessed() -> None:
    """This test ensures that prose about other organs, years and kommuner gives no facts about the document."""
    text = "Under 2019 sade kommunstyrelsen i Borås kommun att budgeten för 2020 måste ses över av alla. " * 3
    assert set(facts(Paper().page().line(text).done())) <= {FactRole.TITLE}
    assert facts(ParsedDocument("pdf", (), ())) == {}


def test_a_labelled_organ_wins_over_who_ordered_it() -> None:
    """This test ensures that "Organisation: …" is the owner, and "Beställare: …" only when nobody else is named."""
    paper = Paper().page().line("Genomlysning 2026", size=30).line("Beställare: Kommunstyrelsen", size=9)
    assert facts(paper.done())[FactRole.ORGAN] == "Kommunstyrelsen"
    assert facts(paper.line("Organisation: Socialnämnden", size=9).done())[FactRole.ORGAN] == "Socialnämnden"


def test_the_kommun_of_the_whole_text() -> None:
    """This test ensures that a kommun named often is taken, one among many is not, and that a web address helps."""
    often = Paper().page().line("Plan", size=20)
    mixed = Paper().page().line("Plan", size=20)
    for number in range(4):
        often.line(f"{PROSE} Det gäller hela Uppvidinge kommun {number} gånger om året. {PROSE}")
        mixed.line(f"{PROSE} Vi samarbetar med {('Borås', 'Motala', 'Tibro', 'Hjo')[number]} kommun. {PROSE}")
    once = Paper().page().line("Plan", size=20).line("motala.se").line(f"{PROSE} {PROSE} Det gäller Motala kommun.")
    assert facts(often.done())[FactRole.KOMMUN] == "Uppvidinge"
    assert FactRole.KOMMUN not in facts(mixed.done())
    assert facts(once.done())[FactRole.KOMMUN] == "Motala"


def test_a_table_of_cover_facts_is_read() -> None:
    """This test ensures that facts in a table on the first page are read row by row."""
    rows = [["Dokumenttyp", "Handlingsplan"], ["Beslutsdatum", "2023-08-29"], ["Diarienummer", "BK 2023/1067"]]
    found = facts(Paper(format="docx", boxes=False).page().line("För tryggare gator", heading=1).table(rows).done())
    assert found[FactRole.KIND] == "handlingsplan"
    assert found[FactRole.DECIDED] == "2023-08-29"
    assert found[FactRole.DIARY_NUMBER] == "BK 2023/1067"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("Verksamhetsplan för alla 2021", "Verksamhetsplan för alla 2021"),
        ("Microsoft Word - plan slutlig", "Verksamhetsplan 2021"),
        ("plan_v3.docx", "Verksamhetsplan 2021"),
        ("Rubriken från förra årets mall", "Verksamhetsplan 2021"),
        ("", "Verksamhetsplan 2021"),
        ("2021", "Verksamhetsplan 2021"),
    ],
)
def test_the_files_own_title_is_believed_when_it_is_sensible(own: str, expected: str) -> None:
    """This test ensures that a file's own title is used when it is no file name and stands on the first pages."""
    parsed = Paper(title=own).page().line("Verksamhetsplan 2021", size=30).line("För alla").line(PROSE).done()
    assert title_of(build(parsed), parsed) == expected


def test_the_title_without_any_sign() -> None:
    """This test ensures that a text file's first line, or a file's own title when there is no text, is the title."""
    text = Paper(format="text", boxes=False).page().line("En plan").line(PROSE).done()
    assert title_of(build(text), text) == "En plan"
    empty = Paper(title="Plan för alla").page().done()
    assert title_of(build(empty), empty) == "Plan för alla"
    nothing = ParsedDocument("pdf", (), ())
    assert title_of(build(nothing), nothing) == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Verksamhetsplanen 2021", "verksamhetsplan"),
        ("Lokalt utvecklingsprogram 2019–2022", "lokalt utvecklingsprogram"),
        ("Lup 2019–2022", "lokalt utvecklingsprogram"),
        ("Årsredovisningen", "årsredovisning"),
        ("Delårsrapport per augusti", "delårsrapport"),
        ("Delårsbokslut 2020", "delårsbokslut"),
        ("Årsbokslut 2021", "årsbokslut"),
        ("Mål och budget 2027", "mål och budget"),
        ("Mål- och resursplan 2025", "mål och budget"),
        ("Ekonomisk handlingsplan", "handlingsplan"),
        ("Tillväxtstrategi", "strategi"),
        ("Cykelplan för alla", "plan"),
        ("Trafikprogrammet", "program"),
        ("Skolplaneten", None),
        ("Planket", None),
    ],
)
def test_kinds(line: str, expected: str | None) -> None:
    """This test ensures that inflected and compound words give the field's word, and look-alikes nothing."""
    found = kind_in(line)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lup 2019–2022", "2019–2022"),
        ("Lup 2019-2022", "2019–2022"),
        ("Lup 2019 – 2022", "2019–2022"),
        ("Plan 2019-22", "2019–2022"),
        ("Årsredovisning 2023", "2023"),
        ("Budget 2027 och ramar 2028 – 2029", "2027–2029"),
        ("Budget 2027 med plan för 2028–2029", "2027–2029"),
        ("Mål och budget 2025, flerårsplan 2026-2027", "2025–2027"),
        ("Vision 2030", None),
        ("Agenda 2030", None),
        ("Med utblick mot 2045", None),
        ("2026-06-16", None),
        ("KS/2019:123", None),
        ("KS-2025-00512", None),
        ("2026.040 BMN", None),
        ("2022-2019", None),
    ],
)
def test_periods(line: str, expected: str | None) -> None:
    """This test ensures that years of a plan are read, and those in dates, diary numbers and visions are not."""
    found = period_in(line)
    assert (found.value if found else None) == expected


def test_a_period_as_a_type() -> None:
    """This test ensures that a stated period can be read back as a Period."""
    assert period_of("2019–2022") == Period(2019, 2022)
    assert period_of("2023") == Period(2023, 2023)
    assert period_of("tills vidare") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bygg- och miljönämndens genomlysning", "Bygg- och miljönämnden"),
        ("Verksamhetsplan för socialnämnden", "socialnämnden"),
        ("Kommunstyrelsen", "Kommunstyrelsen"),
        ("Bildningsförvaltningen 2020", "Bildningsförvaltningen"),
        ("Kommunfullmäktige", "Kommunfullmäktige"),
        ("Verksamhetsplan för tekniska nämnden", "tekniska nämnden"),
        ("Ägardirektiv för Motala Vatten AB", "Motala Vatten AB"),
        ("AB Uppvidingehus", "AB Uppvidingehus"),
        ("Nämnden och förvaltningen", None),
        ("Länsstyrelsen", None),
        ("God förvaltning", None),
    ],
)
def test_organs(line: str, expected: str | None) -> None:
    """This test ensures that names of organs are read whole, without a genitive s, and general words are not."""
    found = organ_in(line)
    assert (found.value if found else None) == expected
    assert found is None or line[found.start : found.end] == found.value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Motala kommun", "Motala"),
        ("Motalas kommun", "Motala"),
        ("Sundsvalls kommuns strategi", "Sundsvall"),
        ("Alingsås kommun", "Alingsås"),
        ("Hagfors kommun", "Hagfors"),
        ("Lilla Edets kommun", "Lilla Edet"),
        ("I Borlänge kommun", "Borlänge"),
        ("Göteborgs Stad", "Göteborg"),
        ("Kommunen", None),
        ("Varje kommun", None),
        ("En attraktiv stad", None),
    ],
)
def test_kommuner(line: str, expected: str | None) -> None:
    """This test ensures that a kommun's name is read without "kommun" and a genitive s that is not its own."""
    found = kommun_in(line)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Antagen av kommunfullmäktige 2019-06-17, § 84", "2019-06-17"),
        ("Antagen i regionfullmäktige 17 februari 2026", "2026-02-17"),
        ("Beslutsdatum: 2023-08-29", "2023-08-29"),
        ("Kommunfullmäktige 2023-11-20, § 120", "2023-11-20"),
        ("Datum: 2023-11-20", None),
        ("Datum för beslut: ÅÅÅÅ-MM-DD", None),
        ("Datum för beslut: 2026-", None),
    ],
)
def test_decisions(line: str, expected: str | None) -> None:
    """This test ensures that the date of a decision is read in each form, and other dates and placeholders are not."""
    found = decided_in(line)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Diarienummer: KS-2025-00512", "KS-2025-00512"),
        ("Dnr KS/2019:123", "KS/2019:123"),
        ("Dnr 26/0005-2", "26/0005-2"),
        ("Diarienummer: 2026.040 BMN Beställare: Kommunstyrelsen", "2026.040 BMN"),
        ("KS 2019/123", "KS 2019/123"),
        ("Diarienummer: XX", None),
        ("2019/123", None),
        ("KS 2024/123", "KS 2024/123"),
        ("KS2024/00123", "KS2024/00123"),
        ("Dnr 2024-00123", "2024-00123"),
        ("KSKF/2024:12", "KSKF/2024:12"),
        ("VON/2023-0112", "VON/2023-0112"),
        ("Dnr: KS 2024/123", "KS 2024/123"),
        ("Dnr 2024/KS0123", "2024/KS0123"),
        ("Ärendenr 2024KS123", "2024KS123"),
        ("Dnr 2023/0112 VON", "2023/0112 VON"),
        ("Diarienr: 2024/123-KS", "2024/123-KS"),
        ("Dnr BUN 2023/112-3", "BUN 2023/112-3"),
        ("Dnr Kfn 2024.0137", "Kfn 2024.0137"),
        ("Motala kommun | VP 2024 | KS 2023/0456 | Sida 3 (12)", "KS 2023/0456"),
        ("RS 2019-01234", "RS 2019-01234"),
        ("LUP 2019-2022", None),
        ("LUP 2019–2022", None),
        ("VP 2024-26", None),
        ("KF 2024-11", None),
        ("KF 2024-11-25", None),
        ("Enligt SFS 2017:725", None),
        ("AB 2023/2024", None),
        ("Dnr:", None),
        ("Dnr saknas", None),
    ],
)
def test_diary_numbers(line: str, expected: str | None) -> None:
    """This test ensures that diary numbers are read in each form, and placeholders and bare fractions are not."""
    found = diary_number_in(line)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Förslag till verksamhetsplan", "förslag"),
        ("Verksamhetsplan (förslag)", "förslag"),
        ("Remissversion 2023-05-01", "remissversion"),
        ("Antagen av kommunfullmäktige", "antagen"),
        ("Utkast", "utkast"),
        ("Förslag på aktiviteter", None),
        ("Verksamhetsplan", None),
    ],
)
def test_editions(line: str, expected: str | None) -> None:
    """This test ensures that versions of one plan are told apart."""
    found = edition_in(line)
    assert (found.value if found else None) == expected


@given(documents())
def test_any_document_gives_facts_with_valid_places(parsed: ParsedDocument) -> None:
    """This test ensures that no document breaks the reading of its cover, and that each fact stands on words."""
    found = read_cover(build(parsed), parsed=parsed, reading="läsning")
    texts = {page.number: page.text for page in parsed.pages}
    assert len({fact.role for fact in found}) == len(found)
    for fact in found:
        assert fact.text
        assert all(texts[part.page][part.start : part.end].strip() for part in fact.locator.parts)
    title_of(build(parsed), parsed)


@pytest.mark.parametrize(
    ("line", "unit", "parent"),
    [
        ("Verksamhetsplan 2024 för Hemtjänsten, Socialförvaltningen", "Hemtjänsten", "Socialförvaltningen"),
        ("Handlingsplan för Enheten för barn, barn- och utbildningsförvaltningen", "Enheten för barn", None),
        ("Biblioteket, Kultur- och fritidsnämnden", "Biblioteket", "Kultur- och fritidsnämnden"),
        ("Kulturskolan Lyran, Motala kommun", "Kulturskolan Lyran", None),
        ("Enhet: Hemtjänst norr", "Hemtjänst norr", None),
        ("Socialnämnden, Motala kommun", None, None),
        ("Verksamhetsplan, Motala kommun", None, None),
        ("En plan för trygghet, delaktighet och hälsa", None, None),
        ("Storgatan 1, 591 86 Motala", None, None),
    ],
)
def test_units(line: str, unit: str | None, parent: str | None) -> None:
    """This test ensures that a unit is read with the organ that its line says it belongs to; nothing else is."""
    found = unit_in(line)
    assert (found[0].value if found else None) == unit
    if parent is not None:
        assert found is not None
        assert found[1] is not None
        assert found[1].value == parent


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Version 2", "version 2"),
        ("Version: 2.0", "version 2.0"),
        ("Motala kommun  Verksamhetsplan 2024  version 1.2", "version 1.2"),
        ("ver. 3", "version 3"),
        ("v2.1", "version 2.1"),
        ("Utgåva 2", "utgåva 2"),
        ("Revision B", "revision B"),
        ("Rev. 3", "revision 3"),
        ("rev. 2024-03-01", "reviderad 2024-03-01"),
        ("Reviderad av kommunstyrelsen den 1 mars 2024", "reviderad 2024-03-01"),
        ("Senast reviderad: 2024-03-01", "reviderad 2024-03-01"),
        ("Version 2024-03-01", "version 2024-03-01"),
        ("Antagen 2020-01-01, reviderad 2024-03-01", "reviderad 2024-03-01"),
        ("Version: förslag", None),
        ("Vision 2030", None),
        ("v 12", None),
        ("Konvention 3", None),
        ("Reviderad budget 2024", None),
        ("Version 3–4 år", None),
        ("Remissversion", None),
    ],
)
def test_versions(line: str, expected: str | None) -> None:
    """This test ensures that versions are read by number or day in each form, and what only looks like one is not."""
    found = version_in(line)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Datum: 2024-03-01", "2024-03-01"),
        ("Datum 1 mars 2024", "2024-03-01"),
        ("Sammanträdesdatum 2024-03-01", "2024-03-01"),
        ("Upprättad av Anna Ek 2024-03-01", "2024-03-01"),
        ("2024-03-01", "2024-03-01"),
        ("Motala den 1 mars 2024", "2024-03-01"),
        ("Datum för antagande 2024-03-01", None),
        ("Beslutsdatum 2024-03-01", None),
        ("Gäller från 2024-03-01", None),
        ("2024-03-01 till 2024-06-01", None),
        ("2024-99-01", None),
    ],
)
def test_days(line: str, expected: str | None) -> None:
    """This test ensures that a document's own day is read by its label or alone on its line, and no other day is."""
    found = date_in(line)
    assert (found.value if found else None) == expected
