import { expect, test } from '@playwright/test';
import { launchBalie, newProfile, type Balie } from './support/balie.ts';
import { deskOf } from './support/desk.ts';
import { panesOf } from './support/panes.ts';
import { agentVoice, practise, talk, type Scenario } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

const SCENARIOS: readonly Scenario[] = ['question', 'complaint', 'order'];
const CALLERS = { question: 'Anna van den Berg', complaint: 'Peter de Vries', order: /./ } as const;

/** Loudest sound of the far end in the media window within the time, 0 to 1, measured in what the loudspeaker element plays. */
async function loudestOf(balie: Balie, ms: number): Promise<number> {
  return balie.app.evaluate(async ({ webContents }, limit) => {
    const media = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/media/'));
    if (media === undefined) throw new Error('there is no media window');
    return (await media.executeJavaScript(`new Promise(async (resolve) => {
      const playing = globalThis.testStreams?.at(-1);
      if (playing === undefined) return resolve(-1);
      const context = new AudioContext({ sinkId: { type: 'none' } });
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(playing).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let loudest = 0;
      const until = performance.now() + ${String(limit)};
      const look = () => {
        analyser.getFloatTimeDomainData(samples);
        for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
        if (loudest > 0.02 || performance.now() > until) { void context.close(); resolve(loudest); } else setTimeout(look, 50);
      };
      look();
    })`)) as number;
  }, ms);
}

/** Remembers the streams that the media window plays, so that the test can listen to the same sound. */
async function listen(balie: Balie): Promise<void> {
  await balie.media().evaluate(() => {
    const streams: MediaProvider[] = [];
    const original = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject') ?? {};
    Object.assign(globalThis, { testStreams: streams });
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      ...original,
      set(this: HTMLMediaElement, stream: MediaProvider | null) {
        if (stream !== null) streams.push(stream);
        original.set?.call(this, stream);
      },
    });
  });
}

test('asks one question, in the language of choice, and explains both ways in', async () => {
  const balie = await launchBalie();
  const { window } = balie;
  await expect(window.getByRole('heading', { name: 'How will you telephone?' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Practice line' })).toBeVisible();

  await window.getByRole('radio', { name: 'Nederlands' }).click();
  await expect(window.getByRole('heading', { name: 'Hoe ga je bellen?' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Oefenlijn' })).toBeVisible();
  expect(await window.evaluate(() => document.documentElement.lang)).toBe('nl');
  await window.getByRole('radio', { name: 'English' }).click();

  await window.getByRole('button', { name: 'My telephone account' }).click();
  await window.getByLabel('SIP address').fill('1001 at the office');
  await window.getByRole('textbox', { name: 'Server', exact: true }).fill('udp://pbx.example:5060');
  await window.getByRole('button', { name: 'Test' }).click();
  await expect(window.getByText('Write it as sip:name@server.')).toBeVisible();
  await expect(window.getByText('This kind of address cannot be used. Write it with wss://, tls://, ws:// or tcp://.')).toBeVisible();

  await window.getByLabel('SIP address').fill('sip:1001@127.0.0.1');
  // Port 9 is "discard": nothing listens there.
  await window.getByRole('textbox', { name: 'Server', exact: true }).fill('ws://127.0.0.1:9/ws');
  await window.getByRole('textbox', { name: 'Password' }).fill('secret');
  await window.getByRole('button', { name: 'Test' }).click();
  await expect(
    window.getByText('The telephone server does not answer. Check the address and your network.'),
  ).toBeVisible();

  await window.getByRole('button', { name: 'Back' }).click();
  await expect(window.getByRole('button', { name: 'Practice line' })).toBeVisible();
  await balie.close();
});

test('a newcomer practises: a customer rings by itself, is heard, is helped by the script and registered', async () => {
  test.setTimeout(180_000);
  const profile = newProfile();
  const balie = await launchBalie({ profile, microphoneFile: agentVoice() });
  const { window } = balie;
  const desk = deskOf(window);
  const panes = panesOf(window);
  await listen(balie);

  const chosen = Date.now();
  await window.getByRole('button', { name: 'Practice line' }).click();
  await expect(desk.line).toHaveText('Registered');
  await expect(desk.agentState).toHaveText('Ready');
  const card = desk.card('Anna van den Berg');
  await expect(card.answer).toBeVisible({ timeout: 60_000 });
  expect(Date.now() - chosen).toBeLessThan(60_000);
  await expect(card.status).toHaveText('Ringing');
  await expect(desk.agentState).toHaveText('Ringing');
  await expect(panes.customer.getByRole('heading', { name: /Berg/ })).toBeVisible();

  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  await expect(desk.agentState).toHaveText('Talking');
  await expect(panes.practice.getByText('Hello, this is Anna van den Berg.')).toBeVisible();
  // The meter shows the square root of the level in hundredths.
  await expect
    .poll(async () => Number(await panes.otherLevel.getAttribute('aria-valuenow')), { timeout: 20_000 })
    .toBeGreaterThan(10);
  expect(await loudestOf(balie, 20_000)).toBeGreaterThan(0.02);
  // The agent of the test says a word every four seconds.
  await expect
    .poll(async () => Number(await panes.ownLevel.getAttribute('aria-valuenow')), { timeout: 20_000 })
    .toBeGreaterThan(5);

  await expect(panes.spoken).toContainText('How may I help you?');
  await panes.next.click();
  await expect(panes.spoken).toContainText('Mrs Van den Berg');
  await window.keyboard.press('1');
  await window.keyboard.type('When will my bookcase come?');
  await window.keyboard.press('Enter');
  await expect(panes.spoken).toContainText('order number');
  await window.keyboard.press('1');
  await expect(panes.category).toHaveText('Delivery');
  await expect(panes.question).toHaveValue('When will my bookcase come?');
  await window.keyboard.type('Tuesday morning');
  await window.keyboard.press('Enter');
  await expect(panes.spoken).toContainText('Does that answer your question');
  await window.keyboard.press('1');
  await expect(panes.spoken).toContainText('You called about: When will my bookcase come?');
  await panes.next.click();
  await expect(panes.spoken).toContainText('Thank you for calling');
  await expect(panes.proposedSolution).toHaveValue('Tuesday morning');
  await expect(panes.solvedAtOnce.getByRole('radio', { name: 'Yes' })).toBeChecked();
  await expect(panes.outcome).toHaveText('Solved');
  await expect(panes.registration.getByText('Closes itself at hang-up')).toBeVisible();

  await card.hangUp.click();
  await expect(desk.agentState).toHaveText('Ready');
  await expect(desk.recentRows.filter({ hasText: 'Anna van den Berg' })).toHaveCount(1);
  await expect(panes.registration.getByText('Registered')).toBeVisible();
  // The card says that it is over and leaves by itself; the next call shows what was agreed.
  await expect(desk.cards).toHaveCount(0, { timeout: 10_000 });
  await talk({ balie, desk, panes }, 'question');
  await expect(panes.customer.getByText('When will my bookcase come?')).toBeVisible();
  await desk.onlyCard().hangUp.click();
  await expect(desk.onlyCard().status).toHaveText('Ended');

  const { figures } = await desk.state();
  expect(figures).toEqual({ calls: 0, averageHandleMs: null, afterCallMs: 0, missedUnseen: 0 });
  await expect(window.getByText('Practice: not counted')).toBeVisible();
  await balie.close();

  expect(
    rowsOf(
      profile,
      "select form_values ->> '$.question.value' as question, form_values ->> '$.category.value' as category, form_values ->> '$.proposedSolution.value' as proposed_solution, form_values ->> '$.solvedAtOnce.value' as solved_at_once, outcome, state, practice from registration",
    ),
  ).toEqual([
    {
      question: 'When will my bookcase come?',
      category: 'delivery',
      proposed_solution: 'Tuesday morning',
      solved_at_once: 'yes',
      outcome: 'solved',
      state: 'completed',
      practice: 1,
    },
  ]);
  expect(rowsOf(profile, 'select distinct practice from call')).toEqual([{ practice: 1 }]);
});

for (const language of ['en', 'nl'] as const) {
  test(`each customer calls on demand and speaks (${language})`, async () => {
    const practice = await practise({ language });
    const { balie, desk, panes } = practice;
    for (const scenario of SCENARIOS) {
      const { practice: box } = await desk.state();
      const title = box.scenarios.find(({ id }) => id === scenario)?.title[language] ?? '';
      await panes.practiceCustomer.click();
      await balie.window.getByRole('option', { name: title }).click();
      await panes.callMe.click();
      const card = desk.card(CALLERS[scenario]);
      await card.answer.click();
      await expect(card.hangUp).toBeVisible();
      await expect.poll(async () => (await desk.state()).practice.caption, { timeout: 20_000 }).not.toBe('');
      await expect
        .poll(async () => Number(await panes.otherLevel.getAttribute('aria-valuenow')), { timeout: 20_000 })
        .toBeGreaterThan(10);
      await card.hangUp.click();
      await expect(card.status).toHaveText(language === 'en' ? 'Ended' : 'Beëindigd');
      await desk.clear();
    }
    await balie.close();
  });
}
