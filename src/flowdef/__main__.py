"""`python -m flowdef`."""

from flowdef.cli import main

if __name__ == "__main__":  # a pickle from elsewhere may name this module, and so import it
    main()
