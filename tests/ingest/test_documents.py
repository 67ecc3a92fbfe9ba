"""Facts, names and editions of the documents of a state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import SettingError
from corpus.model import Document, Fact, FactRole, Locator, Organ, OrganKind, Origin, Period, Span
from corpus.store import ReadingSummary
from ingest.documents import complete, describe, is_adopted, refuse_mixture, same_facts, superseding
from ingest.manifest import Entry
from ingest.organs import organ_id, with_named_by_documents
from ingest.source_files import SourceFile

YEAR = Period(2022, 2022)
SUMMARY = ReadingSummary("r", "v", "reader", "pdf", "Filens titel", 3, (), (2,), ())


def stated(**texts: str) -> ReadingSummary:
    """Make a reading whose cover states something, by role."""
    place = Locator("r", (Span(1, 0, 1),))
    return replace(SUMMARY, cover=tuple(Fact(FactRole(role), text, place) for role, text in texts.items()))


def at(entry: Entry | None = None) -> SourceFile:
    """Make a file with what a manifest says of it."""
    return SourceFile(Path("/planer/sn.pdf"), "planer/sn.pdf", entry or Entry("sn.pdf"))


def plan(
    path: str,
    *,
    title: str = "Verksamhetsplan 2022",
    edition: str | None = None,
    decided: str | None = None,
    kind: str = "verksamhetsplan",
    period: Period | None = YEAR,
) -> Document:
    """Make a plan of Socialnämnden in Motala."""
    return Document(
        path,
        "",
        path,
        f"bytes of {path}",
        f"r of {path}",
        title,
        "pdf",
        "Motala",
        "Socialnämnden",
        kind,
        None,
        period,
        edition,
        decided,
    )


def superseded(*documents: Document) -> list[str]:
    """Return the paths of those that the others supersede."""
    return [document.path for document in complete(documents) if document.superseded]


def test_manifest_over_cover_over_option() -> None:
    """This test ensures that each fact comes from the manifest, else the cover, else the command line, else before."""
    cover = stated(title="Omslag", organ="Tekniska nämnden", period="2019–2022", kommun="Motala kommun", kind="budget")
    document = describe(at(Entry("sn.pdf", kommun="Vadstena", organ="SN")), cover, kommun="Ydre", earlier=None)
    assert (document.kommun, document.organ, document.kind) == ("Vadstena", "SN", "budget")
    assert (document.title, document.period, document.unreadable) == ("Omslag", Period(2019, 2022), (2,))
    assert describe(at(), cover, kommun="Ydre", earlier=None).kommun == "Motala"
    ydre = describe(at(), SUMMARY, kommun="Ydre kommun", earlier=None)
    assert (ydre.kommun, ydre.title) == ("Ydre", "Filens titel")
    assert describe(at(), SUMMARY, kommun=None, earlier=ydre).kommun == "Ydre"
    assert describe(at(), replace(SUMMARY, title=""), kommun=None, earlier=None).title == "sn"


def test_each_fact_says_where_it_was_read() -> None:
    """This test ensures that the origin of a fact is that of the source that won, file names the last of them."""
    place = Locator("r", (Span(1, 0, 1),))
    cover = (
        Fact(FactRole.PERIOD, "2021", place, origin=Origin.FOOTER),
        Fact(FactRole.VERSION, "version 2", place, origin=Origin.PAGE),
    )
    file = SourceFile(Path("/p/socialnamnden-vp.pdf"), "vp.pdf", Entry("vp.pdf", kind="budget", decided="2020-12-01"))
    (document,) = complete([describe(file, replace(SUMMARY, cover=cover), kommun="Ydre", earlier=None)])
    assert dict(document.origins) == {
        "title": "file", "kommun": "command", "kind": "manifest", "period": "footer", "edition": "page",
        "decided": "manifest", "organ": "file_name",
    }  # fmt: skip
    assert (document.organ, document.edition) == ("Socialnämnden", "version 2")
    again = describe(at(), SUMMARY, kommun=None, earlier=document)
    assert again.origin("kommun") is Origin.EARLIER


def test_names_are_unique() -> None:
    """This test ensures that a name is the file's, with as many folders as tell it apart, whatever the order."""
    paths = ("/a/x/plan.pdf", "/b/x/plan.pdf", "/b/y/plan.pdf", "/b/other.pdf")
    names = [document.name for document in complete(map(plan, reversed(paths)))]
    assert names == ["a/x/plan.pdf", "other.pdf", "b/x/plan.pdf", "y/plan.pdf"]


def test_adopted_over_draft() -> None:
    """This test ensures that an adopted plan supersedes its draft, also when only one of them says which it is."""
    assert superseded(plan("a", edition="förslag"), plan("b", edition="antagen", title="Plan")) == ["a"]
    assert superseded(plan("a", edition="förslag"), plan("b")) == []
    assert (
        superseded(
            plan("a", kind="handlingsplan", title="Klimat – förslag", edition="förslag"),
            plan("b", kind="handlingsplan", title="Skola", edition="antagen"),
        )
        == []
    )


def test_later_over_earlier() -> None:
    """This test ensures that of one plan the later decision holds, and that dates alone never join two plans."""
    assert superseded(plan("a", decided="2021-06-01"), plan("b", decided="2021-12-15")) == ["a"]
    assert superseded(plan("a", decided="2021-06-01"), plan("b", decided="2021-12-15", title="Annat")) == []
    assert superseded(plan("a", decided="2021-06-01"), plan("b")) == []
    adopted = plan("a", edition="antagen", decided="2021-06-01")
    assert superseded(adopted, plan("b", edition="förslag", decided="2021-12-15")) == ["b"]


def test_what_supersedes_a_plan_is_named() -> None:
    """This test ensures that the editions that hold instead of a plan are told, the one that still holds first."""
    draft, first = plan("a", edition="förslag"), plan("b", edition="antagen", decided="2021-06-01")
    last = plan("c", edition="antagen", decided="2021-12-15")
    every = complete([draft, first, last, plan("d", kind="budget")])
    assert [one.path for one in superseding(every[0], every)] == ["c", "b"]
    assert superseding(every[2], every) == ()
    assert [is_adopted(one) for one in every] == [False, True, True, False]


def test_another_year_never_supersedes() -> None:
    """This test ensures that a plan for another period, or the next report of one year, leaves the earlier current."""
    assert superseded(plan("a", decided="2021-06-01"), plan("b", decided="2022-12-15", period=Period(2023, 2023))) == []
    assert (
        superseded(
            plan("a", decided="2022-05-01", kind="delårsrapport", title="Delårsrapport"),
            plan("b", decided="2022-10-01", kind="delårsrapport", title="Delårsrapport"),
        )
        == []
    )
    assert superseded(plan("a", period=None, edition="förslag"), plan("b", period=None, edition="antagen")) == []


def test_same_bytes_in_two_places() -> None:
    """This test ensures that one annex in two nämnder is current in both."""
    one = plan("a", decided="2021-01-01")
    assert superseded(one, replace(plan("b", decided="2022-01-01"), version=one.version)) == []


def test_examples_and_real_documents() -> None:
    """This test ensures that one kommun never has both invented and real documents, while two kommuner may."""
    invented = replace(plan("a"), name="a.pdf", example=True)
    real = replace(plan("b"), name="b.pdf", kommun="motala")
    with pytest.raises(SettingError, match=r"exempel \(a.pdf\) och riktiga dokument \(b.pdf\)"):
        refuse_mixture([invented, real])
    refuse_mixture([invented, replace(real, kommun="Uppvidinge")])


def test_what_others_decide_is_no_change() -> None:
    """This test ensures that a document is not called replaced because another took its name or superseded it."""
    assert same_facts(plan("a"), replace(plan("a"), name="x/a", superseded=True))
    assert not same_facts(plan("a"), plan("a", title="Ny"))


def test_organs_that_only_documents_name() -> None:
    """This test ensures that documents add the organs that no manifest states, and that an alias adds none."""
    known = Organ(organ_id("Kommunstyrelsen", "Motala"), "Kommunstyrelsen", OrganKind.NAMND, "Motala", ("KS",))
    documents = [plan("a"), plan("b"), replace(plan("c"), organ="ks"), replace(plan("d"), organ=None)]
    organs = with_named_by_documents([known], documents)
    assert {organ.name for organ in organs} == {"Kommunstyrelsen", "Socialnämnden"}


def test_a_units_organ_has_the_parent_that_its_document_names() -> None:
    """This test ensures that a unit and what it belongs to are organs, the unit under it, and manifests win."""
    unit = replace(plan("a"), organ="Hemtjänsten")
    id_, board = organ_id("Hemtjänsten", "Motala"), organ_id("Socialförvaltningen", "Motala")
    organs = {one.id: one for one in with_named_by_documents([], [unit], parents={id_: "Socialförvaltningen"})}
    assert (organs[id_].kind, organs[id_].parent) == (OrganKind.ENHET, board)
    assert (organs[board].name, organs[board].kind) == ("Socialförvaltningen", OrganKind.FORVALTNING)
    stated = Organ("s", "Socialförvaltningen", OrganKind.FORVALTNING, "Motala", source="manifest.toml")
    (one, other) = with_named_by_documents([stated], [unit], parents={id_: "Socialförvaltningen"})
    assert {one.id, other.id} == {"s", id_}
    assert (one if one.id == id_ else other).parent == "s"
