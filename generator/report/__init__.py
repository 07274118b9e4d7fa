"""One page about a disclosure for those who sign it."""
