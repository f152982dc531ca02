-- Accounts with arrears: since when, and over how many due days. Money covers dues by their day.
CREATE OR REPLACE TEMP TABLE age_late AS
WITH late AS (
    SELECT account_id, paid_cents, accelerated_on
    FROM age_balances
    WHERE fallen_cents > paid_cents
),
by_day AS (
    SELECT d.account_id, d.due_on, sum(d.cents) AS cents,
        any_value(l.paid_cents) AS paid_cents, any_value(l.accelerated_on) AS accelerated_on
    FROM taken_dues d
    JOIN late l ON l.account_id = d.account_id
    WHERE d.due_on < $as_of OR l.accelerated_on < $as_of
    GROUP BY d.account_id, d.due_on
),
running AS (
    SELECT account_id, paid_cents,
        CASE WHEN due_on > accelerated_on THEN accelerated_on ELSE due_on END AS falls_on,
        sum(cents) OVER (
            PARTITION BY account_id ORDER BY due_on ROWS UNBOUNDED PRECEDING
        ) AS fallen_so_far
    FROM by_day
)
SELECT account_id, min(falls_on) AS oldest_due_on, count(DISTINCT falls_on) AS cycles_late
FROM running
WHERE fallen_so_far > paid_cents
GROUP BY account_id
