"""What befalls documents between the desk and the reader: scans, outlines for text, odd characters."""
