import { addressOf } from '../contact/contact-address.ts';
import { preferredOf, type Contact } from '../contact/contact.ts';
import { fullName, spokenName } from '../contact/contact-name.ts';
import type { LocalisedText } from '../script/script.ts';
import type { MergeValues } from '../script/merge-fields.ts';

/** What the spoken texts of a script can name in this conversation; what is not known stays empty and shows as a gap. */
export function mergeValuesOf(conversation: {
  readonly contact: Contact | null;
  /** The number of the other party, ready to be read. */
  readonly phone: string;
  readonly agentName: string;
  readonly companyName: string;
  readonly language: keyof LocalisedText;
  /** Dates as they are said, in the same language and the agent's time zone. */
  readonly today: string;
  readonly tomorrow: string;
}): MergeValues {
  const { contact, language } = conversation;
  return {
    'agent.name': conversation.agentName,
    'company.name': conversation.companyName,
    'customer.phone': conversation.phone,
    today: conversation.today,
    tomorrow: conversation.tomorrow,
    ...(contact === null
      ? {}
      : {
          'customer.name': spokenName(contact, language),
          'customer.fullName': fullName(contact),
          'customer.organisation': contact.organisation,
          'customer.number': contact.customerNumber,
          'customer.email': preferredOf(contact.mails)?.address ?? '',
          'customer.address': addressOf(contact),
        }),
  };
}
