-- Every difference between the core's figure and ours, with its likely cause in words.
CREATE OR REPLACE TEMP TABLE age_breaks AS
WITH told AS (
    SELECT s.account_id,
        s.days_past_due AS core_days, CAST(o.days_past_due AS BIGINT) AS our_days,
        s.arrears_cents AS core_arrears, o.arrears_cents AS our_arrears,
        s.cycles_late AS core_cycles, CAST(o.cycles_late AS BIGINT) AS our_cycles,
        coalesce($as_of - o.oldest_due_on, 0) AS raw_days
    FROM taken_snapshots s
    JOIN age_own o ON o.account_id = s.account_id
),
differing AS (
    SELECT *, 'days_past_due' AS field, core_days AS core, our_days AS ours
    FROM told WHERE core_days <> our_days
    UNION ALL
    SELECT *, 'arrears_cents', core_arrears, our_arrears FROM told WHERE core_arrears <> our_arrears
    UNION ALL
    SELECT *, 'cycles_late', core_cycles, our_cycles FROM told WHERE core_cycles <> our_cycles
),
recent AS (
    SELECT p.account_id,
        CAST(sum(p.cents) FILTER (WHERE p.received_on = $as_of) AS BIGINT) AS today_cents,
        bool_or(p.reversed_on BETWEEN $as_of - 3 AND $as_of) AS reversed_lately
    FROM taken_payments p
    SEMI JOIN differing d ON d.account_id = p.account_id
    WHERE p.received_on = $as_of OR p.reversed_on BETWEEN $as_of - 3 AND $as_of
    GROUP BY p.account_id
),
shared AS (
    SELECT DISTINCT account_id FROM taken_shared
)
SELECT d.account_id, d.field, d.core, d.ours,
    CASE
        WHEN d.field = 'arrears_cents' AND abs(d.core - d.ours) < 100 THEN 'rounding'
        WHEN r.reversed_lately AND d.core < d.ours THEN 'reversal not booked'
        WHEN r.today_cents IS NOT NULL AND d.core > d.ours THEN 'payment of the day'
        WHEN h.account_id IS NOT NULL AND d.core > d.ours THEN 'payment by customer shared here'
        WHEN d.field = 'days_past_due' AND d.core = d.raw_days THEN 'pause not counted by the core'
        WHEN d.field = 'days_past_due' AND abs(d.core - d.ours) = 1 THEN 'counts from another day'
        WHEN d.field = 'days_past_due' AND d.core = 0 AND d.ours <= 3 THEN 'grace days'
        WHEN d.core = 0 THEN 'late only by our dues'
        WHEN d.ours = 0 THEN 'late only by the core'
        WHEN d.core > d.ours THEN 'core sees more'
        ELSE 'core sees less'
    END AS cause
FROM differing d
LEFT JOIN recent r ON r.account_id = d.account_id
LEFT JOIN shared h ON h.account_id = d.account_id
ORDER BY ALL
