"""`python -m mahdar.cli`: the command line without its script."""

from mahdar.cli import main

if __name__ == "__main__":
    main()
