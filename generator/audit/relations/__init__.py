"""The relations of a disclosure, each a small function over what was read."""
