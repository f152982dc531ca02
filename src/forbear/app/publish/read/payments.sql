select uuidv7(), p.payment_id, p.account_id, p.received_on, cast(sum(p.cents) as bigint),
    min(p.reversed_on)
from taken_payments p
join taken_accounts a on a.account_id = p.account_id
join chosen on chosen.customer_id = a.customer_id
where p.received_on > $as_of - interval 400 day
group by p.payment_id, p.account_id, p.received_on
order by p.account_id, p.received_on, p.payment_id
