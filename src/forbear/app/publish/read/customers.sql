select uuidv7(), c.customer_id, min(a.creditor), to_json(list_sort(list(distinct a.creditor))),
    any_value(c.name), name_key(any_value(c.name)), any_value(c.language), any_value(c.place),
    any_value(c.time_zone), any_value(c.born_on), coalesce(any_value(c.id_last4), '')
from taken_customers c
join chosen using (customer_id)
join taken_accounts a on a.customer_id = c.customer_id
group by c.customer_id
order by c.customer_id
