"""Screens place panes and answer requests."""
