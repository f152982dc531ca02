-- The customer's answer is the strictest of the debts'. Where nothing goes out nothing is allowed.
CREATE OR REPLACE TEMP TABLE decided AS
WITH strict AS (
    SELECT q.customer_id,
        max(list_position(['allow', 'info', 'warn', 'require', 'deny'], a.effect)) AS strictest,
        list_sort(list_distinct(flatten(list(a.rule_ids)))) AS rule_ids,
        CASE WHEN bool_and(a.effect <> 'deny') THEN max(a.next_lawful_at) END AS next_lawful_at
    FROM questions_of_the_day q
    JOIN answers a ON a.question_id = q.question_id
    GROUP BY q.customer_id
)
SELECT t.customer_id, t.segment, t.treatment, t.channel, t.purpose,
    coalesce(['allow', 'allow', 'warn', 'require', 'deny'][s.strictest], 'deny') AS effect,
    coalesce(s.rule_ids, CAST([] AS VARCHAR[])) AS rule_ids,
    s.next_lawful_at
FROM treated t
LEFT JOIN strict s ON s.customer_id = t.customer_id
ORDER BY t.customer_id
