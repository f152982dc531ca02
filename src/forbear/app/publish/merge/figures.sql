-- The day's figures on every open case. What the desk recorded (holds, dates, reasons) is not here.
update store_case c set
    days_past_due = s.days, late_since = s.late_since,
    -- late from the end of the due day on the customer's own clock
    late_from = (s.late_since + 1)::timestamp at time zone p.time_zone,
    as_of = %(as_of)s, rank = s.rank, segment = s.segment, treatment = s.treatment,
    channel = s.channel, purpose = s.purpose, effect = s.effect, rule_ids = s.rule_ids,
    opens_at = s.opens_at, why = s.why, why_zh = s.why_zh
from stage_cases s
join people p on p.customer_id = s.customer_id
where c.customer_id = p.id and c.state <> 'closed'
    and (c.days_past_due, c.late_since, c.as_of, c.rank, c.segment, c.treatment, c.channel,
         c.purpose, c.effect, c.rule_ids, c.opens_at, c.why, c.why_zh)
        is distinct from
        (s.days, s.late_since, %(as_of)s, s.rank, s.segment, s.treatment, s.channel,
         s.purpose, s.effect, s.rule_ids, s.opens_at, s.why, s.why_zh);

-- First reached: the earliest contact since the customer became late in which they were there.
with reached as (
    select c.id, min(t.at) as at
    from store_case c
    join people p on p.id = c.customer_id
    join store_contact t on t.customer_id = c.customer_id
        and t.at >= c.late_from and t.state = 'occurred'
        and t.outcome = any(%(reached_outcomes)s)
    left join store_contactpoint k on k.customer_id = t.customer_id
        and k.contact_point_id = t.contact_point_id
    where coalesce(k.whose, 'self') = any(%(own_points)s)
    group by c.id
)
update store_case c set first_reached_at = r.at
from people p, store_case o left join reached r on r.id = o.id
where c.customer_id = p.id and o.id = c.id and c.state <> 'closed'
    and c.first_reached_at is distinct from r.at;
