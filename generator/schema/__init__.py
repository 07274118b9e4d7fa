"""The JSON Schema of the input, for editors: made from the models, so that it says what the program
accepts."""

from generator.schema.build import schema, write

__all__ = ["schema", "write"]
