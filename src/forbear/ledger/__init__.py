"""What is owed, to the cent: dues, payments, and how a payment is shared out over debts."""
