"""The application store."""
