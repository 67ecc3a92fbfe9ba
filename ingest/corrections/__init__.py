"""What people correct in a reading: an overlay file a document, and what it makes of the reading.

overlay        a correction: what it does to which words. Types only
overlay_file   YAML <-> corrections; the only module that knows yaml
places         where words stand on pages. Pure
apply          corrections and a reading -> an amendment, and what does not fit. Pure
standing       the overlays of a data directory, applied to the documents of a state
"""
