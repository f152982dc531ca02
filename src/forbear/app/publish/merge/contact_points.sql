insert into store_contactpoint as kept
    (id, customer_id, contact_point_id, kind, value, whose, status, consent, source, source_on,
     checked_on, person_id)
select s.id, p.id, s.contact_point_id, s.kind, s.value, s.whose, s.status, s.consent, s.source,
    s.source_on, s.checked_on, s.person_id
from stage_contact_points s
join people p on p.customer_id = s.customer_id
on conflict (customer_id, contact_point_id) do update set
    kind = excluded.kind, value = excluded.value, whose = excluded.whose,
    status = excluded.status, consent = excluded.consent, source = excluded.source,
    source_on = excluded.source_on, checked_on = excluded.checked_on,
    person_id = excluded.person_id
where (kept.kind, kept.value, kept.whose, kept.status, kept.consent, kept.source,
       kept.source_on, kept.checked_on, kept.person_id)
    is distinct from
      (excluded.kind, excluded.value, excluded.whose, excluded.status, excluded.consent,
       excluded.source, excluded.source_on, excluded.checked_on, excluded.person_id);

-- A point that the lender took out of its file is not used again; contacts made through it stay.
update store_contactpoint kept set status = 'invalid'
from people p
where kept.customer_id = p.id and kept.status <> 'invalid' and not exists (
    select from stage_contact_points s
    where s.customer_id = p.customer_id and s.contact_point_id = kept.contact_point_id
);
