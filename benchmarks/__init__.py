"""Speed, size and memory of axstat beside other tools, as ratios from one run; `make bench` prints the table."""
