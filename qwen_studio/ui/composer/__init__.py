"""The left panel of the Edit page: input images, instruction, parameters, and the button that starts an edit."""
