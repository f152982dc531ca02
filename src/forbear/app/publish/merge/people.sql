-- The lender's customer id -> ours, for everything that follows.
create temp table people on commit drop as
select s.customer_id, c.id, c.time_zone
from stage_customers s
join store_customer c on c.creditor = s.creditor and c.customer_id = s.customer_id;
create unique index on people (customer_id);
analyze people;
