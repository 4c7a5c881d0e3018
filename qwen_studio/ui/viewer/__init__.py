"""The centre of the Edit page: the picture large, its chain above, its tools below, and the strip of results."""
