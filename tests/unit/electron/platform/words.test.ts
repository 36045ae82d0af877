import { describe, expect, it } from 'vitest';
import { createWords } from '../../../../electron/platform/words.ts';
import { CALL_1, callsOf, storyOf } from '../../../support/call-fixtures.ts';

const words = createWords(() => 'Service');
const [call] = callsOf(storyOf(CALL_1, 'in')).calls;
if (call === undefined) throw new Error('no call');

describe('the notification of a call', () => {
  it('says who calls, from which number, for which project', () => {
    expect(words.incoming('en')(call, false)).toMatchObject({ title: 'Anna van den Berg is calling', body: '+31612345678 · Service' });
  });

  it('names nobody while the desk is locked', () => {
    expect(words.incoming('en')(call, true)).toMatchObject({ title: 'Incoming call', body: 'Service' });
    expect(words.incoming('nl')(call, true)).toMatchObject({ title: 'Inkomend gesprek', body: 'Service' });
    expect(words.tray('en').answer({ name: '' }, true)).toBe('Answer the call');
    expect(words.tray('nl').hangUp({ name: '' }, true)).toBe('Het gesprek ophangen');
  });

  it('leaves out the number of an anonymous caller', () => {
    const anonymous = { ...call, contact: { state: 'none' }, remote: { ...call.remote, raw: '', number: null, displayName: '' } } as const;
    expect(words.incoming('en')(anonymous, false)).toMatchObject({ title: 'Unknown caller is calling', body: 'Service' });
  });
});
