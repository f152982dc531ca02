insert into store_due as kept (id, account_id, due_id, due_on, component, cents, rate_bp)
select s.id, d.id, s.due_id, s.due_on, s.component, s.cents, s.rate_bp
from stage_dues s
join debts d on d.account_id = s.account_id
on conflict (account_id, due_id) do update set
    due_on = excluded.due_on, component = excluded.component, cents = excluded.cents,
    rate_bp = excluded.rate_bp
where (kept.due_on, kept.component, kept.cents, kept.rate_bp)
    is distinct from (excluded.due_on, excluded.component, excluded.cents, excluded.rate_bp);

delete from store_due kept using debts d
where kept.account_id = d.id and not exists (
    select from stage_dues s where s.account_id = d.account_id and s.due_id = kept.due_id
);
