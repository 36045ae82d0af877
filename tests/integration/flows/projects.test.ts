import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPLAINT_SCRIPT } from '../../../shared/domain/script/shipped/complaint.ts';
import { newForm } from '../../../shared/domain/registration/build-form.ts';
import { NO_PLAN } from '../../../shared/domain/project/project-plan.ts';
import type { CommandInput, TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, callIn, interactionOf, talking } from './desk.ts';

const SPRING: CommandInput<'project.save'> = {
  ...{ projectId: null, key: 'spring', name: 'Spring', purpose: 'service', wrapUpSeconds: 120, scriptId: 'shipped-sales', formId: null, outcomesId: null },
  plan: { ...NO_PLAN, client: 'Lindenhuis', forms: ['quote'], callerId: '+31201234567', routes: [{ on: 'header', header: 'X-Campaign', value: 'spring' }] },
};
const chooses = (desk: TestCore, file: string | null): void => {
  Object.assign(desk.desktop.port, { chooseFile: () => Promise.resolve(file), chooseSaveFile: () => Promise.resolve(file) });
};

describe('projects', () => {
  it('are made, changed, put away and taken up again; the last one stays', async () => {
    const desk = await atTheDesk();
    const { id } = await desk.must('project.save', SPRING);
    expect(desk.state().projects.map(({ key }) => key)).toContain('spring');
    expect(await desk.refusal('project.save', SPRING)).toBe('name-taken');
    await desk.must('project.save', { ...SPRING, projectId: id, name: 'Summer', formId: 'lead' });
    expect(desk.state().projects.find((one) => one.id === id)).toMatchObject({ name: 'Summer', formId: 'lead', plan: { client: 'Lindenhuis' } });
    await desk.must('project.choose', { projectId: id });
    await desk.must('project.setActive', { projectId: id, active: false });
    expect(desk.state().project?.key).toBe('service');
    expect((await desk.must('project.list', {})).find((one) => one.id === id)?.active).toBe(false);
    expect(await desk.refusal('project.setActive', { projectId: desk.state().project?.id ?? '', active: false })).toBe('project-needed');
    await desk.must('project.setActive', { projectId: id, active: true });
    expect(desk.state().projects.map(({ key }) => key)).toContain('spring');
    await desk.core.stop();
  });

  it('are chosen by what the INVITE says; script, form and outcomes follow at once, and the number shown when calling out', async () => {
    const desk = await atTheDesk();
    const { id } = await desk.must('project.save', SPRING);
    const callId = desk.sip.ring({ invite: { called: ['1001'], headers: { 'x-campaign': ['spring'] } } });
    await desk.settle();
    expect(callIn(desk, callId).projectId).toBe(id);
    expect(interactionOf(desk, callId)).toMatchObject({ projectId: id, script: { scriptId: 'shipped-sales' }, form: { formId: 'sales-order', outcomes: { setId: 'sales' } } });
    // About something else after all: another form of the project, with what both have.
    const { id: interactionId } = interactionOf(desk, callId);
    await desk.must('registration.change', { interactionId, field: 'note', value: 'Calls again on Monday' });
    await desk.must('registration.change', { interactionId, field: 'orderNo', value: 'B-7' });
    expect(await desk.refusal('registration.chooseForm', { interactionId, formId: 'survey' })).toBe('not-found');
    await desk.must('registration.chooseForm', { interactionId, formId: 'quote' });
    expect(interactionOf(desk, callId)).toMatchObject({ form: { formId: 'quote' }, values: { note: { value: 'Calls again on Monday' }, orderNo: { value: 'B-7' }, validUntil: { origin: 'form' } } });
    await desk.must('registration.chooseForm', { interactionId, formId: 'sales-order' });
    expect(interactionOf(desk, callId).form.formId).toBe('sales-order');
    for (const field of ['note', 'orderNo']) await desk.must('registration.change', { interactionId, field, value: '' });
    desk.sip.ends(callId, 'missed');
    const other = desk.sip.ring({ invite: { called: ['1001'], headers: {} } });
    await desk.settle();
    expect(interactionOf(desk, other)).toMatchObject({ script: { scriptId: 'starter-service' } });
    desk.sip.ends(other, 'missed');
    await desk.settle();
    await desk.must('project.choose', { projectId: id });
    const { callId: out } = await desk.must('call.dial', { target: '0612345678', contactId: null });
    expect(desk.sip.asked('dial').at(-1)?.[2]).toMatchObject({ callerId: '+31201234567' });
    expect(interactionOf(desk, out)).toMatchObject({ script: { scriptId: 'shipped-sales' } });
  });

  it('are called for at their hours only, and by those who may', async () => {
    const desk = await atTheDesk();
    const me = desk.state().session.agent?.id ?? '';
    const day = new Date(desk.clock.now()).getDay() || 7;
    const { id } = await desk.must('project.save', { ...SPRING, plan: { ...SPRING.plan, callingHours: [{ days: [(day % 7) + 1], from: '09:00', to: '20:00' }] } });
    await desk.must('project.choose', { projectId: id });
    expect(await desk.refusal('call.dial', { target: '0612345678', contactId: null })).toBe('outside-calling-hours');
    const bo = await desk.must('agent.save', { agentId: null, name: 'Bo', role: 'agent', active: true });
    await desk.must('project.save', { ...SPRING, projectId: id, plan: { ...SPRING.plan, agents: [me] } });
    await desk.must('agent.logOut', {});
    await desk.must('agent.logIn', { agentId: bo.id, password: '' });
    expect(desk.state().project?.key).toBe('service');
    expect(await desk.refusal('project.choose', { projectId: id })).toBe('project-not-yours');
    expect(await desk.refusal('project.save', SPRING)).toBe('not-allowed');
  });

  it('go out and come in as one file, wholly or not at all', async () => {
    const desk = await atTheDesk();
    const { id } = await desk.must('project.save', SPRING);
    const file = path.join(desk.folder, 'spring.balie.json');
    chooses(desk, file);
    expect(await desk.must('project.export', { projectId: id })).toBe(true);
    const written = JSON.parse(readFileSync(file, 'utf8')) as { project: { plan: Record<string, unknown> }; forms: { id: string }[]; outcomes: { id: string }[] };
    expect(written.forms.map(({ id: form }) => form)).toEqual(['quote', 'sales-order']);
    expect(written.outcomes.map(({ id: set }) => set)).toEqual(['sales']);

    expect(await desk.must('project.import', {})).toEqual({ state: 'exists', name: 'Spring' });
    expect(await desk.must('project.finishImport', { as: 'new' })).toMatchObject({ state: 'imported', name: 'Spring', fields: [] });
    expect(desk.state().projects.find(({ key }) => key === 'spring-2')?.plan).toMatchObject({ client: 'Lindenhuis', callerId: '+31201234567' });

    const everything = (): unknown => ['project', 'setting', 'form_version', 'outcome_set_version'].map((table) => desk.rows(`select * from ${table}`));
    const before = everything();
    for (const [content, fault] of [
      [{ ...written, project: { ...written.project, key: 'other', scriptId: 'nowhere' } }, { problem: 'unknown-name', path: 'project.scriptId' }],
      [{ ...written, project: { ...written.project, key: 'other', plan: { ...written.project.plan, forms: ['nowhere'] } } }, { problem: 'unknown-name', path: 'project.plan.forms.0' }],
      [{ ...written, format: 9 }, { problem: 'newer-format', path: 'format' }],
      ['{', { problem: 'no-json', path: '' }],
    ] as const) {
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      expect(await desk.must('project.import', {})).toMatchObject({ state: 'refused', file: 'spring.balie.json', fault });
    }
    writeFileSync(file, ' '.repeat(6_000_000));
    expect(await desk.must('project.import', {})).toMatchObject({ state: 'refused', fault: { problem: 'too-large' } });
    expect(everything()).toEqual(before);

    // A changed form comes in as the next version; calls keep theirs.
    const [quote, order] = written.forms;
    writeFileSync(file, JSON.stringify({ ...written, forms: [{ ...quote, summary: [] }, order] }));
    await desk.must('project.import', {});
    await desk.must('project.finishImport', { as: 'replacement' });
    expect(desk.rows("select max(version) as version from form_version where form_id = 'quote'")).toEqual([{ version: 2 }]);
    expect(desk.rows("select max(version) as version from form_version where form_id = 'sales-order'")).toEqual([{ version: 1 }]);
  });
});

describe('a project whose form fills itself from a field of the customer file', () => {
  it('takes the field along by what it is: the one here that is the same, else a new one for this project alone', async () => {
    const field = (label: string) => ({ fieldId: null, field: { projectId: null, label, kind: 'text' as const, options: [], required: false, searchable: false, position: 0, active: true } });
    const desk = await atTheDesk();
    await desk.must('customField.save', field('Member since'));
    await desk.must('customField.save', field('Not asked'));
    const asked = desk.state().customFields.find(({ label }) => label === 'Member since')?.id ?? '';
    const form = newForm('renewal', { en: 'Renewal', nl: 'Verlenging' }, 'service');
    await desk.must('form.publish', { definition: { ...form, fields: [{ key: 'since', kind: 'text', label: { en: 'Since', nl: 'Sinds' }, from: `custom:${asked}` }, ...form.fields] }, basedOn: 0 });
    const { id } = await desk.must('project.save', { ...SPRING, formId: 'renewal' });
    const file = path.join(desk.folder, 'spring.balie.json');
    chooses(desk, file);
    await desk.must('project.export', { projectId: id });
    const written = JSON.parse(readFileSync(file, 'utf8')) as { customFields: { id: string; label: string }[] };
    expect(written.customFields.map(({ label }) => label)).toEqual(['Member since']);
    await desk.core.stop();

    const bring = async (other: TestCore) => {
      chooses(other, file);
      const came = await other.must('project.import', {});
      const done = came.state === 'exists' ? await other.must('project.finishImport', { as: 'replacement' }) : came;
      if (done.state !== 'imported') throw new Error(done.state);
      const [row] = other.rows<{ body: string; version: number }>("select body, version from form_version where form_id = 'renewal' order by version desc limit 1");
      const { fields } = JSON.parse(row?.body ?? '{}') as { fields: { key: string; from?: string }[] };
      return { projectId: done.projectId, version: row?.version, from: fields.find(({ key }) => key === 'since')?.from };
    };
    // Only administrators add fields: whoever else brings the file is told which it needs, and nothing of it is kept.
    const bare = await atTheDesk({ gaps: 99 });
    const me = bare.state().session.agent?.id ?? '';
    const boss = await bare.must('agent.save', { agentId: null, name: 'Bo', role: 'supervisor', active: true });
    await bare.must('agent.logOut', {});
    await bare.must('agent.logIn', { agentId: boss.id, password: '' });
    const everything = (): unknown => ['project', 'setting', 'form_version', 'script_version', 'custom_field'].map((table) => bare.rows(`select * from ${table}`));
    const before = everything();
    chooses(bare, file);
    expect(await bare.must('project.import', {})).toEqual({ state: 'fields', name: 'Spring', fields: ['Member since'] });
    expect(everything()).toEqual(before);
    await bare.must('agent.logOut', {});
    await bare.must('agent.logIn', { agentId: me, password: '' });

    // Nothing like it is there: made for this project, and filled from.
    const first = await bring(bare);
    const [made] = bare.state().customFields;
    expect(bare.state().customFields).toMatchObject([{ label: 'Member since', projectId: first.projectId, active: true }]);
    expect(made?.id).not.toBe(asked);
    expect(bare.state().projects.find((one) => one.id === first.projectId)).toMatchObject({ formId: 'renewal' });
    expect(first.from).toBe(`custom:${made?.id ?? ''}`);
    const { id: contactId, version, ...fields } = await addContact(bare, { firstName: 'Anna', lastName: 'Berg' });
    await bare.must('contact.save', { contactId, version, fields: { ...fields, custom: { [made?.id ?? '']: '2019' } }, interactionId: null });
    const callId = bare.sip.ring({ invite: { called: ['1001'], headers: { 'x-campaign': ['spring'] } } });
    await bare.settle();
    expect(interactionOf(bare, callId).values['since']).toEqual({ value: '2019', origin: 'contact' });
    // The same file once more makes neither a field nor a version.
    expect(await bring(bare)).toEqual(first);
    expect(bare.state().customFields).toHaveLength(1);
    await bare.core.stop();

    // One of the same name is there already.
    const other = await atTheDesk({ gaps: 98 });
    await other.must('customField.save', field('member SINCE'));
    const [here] = other.state().customFields;
    expect((await bring(other)).from).toBe(`custom:${here?.id ?? ''}`);
    expect(other.state().customFields).toHaveLength(1);
    for (const [content, fault] of [
      [{ ...written, customFields: [written.customFields[0], written.customFields[0]] }, { problem: 'repeated', path: 'customFields.1.id' }],
      [{ ...written, customFields: [{ ...written.customFields[0], kind: 'script' }] }, { problem: 'invalid', path: 'customFields.0.kind' }],
    ] as const) {
      writeFileSync(file, JSON.stringify(content));
      expect(await other.must('project.import', {})).toMatchObject({ state: 'refused', fault });
    }
  });
});

describe('a project with a script of its own', () => {
  it('takes its script and what is to be verified along; what is here becomes another version, what cannot be used is refused', async () => {
    const desk = await atTheDesk();
    const { scriptId } = await desk.must('scripts.begin', { from: { scriptId: COMPLAINT_SCRIPT.id, version: COMPLAINT_SCRIPT.version }, name: { en: 'Damage', nl: 'Schade' } });
    await desk.must('scripts.propose', { scriptId, note: '' });
    for (const move of ['approve', 'use'] as const) await desk.must('scripts.decide', { scriptId, version: 1, move, note: '' });
    const { id } = await desk.must('project.save', { ...SPRING, scriptId, formId: 'service' });
    await desk.must('verification.setRule', { projectId: id, items: ['postcode'] });
    const file = path.join(desk.folder, 'spring.balie.json');
    chooses(desk, file);
    await desk.must('project.export', { projectId: id });
    const written = JSON.parse(readFileSync(file, 'utf8')) as { script: { id: string; steps: { title: object }[] }; forms: { id: string }[]; verify: string[] };
    expect([written.script.id, written.verify]).toEqual([scriptId, ['postcode']]);
    // The one that was chosen, and the one that the script fills.
    expect(written.forms.map(({ id: form }) => form).toSorted()).toEqual(['complaint', 'quote', 'service']);
    await desk.core.stop();

    const other = await atTheDesk({ gaps: 99 });
    chooses(other, file);
    const everything = (): unknown => ['project', 'setting', 'form_version', 'script_version'].map((table) => other.rows(`select * from ${table}`));
    const before = everything();
    const [first, ...steps] = written.script.steps;
    for (const [content, fault] of [
      [{ ...written, script: { ...written.script, steps: [{ ...first, text: { en: '{{customer.secret}}', nl: 'x' } }, ...steps] } }, { problem: 'script-unknown-merge-field' }],
      [{ ...written, script: { ...written.script, id: 'shipped-sales' }, project: { ...(written as unknown as { project: object }).project, scriptId: 'shipped-sales' } }, { problem: 'invalid', path: 'script.id' }],
      [{ ...written, script: null }, { problem: 'unknown-name', path: 'project.scriptId' }],
    ] as const) {
      writeFileSync(file, JSON.stringify(content));
      expect(await other.must('project.import', {})).toMatchObject({ state: 'refused', fault });
    }
    expect(everything()).toEqual(before);

    writeFileSync(file, JSON.stringify(written));
    const came = await other.must('project.import', {});
    if (came.state !== 'imported') throw new Error(came.state);
    expect(other.state().projects.find((one) => one.id === came.projectId)).toMatchObject({ scriptId, formId: 'service' });
    expect(other.state().verifyRules[came.projectId]).toEqual(['postcode']);
    await other.must('project.choose', { projectId: came.projectId });
    const callId = other.sip.ring();
    await other.settle();
    expect(interactionOf(other, callId)).toMatchObject({ script: { scriptId, version: 1 }, verification: { required: ['postcode'] } });
    other.sip.ends(callId, 'missed');

    // The same once more changes nothing; another text is the next version, and the former one stays for its calls.
    for (const title of [first?.title, { en: 'Hello', nl: 'Hallo' }]) {
      writeFileSync(file, JSON.stringify({ ...written, script: { ...written.script, steps: [{ ...first, title }, ...steps] } }));
      await other.must('project.import', {});
      await other.must('project.finishImport', { as: 'replacement' });
    }
    expect((await other.must('scripts.library', {})).find((one) => one.id === scriptId)?.versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'in-use'],
      [1, 'retired'],
    ]);
  });
});

describe('forms that are built here', () => {
  it('become versions; a call keeps the one it began with, and nothing that cannot be used is taken', async () => {
    const desk = await atTheDesk();
    const first = newForm('visit', { en: 'Visit', nl: 'Bezoek' }, 'service');
    expect(await desk.must('form.publish', { definition: first, basedOn: 0 })).toEqual({ state: 'published', version: 1 });
    const projectId = desk.state().project?.id ?? '';
    await desk.must('project.change', { projectId, formId: 'visit' });
    const callId = desk.sip.ring();
    await desk.settle();
    expect(interactionOf(desk, callId).form).toMatchObject({ formId: 'visit', version: 1 });
    const more = { ...first, fields: [{ key: 'reason', kind: 'text', label: { en: 'Reason', nl: 'Reden' }, required: true }, ...first.fields] };
    expect(await desk.refusal('form.publish', { definition: more, basedOn: 0 })).toBe('stale-version');
    expect(await desk.must('form.publish', { definition: more, basedOn: 1 })).toEqual({ state: 'published', version: 2 });
    const { id: interactionId } = interactionOf(desk, callId);
    expect(await desk.refusal('registration.change', { interactionId, field: 'reason', value: 'x' })).toBe('bad-request');
    desk.sip.ends(callId, 'missed');
    const next = desk.sip.ring();
    await desk.settle();
    expect(interactionOf(desk, next).form).toMatchObject({ formId: 'visit', version: 2 });
    expect((await desk.must('form.versions', { formId: 'visit' })).map(({ version, by }) => [version, by])).toEqual([
      [2, desk.state().session.agent?.id],
      [1, desk.state().session.agent?.id],
    ]);

    const circle = { ...more, fields: [] as unknown[] };
    circle.fields.push(circle);
    for (const [definition, fault] of [
      [{ ...more, outcomes: 'nowhere' }, { problem: 'unknown-name', path: 'outcomes' }],
      [{ ...more, fields: [...more.fields, ...first.fields] }, { problem: 'repeated', path: 'fields.2.key' }],
      [{ ...more, format: 7 }, { problem: 'newer-format' }],
      [circle, { problem: 'goes-round' }],
    ] as const)
      expect(await desk.must('form.publish', { definition, basedOn: 2 })).toMatchObject({ state: 'refused', fault });
    // Another person's form goes before the one that an update brings under the same version.
    const [service] = [await desk.must('form.definition', { formId: 'service', version: null })];
    expect(await desk.must('form.publish', { definition: { ...service, summary: ['note'] }, basedOn: service.version })).toMatchObject({ state: 'published' });
    await desk.core.stop();
  });
});

describe('what follows from a registration', () => {
  it('is a hand-over to somebody who may decide where a discount goes beyond the mandate, and nothing below it', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    const me = desk.state().session.agent?.id ?? '';
    const boss = await desk.must('agent.save', { agentId: null, name: 'Bo', role: 'supervisor', active: true });
    const project = desk.state().project;
    if (project === null) throw new Error('no project');
    const { id: projectId, active: _active, kind: _kind, ...settings } = project;
    await desk.must('project.save', { ...settings, projectId, formId: 'quote', plan: { ...project.plan, mandates: [{ agentId: me, role: null, discountPercent: 10, amount: 5_000 }] } });
    const quoted = async (discount: string): Promise<void> => {
      const callId = await talking(desk);
      const { id: interactionId } = interactionOf(desk, callId);
      const lines = JSON.stringify([{ article: 'Chair', quantity: '2', unitPrice: '49.95', discount, vat: '21' }]);
      expect(await desk.refusal('quote.make', { interactionId })).toBe('registration-incomplete');
      for (const [field, value] of [['outcome', 'quote'], ['lines', lines], ['sentAs', 'post'], ['address', 'Lindelaan 1, <Gouda>']] as const) await desk.must('registration.change', { interactionId, field, value });
      const quote = await desk.must('quote.make', { interactionId });
      expect(quote).toMatchObject({ provisional: discount === '25', email: '', currency: 'EUR', total: discount === '25' ? 7_493 : 8_991 });
      // The page, which the test's printer does not turn into a PDF.
      const page = readFileSync(path.join(desk.folder, 'quotes', quote.file), 'utf8');
      expect(page).toContain('Lindelaan 1, &lt;Gouda&gt;');
      expect(page.includes('voorbehoud')).toBe(quote.provisional);
      expect(page).toContain('inclusief btw');
      expect(page).toContain(`<dd>${desk.state().session.agent?.name ?? ''}</dd>`);
      expect(page).not.toContain('<script');
      expect(await desk.must('quote.of', { interactionId })).toEqual([quote]);
      desk.sip.ends(callId, 'hung-up-there');
      await desk.settle();
      expect(interactionOf(desk, callId).state).toBe('completed');
      await desk.settle();
      await desk.pass(5_000);
    };
    await quoted('10');
    // A quote is asked about before it expires.
    await expect.poll(() => desk.rows('select what, state from agreement')).toEqual([{ what: expect.stringContaining('Ask about the quote before it expires') as unknown, state: 'open' }]);
    await quoted('25');
    await expect.poll(() => desk.rows('select what, agreement.state as state, owner_id, to_id from agreement join hand_over on hand_over.agreement_id = agreement.id')).toEqual([
      { what: expect.stringContaining('Decide on a discount of 25% (mandate 10%)') as unknown, state: 'offered', owner_id: me, to_id: boss.id },
    ]);
  });

  it('is a promise that is watched until the term of a complaint, and none where the complaint is solved', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    await desk.must('project.change', { projectId: desk.state().project?.id ?? '', scriptId: 'shipped-complaint' });
    const complain = async (solvedAtOnce: string): Promise<void> => {
      const callId = await talking(desk);
      const { id: interactionId } = interactionOf(desk, callId);
      const values = { question: 'The table is damaged', category: 'product', severity: 'medium', wishedBy: 'A new one', proposedSolution: 'We bring one', outcome: 'complaint-registered', solvedAtOnce };
      for (const [field, value] of Object.entries(values)) await desk.must('registration.change', { interactionId, field, value });
      desk.sip.ends(callId, 'hung-up-there');
      await desk.settle();
      expect(interactionOf(desk, callId).state).toBe('completed');
      await desk.settle();
      await desk.pass(5_000);
    };
    await complain('yes');
    expect(desk.rows('select * from agreement')).toEqual([]);
    await complain('no');
    await expect.poll(() => desk.rows<{ what: string; due_at: number }>('select what, due_at from agreement')).toMatchObject([{ what: 'Answer the complaint: The table is damaged' }]);
    const [{ due_at: due } = { due_at: 0 }] = desk.rows<{ due_at: number }>('select due_at from agreement');
    const began = new Date(desk.clock.now());
    expect(new Date(due)).toEqual(new Date(began.getFullYear(), began.getMonth(), began.getDate() + 14, 17));
  });
});
