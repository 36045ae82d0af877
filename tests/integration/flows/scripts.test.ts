import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Script } from '../../../shared/domain/script/script.ts';
import { COMPLAINT_SCRIPT } from '../../../shared/domain/script/shipped/complaint.ts';
import { SALES_SCRIPT } from '../../../shared/domain/script/shipped/sales.ts';
import { readScript, readScriptFile } from '../../../shared/ipc/definitions/script-schema.ts';
import { startCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, interactionOf, talking } from './desk.ts';

const both = (name: string) => ({ en: name, nl: name });
const changed = (script: Script, text: string): Script => ({
  ...script,
  steps: script.steps.map((step, index) => (index === 0 ? { ...step, text: { en: text, nl: text } } : step)),
});

describe('the way of a script', () => {
  it('goes from draft to proposed, approved, in use and retired; a call keeps the version it began with', async () => {
    const desk = await atTheDesk();
    const projectId = desk.state().project?.id;
    if (projectId === undefined) throw new Error('no project');
    await addContact(desk);
    const { scriptId } = await desk.must('scripts.begin', {
      from: { scriptId: COMPLAINT_SCRIPT.id, version: COMPLAINT_SCRIPT.version },
      name: both('Klachten'),
    });
    const { script, problems } = await desk.must('scripts.draft', { scriptId });
    expect(problems).toEqual([]);
    expect(await desk.refusal('project.change', { projectId, scriptId })).toBe('not-found');
    const broken = { ...script, firstStep: 'nowhere' };
    expect((await desk.must('scripts.save', { scriptId, script: broken })).problems[0]).toMatchObject({
      problem: 'no-first-step',
    });
    expect(await desk.refusal('scripts.propose', { scriptId, note: '' })).toBe('script-faulty');
    await desk.must('scripts.save', { scriptId, script: changed(script, 'First words') });
    expect(await desk.must('scripts.propose', { scriptId, note: 'Shorter' })).toEqual({ version: 1 });
    expect(await desk.refusal('scripts.decide', { scriptId, version: 1, move: 'use', note: '' })).toBe('script-status');
    await desk.must('scripts.decide', { scriptId, version: 1, move: 'approve', note: '' });
    await desk.must('scripts.decide', { scriptId, version: 1, move: 'use', note: '' });
    await desk.must('project.change', { projectId, scriptId });
    const callId = await talking(desk);
    expect(interactionOf(desk, callId).script).toMatchObject({ scriptId, version: 1 });

    await desk.must('scripts.begin', { from: { scriptId, version: 1 }, name: both('x') });
    const second = await desk.must('scripts.draft', { scriptId });
    await desk.must('scripts.save', { scriptId, script: changed(second.script, 'Second words') });
    await desk.must('scripts.propose', { scriptId, note: '' });
    for (const move of ['approve', 'use'] as const)
      await desk.must('scripts.decide', { scriptId, version: 2, move, note: '' });
    expect(
      (await desk.must('scripts.library', {}))
        .find(({ id }) => id === scriptId)
        ?.versions.map(({ version, status }) => [version, status]),
    ).toEqual([
      [2, 'in-use'],
      [1, 'retired'],
    ]);
    // The call goes on with what it began with.
    const { id: interactionId } = interactionOf(desk, callId);
    await desk.must('script.answer', { interactionId, stepId: 'greeting', value: '', text: '' });
    expect(interactionOf(desk, callId).script).toMatchObject({ version: 1, path: ['greeting', expect.any(String)] });
    expect((await desk.must('script.get', { scriptId, version: 1 })).steps[0]?.text.en).toBe('First words');
    expect(await desk.refusal('scripts.decide', { scriptId, version: 2, move: 'retire', note: '' })).toBe(
      'script-needed',
    );
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();

    desk.vanish();
    const later = await startCore({ folder: desk.folder, clock: desk.clock });
    expect((await later.must('script.list', {})).map(({ id }) => id)).toContain(scriptId);
  });

  it('an agent writes and proposes; only a supervisor decides', async () => {
    const desk = await atTheDesk();
    const { scriptId } = await desk.must('scripts.begin', { from: null, name: both('Nieuw') });
    await desk.must('scripts.propose', { scriptId, note: '' });
    const { id: agentId } = await desk.must('agent.save', { agentId: null, name: 'Bert', role: 'agent', active: true });
    await desk.must('agent.logOut', {});
    await desk.must('agent.logIn', { agentId, password: '' });
    expect(await desk.refusal('scripts.decide', { scriptId, version: 1, move: 'approve', note: '' })).toBe(
      'not-allowed',
    );
    const own = await desk.must('scripts.begin', { from: null, name: both('Van Bert') });
    expect(await desk.must('scripts.propose', { scriptId: own.scriptId, note: '' })).toEqual({ version: 1 });
  });

  it('goes out as a file and comes in again as a draft of its own', async () => {
    const desk = await atTheDesk();
    const file = `${desk.folder}/script.json`;
    vi.spyOn(desk.desktop.port, 'chooseSaveFile').mockResolvedValue(file);
    vi.spyOn(desk.desktop.port, 'chooseFile').mockResolvedValue(file);
    expect(await desk.must('scripts.export', { scriptId: 'shipped-sales', version: SALES_SCRIPT.version })).toBe(true);
    const reply = await desk.must('scripts.import', {});
    if (reply.state !== 'read') throw new Error(reply.state);
    const { script } = await desk.must('scripts.draft', { scriptId: reply.scriptId });
    expect(script).toEqual({ ...SALES_SCRIPT, id: reply.scriptId, version: 0 });
    const content = JSON.parse(readFileSync(file, 'utf8')) as {
      format: number;
      script: { steps: { id: string; next?: string }[] };
    };
    writeFileSync(file, JSON.stringify({ ...content, format: 2 }));
    expect(await desk.must('scripts.import', {})).toMatchObject({
      state: 'refused',
      fault: { problem: 'newer-format', path: 'format' },
    });
    const steps = content.script.steps.map((step) => (step.id === 'situation' ? { ...step, next: 'situation' } : step));
    writeFileSync(file, JSON.stringify({ ...content, script: { ...content.script, steps } }));
    expect(await desk.must('scripts.import', {})).toMatchObject({
      state: 'refused',
      fault: { problem: 'no-exit', path: 'situation' },
    });
    writeFileSync(file, '{"balie":');
    expect(await desk.must('scripts.import', {})).toMatchObject({ state: 'refused', fault: { problem: 'no-json' } });
  });
});

describe('a script from outside', () => {
  const circular: Record<string, unknown> = { ...SALES_SCRIPT };
  circular['steps'] = [circular];
  const at = (change: object): unknown => ({ ...SALES_SCRIPT, ...change });
  const [first, ...others] = SALES_SCRIPT.steps;
  it.each([
    [
      'a script tag',
      at({ steps: [{ ...first, text: { en: 'x', nl: '<script>alert(1)</script>' } }, ...others] }),
      'steps.0.text.nl',
    ],
    ['an image that runs', at({ name: { en: '<img src=x onerror=1>', nl: 'x' } }), 'name.en'],
    ['a prototype key', JSON.parse('{"__proto__":{"a":1},"id":"x"}'), '__proto__'],
    ['a step by the name of what every object has', at({ steps: [{ ...first, id: 'constructor' }] }), 'steps.0.id'],
    [
      'fills by such a name',
      at({
        steps: [
          { ...first, answers: [{ value: 'a', label: { en: 'a', nl: 'a' }, next: 'x', fills: { toString: 'x' } }] },
        ],
      }),
      'steps.0.answers.0.fills.toString',
    ],
    ['a text without end', at({ steps: [{ ...first, text: { en: 'x'.repeat(4_001), nl: 'x' } }] }), 'steps.0.text.en'],
    [
      'too many steps',
      at({ steps: Array.from({ length: 301 }, (_, index) => ({ ...first, id: `s${String(index)}` })) }),
      null,
    ],
    ['a circle in the data', circular, null],
    ['a step twice', at({ steps: [...SALES_SCRIPT.steps, first] }), `steps.${String(SALES_SCRIPT.steps.length)}.id`],
    ['a field that nobody knows', at({ run: 'rm -rf' }), ''],
    ['a kind that does not exist', at({ steps: [{ ...first, kind: 'exec' }] }), 'steps.0.kind'],
    ['nothing', null, ''],
  ])('%s is refused with its place', (_what, data, place) => {
    const read = readScript(data);
    expect(read.ok).toBe(false);
    if (!read.ok && place !== null) expect(read.error.path).toBe(place);
  });

  it('says why in words that both languages have', () => {
    const why = (data: unknown): string => {
      const read = readScript(data);
      return read.ok ? '' : read.error.detail;
    };
    const { firstStep: _first, ...without } = SALES_SCRIPT;
    expect([
      why(without),
      why(at({ version: 'x' })),
      why(at({ steps: [{ ...first, text: { en: '<b>', nl: 'x' } }, ...others] })),
      why(at({ run: 'x' })),
      why(at({ name: { en: 'x'.repeat(1_000), nl: 'x' } })),
    ]).toEqual(['missing', 'wrong-kind', 'markup', 'unknown-part', 'too-much']);
  });

  it('every script that comes with the application is one', () => {
    expect(readScript(SALES_SCRIPT).ok).toBe(true);
    expect(readScriptFile({ balie: 'script', format: 1, script: SALES_SCRIPT }).ok).toBe(true);
  });
});
