# Whether every output of the four real inputs is valid: takes a minute, and programs that CI may lack.
# Then whether the README's two commands pass on a bare Debian 12 and 13: takes a quarter of an hour,
# root and debootstrap.
verify:
	. tools/python.sh && "$$python" tools/setup.py --dev
	.venv/bin/python tools/verify.py
	.venv/bin/python tools/bare_debian.py

.PHONY: verify
