-- Our own figures, account by account, before anybody's master is asked.
CREATE OR REPLACE TEMP TABLE age_own AS
WITH running_pause AS (
    SELECT DISTINCT account_id
    FROM taken_pauses
    WHERE from_on <= $as_of AND (to_on IS NULL OR to_on > $as_of)
)
SELECT b.account_id,
    CAST(coalesce($as_of - l.oldest_due_on - coalesce(p.paused_days, 0), 0) AS INTEGER)
        AS days_past_due,
    greatest(0, b.fallen_cents - b.paid_cents) AS arrears_cents,
    l.oldest_due_on,
    greatest(0, b.owed_cents - b.paid_cents) AS outstanding_cents,
    greatest(0, b.paid_cents - b.owed_cents) AS credit_cents,
    CAST(coalesce(l.cycles_late, 0) AS INTEGER) AS cycles_late,
    r.account_id IS NOT NULL AS pause_runs
FROM age_balances b
LEFT JOIN age_late l ON l.account_id = b.account_id
LEFT JOIN age_paused p ON p.account_id = b.account_id
LEFT JOIN running_pause r ON r.account_id = b.account_id
