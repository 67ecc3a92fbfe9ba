"""The documents of a corpus as one looks through them: which there are, which are awaited, what each one holds.

typed      what people typed in a field of a form, made fit to be sought
listing    documents chosen by kommun, kind, organ, period and words, in shelves, some at a time
awaited    documents that the manifest expects and nobody read in
standing   what has become of a document by the newest state, and what it takes the place of
news       what is new from one period to the next, as questions that the assistant computes
contents   what was read of one document, page by page, told in words
searching  passages of one document that say something, with the words marked
"""
