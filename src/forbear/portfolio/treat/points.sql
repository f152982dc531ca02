-- For each placed customer the first channel of the treatment that a usable point serves. Where
-- none is usable the first that there is at all is taken, so that the gate can say why not.
CREATE OR REPLACE TEMP TABLE chosen_points AS
WITH candidate AS (
    SELECT t.customer_id, w.nth, w.channel, w.purpose, p.contact_point_id, p.status, p.kind,
        p.consent, p.whose, p.checked_on,
        CASE
            WHEN p.consent = false OR p.status NOT IN ('valid', 'unknown') THEN 0
            -- A check that is too old makes the point a doubtful one; never checked is as reported.
            WHEN p.checked_on <= $as_of + 1 - $check_lasts_days THEN 1
            ELSE 2
        END AS usable
    FROM placed t
    JOIN ways w ON w.treatment = t.treatment
    JOIN taken_contact_points p
        ON p.customer_id = t.customer_id AND p.kind = w.kind AND p.whose = w.who
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
