-- What no program may do, whatever it forgets: change history, or let a contact out without leave.

create function store_never_changes() returns trigger language plpgsql as $$
begin
    raise exception '% is a record and is never changed: % refused. Add a new row instead.',
        tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

create trigger never_changes before update or delete on store_caseevent
    for each row execute function store_never_changes();
create trigger never_changes before update or delete on store_note
    for each row execute function store_never_changes();
create trigger never_changes before update or delete on store_gatedecision
    for each row execute function store_never_changes();
create trigger never_changes before update or delete on store_look
    for each row execute function store_never_changes();

-- A permit comes only from a decision that allowed, for the same person at the desk, and is used once.
create function store_permit_guard() returns trigger language plpgsql as $$
declare
    decision store_gatedecision%rowtype;
begin
    if tg_op = 'DELETE' then
        raise exception 'A permit is a record and is never removed.'
            using errcode = 'restrict_violation';
    end if;
    if tg_op = 'INSERT' then
        select * into decision from store_gatedecision where id = new.decision_id;
        if decision.effect not in ('allow', 'warn') then
            raise exception 'Decision % was %: it gives no permit.', decision.id, decision.effect
                using errcode = 'restrict_violation';
        end if;
        if decision.case_id <> new.case_id or decision.user_id <> new.user_id then
            raise exception 'Decision % was given for another case or person.', decision.id
                using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if (new.id, new.decision_id, new.case_id, new.user_id, new.code, new.issued_at, new.expires_at)
        is distinct from
       (old.id, old.decision_id, old.case_id, old.user_id, old.code, old.issued_at, old.expires_at)
    then
        raise exception 'A permit is never rewritten; only its state moves on.'
            using errcode = 'restrict_violation';
    end if;
    if old.state <> new.state and (old.state, new.state) not in (%(permit_moves)s) then
        raise exception 'A permit that is % cannot become %.', old.state, new.state
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger permit_guard before insert or update or delete on store_permit
    for each row execute function store_permit_guard();

-- A contact tried from the desk keeps to its permit; once it occurred it stands.
create function store_contact_guard() returns trigger language plpgsql as $$
declare
    decision store_gatedecision%rowtype;
begin
    if tg_op = 'DELETE' then
        raise exception 'A contact is a record and is never removed.'
            using errcode = 'restrict_violation';
    end if;
    if tg_op = 'INSERT' and new.origin = 'desk' then
        select d.* into decision from store_permit p
            join store_gatedecision d on d.id = p.decision_id where p.id = new.permit_id;
        if (decision.customer_id, decision.channel, decision.user_id)
            is distinct from (new.customer_id, new.channel, new.user_id) then
            raise exception 'The permit is for another customer, channel or person.'
                using errcode = 'restrict_violation';
        end if;
    end if;
    if tg_op = 'UPDATE' and old.origin = 'desk' then
        if (new.id, new.customer_id, new.contact_id, new.channel, new.direction, new.actor,
            new.purpose, new.origin, new.permit_id, new.user_id, new.contact_point_id)
           is distinct from
           (old.id, old.customer_id, old.contact_id, old.channel, old.direction, old.actor,
            old.purpose, old.origin, old.permit_id, old.user_id, old.contact_point_id) then
            raise exception 'A contact is never rewritten; only its outcome is added.'
                using errcode = 'restrict_violation';
        end if;
        if old.state = 'occurred' or (old.state, new.state) not in (%(contact_moves)s) then
            raise exception 'A contact that is % cannot become %.', old.state, new.state
                using errcode = 'restrict_violation';
        end if;
    end if;
    if tg_op = 'UPDATE' and old.origin <> new.origin then
        raise exception 'A contact keeps its origin.' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger contact_guard before insert or update or delete on store_contact
    for each row execute function store_contact_guard();
