"""The report of an ingest as one self-contained page: what became of each document, and what was read where.

place      where the report may be written, and writing it
contents   what the page shows: states, documents, pages, findings. Types only
further    what stands of a finding on other pages than its own. Pure
flags      where the marks' labels lie. Pure
marking    the marks of findings on a page's picture and in its text. Pure
choosing   which pages are shown with a picture. Pure
making     fetches all of it from a view of the corpus, and draws the pictures
"""
