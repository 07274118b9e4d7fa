"""Work that a file or template from elsewhere asks for, done in a process apart under a bound of
time and memory: a few bytes can keep a library busy for hours or have it fill all memory, and
nothing inside the process could stop that."""

from generator.apart.notes import note
from generator.apart.process import Bounds, ExceededError, Frame, call

__all__ = ["Bounds", "ExceededError", "Frame", "call", "note"]
