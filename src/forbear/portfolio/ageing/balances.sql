-- Per account: what fell due before the day, what is owed in all, what was paid.
CREATE OR REPLACE TEMP TABLE age_balances AS
WITH owed AS (
    SELECT account_id,
        CAST(sum(cents) AS BIGINT) AS owed_cents,
        CAST(coalesce(sum(cents) FILTER (WHERE due_on < $as_of), 0) AS BIGINT) AS fallen_cents
    FROM taken_dues
    GROUP BY account_id
),
paid AS (
    SELECT account_id, CAST(sum(cents) AS BIGINT) AS paid_cents
    FROM taken_payments
    WHERE account_id IS NOT NULL
        AND received_on <= $as_of
        AND (reversed_on IS NULL OR reversed_on > $as_of)
    GROUP BY account_id
),
accelerated AS (
    SELECT account_id, min("on") AS accelerated_on
    FROM taken_account_events
    WHERE kind = 'accelerated' AND "on" <= $as_of
    GROUP BY account_id
)
SELECT a.account_id,
    coalesce(o.owed_cents, 0) AS owed_cents,
    -- An acceleration before the day has brought every due forward.
    coalesce(
        CASE WHEN e.accelerated_on < $as_of THEN o.owed_cents ELSE o.fallen_cents END, 0
    ) AS fallen_cents,
    coalesce(p.paid_cents, 0) AS paid_cents,
    e.accelerated_on
FROM taken_accounts a
LEFT JOIN owed o ON o.account_id = a.account_id
LEFT JOIN paid p ON p.account_id = a.account_id
LEFT JOIN accelerated e ON e.account_id = a.account_id
