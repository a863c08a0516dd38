"""What a header means, asked of headers composed from words whose meaning is known."""
