-- The figures that steer the work: the core's where it is master and says one, else our own.
CREATE OR REPLACE TEMP TABLE age_steered AS
SELECT a.account_id, a.customer_id, a.currency,
    CAST(coalesce(CASE WHEN $core THEN s.days_past_due END, o.days_past_due) AS INTEGER)
        AS days_past_due,
    coalesce(CASE WHEN $core THEN s.arrears_cents END, o.arrears_cents) AS arrears_cents,
    CAST(coalesce(CASE WHEN $core THEN s.cycles_late END, o.cycles_late) AS INTEGER)
        AS cycles_late,
    -- A core that tells cycles and no days steers the buckets by cycles.
    $core AND s.cycles_late IS NOT NULL AND s.days_past_due IS NULL AS by_cycles,
    o.oldest_due_on, o.outstanding_cents, o.credit_cents,
    o.days_past_due AS own_days_past_due,
    o.arrears_cents AS own_arrears_cents,
    o.cycles_late AS own_cycles_late,
    o.pause_runs,
    $core AND s.account_id IS NULL AS unspoken
FROM taken_accounts a
JOIN age_own o ON o.account_id = a.account_id
LEFT JOIN taken_snapshots s ON s.account_id = a.account_id
ORDER BY a.account_id
