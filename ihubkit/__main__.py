"""`python -m ihubkit`: the same as the command `ihubkit`."""

from ihubkit.cli import main

if __name__ == "__main__":
    main()
