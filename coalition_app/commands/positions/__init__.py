"""Positions on the demands and the words behind them."""
