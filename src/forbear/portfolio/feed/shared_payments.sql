-- Payments with an account as they came; the others by their parts; the rest without an account.
SELECT * FROM feed_taken_payments WHERE account_id IS NOT NULL
UNION ALL
SELECT p.payment_id, s.account_id, p.customer_id, p.received_on, s.cents, p.reversed_on,
    p.designated, p.currency
FROM feed_shares s
JOIN feed_taken_payments p ON p.payment_id = s.payment_id
UNION ALL
SELECT p.payment_id, NULL, p.customer_id, p.received_on, l.cents, p.reversed_on,
    p.designated, p.currency
FROM feed_left l
JOIN feed_taken_payments p ON p.payment_id = l.payment_id
