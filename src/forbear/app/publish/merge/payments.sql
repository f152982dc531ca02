insert into store_payment as kept (id, account_id, payment_id, received_on, cents, reversed_on)
select s.id, d.id, s.payment_id, s.received_on, s.cents, s.reversed_on
from stage_payments s
join debts d on d.account_id = s.account_id
on conflict (account_id, payment_id) do update set
    received_on = excluded.received_on, cents = excluded.cents, reversed_on = excluded.reversed_on
where (kept.received_on, kept.cents, kept.reversed_on)
    is distinct from (excluded.received_on, excluded.cents, excluded.reversed_on);

delete from store_payment kept using debts d
where kept.account_id = d.id and not exists (
    select from stage_payments s
    where s.account_id = d.account_id and s.payment_id = kept.payment_id
);
