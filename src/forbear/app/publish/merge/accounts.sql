insert into store_account as kept
    (id, creditor, account_id, customer_id, product, place, currency, opened_on,
     credit_limit_cents, charged_off_on, contract_id, licence, online, rate_bp, secured, as_of,
     days_past_due, bucket, arrears_cents, outstanding_cents, late_since, paused, cycles_late,
     credit_cents, own_days_past_due, own_arrears_cents, next_due_on, next_due_cents,
     payment_order, accelerated_on, pauses)
select s.id, s.creditor, s.account_id, p.id, s.product, s.place, s.currency, s.opened_on,
    s.credit_limit_cents, s.charged_off_on, s.contract_id, s.licence, s.online, s.rate_bp,
    s.secured, %(as_of)s, s.days_past_due, s.bucket, s.arrears_cents, s.outstanding_cents,
    s.late_since, s.paused, s.cycles_late, s.credit_cents, s.own_days_past_due,
    s.own_arrears_cents, s.next_due_on, s.next_due_cents,
    s.payment_order, s.accelerated_on, s.pauses
from stage_accounts s
join people p on p.customer_id = s.customer_id
on conflict (creditor, account_id) do update set
    customer_id = excluded.customer_id, product = excluded.product, place = excluded.place,
    currency = excluded.currency, opened_on = excluded.opened_on,
    credit_limit_cents = excluded.credit_limit_cents, charged_off_on = excluded.charged_off_on,
    contract_id = excluded.contract_id, licence = excluded.licence, online = excluded.online,
    rate_bp = excluded.rate_bp, secured = excluded.secured, as_of = excluded.as_of,
    days_past_due = excluded.days_past_due, bucket = excluded.bucket,
    arrears_cents = excluded.arrears_cents, outstanding_cents = excluded.outstanding_cents,
    late_since = excluded.late_since, paused = excluded.paused,
    cycles_late = excluded.cycles_late, credit_cents = excluded.credit_cents,
    own_days_past_due = excluded.own_days_past_due,
    own_arrears_cents = excluded.own_arrears_cents, next_due_on = excluded.next_due_on,
    next_due_cents = excluded.next_due_cents, payment_order = excluded.payment_order,
    accelerated_on = excluded.accelerated_on, pauses = excluded.pauses
where (kept.customer_id, kept.product, kept.place, kept.currency, kept.opened_on,
       kept.credit_limit_cents, kept.charged_off_on, kept.contract_id, kept.licence, kept.online,
       kept.rate_bp, kept.secured, kept.as_of, kept.days_past_due, kept.bucket,
       kept.arrears_cents, kept.outstanding_cents, kept.late_since, kept.paused,
       kept.cycles_late, kept.credit_cents, kept.own_days_past_due, kept.own_arrears_cents,
       kept.next_due_on, kept.next_due_cents, kept.payment_order, kept.accelerated_on,
       kept.pauses)
    is distinct from
      (excluded.customer_id, excluded.product, excluded.place, excluded.currency,
       excluded.opened_on, excluded.credit_limit_cents, excluded.charged_off_on,
       excluded.contract_id, excluded.licence, excluded.online, excluded.rate_bp,
       excluded.secured, excluded.as_of, excluded.days_past_due, excluded.bucket,
       excluded.arrears_cents, excluded.outstanding_cents, excluded.late_since,
       excluded.paused, excluded.cycles_late, excluded.credit_cents,
       excluded.own_days_past_due, excluded.own_arrears_cents, excluded.next_due_on,
       excluded.next_due_cents,
       excluded.payment_order, excluded.accelerated_on, excluded.pauses);

-- An account that the lender no longer lists is late no more; what it was stays in the timeline.
update store_account a set
    days_past_due = 0, bucket = 'M0', arrears_cents = 0, outstanding_cents = 0,
    late_since = null, next_due_on = null, next_due_cents = null
from people p
where a.customer_id = p.id and a.as_of < %(as_of)s
    and (a.outstanding_cents <> 0 or a.arrears_cents <> 0 or a.bucket <> 'M0');

create temp table debts on commit drop as
select s.account_id, a.id
from stage_accounts s
join store_account a on a.creditor = s.creditor and a.account_id = s.account_id;
create unique index on debts (account_id);
analyze debts;
