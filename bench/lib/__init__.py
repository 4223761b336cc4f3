"""What the comparisons in this folder share. Python's standard library only."""
