insert into store_protection as kept
    (id, customer_id, account_id, state, from_on, to_on, cents, source, end_reason)
select s.id, p.id, d.id, s.state, s.from_on, s.to_on, s.cents, 'feed', ''
from stage_states s
join people p on p.customer_id = s.customer_id
left join debts d on d.account_id = s.account_id
on conflict (customer_id, account_id, state, from_on, source) do update set
    to_on = excluded.to_on, cents = excluded.cents, end_reason = ''
where (kept.to_on, kept.cents, kept.end_reason)
    is distinct from (excluded.to_on, excluded.cents, '');

-- One that the lender no longer lists ends, and says so; a feed that says nothing ends nothing.
update store_protection kept set
    to_on = %(as_of)s, end_reason = 'No longer in the lender''s feed of ' || %(as_of)s::text
from people p
where kept.customer_id = p.id and kept.source = 'feed' and not %(states_silent)s
    and (kept.to_on is null or kept.to_on > %(as_of)s)
    and not exists (
        select from stage_states s
        left join debts d on d.account_id = s.account_id
        where s.customer_id = p.customer_id and s.state = kept.state
            and s.from_on = kept.from_on and d.id is not distinct from kept.account_id
    );
