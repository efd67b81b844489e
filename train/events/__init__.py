"""Sentences annotated with events, and the tools that write and check them."""
