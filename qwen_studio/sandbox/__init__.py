"""A stand-in for the service on this machine, written from its API document alone.

It imports nothing from the rest of the package, so that it can disagree with the client. Pictures are simulated by an
honest painter (:mod:`qwen_studio.sandbox.painter`), never by the real model.
"""
