"""What a known form adds to the audit of a paper that follows it."""
