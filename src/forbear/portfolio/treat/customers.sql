-- The facts of every late customer, one row each, in the words of strategy/facts.toml.
CREATE OR REPLACE TEMP TABLE late_customers AS
WITH stated AS (
    SELECT customer_id, list_sort(list(DISTINCT state)) AS states
    FROM late_states
    GROUP BY customer_id
)
SELECT o.*,
    (epoch(o.day_end) - epoch(o.late_from))::BIGINT // 3600 AS hours_late,
    c.first_reached_at,
    (epoch(c.first_reached_at) - epoch(o.late_from))::BIGINT // 3600 AS hours_to_reach,
    c.first_reached_at IS NULL AS never_reached,
    c.reached_days_ago, c.tried_days_ago,
    coalesce(c.attempts_7d, 0) AS attempts_7d,
    coalesce(p.promises_running, 0) AS promises_running,
    p.promise_due_in,
    coalesce(p.promises_broken, 0) AS promises_broken,
    coalesce(p.promises_kept, 0) AS promises_kept,
    coalesce(s.states, []) AS states
FROM late_owed o
LEFT JOIN late_contacts c ON c.customer_id = o.customer_id
LEFT JOIN late_promises p ON p.customer_id = o.customer_id
LEFT JOIN stated s ON s.customer_id = o.customer_id
