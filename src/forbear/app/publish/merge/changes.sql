-- A feed speaks only for its own creditors: cases of others are left alone.
-- Every case whose life or bucket the day changes, and every customer who needs a first case.
select coalesce(p.id, c.customer_id), s.customer_id is not null, s.days, s.bucket, s.late_since,
    coalesce(s.in_arrears, false), s.products, p.time_zone,
    c.id, c.state, c.bucket
from stage_cases s
join people p on p.customer_id = s.customer_id
full join (
    select c.* from store_case c
    join store_customer k on k.id = c.customer_id
    where k.creditor = any(%(creditors)s)
) c on c.customer_id = p.id
where c.id is null and s.bucket <> 'M0'
    or c.state = 'closed' and s.bucket <> 'M0'
    or c.state <> 'closed' and (s.customer_id is null or not s.in_arrears or s.bucket <> c.bucket)
