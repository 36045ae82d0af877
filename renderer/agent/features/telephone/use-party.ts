import { partyName } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';

/** Name, number and organisation of the other party as the card shows them; the number is empty when the name is the number. */
export function useParty(call: Call): {
  readonly name: string;
  readonly number: string;
  readonly organisation: string;
} {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const written = call.remote.number ?? call.remote.raw;
  const number = written === '' ? '' : displayPhone(written, country);
  if (call.contact.state === 'found' && call.contact.contact.hidden) return { name: t('customer.confidential'), number, organisation: '' };
  const best = partyName(call);
  if (best === '') return { name: t('telephone.anonymous'), number: '', organisation: '' };
  if (best === call.remote.number || best === call.remote.raw) return { name: number, number: '', organisation: '' };
  const organisation = call.contact.state === 'found' ? call.contact.contact.organisation : '';
  return { name: best, number, organisation: organisation === best ? '' : organisation };
}
