"""How late a debt is: days past due, buckets, pauses, and the arrears behind them."""
