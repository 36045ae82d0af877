import { describe, expect, it } from 'vitest';
import { linkText } from '../../../../../renderer/agent/features/telephone/dial-store.ts';
import { dialSuggestions } from '../../../../../renderer/agent/features/telephone/dial-suggestions.ts';
import { ANNA, CALL_1, CALL_2, recentCall } from '../../../../support/call-fixtures.ts';

const RECENT = [recentCall({ number: '0612345678', name: 'Anna' }), recentCall({ callId: CALL_1, number: '+31307654321' }), recentCall({ callId: CALL_2, number: '', name: '' })];
const suggest = (query: string, contacts = [ANNA]) => dialSuggestions({ query, contacts, recent: RECENT, country: 'NL', limit: 5 }).map(({ kind, name, number }) => [kind, name, number]);

describe('dialSuggestions', () => {
  it('names each number once, whatever its notation, customers first and callers without a number never', () => {
    expect(suggest('anna')).toEqual([['contact', 'Anna van den Berg', '+31612345678']]);
    expect(suggest('', [])).toEqual([
      ['recent', 'Anna', '0612345678'],
      ['recent', '030 765 4321', '+31307654321'],
    ]);
  });

  it('finds recent calls by the digits as they are read', () => {
    expect(suggest('030 76', [])).toEqual([['recent', '030 765 4321', '+31307654321']]);
    expect(suggest('nobody', [])).toEqual([]);
  });
});

describe('linkText', () => {
  it.each([
    ['tel:+31-20-1234567', '+31-20-1234567'],
    ['callto:0201234567', '0201234567'],
    ['sip:anna@example.org', 'sip:anna@example.org'],
    ['0201234567', '0201234567'],
  ])('%s reads %s', (link, text) => expect(linkText(link)).toBe(text));
});
