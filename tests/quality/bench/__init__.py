"""`make bench`: ingest beside the standard LangChain recipe, in one run on the same files."""
