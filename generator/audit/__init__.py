"""Reading a published disclosure back and finding what contradicts itself."""
