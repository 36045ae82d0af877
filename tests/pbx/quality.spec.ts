import { expect, test } from '@playwright/test';
import type { QualityInterval } from '../../shared/domain/quality/quality-history.ts';
import { launchBalie } from '../e2e/support/balie.ts';
import { deskOf } from '../e2e/support/desk.ts';
import { startAsterisk } from './support/asterisk.ts';
import { openLossyLine } from './support/lossy-line.ts';
import { AGENT_HZ, PEER_HZ, accountOf, plainPhone, toneFile } from './support/office.ts';

test('5 % loss is amber within three seconds and says what helps; more is red; it is kept with the call', async () => {
  test.setTimeout(150_000);
  const asterisk = await startAsterisk();
  const line = await openLossyLine(asterisk.urls.ws);
  const voice = toneFile();
  const peer = await plainPhone(asterisk, '2001', PEER_HZ);
  const balie = await launchBalie({
    microphoneFile: voice.file,
    provision: { account: accountOf('1001', line.url), language: 'en' },
  });
  try {
    const desk = deskOf(balie.window);
    await expect(desk.line).toHaveText('Registered', { timeout: 30_000 });
    const call = await peer.call('1001');
    const card = desk.onlyCard();
    await card.answer.click();
    await call.media.hears(AGENT_HZ, { timeoutMs: 15_000 });
    const quality = card.root.getByRole('status', { name: 'Sound quality' });
    await expect(quality).toHaveText('good', { timeout: 10_000 });
    // The sound does take this way.
    expect(line.passed.toAgent.passed).toBeGreaterThan(50);
    const height = (await card.root.boundingBox())?.height;

    const since = performance.now();
    line.loss.toAgent = 0.05;
    await expect(quality).toHaveText('fair', { timeout: 20_000 });
    const amberMs = Math.round(performance.now() - since);
    test.info().annotations.push({ type: 'ms to amber at 5 % loss', description: String(amberMs) });
    expect(amberMs).toBeLessThan(process.env['BALIE_N'] === 'full' ? 3_000 : 6_000);
    await expect(card.root.getByRole('alert')).toContainText('Your network loses sound: use a cable');
    expect((await card.root.boundingBox())?.height).toBe(height);
    await balie.window.screenshot({ path: test.info().outputPath('amber.png') });

    line.loss.toAgent = 0.2;
    await expect(quality).toHaveText('bad', { timeout: 20_000 });
    line.loss.toAgent = 0;
    await expect(quality).toHaveText('good', { timeout: 30_000 });
    // The other way: only the far end's reports tell, one in about five seconds.
    line.loss.toPbx = 0.2;
    await expect(card.root.getByRole('alert')).toContainText('They miss parts of what you say', { timeout: 30_000 });
    const id = (await desk.state()).calls.calls[0]?.id ?? '';
    // The report of the living call, by key, says the same in words.
    await desk.window.keyboard.press('Control+Shift+R');
    await expect(card.root).toContainText('Sound was lost on the way to here');
    await balie.window.screenshot({ path: test.info().outputPath('report.png') });
    await card.hangUp.click();
    await expect(card.status).toHaveText('Ended');
    const read = async (): Promise<readonly (QualityInterval | null)[]> =>
      (await desk.invoke('diagnosis.quality', { callId: id })) as readonly (QualityInterval | null)[];
    await desk.recentRows
      .first()
      .getByRole('button', { name: /^Sound and report of/ })
      .click();
    await expect(desk.recentRows.first().getByRole('img', { name: /^Sound of the call/ })).toBeVisible();
    await balie.window.screenshot({ path: test.info().outputPath('recent.png') });
    await expect.poll(async () => (await read()).length).toBeGreaterThan(2);
    const intervals = (await read()).flatMap((one) => (one === null ? [] : [one]));
    expect(Math.max(...intervals.map(([, lossIn]) => lossIn))).toBeGreaterThan(40);
    expect(Math.max(...intervals.map(([, , lossOut]) => lossOut))).toBeGreaterThan(40);
  } finally {
    await balie.close();
    await peer.close();
    await line.close();
    await asterisk.close();
    voice.remove();
  }
});
