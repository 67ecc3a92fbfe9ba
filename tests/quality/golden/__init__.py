"""The golden corpus: plan graphs of invented municipalities, drawn from a seed and set in layouts seen in real plans.

The seed draws structure as well as content: header words, order of columns, numbering, rules, fonts, furniture. Like
the generator of the demo, whose graph and key writer it uses, it knows nothing of the product that reads it.
"""
