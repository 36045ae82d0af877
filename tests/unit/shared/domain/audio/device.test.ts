import { describe, expect, it } from 'vitest';
import { deviceName, findDevice, ladderOf, remember } from '../../../../../shared/domain/audio/device.ts';
import { firstPresent } from '../../../../../shared/media/sound.ts';

const jabra = { id: 'a1', label: 'Microphone (Jabra Link 380) (0b0e:24c9)' };
const builtIn = { id: 'b1', label: 'Built-in microphone' };
const webcam = { id: 'c1', label: 'Webcam' };

describe('a device that is plugged in again', () => {
  it.each([
    ['the same id', { ...jabra, label: 'renamed' }],
    ['another id, the same name', { ...jabra, id: 'a2' }],
    ['another port of Windows', { id: 'a3', label: 'Microphone (2- Jabra Link 380) (0b0e:24c9)' }],
    ['named as the system’s choice', { id: 'a4', label: 'Default - Microphone (Jabra Link 380) (0b0e:24c9)' }],
  ])('is known by %s', (_how, present) => {
    expect(findDevice(jabra, [builtIn, present])).toBe(present);
  });

  it.each([
    ['another model', [{ id: 'x', label: 'Microphone (Jabra Evolve2) (0b0e:0300)' }]],
    ['nothing', []],
  ])('is not confused with %s', (_what, present) => expect(findDevice(jabra, present)).toBeUndefined());

  it('is found by id alone when it has no name', () => {
    expect(findDevice({ id: 'b1', label: '' }, [builtIn])).toBe(builtIn);
    expect(findDevice({ id: 'z', label: '' }, [{ id: 'y', label: '' }])).toBeUndefined();
  });

  it('prefers the id where two of a kind are plugged in', () => {
    const twin = { ...jabra, id: 'a0' };
    expect(findDevice(jabra, [twin, jabra])).toBe(jabra);
  });

  it('keeps vendor and product in its name', () => expect(deviceName(jabra.label)).toContain('0b0e:24c9'));
});

describe('the ladder', () => {
  it.each([
    ['the chosen one', [jabra, builtIn, webcam], 'a1'],
    ['what was used before', [builtIn, webcam], 'b1'],
    ['the system’s device for conversations', [webcam], 'communications'],
  ])('takes %s first', (_what, present, expected) => {
    const ladder = ladderOf(jabra, [jabra, builtIn], present);
    expect(firstPresent(ladder, new Set([...present.map(({ id }) => id), 'default', 'communications']))).toBe(expected);
  });

  it('ends with the system’s default, and is that alone where nothing was chosen', () => {
    expect(firstPresent(ladderOf(jabra, [], []), new Set())).toBe('');
    expect(ladderOf(null, [builtIn], [builtIn])).toEqual(['']);
  });

  it('uses the id of the moment', () => {
    expect(ladderOf(jabra, [], [{ ...jabra, id: 'new' }])[0]).toBe('new');
  });
});

it('remembers the last few devices once each, the last one first', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ id: `${index}`, label: `Device ${index}` }));
  const recent = many.reduce<readonly { id: string; label: string }[]>((list, device) => remember(device, list), []);
  expect(recent.map(({ id }) => id)).toEqual(['7', '6', '5', '4', '3']);
  expect(remember({ id: 'new', label: 'device 5' }, recent).map(({ id }) => id)).toEqual(['new', '7', '6', '4', '3']);
});
