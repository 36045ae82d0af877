import type { PersonSection } from '../../../shared/domain/contact-file/person-section.ts';

/** Parts that are read as they are stored; the others need the forms, scripts and fields that they were written with. */
export type PlainSection = Exclude<PersonSection, 'answers' | 'registrations' | 'earlierRegistrations' | 'writtenBack' | 'changes'>;

const AGENT = (id: string): string => `(select name from agent where id = ${id})`;

/**
 * One query for each part; `family` holds the person and every contact that went into the person. What was removed or withdrawn is still
 * stored, so it is told too. Columns that only serve the search are left out.
 */
export const QUERIES: Readonly<Record<PlainSection, string>> = {
  contact: `select c.customer_number, c.salutation, c.initials, c.first_name, c.infix, c.last_name, c.role, c.organisation,
      (select group_concat(value, ', ') from json_each(c.right_person_for)) as right_person_for, c.language, c.birth_date, c.deceased, c.moved,
      ${AGENT('c.owner_id')} as owner, c.customer_value / 100.0 as customer_value, c.type_model, c.type_confidence, c.type_observed_at, c.tone_hint,
      (select group_concat(tag, ', ') from contact_tag t where t.contact_id = c.id) as tags, c.notes, c.confidential,
      (select group_concat(a.name, ', ') from contact_visibility v join agent a on a.id = v.agent_id where v.contact_id = c.id) as visible_to,
      c.read_only, c.retention_class, c.created_at, ${AGENT('c.created_by')} as created_by, c.updated_at, c.last_contact_at, c.deleted_at
    from family f join contact c on c.id = f.id order by f.step`,
  phones: `select raw as number, e164 as international, kind, preferred, valid, last_reached_at
    from family f join contact_phone p on p.contact_id = f.id order by f.step, position`,
  mails: `select address, kind, preferred, valid, last_reached_at from family f join contact_mail m on m.contact_id = f.id order by f.step, position`,
  addresses: `select street, house_number, postcode, city, country, kind, preferred, valid, last_reached_at
    from family f join contact_address a on a.contact_id = f.id order by f.step, position`,
  custom: `select c.label as field, c.kind, v.value from family f join contact_custom v on v.contact_id = f.id join custom_field c on c.id = v.field_id
    order by f.step, c.position`,
  calls: `select k.started_at, k.answered_at, k.ended_at, k.direction, k.remote_raw as number, k.display_name as caller_name, a.name as agent, p.name as project,
      i.state, i.incomplete_reason, k.hold_ms / 1000 as hold_seconds, coalesce(k.transferred_name, k.transferred_to) as transferred_to, k.hand_over_note,
      json_extract(i.verification, '$.verifiedAt') as verified_at, json_extract(i.verification, '$.failedAt') as verification_failed_at
    from family f join interaction i on i.contact_id = f.id join call k on k.interaction_id = i.id and k.consults_for is null
    left join agent a on a.id = k.agent_id left join project p on p.id = k.project_id order by k.started_at`,
  recordings: `select r.started_at, r.duration_ms / 1000 as seconds, r.state, r.removed_at
    from family f join interaction i on i.contact_id = f.id join recording r on r.interaction_id = i.id order by r.started_at`,
  agreements: `select g.created_at, g.what, g.to_whom, g.number, a.name as owner, g.due_at, g.state, g.result, g.closed_at, g.removed_at
    from family f join agreement g on g.contact_id = f.id left join agent a on a.id = g.owner_id order by g.created_at`,
  handOvers: `select h.offered_at, g.what, a.name as from_whom, coalesce(${AGENT('h.to_id')}, h.department) as to_whom, h.note, h.state, h.answered_at, h.reason
    from family f join agreement g on g.contact_id = f.id join hand_over h on h.agreement_id = g.id left join agent a on a.id = h.from_id order by h.offered_at`,
  callLists: `select l.name as list, e.fields as list_fields, e.state, a.at as started_at, a.number, a.result as attempt_result, a.ended_at
    from family f join list_entry e on e.contact_id = f.id join call_list l on l.id = e.list_id left join call_attempt a on a.entry_id = e.id order by a.at`,
  dispatches: `select d.created_at, d.kind, d.article, d.channel, d.to_name, d.address, d.subject, d.body as letter, d.state, d.closed_at, d.reply
    from family f join dispatch d on d.contact_id = f.id order by d.created_at`,
  letters: `select l.day, l.direction as letter_direction, l.channel, l.subject, l.text as letter, ${AGENT('l.created_by')} as agent, null as changed_at, l.removed_at
    from family f join letter l on l.contact_id = f.id
    union all
    select json_extract(v.before, '$.day'), json_extract(v.before, '$.direction'), json_extract(v.before, '$.channel'), json_extract(v.before, '$.subject'),
      json_extract(v.before, '$.text'), ${AGENT('v.by')}, v.at, null
    from family f join letter l on l.contact_id = f.id join letter_version v on v.letter_id = l.id order by l.day`,
  quotes: `select q.created_at, q.number as quote_number, json_extract(q.body, '$.toWhom') as to_name, json_extract(q.body, '$.email') as address,
      json_extract(q.body, '$.validUntil') as valid_until, json_extract(q.body, '$.total') / 100.0 as total, json_extract(q.body, '$.currency') as currency
    from family f join quote q on q.contact_id = f.id order by q.created_at`,
  remarks: `select r.created_at, r.kind, r.text, r.product, r.department, r.state, r.answer, r.closed_at, r.removed_at
    from family f join remark r on r.contact_id = f.id order by r.created_at`,
  consents: `select purpose, basis, product, channel, scope, granted_how, proof, valid_from, valid_to, withdrawn_at, removed_at
    from family f join consent c on c.contact_id = f.id order by valid_from`,
  objections: `select purpose, channel, note, number, created_at, withdrawn_at from contact_objection o
    where o.contact_id in (select id from family)
      or (o.contact_id is null and o.number in (select e164 from contact_phone where contact_id in (select id from family)))
    order by created_at`,
  offeredObjections: `select o.created_at, ${AGENT('o.created_by')} as agent from family f join objection_offer o on o.contact_id = f.id order by o.created_at`,
  overrides: `select o.created_at, o.rule, o.reason, o.number, ${AGENT('o.created_by')} as agent, o.used_at
    from family f join guard_override o on o.contact_id = f.id order by o.created_at`,
  notes: `select created_at, tone, intensity, source, text, removed_at from family f join emotion_note n on n.contact_id = f.id order by created_at`,
  merges: `select m.at as merged_at, ${AGENT('m.by')} as agent, json_extract(m.merged_before, '$.firstName') as first_name, json_extract(m.merged_before, '$.infix') as infix,
      json_extract(m.merged_before, '$.lastName') as last_name, m.undone_at
    from contact_merge m where m.survivor_id in (select id from family) or m.merged_id in (select id from family) order by m.at`,
  actions: `select t.at as happened_at, ${AGENT('t.agent_id')} as agent, t.action from audit t
    where t.entity = 'contact' and t.entity_id in (select id from family) order by t.id`,
};
