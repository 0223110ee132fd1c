"""`python -m flowdef`."""

from flowdef.cli import main

main()
