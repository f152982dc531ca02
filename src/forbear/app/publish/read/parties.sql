select distinct on (p.account_id, p.customer_id, p.role, p.from_on)
    uuidv7(), p.account_id, p.customer_id, p.role, p.from_on, p.to_on, p.share_bp
from taken_parties p
join taken_accounts a on a.account_id = p.account_id
join chosen on chosen.customer_id = a.customer_id
order by p.account_id, p.customer_id, p.role, p.from_on
