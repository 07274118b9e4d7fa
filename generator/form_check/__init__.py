"""A form checked before anybody uses it."""
