-- What the desk did itself comes back in the lender's log under the desk's own id: it stands once.
insert into store_contact as kept
    (id, customer_id, contact_id, account_id, contact_point_id, at, channel, direction, outcome,
     actor, purpose, source, origin, state)
select s.id, p.id, s.contact_id, s.account_id, s.contact_point_id, s.at, s.channel, s.direction,
    s.outcome, s.actor, s.purpose, s.source, 'feed', 'occurred'
from stage_contacts s
join people p on p.customer_id = s.customer_id
where not exists (
    select from store_contact own
    where own.customer_id = p.id and own.origin = 'desk' and own.contact_id = s.contact_id
)
on conflict (customer_id, origin, contact_id) do update set
    account_id = excluded.account_id, contact_point_id = excluded.contact_point_id,
    at = excluded.at, channel = excluded.channel, direction = excluded.direction,
    outcome = excluded.outcome, actor = excluded.actor, purpose = excluded.purpose,
    source = excluded.source
where (kept.account_id, kept.contact_point_id, kept.at, kept.channel, kept.direction,
       kept.outcome, kept.actor, kept.purpose, kept.source)
    is distinct from
      (excluded.account_id, excluded.contact_point_id, excluded.at, excluded.channel,
       excluded.direction, excluded.outcome, excluded.actor, excluded.purpose, excluded.source);
