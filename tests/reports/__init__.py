"""Reports, from what was lived to the bytes of a file."""
