"""The life of an edit: from the request to pictures in the library, on worker threads."""
