"""Words as data, the one loader, and finding them in tokens."""
