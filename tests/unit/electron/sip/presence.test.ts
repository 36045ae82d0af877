import { describe, expect, it } from 'vitest';
import { mergeDialogs, parseDialogInfo, presenceOf } from '../../../../electron/sip/presence/dialog-info.ts';

const info = (state: string, ...dialogs: readonly string[]): string =>
  `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="${state}" entity="sip:2002@pbx">${dialogs.join('')}</dialog-info>`;
const dialog = (id: string, state: string): string =>
  `<dialog id="${id}" direction="recipient"><state>${state}</state><remote><identity>sip:x@y</identity></remote></dialog>`;

const after = (...bodies: readonly string[]): string =>
  presenceOf(
    bodies.reduce<ReadonlyMap<string, string>>((dialogs, body) => {
      const parsed = parseDialogInfo(body);
      return parsed === null ? dialogs : mergeDialogs(dialogs, parsed);
    }, new Map()),
  );

describe('a document about dialogs', () => {
  it('says whether somebody is free', () => {
    expect(after(info('full'))).toBe('idle');
    expect(after(info('full', dialog('1', 'terminated')))).toBe('idle');
    expect(after(info('full', dialog('1', 'early')))).toBe('ringing');
    expect(after(info('full', dialog('1', 'trying'), dialog('2', 'confirmed')))).toBe('talking');
  });

  it('names only what changed when it is partial, and everything when it is full', () => {
    const talks = info('full', dialog('1', 'confirmed'));
    expect(after(talks, info('partial', dialog('2', 'early')))).toBe('talking');
    expect(after(talks, info('partial', dialog('1', 'terminated')))).toBe('idle');
    expect(after(talks, info('full', dialog('2', 'early')))).toBe('ringing');
  });

  it('may have prefixes, single quotes, comments and empty elements', () => {
    const odd = `<d:dialog-info xmlns:d="urn:ietf:params:xml:ns:dialog-info" state='full'><!-- <d:dialog id="9"><d:state>confirmed</d:state></d:dialog> --><d:dialog id='7'/><d:dialog\n id='8' ><d:state code="x"> early </d:state></d:dialog></d:dialog-info>`;
    expect(after(odd)).toBe('ringing');
  });

  it('is left alone when it is none, or too large', () => {
    for (const body of ['', '<presence/>', '{"a": 1}', `${info('full')}${' '.repeat(70_000)}`])
      expect(parseDialogInfo(body), body.slice(0, 20)).toBeNull();
  });
});
