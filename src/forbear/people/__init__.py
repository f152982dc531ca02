"""Who owes a debt, how they may be reached, and what protects them."""
