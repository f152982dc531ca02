-- A lender of $accounts accounts with 24 monthly dues each, about one in eight late, made from the
-- number of each row alone. One statement a table; $as_of is the business date. Ids have a fixed
-- width and climb, as a core's own do.

-- accounts
SELECT ident('A', i) AS account_id, ident('C', i * 4 // 5) AS customer_id,
    'Harbour Bank' AS creditor,
    CASE hash(i, 1) % 3 WHEN 0 THEN 'credit_card' WHEN 1 THEN 'personal_loan'
        ELSE 'instalment_loan' END AS product,
    'CN' AS place, 'CNY' AS currency, opened_on
FROM (
    SELECT i, CAST(CAST($as_of AS DATE) - CAST(40 + hash(i, 2) % 660 AS INTEGER) AS DATE)
        AS opened_on
    FROM range($accounts) t(i)
);

-- customers
SELECT ident('C', i) AS customer_id, '客户' || i AS name, 'zh-CN' AS language,
    CASE hash(i, 3) % 10 WHEN 0 THEN 'CN-SZ' ELSE 'CN' END AS place,
    'Asia/Shanghai' AS time_zone
FROM range(($accounts * 4 - 1) // 5 + 1) t(i);

-- dues
SELECT nth('D', i, k) AS due_id, ident('A', i) AS account_id,
    CAST(CAST($as_of AS DATE) - CAST(40 + hash(i, 2) % 660 AS INTEGER) + CAST(30 * k AS INTEGER) AS DATE) AS due_on,
    'principal' AS component, CAST(20000 + hash(i, 4) % 80000 AS BIGINT) AS cents
FROM range($accounts) t(i), range(1, 25) m(k);

-- payments
SELECT nth('P', i, k) AS payment_id, ident('A', i) AS account_id, due_on AS received_on, cents
FROM (
    SELECT i, k, CAST(20000 + hash(i, 4) % 80000 AS BIGINT) AS cents,
        CAST(CAST($as_of AS DATE) - CAST(40 + hash(i, 2) % 660 AS INTEGER) + CAST(30 * k AS INTEGER) AS DATE)
            AS due_on,
        CASE WHEN hash(i, 5) % 8 = 0 THEN 1 + hash(i, 6) % 6 * (hash(i, 7) % 2) ELSE 0 END
            AS missed
    FROM range($accounts) t(i), range(1, 25) m(k)
)
WHERE due_on + CAST(30 * missed AS INTEGER) <= CAST($as_of AS DATE);

-- contact_points
SELECT nth('K', i, k) AS contact_point_id, ident('C', i) AS customer_id,
    CASE k WHEN 0 THEN 'mobile' WHEN 1 THEN 'email' ELSE 'post' END AS kind,
    CASE k WHEN 0 THEN '+86100' || lpad(CAST(i % 100000000 AS VARCHAR), 8, '0')
        WHEN 1 THEN 'c' || i || '@customers.example' ELSE i || ' Quay Street' END AS value,
    'self' AS whose,
    CASE hash(i, 8, k) % 25 WHEN 0 THEN 'invalid' WHEN 1 THEN 'unknown' ELSE 'valid' END AS status
FROM range(($accounts * 4 - 1) // 5 + 1) t(i), range(3) m(k)
WHERE k = 0 OR hash(i, 9, k) % 4 > 0;

-- states
SELECT ident('C', i) AS customer_id,
    CASE hash(i, 10) % 5 WHEN 0 THEN 'hardship_request' WHEN 1 THEN 'disputed'
        WHEN 2 THEN 'represented' WHEN 3 THEN 'signed_plan' ELSE 'vulnerable' END AS state,
    CAST(CAST($as_of AS DATE) - 20 AS DATE) AS from_on
FROM range(($accounts * 4 - 1) // 5 + 1) t(i)
WHERE hash(i, 11) % 50 = 0;

-- contacts
SELECT nth('T', i, k) AS contact_id, ident('C', i * 4 // 5) AS customer_id,
    ident('A', i) AS account_id, nth('K', i * 4 // 5, 0) AS contact_point_id,
    CAST(CAST($as_of AS DATE) AS TIMESTAMP) AT TIME ZONE 'Asia/Shanghai'
        + to_hours(CAST(9 + hash(i, 12, k) % 11 - 24 * (k * 3 + hash(i, 13, k) % 3) AS INTEGER))
        AS at,
    'voice' AS channel, 'out' AS direction,
    CASE hash(i, 14, k) % 4 WHEN 0 THEN 'conversation' WHEN 1 THEN 'busy' ELSE 'no_answer' END
        AS outcome,
    'creditor' AS actor
FROM range($accounts) t(i), range(6) m(k)
WHERE hash(i, 5) % 8 = 0;
