-- For each placed customer the first channel of the treatment that a usable point serves. Where
-- none is usable the first that there is at all is taken, so that the gate can say why not.
CREATE OR REPLACE TEMP TABLE chosen_points AS
WITH closed AS (
    -- The customer opted out of the channel: every point of it is as good as refused.
    SELECT DISTINCT c.customer_id, c.channel
    FROM taken_contacts c
    JOIN placed t ON t.customer_id = c.customer_id
    WHERE c.outcome = 'opted_out' AND c."at" < t.day_end
),
candidate AS (
    SELECT t.customer_id, w.nth, w.channel, w.purpose, p.contact_point_id, p.status, p.kind,
        p.consent, p.whose, p.checked_on,
        CASE
            WHEN p.consent = false OR p.status NOT IN ('valid', 'unknown')
                OR o.customer_id IS NOT NULL THEN 0
            -- A check that is too old makes the point a doubtful one; never checked is as reported.
            WHEN p.checked_on <= $as_of + 1 - $check_lasts_days THEN 1
            ELSE 2
        END AS usable
    FROM placed t
    JOIN ways w ON w.treatment = t.treatment
    JOIN taken_contact_points p
        ON p.customer_id = t.customer_id AND p.kind = w.kind AND p.whose = w.who
    LEFT JOIN closed o ON o.customer_id = t.customer_id AND o.channel = w.channel
),
ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY customer_id
        ORDER BY usable DESC, nth, status = 'valid' DESC, checked_on DESC NULLS LAST,
            contact_point_id
    ) AS place_in_line
    FROM candidate
)
SELECT * EXCLUDE (place_in_line, nth) FROM ranked WHERE place_in_line = 1
