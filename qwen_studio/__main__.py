"""`python -m qwen_studio`."""

import sys

from qwen_studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
