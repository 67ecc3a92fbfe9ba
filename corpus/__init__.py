"""The ground floor: what a corpus is, how it is kept and found."""
