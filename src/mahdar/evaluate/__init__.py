"""How well the built-in engine reads: gold records, figures and floors."""
