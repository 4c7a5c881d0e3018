"""What is seen and touched: widgets that show state and turn gestures into calls on it."""
