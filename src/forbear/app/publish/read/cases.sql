-- One row a customer: how late at the worst, whether anything is late, and the day's word.
with late as (
    select customer_id, max(days_past_due) as days, max(bucket) as bucket,
        min(oldest_due_on) as late_since, sum(arrears_cents) > 0 or max(bucket) <> 'M0' as in_arrears
    from ageing
    join chosen using (customer_id)
    group by customer_id
),
products as (
    select a.customer_id, list_sort(list(distinct a.product)) as products
    from taken_accounts a
    join ageing g on g.account_id = a.account_id
    where g.bucket <> 'M0' or g.arrears_cents > 0
    group by a.customer_id
),
decided as (
    select *, row_number() over (
        partition by customer_id order by effect = 'deny', next_lawful_at, channel
    ) as turn
    from decisions
)
select l.customer_id, l.days, l.bucket, l.late_since, l.in_arrears,
    coalesce(to_json(p.products), '[]'),
    w.rank, coalesce(w.segment, d.segment, ''), coalesce(d.treatment, ''),
    coalesce(d.channel, ''), coalesce(d.purpose, ''), coalesce(d.effect, ''),
    coalesce(to_json(d.rule_ids), '[]'), d.next_lawful_at, coalesce(w.why, ''),
    case when w.why is null then '' else coalesce(t.why_zh, '') end
from late l
left join products p using (customer_id)
left join worklist w using (customer_id)
left join treated t on t.customer_id = l.customer_id
left join decided d on d.customer_id = l.customer_id and d.turn = 1
order by l.customer_id
