"""Questions over the golden corpus: wordings written by hand, their slots and keys filled in from the plan graph."""
