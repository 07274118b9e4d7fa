"""A finished disclosure, ours or anybody's, read into one model that knows no form."""
