select uuidv7(), contact_id, customer_id, coalesce(account_id, ''), coalesce(contact_point_id, ''),
    "at", channel, direction, outcome, actor, coalesce(purpose, ''), coalesce(source, '')
from taken_contacts
join chosen using (customer_id)
order by contact_id
