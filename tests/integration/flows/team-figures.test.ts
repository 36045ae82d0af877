import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

import type { AgentId } from '../../../shared/lib/brand.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { MORNING, profileFolder, type TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, talking } from './desk.ts';

const DAY = { projectId: null, span: 'day', steps: 0 } as const;

/** A supervisor, somebody of the team with a Balie of their own, and a folder that both can reach. */
async function team() {
  const clock = createFakeClock(MORNING);
  const bo = await atTheDesk({ clock, firstAgentName: 'Bo Janssen' });
  const lead = await atTheDesk({ clock, firstAgentName: 'Lea de Wit' });
  const folder = profileFolder();
  const at = (name: string): string => path.join(folder, name);
  const save = (desk: TestCore, name: string | null) => {
    Object.assign(desk.desktop.port, { chooseSaveFile: () => Promise.resolve(name === null ? null : at(name)) });
    return desk.must('figures.saveFile', { ...DAY, at: clock.now() });
  };
  const open = async (...names: readonly string[]) => {
    Object.assign(lead.desktop.port, { chooseFiles: () => Promise.resolve(names.map(at)) });
    return (await lead.must('figures.openTeamFiles', {})).map(({ file, as, name }) => `${file} ${as} ${name}`.trim());
  };
  return { clock, bo, lead, at, save, open };
}

it('figures go from a Balie of somebody to that of who leads them: numbers only, the later file counts, a removed one is gone', async () => {
  const { clock, bo, lead, at, save, open } = await team();
  await addContact(bo, { notes: 'Pays late' });
  const callId = await talking(bo);
  await bo.pass(60_000);
  bo.sip.ends(callId, 'hung-up-there');
  await bo.pass(30_000);
  expect(await save(bo, null)).toBe(false);
  expect(await save(bo, 'one.balie-figures')).toBe(true);
  const text = readFileSync(at('one.balie-figures'), 'utf8');
  for (const private_ of ['Berg', '31612345678', 'Pays late', 'Gouda']) expect(text).not.toContain(private_);
  const report = await bo.must('figures.report', {
    ...DAY,
    whose: bo.state().session.agent?.id as AgentId,
    at: clock.now(),
  });

  expect(await lead.must('figures.teamFiles', {})).toEqual([]);
  expect(await open()).toEqual([]);
  expect(await open('one.balie-figures', 'one.balie-figures')).toEqual([
    'one.balie-figures added Bo Janssen',
    'one.balie-figures known Bo Janssen',
  ]);
  const [first] = await lead.must('figures.teamFiles', {});
  expect(first).toMatchObject({
    person: { name: 'Bo Janssen' },
    project: null,
    span: 'day',
    from: '2026-01-15',
    to: '2026-01-16',
    sums: report.total,
  });
  expect(first?.sums.counts.callsIn).toBe(1);
  expect(first?.sums.time.talking).toBeGreaterThanOrEqual(60_000);

  await bo.pass(600_000);
  await save(bo, 'two.balie-figures');
  expect(await open('two.balie-figures', 'one.balie-figures')).toEqual([
    'two.balie-figures replaced Bo Janssen',
    'one.balie-figures older Bo Janssen',
  ]);
  // Own figures lie beside those of the team, from the same place.
  await save(lead, 'own.balie-figures');
  writeFileSync(at('changed.balie-figures'), text.replace('Bo Janssen', 'Jo Janssen'));
  writeFileSync(at('newer.balie-figures'), text.replace('"version": 1', '"version": 2'));
  writeFileSync(at('large.balie-figures'), ' '.repeat(70_000));
  writeFileSync(at('list.csv'), 'a;b');
  expect(
    await open(
      'changed.balie-figures',
      'newer.balie-figures',
      'large.balie-figures',
      'list.csv',
      'nowhere',
      'own.balie-figures',
    ),
  ).toEqual([
    'changed.balie-figures tampered',
    'newer.balie-figures newer',
    'large.balie-figures too-large',
    'list.csv unreadable',
    'nowhere unreadable',
    'own.balie-figures added Lea de Wit',
  ]);
  const kept = await lead.must('figures.teamFiles', {});
  expect(kept.map(({ person }) => person.name).toSorted()).toEqual(['Bo Janssen', 'Lea de Wit']);
  for (const { id } of kept) await lead.must('figures.removeTeamFile', { id });
  expect(await lead.refusal('figures.removeTeamFile', { id: kept[0]?.id ?? '' })).toBe('not-found');
  expect(lead.rows('select * from team_figures')).toEqual([]);
});

it('everybody gives their own figures away; those of the team are for who leads it', async () => {
  const { lead, save } = await team();
  const { id } = await lead.must('agent.save', { agentId: null, name: 'Bert', role: 'agent', active: true });
  await lead.must('agent.logOut', {});
  await lead.must('agent.logIn', { agentId: id, password: '' });
  expect(await save(lead, 'bert.balie-figures')).toBe(true);
  expect(await lead.refusal('figures.teamFiles', {})).toBe('not-allowed');
  expect(await lead.refusal('figures.openTeamFiles', {})).toBe('not-allowed');
  expect(await lead.refusal('figures.removeTeamFile', { id })).toBe('not-allowed');
});
