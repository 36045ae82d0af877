import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

import { addUp } from '../../../shared/domain/figures/sums.ts';
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

it('the mean of three goes back to the people of the team, who see it beside their own', async () => {
  const { clock, bo, lead, at, save, open } = await team();
  const cas = await atTheDesk({ clock, firstAgentName: 'Cas' });
  const dia = await atTheDesk({ clock, firstAgentName: 'Dia' });
  const report = (desk: TestCore) => desk.must('figures.report', { ...DAY, whose: desk.state().session.agent?.id as AgentId, at: clock.now() });
  const ask = { ...DAY, at: clock.now() };
  const calls = [1, 2, 0];
  for (const [index, desk] of [bo, cas, dia].entries()) {
    for (let call = 0; call < (calls[index] ?? 0); call += 1) {
      const callId = await talking(desk);
      await desk.pass(30_000 * (index + 1));
      desk.sip.ends(callId, 'hung-up-there');
      await desk.settle();
    }
  }
  for (const desk of [bo, cas, dia]) await desk.pass(1_000);
  const sums = [];
  for (const [index, desk] of [bo, cas, dia].entries()) {
    await save(desk, `${String(index)}.balie-figures`);
    sums.push((await report(desk)).total);
  }
  const period = { project: null, span: 'day', from: '2026-01-15' } as const;
  await open('0.balie-figures', '1.balie-figures');
  expect(await lead.refusal('figures.saveMean', period)).toBe('not-found');
  expect(await lead.must('figures.teamMean', ask)).toBeNull();
  await open('2.balie-figures');
  Object.assign(lead.desktop.port, { chooseSaveFile: () => Promise.resolve(at('mean.balie-figures')) });
  expect(await lead.must('figures.saveMean', period)).toBe(true);
  const text = readFileSync(at('mean.balie-figures'), 'utf8');
  for (const name of ['Bo Janssen', 'Cas', 'Dia']) expect(text).not.toContain(name);
  // Who leads the team sees it as soon as the files are there.
  expect(await lead.must('figures.teamMean', ask)).toMatchObject({ people: 3, source: 'file' });
  expect(await open('mean.balie-figures')).toEqual(['mean.balie-figures of-team']);
  // Their own figures and the mean, both from them, stay beside each other.
  await save(lead, 'own.balie-figures');
  await open('own.balie-figures');
  Object.assign(lead.desktop.port, { chooseFiles: () => Promise.resolve([at('mean.balie-figures')]) });
  expect((await lead.must('figures.openMean', {})).map(({ as }) => as)).toEqual(['added']);
  expect((await lead.must('figures.teamFiles', {})).map(({ person }) => person.name).toSorted()).toEqual(['Bo Janssen', 'Cas', 'Dia', 'Lea de Wit']);

  expect(await bo.must('figures.teamMean', ask)).toBeNull();
  const take = async (name: string) => {
    Object.assign(bo.desktop.port, { chooseFiles: () => Promise.resolve([at(name)]) });
    return (await bo.must('figures.openMean', {})).map(({ as }) => as);
  };
  expect(await take('1.balie-figures')).toEqual(['of-person']);
  expect(await take('mean.balie-figures')).toEqual(['added']);
  const mean = await bo.must('figures.teamMean', ask);
  expect(mean).toMatchObject({ people: 3, source: 'file', sums: addUp(sums) });
  expect(mean?.sums.counts.callsIn).toBe(3);
  expect(await bo.must('figures.teamMean', { ...ask, span: 'week' })).toBeNull();
  expect(await bo.must('figures.teamMean', { ...ask, steps: -1 })).toBeNull();
});

it('people who work with one Balie see the mean of all of them, where the rules show figures of others and there are three', async () => {
  const { lead } = await team();
  const ask = { ...DAY, at: lead.clock.now() };
  const work = async (name: string): Promise<void> => {
    const { id } = await lead.must('agent.save', { agentId: null, name, role: 'agent', active: true });
    await lead.must('agent.logOut', {});
    await lead.must('agent.logIn', { agentId: id, password: '' });
    await lead.pass(10_000);
  };
  const [first] = lead.state().session.agents;
  const asFirst = async (): Promise<void> => {
    await lead.must('agent.logOut', {});
    await lead.must('agent.logIn', { agentId: first!.id, password: '' });
  };
  await lead.must('access.change', { showFiguresOfOthers: true });
  await lead.pass(10_000);
  await work('Bert');
  await asFirst();
  await lead.must('agent.save', { agentId: null, name: 'Idle', role: 'agent', active: true });
  // Two have worked: whoever looks would know what the other one did.
  expect(await lead.must('figures.teamMean', ask)).toBeNull();
  await work('Carla');
  expect(await lead.must('figures.teamMean', ask)).toMatchObject({ people: 3, source: 'here', sums: { time: { ready: 30_000 } } });
  await asFirst();
  await lead.must('access.change', { showFiguresOfOthers: false });
  expect(await lead.must('figures.teamMean', ask)).toBeNull();
});
