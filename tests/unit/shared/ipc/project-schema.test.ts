import { describe, expect, it } from 'vitest';
import { NO_PLAN } from '../../../../shared/domain/project/project-plan.ts';
import { fitVersions } from '../../../../shared/domain/registration/fit-versions.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../../shared/domain/registration/shipped/index.ts';
import { SHIPPED_SCRIPTS } from '../../../../shared/domain/script/shipped/index.ts';
import { readProjectFile } from '../../../../shared/ipc/definitions/project-schema.ts';

const { agents: _people, ...agreed } = NO_PLAN;
const project = { key: 'spring', name: 'Spring', purpose: 'sales', wrapUpSeconds: 60, scriptId: 'shipped-sales', formId: 'quote', outcomesId: null, plan: agreed };
const file = { balie: 'project', format: 1, project, forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES };
const loop: Record<string, unknown> = { ...file };
loop['forms'] = [loop];
let deep: unknown = 1;
for (let level = 0; level < 10_000; level += 1) deep = { deep };
const [form] = SHIPPED_FORMS;
const [script] = SHIPPED_SCRIPTS;
const circle = { ...form, fields: [{ key: 'a', kind: 'text', label: { en: 'a', nl: 'a' }, shown: { on: 'field.b', filled: true } }, { key: 'b', kind: 'text', label: { en: 'b', nl: 'b' }, shown: { on: 'field.a', filled: true } }], summary: [] };

describe('a project file', () => {
  it('is read as it was written', () => {
    const read = readProjectFile(JSON.parse(JSON.stringify(file)));
    expect(read.ok && read.value).toEqual({ ...file, script: null, verify: null, customFields: [] });
  });

  it.each([
    ['goes round in itself', loop, { problem: 'goes-round', path: 'forms.0' }],
    ['is nested without end', { ...file, project: deep }, { problem: 'too-deep' }],
    ['is huge', { ...file, forms: Array.from({ length: 300_000 }, () => 1) }, { problem: 'too-large' }],
    ['names what every object has', JSON.parse('{"balie":"project","format":1,"project":{"__proto__":{"role":"administrator"}}}'), { problem: 'forbidden-name', path: 'project.__proto__' }],
    ['brings a script with a web page in it', { ...file, format: 2, script: { ...script, name: { en: '<b>', nl: 'x' } } }, { problem: 'invalid', path: 'script.name.en' }],
    ['wants something verified that nobody knows', { ...file, format: 2, verify: ['shoe size'] }, { problem: 'invalid', path: 'verify.0' }],
    ['is newer', { ...file, format: 4 }, { problem: 'newer-format', path: 'format' }],
    ['is something else', { hello: 1 }, { problem: 'invalid', path: 'balie' }],
    ['has settings that nobody knows', { ...file, project: { ...project, secret: 1 } }, { problem: 'invalid', path: 'project' }],
    ['has a rule without a value', { ...file, project: { ...project, plan: { ...agreed, routes: [{ on: 'queue', header: '', value: '' }] } } }, { problem: 'invalid', path: 'project.plan.routes.0.value' }],
    ['has a header that is none', { ...file, project: { ...project, plan: { ...agreed, routes: [{ on: 'header', header: 'X-A\r\nRoute', value: 'x' }] } } }, { problem: 'invalid', path: 'project.plan.routes.0.header' }],
    ['has a number that smuggles headers in', { ...file, project: { ...project, plan: { ...agreed, callerId: 'sip:a@b>\r\nX: 1' } } }, { problem: 'invalid', path: 'project.plan.callerId' }],
    ['has hours that end before they begin', { ...file, project: { ...project, plan: { ...agreed, callingHours: [{ days: [1], from: '20:00', to: '09:00' }] } } }, { problem: 'invalid', path: 'project.plan.callingHours.0.to' }],
    ['has forms whose conditions wait for each other', { ...file, forms: [circle] }, { problem: 'conditions-go-round', path: 'forms.0.fields.0.shown' }],
    ['has a form twice', { ...file, forms: [form, form] }, { problem: 'repeated', path: 'forms.1.id' }],
  ] as const)('that %s is refused, with the place', (_what, content, fault) => {
    const read = readProjectFile(content);
    expect(read.ok ? null : read.error).toMatchObject(fault);
  });
});

describe('versions that come in', () => {
  const there = { forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES };
  it('are left out where they say the same, in whatever order it is written', () => {
    const turned = SHIPPED_FORMS.map((one) => Object.fromEntries(Object.entries(one).toReversed())) as unknown as typeof SHIPPED_FORMS;
    expect(fitVersions({ forms: turned, outcomes: SHIPPED_OUTCOMES }, there)).toEqual({ forms: [], outcomes: [] });
  });
  it('become the next version where they say something else, and never change one that is there', () => {
    const [first] = SHIPPED_FORMS;
    if (first === undefined) throw new Error('no form');
    const changed = { ...first, version: 1, summary: [] };
    expect(fitVersions({ forms: [changed, { ...changed, id: 'other', version: 7 }], outcomes: [] }, { ...there, forms: [{ ...first, version: 4 }] }).forms).toMatchObject([
      { id: first.id, version: 5 },
      { id: 'other', version: 7 },
    ]);
  });
});
