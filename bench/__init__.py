"""What the program costs, measured: ``.venv/bin/python -m bench`` prints everything."""
