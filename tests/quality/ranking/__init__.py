"""How the weights of `assistant/finding/ranking_weights.toml` are fitted, and judged on questions left out."""
