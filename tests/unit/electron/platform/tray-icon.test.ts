import { describe, expect, it } from 'vitest';
import { AGENT_STATES } from '../../../../shared/domain/agent-state/agent-state.ts';
import { drawTrayIcon, trayLook } from '../../../../electron/platform/tray-icon.ts';

describe('the icon in the tray', () => {
  it('has a look for every state', () => {
    for (const state of AGENT_STATES) expect(drawTrayIcon(trayLook(state, false), 22)).toHaveLength(22 * 22 * 4);
    expect(trayLook('ready', true)).toBe('disturb');
  });

  it('tells the looks apart without colour: the signs differ in their light pixels', () => {
    const looks = ['ready', 'ringing', 'busy', 'hold', 'handling', 'not-ready', 'disturb'] as const;
    const shapes = looks.map((look) => {
      const pixels = drawTrayIcon(look, 16);
      return Array.from({ length: 256 }, (_, index) => (Math.min(...pixels.subarray(index * 4, index * 4 + 3)) > 200 ? '#' : '.')).join('');
    });
    expect(new Set(shapes).size).toBe(looks.length);
    for (const shape of shapes) expect(shape).toContain('#');
  });

  it('is clear outside the disc', () => {
    expect([...drawTrayIcon('ready', 16).subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });
});
