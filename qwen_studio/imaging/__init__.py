"""Pixels and picture files, by Pillow. Every failure leaves this layer as a `PictureError` or a `LibraryError`."""
