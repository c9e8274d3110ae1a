"""Claims that people repeat or want agreed to: signals in the content, and a reader beside them."""
