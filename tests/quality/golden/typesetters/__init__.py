"""The typesetters: WeasyPrint, LibreOffice from a Word document, that Word document as it is, and a web page."""
