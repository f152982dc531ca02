-- Thirteen months back (further for what is still late) and two ahead: what a case page shows. Once
-- a loan is called in, all that was to come is due now.
select uuidv7(), d.due_id, d.account_id, d.due_on, d.component, d.cents, d.rate_bp
from taken_dues d
join taken_accounts a on a.account_id = d.account_id
join chosen on chosen.customer_id = a.customer_id
join ageing g on g.account_id = d.account_id
where d.due_on between least($as_of - interval 400 day, coalesce(g.oldest_due_on, $as_of))
    and $as_of + interval 62 day
    or d.due_on > $as_of and exists (
        select 1 from taken_account_events e
        where e.account_id = d.account_id and e.kind = 'accelerated' and e."on" <= $as_of
    )
order by d.account_id, d.due_on, d.due_id
