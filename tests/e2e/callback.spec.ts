import { expect, test } from '@playwright/test';
import { instantAt, wallTime } from '../../shared/lib/zone-time.ts';
import { keepQuiet, practise, talk, type Practice } from './support/practice.ts';

const SHOTS = process.env['BALIE_SHOTS'];
async function shoot({ balie }: Practice, name: string): Promise<void> {
  if (SHOTS !== undefined) await balie.window.screenshot({ path: `${SHOTS}/${name}.png` });
}

test('calling back is agreed in words during a call, comes up at its moment, and one key dials with what was noted (F41)', async () => {
  test.setTimeout(120_000);
  const practice = await practise({ language: 'nl' });
  const { balie, desk, panes } = practice;
  const { window } = balie;
  const { keyboard } = window;
  try {
    await keepQuiet(practice);
    const card = await talk(practice, 'question');
    await desk.invoke('registration.change', { interactionId: (await desk.state()).interactions[0]?.id, field: 'question', value: 'Waar blijft mijn tafel?' });
    await keyboard.press('Control+Shift+b');
    const form = panes.customer.getByRole('form', { name: 'Terugbellen' });
    const when = form.getByRole('textbox', { name: 'Wanneer' });
    await expect(when).toBeFocused();
    await keyboard.type('als het regent');
    await expect(form.getByRole('status').first()).toContainText('Niet begrepen');
    await when.fill('morgenmiddag half drie');
    await expect(form.getByRole('status').first()).toContainText('14:30');
    await shoot(practice, 'callback-form');
    await form.getByRole('textbox', { name: 'Waarover' }).fill('De tafel is er');
    await keyboard.press('Enter');
    await expect(panes.customer.getByRole('region', { name: 'Afspraken' })).toContainText('De tafel is er');
    const [booked] = (await desk.state()).agreements;
    // By the clock of the customer, whose number is Dutch, wherever this computer is.
    const zone = 'Europe/Amsterdam';
    const tomorrow = instantAt({ ...wallTime(Date.now() + 24 * 3_600_000, zone), hour: 14, minute: 30 }, zone);
    expect(booked).toMatchObject({ dueAt: tomorrow, what: 'De tafel is er', callback: { anyone: false, zone } });
    expect(booked?.number).not.toBeNull();

    // Its moment comes while the call goes on: small, and nothing else moves.
    const before = await card.hangUp.boundingBox();
    await desk.invoke('callback.postpone', { agreementId: booked?.id, dueAt: Date.now() + 1_500 });
    const bar = window.getByRole('region', { name: 'Terugbelafspraak', exact: true });
    await expect(bar).toContainText('Nu terugbellen: Anna van den Berg');
    expect(await card.hangUp.boundingBox()).toEqual(before);
    await expect(bar.getByRole('button', { name: 'Bellen' })).toHaveAttribute('aria-disabled', 'true');
    await shoot(practice, 'callback-bar-call');
    await card.hangUp.click();
    await panes.closeIncomplete.click();
    await panes.whyIncomplete.getByRole('option').first().click();
    await desk.clear();
    await shoot(practice, 'callback-bar');
    // Its moment passes while the computer sleeps: the bar is there when it wakes.
    await desk.invoke('callback.postpone', { agreementId: booked?.id, dueAt: Date.now() + 2_000 });
    await expect(bar).toBeHidden();
    await balie.sleep(4_000);
    await expect(bar).toContainText('Nu terugbellen: Anna van den Berg');
    if (SHOTS !== undefined) {
      await desk.invoke('settings.change', { theme: 'dark', language: 'en' });
      await shoot(practice, 'callback-bar-dark');
      await desk.invoke('settings.change', { theme: 'light', language: 'nl' });
    }
    await keyboard.press('Control+6');
    await window.getByRole('radio', { name: 'Week' }).click();
    await expect(window.getByRole('button', { name: /De tafel is er/ })).toBeVisible();
    await shoot(practice, 'week');
    await keyboard.press('Control+0');
    await keyboard.press('Control+F9');
    const notes = window.getByRole('region', { name: 'Over deze terugbelafspraak' });
    await expect(notes).toContainText('De tafel is er');
    await expect(notes).toContainText('Waar blijft mijn tafel?');
    await expect(bar).toBeHidden();
    await shoot(practice, 'callback-dialled');
  } finally {
    await balie.close();
  }
});
