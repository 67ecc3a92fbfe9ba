"""Bytes -> pages and blocks, one module per format; `by_suffix.py` chooses."""
