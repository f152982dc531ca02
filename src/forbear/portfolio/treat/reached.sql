-- In time: when somebody last tried, and when somebody first and last reached the customer.
-- Reached = spoke, or answered in writing, on a point of the customer's own or a joint borrower's.
CREATE OR REPLACE TEMP TABLE late_contacts AS
WITH known AS (
    SELECT c.customer_id, c."at", o.late_from,
        c.direction = 'out' AND c.outcome <> 'not_connected' AS tried,
        c.outcome IN ('conversation', 'replied')
            AND (p.whose IS NULL OR p.whose IN ('self', 'joint')) AS reached,
        $as_of - CAST(timezone(o.time_zone, c."at") AS DATE) AS days_ago
    FROM taken_contacts c
    JOIN late_owed o ON o.customer_id = c.customer_id
    LEFT JOIN taken_contact_points p ON p.contact_point_id = c.contact_point_id
    WHERE c."at" < o.day_end
)
SELECT customer_id,
    min("at") FILTER (WHERE reached AND "at" >= late_from) AS first_reached_at,
    min(days_ago) FILTER (WHERE reached) AS reached_days_ago,
    min(days_ago) FILTER (WHERE tried) AS tried_days_ago,
    count(*) FILTER (WHERE tried AND days_ago < 7) AS attempts_7d
FROM known
GROUP BY customer_id
