-- One question for each late account of a customer to whom something is to go out: a contact is
-- about all that is late, so each debt asks for itself, at its own place and at the customer's.
CREATE OR REPLACE TEMP TABLE questions_of_the_day AS
WITH contracts AS (
    SELECT a.customer_id, a.contract_id, list_sort(list(a.account_id)) AS account_ids
    FROM taken_accounts a
    SEMI JOIN late l ON l.customer_id = a.customer_id
    WHERE a.contract_id IS NOT NULL
    GROUP BY ALL
),
stated AS (
    SELECT l.customer_id, l.account_id, list_sort(list(DISTINCT s.state)) AS states
    FROM late l
    JOIN protected s ON s.customer_id = l.customer_id
        AND (s.account_id IS NULL OR s.account_id = l.account_id)
    GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY t.customer_id, l.account_id) AS question_id,
    t.customer_id,
    CASE WHEN l.place = t.place THEN [l.place] ELSE [l.place, t.place] END AS places,
    t.time_zone AS zone, 'creditor' AS actor, l.product, t.channel, t.purpose, t.who,
    l.account_id, coalesce(c.account_ids, []) AS same_debt, t.contact_point_id,
    coalesce(s.states, []) AS states,
    l.licence, l.online, coalesce(l.charged_off, false) AS charged_off,
    t.point_status, t.point_kind, t.medium_blocked,
    coalesce(t.point_checked_on <= $as_of + 1 - $check_lasts_days, false) AS check_is_old
FROM treated t
JOIN late l ON l.customer_id = t.customer_id
LEFT JOIN contracts c ON c.customer_id = t.customer_id AND c.contract_id = l.contract_id
LEFT JOIN stated s ON s.customer_id = t.customer_id AND s.account_id = l.account_id
WHERE t.channel IS NOT NULL
ORDER BY question_id
