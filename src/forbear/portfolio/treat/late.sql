-- Every late account: with arrears, or behind by the master's word; and whose it is.
CREATE OR REPLACE TEMP TABLE late_accounts AS
WITH pausing AS (
    SELECT p.account_id, bool_or(p.to_on IS NULL OR p.to_on > g.oldest_due_on) AS while_late
    FROM taken_pauses p
    JOIN ageing g ON g.account_id = p.account_id
    WHERE p.from_on <= $as_of
    GROUP BY p.account_id
)
SELECT g.account_id, g.customer_id, g.days_past_due, g.bucket, r.rung, g.arrears_cents,
    g.outstanding_cents, g.currency, a.product, a.place, a.creditor, a.contract_id, a.licence,
    a.online, a.charged_off_on <= $as_of AS charged_off,
    -- A core's own grace may show arrears and no day late: that is no pause.
    s.paused AND coalesce(p.while_late, false) AS paused,
    -- A core that is master may count days where our dues see none.
    coalesce(g.oldest_due_on, $as_of - greatest(g.days_past_due, 1)) AS late_since
FROM ageing g
JOIN rungs r ON r.bucket = g.bucket
JOIN standing s ON s.account_id = g.account_id
JOIN taken_accounts a ON a.account_id = g.account_id
LEFT JOIN pausing p ON p.account_id = g.account_id
WHERE g.arrears_cents > 0 OR g.days_past_due > 0 OR r.rung > 0
