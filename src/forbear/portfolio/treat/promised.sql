-- What became of each promise, by payments that came between its making and its day.
CREATE OR REPLACE TEMP TABLE late_promises AS
WITH made AS (
    SELECT p.* FROM taken_promises p SEMI JOIN late_owed o ON o.customer_id = p.customer_id
    WHERE p.made_on <= $as_of
),
came AS (
    SELECT a.customer_id, y.account_id, y.received_on, y.cents
    FROM taken_payments y
    JOIN taken_accounts a ON a.account_id = y.account_id
    SEMI JOIN made m ON m.customer_id = a.customer_id
    WHERE y.received_on <= $as_of AND (y.reversed_on IS NULL OR y.reversed_on > $as_of)
),
paid AS (
    SELECT m.promise_id, m.customer_id, m.due_on, m.cents, coalesce(sum(c.cents), 0) AS paid_cents
    FROM made m
    LEFT JOIN came c ON c.customer_id = m.customer_id
        AND c.received_on BETWEEN m.made_on AND m.due_on
        AND (m.account_id IS NULL OR c.account_id = m.account_id)
    GROUP BY ALL
),
ended AS (
    SELECT *, paid_cents >= cents AS kept, due_on <= $as_of AS over, due_on > $as_of - 90 AS lately
    FROM paid
)
SELECT customer_id,
    count(*) FILTER (WHERE NOT kept AND NOT over) AS promises_running,
    CAST(min(due_on - $as_of) FILTER (WHERE NOT kept AND NOT over) AS BIGINT) AS promise_due_in,
    count(*) FILTER (WHERE NOT kept AND over AND lately) AS promises_broken,
    count(*) FILTER (WHERE kept AND lately) AS promises_kept
FROM ended
GROUP BY customer_id
