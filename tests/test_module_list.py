"""The page that lists every module is true."""

from __future__ import annotations

from tests.module_list import LIST, module_list


def test_the_module_list_is_up_to_date() -> None:
    """This test ensures that docs/modules.md says of every module what the module says of itself."""
    assert LIST.read_text(encoding="utf-8") == module_list(), "run: python -m tests.module_list"
