"""Keys, accounts, and the way to the service: what the welcome, the settings and their own dialog show."""
