-- Where a day arrives before it is merged. Gone at the end of the transaction, or by the next day
-- when one transaction publishes several.
drop table if exists
    pg_temp.stage_customers, pg_temp.stage_accounts, pg_temp.stage_dues,
    pg_temp.stage_payments, pg_temp.stage_contact_points, pg_temp.stage_parties,
    pg_temp.stage_states, pg_temp.stage_contacts, pg_temp.stage_cases, pg_temp.stage_promises,
    pg_temp.people, pg_temp.debts;
create temp table stage_customers (
    id uuid, customer_id text, creditor text, creditors jsonb, name text, name_key text,
    language text, place text, time_zone text, born_on date, id_last4 text
) on commit drop;
create temp table stage_accounts (
    id uuid, account_id text, customer_id text, creditor text, product text, place text,
    currency text, opened_on date, credit_limit_cents bigint, charged_off_on date,
    contract_id text, licence text, online boolean, rate_bp int, secured boolean,
    days_past_due int, bucket text, arrears_cents bigint, outstanding_cents bigint,
    late_since date, paused boolean, cycles_late int, credit_cents bigint,
    own_days_past_due int, own_arrears_cents bigint, next_due_on date, next_due_cents bigint,
    payment_order text, accelerated_on date, pauses jsonb
) on commit drop;
create temp table stage_dues (
    id uuid, due_id text, account_id text, due_on date, component text, cents bigint,
    rate_bp int
) on commit drop;
create temp table stage_payments (
    id uuid, payment_id text, account_id text, received_on date, cents bigint, reversed_on date
) on commit drop;
create temp table stage_contact_points (
    id uuid, contact_point_id text, customer_id text, kind text, value text, whose text,
    status text, consent boolean, source text, source_on date, checked_on date, person_id text
) on commit drop;
create temp table stage_parties (
    id uuid, account_id text, customer_id text, role text, from_on date, to_on date, share_bp int
) on commit drop;
create temp table stage_states (
    id uuid, customer_id text, account_id text, state text, from_on date, to_on date, cents bigint
) on commit drop;
create temp table stage_contacts (
    id uuid, contact_id text, customer_id text, account_id text, contact_point_id text,
    at timestamptz, channel text, direction text, outcome text, actor text, purpose text,
    source text
) on commit drop;
create temp table stage_promises (
    id uuid, promise_id text, customer_id text, account_id text, made_on date, due_on date,
    cents bigint
) on commit drop;
create temp table stage_cases (
    customer_id text, days int, bucket text, late_since date, in_arrears boolean, products jsonb,
    rank int, segment text, treatment text, channel text, purpose text, effect text,
    rule_ids jsonb, opens_at timestamptz, why text, why_zh text
) on commit drop;
