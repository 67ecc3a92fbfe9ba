"""What two of something have in common, and what became of it in between: programmes, plans, targets, organs. Pure."""
