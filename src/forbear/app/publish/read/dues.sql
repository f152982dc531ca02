-- Thirteen months back (further for what is still late) and two ahead: what a case page shows.
select uuidv7(), d.due_id, d.account_id, d.due_on, d.component, d.cents
from taken_dues d
join taken_accounts a on a.account_id = d.account_id
join chosen on chosen.customer_id = a.customer_id
join ageing g on g.account_id = d.account_id
where d.due_on between least($as_of - interval 400 day, coalesce(g.oldest_due_on, $as_of))
    and $as_of + interval 62 day
order by d.account_id, d.due_on, d.due_id
