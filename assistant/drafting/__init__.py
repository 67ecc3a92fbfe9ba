"""From a question as understood to a draft answer: which query, which text, or which refusal."""
