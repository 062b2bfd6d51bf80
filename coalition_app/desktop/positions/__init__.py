"""The grid of positions, and the words behind them."""
