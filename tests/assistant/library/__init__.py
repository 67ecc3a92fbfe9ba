"""The documents of a corpus as one looks through them."""
