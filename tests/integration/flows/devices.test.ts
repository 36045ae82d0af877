import { describe, expect, it } from 'vitest';
import { startCore } from '../../support/test-core.ts';
import { atTheDesk } from './desk.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { err, ok } from '../../../shared/lib/result.ts';

const HEADSET = { id: 'h1', label: 'Jabra Evolve2' };
const BUILT_IN = { id: 'b1', label: 'Built-in' };
const lists = (...devices: { id: string; label: string }[]) => ({ microphones: devices, speakers: devices });

describe('the chosen headset', () => {
  it('is kept by name: unplugged it stays chosen, back under another id it is used again', async () => {
    const desk = await atTheDesk();
    desk.media.events.emit('devices', lists(HEADSET, BUILT_IN));
    await desk.must('settings.chooseDevice', { kind: 'microphone', deviceId: 'b1' });
    await desk.must('settings.chooseDevice', { kind: 'microphone', deviceId: 'h1' });
    const ladder = (): readonly string[] | undefined => desk.media.devices.at(-1)?.microphone;
    expect(ladder()).toEqual(['h1', 'b1', 'communications', '']);

    desk.media.events.emit('devices', lists(BUILT_IN));
    expect(ladder()).toEqual(['b1', 'communications', '']);
    expect(desk.state().devices).toMatchObject({ microphone: 'h1', chosenNames: { microphone: 'Jabra Evolve2' } });

    desk.media.events.emit('devices', lists(BUILT_IN, { ...HEADSET, id: 'h2' }));
    expect(ladder()?.[0]).toBe('h2');
    expect(desk.state().devices.microphone).toBe('h2');
  });

  it('says quietly that a call goes on without it, and stops saying so when it is back', async () => {
    const desk = await atTheDesk();
    const fallback = (): unknown => desk.state().notices.find(({ code }) => code === 'device-fallback');
    desk.media.events.emit('devices', lists(HEADSET, BUILT_IN));
    await desk.must('settings.chooseDevice', { kind: 'speaker', deviceId: 'h1' });
    desk.media.events.emit('devices', lists(BUILT_IN));
    expect(fallback()).toBeUndefined();
    desk.sip.ring();
    desk.media.events.emit('devices', lists(BUILT_IN));
    desk.media.events.emit('outputs', { speaker: 'b1', ringer: '' });
    expect(fallback()).toMatchObject({ severity: 'info', details: { device: 'Jabra Evolve2', used: 'Built-in' } });
    desk.media.events.emit('devices', lists(BUILT_IN, HEADSET));
    expect(fallback()).toBeUndefined();
  });
});

describe('the microphone of who is Ready', () => {
  const open = { problem: 'none', open: true, deviceId: '' } as const;

  it('takes Ready away with the reason when it is gone, and the reason away when it is back', async () => {
    const desk = await atTheDesk();
    desk.media.events.emit('microphone', open);
    desk.media.events.emit('microphone', { problem: 'missing', open: false, deviceId: '' });
    expect(desk.state().session.state).toMatchObject({ state: 'not-ready', reason: 'technical' });
    expect(desk.state().notices).toMatchObject([{ code: 'microphone-missing', severity: 'error' }]);
    desk.media.microphoneAnswers(err(appError('microphone-missing', 'none')));
    expect(await desk.ask('agent.chooseState', { choice: { state: 'ready' } })).toMatchObject({
      ok: false,
      error: { code: 'microphone-missing' },
    });
    desk.media.microphoneAnswers(ok());
    await desk.must('agent.chooseState', { choice: { state: 'ready' } });
    desk.media.events.emit('microphone', open);
    expect(desk.state().notices).toEqual([]);
    expect(desk.state().session.state.state).toBe('ready');
  });

  it('warns of one that gives nothing at all, and listens again until it does', async () => {
    const desk = await atTheDesk();
    desk.media.microphoneIsSilent(true);
    desk.media.events.emit('microphone', { ...open, deviceId: 'x' });
    await desk.settle();
    expect(desk.state().devices.microphoneSilent).toBe(true);
    expect(desk.state().notices).toMatchObject([{ code: 'microphone-silent', severity: 'warning' }]);
    expect(desk.state().session.state.state).toBe('ready');
    desk.media.microphoneIsSilent(false);
    await desk.pass(3_000);
    expect(desk.state().notices).toEqual([]);
  });
});

describe('sound', () => {
  it('is changed at once and comes back after a restart', async () => {
    const desk = await atTheDesk();
    await desk.must('settings.changeSound', { outputVolume: 0.4, ringTone: 'marimba', autoGainControl: false });
    expect(desk.media.settings.at(-1)).toMatchObject({ outputVolume: 0.4 });
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock });
    expect(again.media.settings.at(-1)).toEqual(again.state().sound.settings);
    expect(again.state().sound.settings).toMatchObject({ outputVolume: 0.4, ringTone: 'marimba' });
  });

  it('is not tested in the customer’s ear', async () => {
    const desk = await atTheDesk();
    await desk.must('settings.selfTest', { on: true });
    desk.media.events.emit('selfTest', { phase: 'done', heard: true });
    expect(desk.state().sound.selfTest).toEqual({ phase: 'done', heard: true });
    desk.sip.ring();
    expect(await desk.ask('settings.selfTest', { on: true })).toMatchObject({ ok: false, error: { code: 'during-call' } });
  });
});
