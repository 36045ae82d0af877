import { expect, test, type Page } from '@playwright/test';
import { NO_FILTER } from '../../shared/domain/contact/customer-filter.ts';
import { completeByCommand, practise, ring, talk, type Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
test.beforeAll(async () => {
  practice = await practise();
});
test.afterAll(async () => {
  await practice.balie.close();
});

/** What the element with the focus is called, and whether a ring or another mark shows that it has the focus. */
async function focused(window: Page): Promise<{ readonly name: string; readonly marked: boolean }> {
  return window.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', marked: true };
    const marks = [element, element.parentElement ?? element, element.parentElement?.parentElement ?? element].map(
      (one) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      },
    );
    const name = element.getAttribute('aria-label') ?? element.innerText.slice(0, 40) ?? element.tagName;
    return { name: `${element.tagName} ${name}`, marked: marks.some(Boolean) };
  });
}

test('nothing moves when a call arrives', async () => {
  const { desk, panes } = practice;
  const places = async (): Promise<unknown> => {
    const regions = [
      desk.number,
      desk.call,
      panes.script,
      panes.customer,
      panes.registration,
      panes.search,
      panes.practice,
      desk.recent,
      desk.line,
    ];
    return Promise.all(regions.map((region) => region.boundingBox()));
  };
  const before = await places();
  const card = await ring(practice, 'question');
  expect(await places()).toEqual(before);
  await card.answer.click();
  await expect(card.hangUp).toBeVisible();
  expect(await places()).toEqual(before);
  await completeByCommand(practice);
  await card.hangUp.click();
  await expect(desk.cards).toHaveCount(0, { timeout: 15_000 });
  expect(await places()).toEqual(before);
});

test('a whole call from the ring to the saved outcome without the mouse', async () => {
  const { balie, desk, panes } = practice;
  const { keyboard } = balie.window;
  await keyboard.press('Control+Shift+O');
  const card = desk.onlyCard();
  await expect(card.answer).toBeVisible();
  await keyboard.press('F2');
  await expect(card.status).toHaveText('Talking');
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.answers.first()).toBeVisible();
  await keyboard.press('1');
  await expect(panes.script.getByRole('textbox')).toBeFocused();
  await keyboard.type('Do you deliver on Saturdays?');
  await keyboard.press('Enter');
  await expect(panes.answers).toHaveCount(6);
  await keyboard.press('6');
  await expect(panes.script.getByRole('textbox')).toBeFocused();
  await keyboard.type('Yes, until noon.');
  await keyboard.press('Enter');
  await expect(panes.answers).toHaveCount(3);
  await keyboard.press('1');
  await expect(panes.spoken).toContainText('Do you deliver on Saturdays?');
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.spoken).toContainText('Thank you for calling');
  await keyboard.press('Control+Enter');
  await expect
    .poll(async () =>
      (await desk.state()).interactions.some(({ state, completedAt }) => state === 'open' && completedAt !== null),
    )
    .toBe(true);
  await keyboard.press('F4');
  await expect(card.status).toHaveText('Ended');
  await expect(panes.registration.getByText('Registered')).toBeVisible();
  await expect(desk.agentState).toHaveText('Ready');
  const { interactions } = await desk.state();
  expect(interactions.filter(({ state }) => state === 'open' || state === 'handling')).toEqual([]);
  await desk.clear();
});

/**
 * Keys that need a second party, a project that records, verifies or has procedures, a missed call or functions of the exchange: pressed in
 * tests/pbx/lines.spec.ts, recording.spec.ts, quality.spec.ts, projects.spec.ts, call-list.spec.ts and at-hand.spec.ts, and here in scripts.spec.ts,
 * callback.spec.ts and duplicates.spec.ts.
 */
const PRESSED_ELSEWHERE = [
  'Swap with the call on hold',
  'Procedures of the project',
  'Merge with the call on hold',
  'Record or stop recording',
  'Pause or resume recording',
  'Save a report of the call',
  'Call back the last missed',
  'Park the call',
  'Call the voicemail',
  'Do not disturb on or off',
  'More time to register',
  'Record an objection to calls',
  'Verify the caller',
  'The customer accepts the offer',
  'The customer declines the offer',
  'Open the known customer',
  'History of the customer',
  'Book a callback',
  'Call back who is due',
  'Note a letter or e-mail',
  'Voicemail: hang up and book it',
  'I am looking that up: announce a silence',
  'Right to object was offered',
];

test('every key of the cheat sheet does what it says', async () => {
  const { balie, desk, panes } = practice;
  const { window } = balie;
  const { keyboard } = window;
  await keyboard.press('?');
  const sheet = window.getByRole('dialog', { name: 'All shortcuts' });
  await expect(sheet).toBeVisible();
  const listed = (await sheet.getByRole('definition').allInnerTexts()).map((text) => text.trim());
  await keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await keyboard.press('F1');
  await expect(sheet).toBeVisible();
  await keyboard.press('F1');
  await expect(sheet).toBeHidden();
  const tried = new Set(['All shortcuts']);

  await keyboard.press('Control+d');
  await expect(desk.number).toBeFocused();
  tried.add('To the number field');
  await keyboard.press('Control+k');
  await expect(panes.search).toBeFocused();
  await keyboard.press('Escape');
  tried.add('Search');
  await keyboard.press('Control+Shift+A');
  await expect(desk.agentState).toBeFocused();
  tried.add('To the agent state');

  await keyboard.press('Control+,');
  await expect(window.getByRole('region', { name: 'Settings', exact: true })).toBeFocused();
  await expect(panes.script).toBeHidden();
  tried.add('Settings');
  for (const button of await window.getByRole('toolbar', { name: 'Places' }).getByRole('button').all()) {
    const keys = (await button.getAttribute('aria-keyshortcuts')) ?? '';
    const name = (await button.getAttribute('aria-label')) ?? '';
    if (!/^Control\+[1-9]$/.test(keys)) continue;
    await keyboard.press(keys);
    await expect(window.getByRole('region', { name, exact: true })).toBeVisible();
    tried.add(name);
  }
  await keyboard.press('Control+0');
  await expect(panes.script).toBeVisible();
  tried.add('Back to the conversation');

  await keyboard.press('Control+Shift+O');
  const card = desk.onlyCard();
  await expect(card.answer).toBeVisible();
  tried.add('Let a practice customer call');
  await keyboard.press('Shift+F2');
  await expect(card.status).toHaveText('Ended');
  await expect(card.root.getByText('You declined.')).toBeVisible();
  tried.add('Decline');
  await desk.clear();

  await keyboard.press('Control+Shift+O');
  await expect(card.answer).toBeVisible();
  await keyboard.press('F2');
  await expect(card.status).toHaveText('Talking');
  tried.add('Answer');
  await keyboard.press('F7');
  await expect(card.unmute).toBeVisible();
  await keyboard.press('F7');
  await expect(card.mute).toBeVisible();
  tried.add('Mute or unmute');
  await card.mute.focus();
  await keyboard.press('Shift+F10');
  const remark = card.root.getByRole('textbox', { name: 'Remark' });
  await expect(remark).toBeFocused();
  await keyboard.type('Well explained');
  await keyboard.press('Enter');
  await expect(card.root).toContainText('Well explained');
  // The field is gone: whoever was at work somewhere is there again.
  await expect(card.mute).toBeFocused();
  tried.add('Mark the call, to look back at it');
  await keyboard.press('Control+Shift+K');
  const checklist = panes.script.getByRole('toolbar', { name: 'Checklist' });
  const gap = checklist.getByRole('button', { pressed: false }).first();
  const name = await gap.innerText();
  await expect(gap).toBeFocused();
  await keyboard.press('Space');
  await expect(checklist.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('Escape');
  tried.add('Tick the checklist');
  await keyboard.press('F6');
  await expect(card.status).toHaveText('On hold');
  await keyboard.press('F6');
  await expect(card.status).toHaveText('Talking');
  tried.add('Hold or resume');
  await keyboard.press('F8');
  await expect(card.root.getByRole('group', { name: 'Send keys' })).toBeVisible();
  await keyboard.press('5');
  await expect(card.sentKeys).toHaveText('5');
  await keyboard.press('F8');
  await expect(card.root.getByRole('group', { name: 'Send keys' })).toBeHidden();
  tried.add('Keypad');

  for (const [keys, name, action] of [
    ['Control+t', 'Transfer', 'Transfer'],
    ['Control+Shift+T', 'Consult', 'Consult a colleague'],
  ] as const) {
    const button = card.root.getByRole('button', { name, exact: true });
    await keyboard.press(keys);
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await keyboard.press(keys);
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    tried.add(action);
  }

  const first = await panes.spoken.innerText();
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.spoken).not.toHaveText(first);
  tried.add('Next step of the script');
  await keyboard.press('Alt+ArrowLeft');
  await expect(panes.spoken).toHaveText(first);
  tried.add('Previous step of the script');
  for (const [keys, action] of [
    ['Control+Alt+1', 'Reply to an objection'],
    ['Control+Shift+L', 'Speak the other language'],
  ] as const) {
    await keyboard.press(keys);
    await expect(panes.spoken).not.toHaveText(first);
    await keyboard.press(keys);
    await expect(panes.spoken).toHaveText(first);
    tried.add(action);
  }
  await keyboard.press('Alt+ArrowRight');
  await expect(panes.answers).toHaveCount(3);
  // Also from inside a text field, with Alt.
  await panes.note.focus();
  await keyboard.press('Alt+2');
  await expect(panes.script.getByRole('textbox')).toBeVisible();
  tried.add('Choose a script answer');

  await keyboard.press('Control+e');
  await expect(panes.customer.getByRole('textbox', { name: 'Last name' })).toBeVisible();
  await keyboard.press('Escape');
  tried.add('Change the customer');
  await keyboard.press('Control+n');
  await expect(panes.customer.getByRole('textbox', { name: 'Last name' })).toHaveValue('');
  await keyboard.press('Escape');
  tried.add('New customer');
  await keyboard.press('Control+b');
  await expect(panes.customer.getByRole('textbox', { name: 'What is promised' })).toBeFocused();
  await keyboard.press('Escape');
  tried.add('Promise something');

  for (const [keys, title, action] of [
    ['Control+j', 'Note a signal', 'Note a signal (quality, need)'],
    ['Control+l', 'Look up knowledge', 'Look up knowledge'],
    ['Control+g', 'Send the customer something', 'Send a brochure, sample or quote'],
  ] as const) {
    const panel = balie.window.getByRole('region', { name: title, exact: true });
    await keyboard.press(keys);
    await expect(panel.locator(':focus')).toBeVisible();
    await keyboard.press('Escape');
    await expect(panel).toBeHidden();
    tried.add(action);
  }

  await keyboard.press('Control+u');
  await expect(panes.outcome).toBeFocused();
  tried.add('To the outcome');

  await completeByCommand(practice);
  await expect(panes.registration.getByText('Closes itself at hang-up')).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect
    .poll(async () =>
      (await desk.state()).interactions.some(({ state, completedAt }) => state === 'open' && completedAt !== null),
    )
    .toBe(true);
  tried.add('Save registration');
  await keyboard.press('F4');
  await expect(card.status).toHaveText('Ended');
  tried.add('Hang up');
  await desk.clear();

  await desk.invoke('call.dial', { target: '+31655550102', contactId: null });
  await expect(card.status).toHaveText('Ringing');
  await card.hangUp.click();
  await expect(card.status).toHaveText('Ended');
  await desk.clear();
  await keyboard.press('F9');
  await expect(desk.card('Peter de Vries').hangUp).toBeVisible();
  await keyboard.press('F4');
  tried.add('Redial');
  await expect(desk.card('Peter de Vries').status).toHaveText('Ended');
  await desk.clear();

  // With a call list in hand.
  const { listId } = (await desk.invoke('callList.create', { name: 'Spring', query: '', filter: NO_FILTER, order: 'as-found' })) as { readonly listId: string };
  await expect.poll(async () => (await desk.state()).callLists.lists[0]?.counts.fresh ?? 0).toBeGreaterThan(0);
  await desk.invoke('callList.work', { listId });
  const inHand = async () => (await desk.state()).callLists.work;
  await expect.poll(async () => (await inHand())?.phase).toBe('preview');
  for (const [keys, action] of [
    ['Alt+s', 'Skip this one'],
    ['Alt+l', 'Call this one later'],
  ] as const) {
    await keyboard.press(keys);
    await expect(window.getByRole('menu')).toBeVisible();
    await expect(window.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('Escape');
    await expect(window.getByRole('menu')).toHaveCount(0);
    tried.add(action);
  }
  await desk.invoke('callList.dial', { number: (await inHand())?.number });
  await expect.poll(async () => (await inHand())?.phase).toBe('calling');
  await keyboard.press('Alt+w');
  await expect.poll(async () => (await inHand())?.before?.result).toBe('wrong-number');
  tried.add('Wrong number: hang up and book it');
  await keyboard.press('Alt+q');
  await expect.poll(inHand).toBeNull();
  tried.add('Stop with the list');
  await desk.clear();

  expect([...tried].sort()).toEqual([...new Set(listed.filter((action) => !PRESSED_ELSEWHERE.includes(action)))].sort());
});

test('search finds commands and customers by keys alone', async () => {
  const { balie, desk, panes } = practice;
  const { keyboard } = balie.window;
  await keyboard.press('Control+k');
  await keyboard.type('lunch');
  await expect(balie.window.getByRole('option', { name: /lunch/ })).toBeVisible();
  await keyboard.press('Escape');
  await expect(balie.window.getByRole('option')).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(panes.search).toHaveValue('');
  await expect(panes.search).not.toBeFocused();
  await keyboard.press('Control+k');
  await keyboard.type('not ready lunch');
  await expect(balie.window.getByRole('option', { name: /lunch/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(desk.agentState).toHaveText('Not ready: lunch');
  await keyboard.press('Control+k');
  await keyboard.type('state: ready');
  await keyboard.press('Enter');
  await expect(desk.agentState).toHaveText('Ready');
  await keyboard.press('Control+k');
  await keyboard.type('Vries');
  await expect(balie.window.getByRole('option', { name: /de Vries/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(panes.customer.getByRole('heading', { name: /Vries/ })).toBeVisible();
});

test('wherever Tab goes, the focus shows', async () => {
  const { balie } = practice;
  await talk(practice);
  const { window } = balie;
  await window.locator('body').press('Escape');
  const seen = new Set<string>();
  const unmarked: string[] = [];
  for (let step = 0; step < 80; step++) {
    await window.keyboard.press('Tab');
    const { name, marked } = await focused(window);
    if (!marked) unmarked.push(name);
    if (name !== '') seen.add(name);
  }
  expect(unmarked).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
  await window.keyboard.press('F4');
});
