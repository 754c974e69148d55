"""Rounds of what people know: exports of forms read, counted, and written as YAML."""
