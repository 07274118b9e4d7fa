"""The audit that needs no form: what a paper says against itself and against the catalogue."""
