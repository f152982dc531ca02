-- One row a customer: the account that is furthest behind speaks, sums stay in its currency.
CREATE OR REPLACE TEMP TABLE late_owed AS
WITH ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY customer_id
        ORDER BY rung DESC, days_past_due DESC, arrears_cents DESC, account_id
    ) AS place_in_line
    FROM late_accounts
),
furthest AS (SELECT * FROM ranked WHERE place_in_line = 1),
summed AS (
    SELECT l.customer_id,
        CAST(sum(l.arrears_cents) FILTER (WHERE l.currency = f.currency) AS BIGINT)
            AS arrears_cents,
        CAST(sum(l.outstanding_cents) FILTER (WHERE l.currency = f.currency) AS BIGINT)
            AS outstanding_cents,
        count(DISTINCT l.currency) AS currencies,
        count(*) AS late_accounts,
        coalesce(bool_or(l.charged_off), false) AS charged_off,
        bool_and(l.paused) AS all_paused,
        min(l.late_since) AS late_since
    FROM late_accounts l
    JOIN furthest f ON f.customer_id = l.customer_id
    GROUP BY l.customer_id
)
SELECT f.customer_id, f.account_id, f.bucket, CAST(f.rung AS BIGINT) AS months_late,
    CAST(f.days_past_due AS BIGINT) AS days_past_due, s.arrears_cents, s.outstanding_cents,
    f.currency, s.currencies, s.late_accounts, f.product, s.charged_off, s.all_paused,
    s.late_since, c.time_zone, c.place, c.language,
    -- Late from the end of the due day, and known to the end of as_of, on the customer's clock.
    timezone(c.time_zone, CAST(s.late_since + 1 AS TIMESTAMP)) AS late_from,
    timezone(c.time_zone, CAST($as_of + 1 AS TIMESTAMP)) AS day_end
FROM furthest f
JOIN summed s ON s.customer_id = f.customer_id
JOIN taken_customers c ON c.customer_id = f.customer_id
