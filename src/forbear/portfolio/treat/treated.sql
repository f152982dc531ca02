-- Segment, treatment and the way chosen, one row a late customer.
CREATE OR REPLACE TEMP TABLE treated AS
SELECT p.*, w.who, c.channel, coalesce(c.purpose, w.purpose) AS purpose, c.contact_point_id,
    c.status AS point_status, c.kind AS point_kind, c.checked_on AS point_checked_on,
    c.consent IS NOT DISTINCT FROM false OR c.status IS NOT DISTINCT FROM 'refused'
        AS medium_blocked
FROM placed p
LEFT JOIN (SELECT DISTINCT treatment, purpose, who FROM ways) w ON w.treatment = p.treatment
LEFT JOIN chosen_points c ON c.customer_id = p.customer_id
ORDER BY p.customer_id
