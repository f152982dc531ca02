-- The states that stand on the day after as_of, on the customer or on any late account of theirs:
-- the work on one customer is one, so what protects one debt protects the person.
CREATE OR REPLACE TEMP TABLE late_states AS
SELECT DISTINCT o.customer_id, s.account_id, s.state
FROM taken_states s
JOIN late_owed o ON o.customer_id = s.customer_id
WHERE s.from_on <= $as_of + 1
    AND (s.to_on IS NULL OR s.to_on > $as_of)
    AND (s.account_id IS NULL OR s.account_id IN (SELECT account_id FROM late_accounts))
