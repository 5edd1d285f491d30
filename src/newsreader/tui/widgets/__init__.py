"""The panes and the lines around them.

Each widget shows what it is given and says with a message what the reader did; none asks the
library for more than the rows it is about to draw.
"""
