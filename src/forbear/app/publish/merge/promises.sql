insert into store_promise as kept
    (id, customer_id, account_id, promise_id, made_on, due_on, cents)
select s.id, p.id, d.id, s.promise_id, s.made_on, s.due_on, s.cents
from stage_promises s
join people p on p.customer_id = s.customer_id
left join debts d on d.account_id = s.account_id
on conflict (customer_id, promise_id) do update set
    account_id = excluded.account_id, made_on = excluded.made_on, due_on = excluded.due_on,
    cents = excluded.cents
where (kept.account_id, kept.made_on, kept.due_on, kept.cents)
    is distinct from (excluded.account_id, excluded.made_on, excluded.due_on, excluded.cents);

delete from store_promise kept using people p
where kept.customer_id = p.id and not exists (
    select from stage_promises s
    where s.customer_id = p.customer_id and s.promise_id = kept.promise_id
);
