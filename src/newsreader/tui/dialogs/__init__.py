"""What asks the reader one thing over the panes, and answers with a value, or None for Escape."""
