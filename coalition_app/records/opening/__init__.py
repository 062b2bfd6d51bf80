"""From a file to an open register: opening, making, the lock, and what lies beside."""
