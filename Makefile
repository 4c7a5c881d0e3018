PYTHON ?= python3

.PHONY: check test faults demo
check test faults demo:
	$(PYTHON) packaging/dev.py $@
