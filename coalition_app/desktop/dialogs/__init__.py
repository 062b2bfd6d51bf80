"""Dialogs: opened, never run; on refusal they stay open with what was typed."""
