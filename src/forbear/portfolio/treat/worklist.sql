-- Whom to work tomorrow: something is to go out, the gate does not refuse it, and the days of rest
-- since the last attempt are over. The most urgent segments first; inside one first those whom
-- nobody has reached, then large sums, then the longest late; at last by id.
CREATE OR REPLACE TEMP TABLE worklist AS
SELECT row_number() OVER (
        ORDER BY t.urgency, t.never_reached DESC, t.arrears_cents >= t.large_cents DESC,
            t.days_past_due DESC, t.customer_id
    ) AS rank,
    t.customer_id, t.segment, t.why_en AS why
FROM treated t
JOIN decisions d ON d.customer_id = t.customer_id
WHERE d.channel IS NOT NULL
    AND d.effect <> 'deny'
    AND coalesce(t.tried_days_ago + 1 >= t.rest_days, true)
