"""A simulated town of customers, debts and payments, all of it from one seed."""
