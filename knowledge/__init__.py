"""What we know: sources, tables and passages, read from `content/`; imports nothing else of ours."""
