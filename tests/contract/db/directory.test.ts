import { describe, expect, it } from 'vitest';
import { brandId, type DirectoryEntryId } from '../../../shared/lib/brand.ts';
import type { DirectoryEntry } from '../../../shared/domain/directory/directory-entry.ts';
import { callRecord, freshData, T0 } from './support.ts';

const entry = (id: string, name: string, given: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id: brandId<DirectoryEntryId>(id),
  name,
  address: '200',
  department: 'Finance',
  presence: true,
  provisioned: false,
  ...given,
});

describe('the directory', () => {
  it('is kept by name; the file replaces its own entries only', async () => {
    const { data, agentId } = await freshData();
    await data.directory.save(entry('b', 'Bea'), agentId);
    await data.directory.save(entry('a', 'André', { presence: false, department: '' }), agentId);
    await data.directory.provision([entry('p', 'Cas'), entry('q', 'Dirk')]);
    expect((await data.directory.list()).map(({ name, provisioned }) => [name, provisioned])).toEqual([
      ['André', false],
      ['Bea', false],
      ['Cas', true],
      ['Dirk', true],
    ]);
    await data.directory.provision([entry('r', 'Els')]);
    await data.directory.save(entry('b', 'Bea Vos', { address: '201' }), agentId);
    await data.directory.remove(brandId('a'), agentId);
    expect(await data.directory.list()).toEqual([
      entry('b', 'Bea Vos', { address: '201' }),
      entry('r', 'Els', { provisioned: true }),
    ]);
  });
});

describe('a call that was handed over', () => {
  it('is on record with its target, and a consultation is no call of its own', async () => {
    const { data, agentId } = await freshData();
    const customer = callRecord(agentId, {
      answeredAt: T0 + 10,
      transferredTo: { address: '200', name: 'Bea' },
      handOverNote: 'Wants Bea',
    });
    await data.calls.save(customer);
    await data.calls.save(callRecord(agentId, { answeredAt: T0 + 11, direction: 'out', consultsFor: customer.id }));
    const recent = await data.calls.recent(10, false, agentId);
    expect(recent.find(({ callId }) => callId === customer.id)?.transferredTo).toBe('Bea');
    expect(recent.filter(({ transferredTo }) => transferredTo === '')).toHaveLength(1);
    expect((await data.sessions.todayFigures(agentId, T0, T0 + 100)).calls).toBe(1);
  });
});
