# Whether every output of the four real inputs is valid: takes a minute, and programs that CI may lack.
verify:
	. tools/python.sh && "$$python" tools/setup.py --dev
	.venv/bin/python tools/verify.py

.PHONY: verify
