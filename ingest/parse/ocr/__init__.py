"""Pages without readable text, read from their picture: straightened, ruling lines found, words by tesseract."""
