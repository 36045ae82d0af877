import { describe, expect, it } from 'vitest';
import { createManyLines } from '../../../../electron/sip/many-lines.ts';
import { brandId, type AccountId, type CallId } from '../../../../shared/lib/brand.ts';
import { createFakeSipEngine, type FakeSipEngine } from '../../../support/fake-sip-engine.ts';
import { TEST_CLOCK, testAccount } from '../../../support/sip-user.ts';

const [shop, bank] = [brandId<AccountId>('shop'), brandId<AccountId>('bank')];
const callId = (name: string): CallId => brandId<CallId>(name);

function office() {
  const made: FakeSipEngine[] = [];
  const elsewhere: (() => number)[] = [];
  let next = 0;
  const lines = createManyLines(
    (callsElsewhere) => {
      const engine = createFakeSipEngine({ clock: TEST_CLOCK, newId: () => `in-${(next += 1)}` });
      made.push(engine);
      elsewhere.push(callsElsewhere);
      return engine;
    },
    () => undefined,
  );
  const heard: unknown[] = [];
  lines.events.on('line', (status) => heard.push(status.state));
  lines.events.on('further-line', ({ accountId, status }) => heard.push([accountId, status.state]));
  lines.events.on('incoming', ({ accountId }) => heard.push(['rings', accountId]));
  lines.events.on('call', (event) => heard.push([event.callId, event.type]));
  lines.start({ ...testAccount('1001'), id: shop }, [{ ...testAccount('1002'), id: bank }]);
  const [first, second] = made as [FakeSipEngine, FakeSipEngine];
  return { lines, made, first, second, heard, elsewhere };
}

describe('several accounts behind one engine', () => {
  it('register each with an engine of its own', () => {
    const { made, heard } = office();
    expect(made.map((engine) => engine.asked('start'))).toMatchObject([[[{ id: shop }]], [[{ id: bank }]]]);
    expect(heard).toEqual(['registered', ['bank', 'registered']]);
  });

  it('keep every call with its account, in both directions', async () => {
    const { lines, first, second, heard, elsewhere } = office();
    await lines.dial(callId('a'), '1', { accountId: bank });
    await lines.dial(callId('b'), '2');
    const incoming = second.ring();
    expect(heard).toContainEqual(['rings', 'bank']);
    await lines.answer(incoming);
    lines.setHold(callId('b'), true);
    lines.hangUp(callId('a'));
    expect(first.commands.map(({ name }) => name)).toEqual(['start', 'dial', 'setHold']);
    expect(second.commands.map(({ name }) => name)).toEqual(['start', 'dial', 'answer', 'hangUp']);
    expect(elsewhere.map((count) => count())).toEqual([1, 1]);
    expect(lines.hangUp(callId('a')).ok).toBe(false);
    expect((await lines.dial(callId('c'), '3', { accountId: brandId<AccountId>('none') })).ok).toBe(false);
  });

  it('let every message of theirs be seen', () => {
    const { lines, first, second } = office();
    const seen: string[] = [];
    lines.events.on('trace', ({ text }) => seen.push(text));
    first.events.emit('trace', { direction: 'in', text: 'one' });
    second.events.emit('trace', { direction: 'out', text: 'two' });
    expect(seen).toEqual(['one', 'two']);
  });

  it('end the calls of an account that is taken out, and hear no more of it', async () => {
    const { lines, second, heard } = office();
    await lines.dial(callId('a'), '1', { accountId: bank });
    heard.length = 0;
    lines.start({ ...testAccount('1001'), id: shop });
    expect(heard).toEqual([['a', 'ended'], 'registered']);
    second.ring();
    expect(heard).toHaveLength(2);
    await lines.stop();
    expect(heard.at(-1)).toBe('off');
  });
});
