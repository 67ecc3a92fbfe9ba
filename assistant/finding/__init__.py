"""Where the text of the documents answers: ranked passages, the sentence or row, the value in it."""
