"""What mahdar knows, as frozen dataclasses: no I/O, no clock, the standard library only."""
