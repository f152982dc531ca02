-- As far back as payments are kept, so that what became of each can be worked out from them.
select uuidv7(), promise_id, customer_id, account_id, made_on, due_on, cents
from taken_promises
join chosen using (customer_id)
where made_on > $as_of - interval 400 day and made_on <= $as_of
order by customer_id, made_on, promise_id
