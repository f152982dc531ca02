with coming as (
    select account_id, due_on, sum(cents) as cents,
        row_number() over (partition by account_id order by due_on) as turn
    from taken_dues
    where due_on >= $as_of
    group by account_id, due_on
),
called as (
    select account_id, min("on") as "on" from taken_account_events
    where kind = 'accelerated' and "on" <= $as_of
    group by account_id
),
paused as (
    select account_id, to_json(list([from_on::varchar, to_on::varchar] order by from_on, to_on))
        as pauses
    from taken_pauses
    group by account_id
)
select uuidv7(), a.account_id, a.customer_id, a.creditor, a.product, a.place, a.currency,
    a.opened_on, a.credit_limit_cents, a.charged_off_on, coalesce(a.contract_id, ''),
    coalesce(a.licence, ''), a.online, a.rate_bp, a.secured,
    g.days_past_due, g.bucket, g.arrears_cents, g.outstanding_cents, g.oldest_due_on,
    coalesce(s.paused, false), s.cycles_late, coalesce(s.credit_cents, 0),
    g.own_days_past_due, g.own_arrears_cents, n.due_on, cast(n.cents as bigint),
    coalesce(a.payment_order, ''), e."on", coalesce(u.pauses, '[]')
from taken_accounts a
join chosen using (customer_id)
join ageing g on g.account_id = a.account_id
left join standing s on s.account_id = a.account_id
left join coming n on n.account_id = a.account_id and n.turn = 1
left join called e on e.account_id = a.account_id
left join paused u on u.account_id = a.account_id
order by a.account_id
