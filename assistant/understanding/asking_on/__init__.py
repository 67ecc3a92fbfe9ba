"""Questions that go on from an answer: what they take over from it. Pure."""
