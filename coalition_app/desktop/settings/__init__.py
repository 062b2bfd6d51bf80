"""The settings: of the open register, and of the program on this computer."""
