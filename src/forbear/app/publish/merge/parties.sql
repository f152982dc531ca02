insert into store_party as kept (id, account_id, customer_id, role, from_on, to_on, share_bp)
select s.id, d.id, s.customer_id, s.role, s.from_on, s.to_on, s.share_bp
from stage_parties s
join debts d on d.account_id = s.account_id
on conflict (account_id, customer_id, role, from_on) do update set
    to_on = excluded.to_on, share_bp = excluded.share_bp
where (kept.to_on, kept.share_bp) is distinct from (excluded.to_on, excluded.share_bp);

delete from store_party kept using debts d
where kept.account_id = d.id and not exists (
    select from stage_parties s
    where s.account_id = d.account_id and s.customer_id = kept.customer_id
        and s.role = kept.role and s.from_on is not distinct from kept.from_on
);
