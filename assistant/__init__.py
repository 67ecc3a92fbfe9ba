"""Questions in, proved answers out."""
