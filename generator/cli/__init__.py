"""The command line: one module a command. Modules here import the rest of the program only when a
command runs."""
