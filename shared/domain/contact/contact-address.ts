import { newAddress, preferredOf, type Contact } from './contact.ts';

/** "Markt 1, 2801 AB Gouda", with what there is of it. */
export function addressOf({ addresses }: Pick<Contact, 'addresses'>): string {
  const { street, houseNumber, postcode, city } = preferredOf(addresses) ?? newAddress();
  const join = (parts: readonly string[], by: string): string =>
    parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(by);
  return join([join([street, houseNumber], ' '), join([postcode, city], ' ')], ', ');
}
