-- Who is published: everybody late, and everybody who has an open case.
create or replace temp table chosen as
select distinct customer_id from ageing where bucket <> 'M0'
union
select customer_id from open_cases;
