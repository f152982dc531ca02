select distinct on (customer_id, account_id, state, from_on)
    uuidv7(), customer_id, account_id, state, from_on, to_on, cents
from taken_states
join chosen using (customer_id)
order by customer_id, account_id, state, from_on, to_on desc nulls first
