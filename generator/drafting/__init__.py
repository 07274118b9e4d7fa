"""The draft of a form (表样) from a paper that was published in it."""
