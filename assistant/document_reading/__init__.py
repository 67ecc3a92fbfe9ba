"""One document as it was read, for who judges the reading: what was found, where, tied to what, and what was left.

finding_document  the document that a name, an id or a part of a name means
findings          the mentions of one reading with their letters and what they are tied to
unread_tables     tables that gave nothing to the plan graph
tree              cover, sections with what stands in them, and what was left unread
tree_text         the tree as lines to read
reading_of        fetches the parts of a tree from a view
words             what kinds, levels, details and ties are called in Swedish
"""
