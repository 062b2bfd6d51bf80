"""Lets `python -m coalition_app` do what the command `coalition-app` does."""

import sys

from coalition_app.app import main

if __name__ == "__main__":
    sys.exit(main())
