-- A customer keeps the creditor under which they are known, as long as they still owe there.
update stage_customers s set creditor = c.creditor
from store_customer c
where c.customer_id = s.customer_id and s.creditors ? c.creditor;

insert into store_customer as kept
    (id, creditor, customer_id, name, name_key, language, place, time_zone, born_on, id_last4)
select id, creditor, customer_id, name, name_key, language, place, time_zone, born_on, id_last4
from stage_customers
on conflict (creditor, customer_id) do update set
    name = excluded.name, name_key = excluded.name_key, language = excluded.language,
    place = excluded.place, time_zone = excluded.time_zone, born_on = excluded.born_on,
    id_last4 = excluded.id_last4
where (kept.name, kept.name_key, kept.language, kept.place, kept.time_zone, kept.born_on,
       kept.id_last4)
    is distinct from
      (excluded.name, excluded.name_key, excluded.language, excluded.place, excluded.time_zone,
       excluded.born_on, excluded.id_last4);
