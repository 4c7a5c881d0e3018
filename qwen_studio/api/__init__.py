"""HTTP to the service: what is sent, what comes back, and what it means."""
