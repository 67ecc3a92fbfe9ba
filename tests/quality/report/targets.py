"""What is measured and how far it must reach: the rows of the table, as QUALITY.md §2 has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A figure of `roda eval`, what it is called in the table, and what it must reach ("" where only reported)."""

    metric: str
    what: str
    reach: str = ""


READING = (
    Target("goals_f1", "mål funna, F1", ".97 / .90"),
    Target("activities_f1", "aktiviteter funna, F1", ".95 / .85"),
    Target("indicators_f1", "nyckeltal funna, F1", ".95 / .85"),
    Target("verdicts_f1", "bedömningar funna, F1", ".95 / .85"),
    Target("links_accuracy", "aktivitet → mål rätt", ".95 / .90"),
    Target("levels_accuracy", "målens nivåer rätta"),
    Target("values_accuracy", "nyckeltalens värden rätta"),
)
ANSWERS = (
    Target("item_recall", "listor, täckning", ".97 / .90"),
    Target("item_precision", "listor, precision", ".97 / .90"),
    Target("mentioned_recall", "i listan eller ”nämns också på”", "– / .99"),
    Target("count_accuracy", "antal exakta", ".98"),
    Target("gap_recall", "luckor funna", "1.0"),
    Target("gap_false", "luckor som inte finns", "≤ .025"),
    Target("value_accuracy", "värden rätta"),
    Target("source_accuracy", "rätt sida citerad"),
    Target("kind_accuracy", "frågans slag förstått", ".95"),
    Target("entity_accuracy", "namn uppfattade", ".95"),
    Target("citation_exact", "citat på sin plats", "1.0"),
    Target("refusal_recall", "obesvarbara avböjda", ".95"),
    Target("false_refusal_rate", "besvarbara avböjda", "≤ .03"),
)
MODEL = (
    Target("model_shown", "språkmodellens meningar som visades"),
    Target("model_used", "svar som den kom in i, av dem den skrev till"),
)
PLACES = (
    Target("quote_at_span", "citatet på sin plats i sidans text", "1.0"),
    Target("quote_in_boxes", "citatet innanför sina rutor, av ett annat bibliotek", "≥ .99"),
)
UNDERSTANDING = (
    Target("kind_accuracy", "frågans slag förstått", ".95"),
    Target("entity_accuracy", "namn uppfattade", ".95"),
)
CLAIMS = (
    Target("false_stopped", "falska påståenden stoppade"),
    *(
        Target(f"false_stopped_{kind}", f"– {word}", reach)
        for kind, word, reach in (
            ("number", "tal", ".98"),
            ("year", "år", ".98"),
            ("unit", "enhet", ".98"),
            ("organ", "organ", ".98"),
            ("negation", "nekande", ".98"),
            ("verdict", "bedömning", ".98"),
            ("swapped_goal", "utbytt mål", ".95"),
            ("invented", "påhittat", ".95"),
            ("wrong_source", "fel källa", ".95"),
        )
    ),
    Target("true_passed", "sanna påståenden släppta"),
    Target("true_passed_extract", "– utdrag", ".95"),
    Target("true_passed_compression", "– förkortningar", ".95"),
    Target("true_passed_paraphrase", "– fria omskrivningar"),
)
SUPPORT = Target("quotes_supported", "citerad mening styrks av sin källa, enligt facit", ".98")
SAMENESS = Target("same_answers", "samma svar tio gånger, och efter ombyggnad", "1.0")
LATER = (("tillgänglighetsfel (axe)", "0", "webbarbetet"),)
FEWEST_ITEMS, FEWEST_DOCUMENTS = 30, 3
"""Where fewer keyed items, or items in fewer real documents, stand, a figure of reading says nothing."""
