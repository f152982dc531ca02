-- Days of pause between the oldest late due and the day; overlapping pauses count once.
CREATE OR REPLACE TEMP TABLE age_paused AS
WITH clipped AS (
    SELECT p.account_id,
        greatest(p.from_on, l.oldest_due_on) AS begins,
        least(coalesce(p.to_on, $as_of), $as_of) AS ends
    FROM taken_pauses p
    JOIN age_late l ON l.account_id = p.account_id
),
ahead AS (
    SELECT account_id, begins, ends,
        max(ends) OVER (
            PARTITION BY account_id ORDER BY begins, ends
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS counted_to
    FROM clipped
    WHERE ends > begins
)
SELECT account_id,
    CAST(sum(greatest(0, ends - greatest(begins, coalesce(counted_to, begins)))) AS BIGINT)
        AS paused_days
FROM ahead
GROUP BY account_id
