-- Customers with payments that name no account, in batches, and all that sharing them needs.
CREATE OR REPLACE TEMP TABLE feed_sharers AS
SELECT customer_id, (row_number() OVER (ORDER BY customer_id) - 1) // $at_once AS batch
FROM (SELECT DISTINCT customer_id FROM feed_taken_payments WHERE account_id IS NULL);

CREATE OR REPLACE TEMP TABLE feed_sharing_accounts AS
SELECT s.batch, a.customer_id, a.currency, a.account_id, a.creditor, a.secured, a.rate_bp,
    e.accelerated_on
FROM feed_taken_accounts a
JOIN feed_sharers s ON s.customer_id = a.customer_id
LEFT JOIN (
    SELECT account_id, min("on") AS accelerated_on
    FROM feed_taken_account_events
    WHERE kind = 'accelerated'
    GROUP BY account_id
) e ON e.account_id = a.account_id
ORDER BY s.batch;

CREATE OR REPLACE TEMP TABLE feed_sharing_dues AS
SELECT a.batch, d.account_id, d.due_id, d.due_on, d.component, d.cents, d.rate_bp
FROM feed_taken_dues d
JOIN feed_sharing_accounts a ON a.account_id = d.account_id
ORDER BY a.batch;

-- A customer-only payment without a currency is in the one that the customer owes in.
CREATE OR REPLACE TEMP TABLE feed_sharing_payments AS
SELECT a.batch, p.account_id, p.customer_id, a.currency, p.payment_id, p.received_on, p.cents,
    p.reversed_on
FROM feed_taken_payments p
JOIN feed_sharing_accounts a ON a.account_id = p.account_id
UNION ALL
SELECT s.batch, NULL, p.customer_id, coalesce(p.currency, o.currency, ''), p.payment_id,
    p.received_on, p.cents, p.reversed_on
FROM feed_taken_payments p
JOIN feed_sharers s ON s.customer_id = p.customer_id
LEFT JOIN (
    SELECT customer_id, any_value(currency) AS currency
    FROM feed_sharing_accounts
    GROUP BY customer_id
) o ON o.customer_id = p.customer_id
WHERE p.account_id IS NULL
ORDER BY 1;

-- What is left of each customer-only payment is known once the shares are.
CREATE OR REPLACE TEMP VIEW feed_left AS
SELECT p.payment_id, p.customer_id, p.currency, p.received_on, p.reversed_on,
    p.cents - coalesce(s.cents, 0) AS cents
FROM feed_sharing_payments p
LEFT JOIN (
    SELECT payment_id, CAST(sum(cents) AS BIGINT) AS cents FROM feed_shares GROUP BY payment_id
) s ON s.payment_id = p.payment_id
WHERE p.account_id IS NULL AND p.cents > coalesce(s.cents, 0);
