"""An audit written down: for the terminal, for programs, as a page beside the document."""
