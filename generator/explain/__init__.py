"""How each figure comes about, and where it stands in the document."""
