"""What measures how fast the server is: see scripts/bench/speed."""
