"""HTTP in and out: requests, statuses, pages. No logic."""
