"""A language model's part of an answer: what it is sent, and what of its text may be shown. Knows no model library."""
