import { describe, expect, it } from 'vitest';
import { checkCommands } from '../../../build/contract/commands.mjs';
import { checkTexts } from '../../../build/contract/texts.mjs';

describe('checkCommands', () => {
  it('accepts a command that is listed, handled and called', () => {
    expect(
      checkCommands({
        commands: ['call.hold'],
        listed: ['call.hold'],
        handlerSources: [`return { 'call.hold': hold };`],
        callerSources: [`client.invoke('call.hold', {})`],
      }),
    ).toEqual([]);
  });

  it('names everything that is missing', () => {
    expect(
      checkCommands({ commands: ['call.hold'], listed: ['call.mute'], handlerSources: [], callerSources: [] }),
    ).toEqual([
      'call.hold is missing in names.ts',
      'call.mute of names.ts is not in the contract',
      'call.hold has no handler',
      'call.hold has no caller in the agent window',
    ]);
  });
});

describe('checkTexts', () => {
  const en = {
    call: { hold: 'Hold', items_one: '{{count}} item', items_other: '{{count}} items', end: { busy: 'Busy' } },
  };
  const nl = {
    call: { hold: 'Wacht', items_one: '{{count}} ding', items_other: '{{count}} dingen', end: { busy: 'Bezet' } },
  };
  const source = "t('call.hold'); t('call.items', { count }); t(`call.end.${cause}`)";

  it('accepts languages that fit, keys by literal, by plural and by template', () => {
    expect(checkTexts({ en, nl }, new Map([['a.tsx', source]]))).toEqual([]);
  });

  it('names missing and surplus keys, other placeholders, unknown and unused keys', () => {
    const other = {
      call: { hold: 'Wacht {{x}}', items_one: '{{count}}', items_other: '{{count}}', end: {}, extra: '!' },
    };
    expect(
      checkTexts({ en, nl: other }, new Map([['a.tsx', "t('call.hold'); t('call.items'); t('call.gone')"]])),
    ).toEqual([
      'call.hold has other placeholders in nl than in en',
      'call.end.busy is missing in nl',
      'call.extra is in nl but not in en',
      'a.tsx uses call.gone, which does not exist',
      'call.end.busy is used nowhere',
    ]);
  });
});
