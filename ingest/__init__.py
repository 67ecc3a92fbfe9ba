"""Documents in: files are parsed, structured, read into passages and plan, stored and indexed."""
