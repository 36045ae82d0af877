import type { PlaceProps } from '../../bridge/place.ts';
import { brandId, type ContactId, type OrganisationId } from '../../../../shared/lib/brand.ts';
import { AccountsList } from './accounts-list.tsx';
import { FileView } from './file-view.tsx';
import { OrganisationView } from './organisation-view.tsx';

const ORGANISATION = 'organisation:';

/** The own accounts; or, opened about somebody, the whole file of that customer or organisation. */
export function FilePlace({ about }: PlaceProps) {
  if (about === null) return <AccountsList />;
  return about.startsWith(ORGANISATION) ? (
    <OrganisationView key={about} organisationId={brandId<OrganisationId>(about.slice(ORGANISATION.length))} />
  ) : (
    <FileView key={about} contactId={brandId<ContactId>(about)} />
  );
}
