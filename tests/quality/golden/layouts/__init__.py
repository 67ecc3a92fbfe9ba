"""Layouts: each module sets a document in one way that real plans are set (the numbers are those of DOMAIN.md §3)."""

from __future__ import annotations

from collections.abc import Callable

from tests.quality.golden.job import Job, Laid
from tests.quality.golden.layouts import (
    action_template,
    assigned_goals,
    coloured_boxes,
    columns,
    comparison,
    continued_table,
    indicator_tables,
    measure_rows,
    minutes,
    numbered_measures,
    programme,
    project_forms,
    recommendations,
    section_rows,
    status_images,
    strategy_prose,
    web_page,
    wide_numbers,
)

LAYOUTS: dict[str, Callable[[Job], Laid]] = {
    "status_images": status_images.lay_out,
    "continued_table": continued_table.lay_out,
    "project_forms": project_forms.lay_out,
    "indicator_tables": indicator_tables.lay_out,
    "action_template": action_template.lay_out,
    "section_rows": section_rows.lay_out,
    "recommendations": recommendations.lay_out,
    "assigned_goals": assigned_goals.lay_out,
    "programme": programme.lay_out,
    "measure_rows": measure_rows.lay_out,
    "numbered_measures": numbered_measures.lay_out,
    "coloured_boxes": coloured_boxes.lay_out,
    "strategy_prose": strategy_prose.lay_out,
    "minutes": minutes.lay_out,
    "web_page": web_page.lay_out,
    "wide_numbers": wide_numbers.lay_out,
    "comparison": comparison.lay_out,
    "columns": columns.lay_out,
}
