"""One module per format: a path in, Documents out."""
