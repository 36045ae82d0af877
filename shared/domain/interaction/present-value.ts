import type { Contact } from '../contact/contact.ts';
import { ENRICHED, presentValue } from '../registration/enrichment.ts';
import type { TableField } from '../registration/form.ts';
import type { TableRow } from '../registration/table-value.ts';
import { DOTS } from '../verification/mask.ts';

/** A line whose field was just chosen, with what the customer's record says of it. Without a customer, and while the data are covered, the agent asks and types. */
export function withPresentValue(field: TableField, row: TableRow, contact: Contact | null): TableRow {
  const { writesBack } = field;
  if (writesBack === undefined) return row;
  const chosen = ENRICHED.find((each) => each === row[writesBack.field]);
  const present = chosen === undefined || contact === null || contact.hidden === true ? '' : presentValue(contact, chosen);
  return { ...row, [writesBack.old]: present.includes(DOTS) ? '' : present };
}
