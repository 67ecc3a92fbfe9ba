"""A question in words -> what is asked about what, over a catalogue of the names in the corpus. Pure."""
