"""Which kind of question it is, and of which finer form. Pure."""
