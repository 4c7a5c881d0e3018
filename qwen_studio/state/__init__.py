"""What the window knows: models and signals, and the one bridge from worker threads."""
