"""Typed questions to the plan graph and their complete answers. Pure; nothing here knows what a question looks like."""
