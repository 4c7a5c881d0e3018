PYTHON ?= python3

.PHONY: check test demo
check test demo:
	$(PYTHON) packaging/dev.py $@
