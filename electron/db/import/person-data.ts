import { hiddenDisplay, hiddenNumber } from '../../../shared/domain/contact/hidden-number.ts';
import { openReader } from '../database.ts';
import { PERSON_SECTIONS, type PersonSection } from './person-sections.ts';

export type PersonRow = Readonly<Record<string, string | number | null>>;

/**
 * Everything that is stored about a person, table by table (GDPR, article 15). Columns that only serve the search are left out.
 */
const QUERIES: Readonly<Record<PersonSection, string>> = {
  contact: `select c.customer_number, c.salutation, c.initials, c.first_name, c.infix, c.last_name, c.role, c.organisation, c.language,
      c.birth_date, c.deceased, c.moved, c.customer_value / 100.0 as customer_value, c.type_model, c.type_confidence, c.tone_hint,
      c.notes, c.confidential, c.retention_class, c.created_at, c.updated_at, c.last_contact_at, c.deleted_at,
      (select group_concat(tag, ', ') from contact_tag t where t.contact_id = c.id) as tags
    from contact c where c.id = ?`,
  phones:
    'select raw as number, e164 as international, kind, preferred, valid, last_reached_at from contact_phone where contact_id = ? order by position',
  mails:
    'select address, kind, preferred, valid, last_reached_at from contact_mail where contact_id = ? order by position',
  addresses:
    'select street, house_number, postcode, city, country, kind, preferred, valid from contact_address where contact_id = ? order by position',
  custom:
    'select f.label as field, v.value from contact_custom v join custom_field f on f.id = v.field_id where v.contact_id = ? order by f.position',
  calls: `select k.started_at, k.answered_at, k.ended_at, k.direction, k.remote_raw as number, a.name as agent, p.name as project, i.state
    from interaction i join call k on k.id = i.call_id left join agent a on a.id = k.agent_id left join project p on p.id = k.project_id
    where i.contact_id = ? order by k.started_at`,
  registrations: `select r.completed_at, p.name as project, a.name as agent, r.form_id as form, v.key as field, json_extract(v.value, '$.value') as value
    from registration r left join json_each(r.form_values) v left join agent a on a.id = r.agent_id left join project p on p.id = r.project_id where r.contact_id = ? order by r.completed_at`,
  recordings: `select r.started_at, r.duration_ms / 1000 as seconds, r.state, r.removed_at
    from recording r join interaction i on i.id = r.interaction_id where i.contact_id = ? order by r.started_at`,
  consents:
    'select purpose, basis, product, channel, scope, granted_how, proof, valid_from, valid_to, withdrawn_at from consent where contact_id = ? order by valid_from',
  objections:
    'select purpose, channel, note, number, created_at, withdrawn_at from contact_objection where contact_id = ? order by created_at',
  notes:
    'select created_at, tone, intensity, source, text from emotion_note where contact_id = ? and removed_at is null order by created_at',
  changes: `select v.at as changed_at, coalesce(a.name, '') as agent, v.action, coalesce(v.cause, '') as cause, coalesce(v.before, '') as before_it
    from contact_version v left join agent a on a.id = v.by where v.contact_id = ? order by v.version`,
};

const NUMBER_COLUMNS = ['number', 'international'] as const;

/** As the window shows it to whoever may not see telephone numbers: of each the last two digits. */
function withoutNumbers(row: PersonRow): PersonRow {
  const shown: Record<string, string | number | null> = { ...row };
  for (const column of NUMBER_COLUMNS) {
    const number = row[column];
    if (typeof number === 'string' && number !== '') shown[column] = masked(number);
  }
  const { before_it: before } = row;
  if (typeof before === 'string' && before !== '') {
    const fields = JSON.parse(before) as { readonly phones?: readonly { readonly raw?: string }[] };
    const phones = fields.phones?.map((phone) => ({ ...phone, raw: masked(phone.raw ?? ''), e164: null }));
    shown['before_it'] = JSON.stringify(phones === undefined ? fields : { ...fields, phones });
  }
  return shown;
}

function masked(number: string): string {
  return hiddenDisplay(hiddenNumber(0, number)) ?? '';
}

/** All of it, section by section, some of them empty. @throws what SQLite says */
export function personData(
  dataFile: string,
  contactId: string,
  hideNumbers: boolean,
): readonly { readonly section: PersonSection; readonly rows: readonly PersonRow[] }[] {
  const { raw } = openReader(dataFile);
  try {
    return PERSON_SECTIONS.map((section) => ({
      section,
      rows: (raw.prepare(QUERIES[section]).all(contactId) as readonly PersonRow[]).map((row) => (hideNumbers ? withoutNumbers(row) : row)),
    }));
  } finally {
    raw.close();
  }
}
