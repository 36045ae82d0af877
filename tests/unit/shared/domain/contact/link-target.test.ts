import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../../../shared/domain/contact/link-target.ts';

describe('a link of another program', () => {
  it.each([
    ['tel:+31-20-123-4567', 'tel:+31-20-123-4567'],
    ['tel:+31201234567;phone-context=example.com;ext=12', 'tel:+31201234567'],
    ['TEL:%2B31%2020%20123', 'tel:+31 20 123'],
    ['tel://0201234567', 'tel:0201234567'],
    ['callto:+31201234567&type=phone', 'tel:+31201234567'],
    ['callto://0655550102', 'tel:0655550102'],
    ['tel:*97', 'tel:*97'],
    ['sip:anna@pbx.example', 'sip:anna@pbx.example'],
    ['sips:anna@pbx.example;transport=tls', 'sips:anna@pbx.example'],
    // Headers and a password in an address are the link's own wishes, not the agent's.
    ['sip:anna@pbx.example?Replaces=a%3Bto-tag%3Db&Subject=x', 'sip:anna@pbx.example'],
    ['sip:anna:secret@pbx.example', 'sip:anna@pbx.example'],
  ])('%s gives %s', (link, target) => {
    expect(linkTarget(link)).toBe(target);
  });

  it.each([
    ['nothing', 'tel:'],
    ['no telephone link', 'https://example.com'],
    ['a name', 'callto:somebody'],
    ['a line break', 'tel:123%0D%0AX-Evil: 1'],
    ['a NUL', 'tel:12%003'],
    ['a sign that turns the text round', 'tel:%E2%80%AE321'],
    ['broken encoding', 'tel:%E0%A4%A'],
    ['angle brackets', 'sip:%3Csip:x@y%3E'],
    ['an address without a host', 'sip:anna'],
    ['an address with a path', 'sip:anna@pbx.example/../x'],
    ['endless length', `tel:${'1'.repeat(600)}`],
    ['a long target', `tel:${'1'.repeat(130)}`],
  ])('%s is not taken', (_what, link) => {
    expect(linkTarget(link)).toBeNull();
  });
});
