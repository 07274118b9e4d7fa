"""The audit as text, as data and as a page."""
