"""The document generator: a known plan graph rendered into PDF, DOCX and HTML, with the answer key.

Independent of the product on purpose: it imports nothing from `corpus`, `ingest` or `assistant` and shares no word
list or pattern with them. It is written from DOMAIN.md and from pictures of real pages, so that what it measures is
reading, not agreement with ourselves.
"""
