"""The check of sentences against their quotes."""
