"""The quality table: every target beside what is reached, on what the reader was tuned on and on what it was not."""
