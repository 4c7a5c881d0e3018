"""An honest painter: it understands a small set of instructions, and marks every picture as a demo."""
