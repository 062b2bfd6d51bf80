"""The append-only history: undo, replay, anchors."""
