select uuidv7(), contact_point_id, customer_id, kind, value, whose, status, consent = 'yes',
    coalesce(source, ''), source_on, checked_on, coalesce(person_id, '')
from taken_contact_points
join chosen using (customer_id)
order by contact_point_id
