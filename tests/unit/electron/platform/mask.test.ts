import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../../../electron/platform/mask.ts';

describe('the mask of the log', () => {
  it.each<[string, string, readonly string[]]>([
    ['numbers', 'call to +31612345678 and 0612345678 and 06-12 34 56 78', ['612345678', '06-12']],
    ['SIP addresses', 'INVITE sip:anna.jansen@pbx.example SIP/2.0', ['anna', 'jansen']],
    ['telephone links', 'open tel:+31-20-1234567', ['1234567', '+31']],
    ['display names', 'From: "Anna Jansen" <sip:1001@pbx.example>;tag=x', ['Anna', 'Jansen', '1001']],
    ['mail addresses', 'contact anna@example.com', ['anna@']],
    ['credentials', 'Authorization: Digest username="anna", nonce="abc", response="deadbeef"', ['anna', 'abc', 'deadbeef']],
  ])('hides %s', (_title, text, secrets) => {
    const masked = maskPersonalData(text);
    for (const secret of secrets) expect(masked).not.toContain(secret);
  });

  it('leaves what is no personal data', () => {
    expect(maskPersonalData('registration refused: 403, try 12')).toBe('registration refused: 403, try 12');
  });
});
