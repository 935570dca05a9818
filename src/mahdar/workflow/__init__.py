"""The use cases, and the only conductor: command line, notebook and whatever comes later read through here."""

from mahdar.workflow.one import read, read_report
from mahdar.workflow.result import Read

__all__ = ["Read", "read", "read_report"]
