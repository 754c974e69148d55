"""From two versions to what differs: one module a part of the content, changes as plain values."""
