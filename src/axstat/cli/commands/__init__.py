"""One command a file: parse, call one function, present what it returns."""
