import type { AgentStateName } from '../../shared/domain/agent-state/agent-state.ts';

/** What the icon in the tray can say. */
export type TrayLook = 'ready' | 'ringing' | 'busy' | 'hold' | 'handling' | 'not-ready' | 'logged-out' | 'disturb';

/** The look of a state; colour and sign together, so that neither is needed to tell them apart. */
export function trayLook(state: AgentStateName, doNotDisturb: boolean): TrayLook {
  if (state === 'ready') return doNotDisturb ? 'disturb' : 'ready';
  if (state === 'talking' || state === 'consult' || state === 'dialling') return 'busy';
  if (state === 'preview') return 'handling';
  return state;
}

export const TRAY_LOOKS: readonly TrayLook[] = ['logged-out', 'ready', 'ringing', 'busy', 'hold', 'handling', 'not-ready', 'disturb'];

type Point = readonly [x: number, y: number];
type Look = {
  readonly colour: readonly [red: number, green: number, blue: number];
  /** The sign as polygons in a square of 16 by 16. */
  readonly sign: readonly (readonly Point[])[];
  /** Only the rim of the disc is painted. */
  readonly hollow?: true;
};

const box = (x: number, y: number, width: number, height: number): readonly Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

const LOOKS: Readonly<Record<TrayLook, Look>> = {
  // A tick.
  ready: { colour: [17, 130, 90], sign: [[[3.6, 8.2], [5, 6.8], [7, 8.8], [11.2, 4.6], [12.6, 6], [7, 11.6]]] },
  // An exclamation mark.
  ringing: { colour: [214, 118, 0], sign: [box(7, 3.2, 2, 6.2), box(7, 10.8, 2, 2)] },
  // Somebody speaks: three bars.
  busy: { colour: [42, 84, 201], sign: [box(3.6, 6.4, 1.9, 3.2), box(7.05, 3.6, 1.9, 8.8), box(10.5, 5.4, 1.9, 5.2)] },
  hold: { colour: [112, 72, 170], sign: [box(5, 4.4, 2.2, 7.2), box(8.8, 4.4, 2.2, 7.2)] },
  // Lines of writing.
  handling: { colour: [42, 84, 201], sign: [box(4.2, 4.4, 7.6, 1.6), box(4.2, 7.2, 7.6, 1.6), box(4.2, 10, 4.6, 1.6)] },
  'not-ready': { colour: [95, 105, 123], sign: [box(4, 7, 8, 2)] },
  'logged-out': { colour: [129, 137, 152], sign: [], hollow: true },
  // A cross.
  disturb: {
    colour: [179, 38, 30],
    sign: [
      [[4.4, 5.6], [5.6, 4.4], [11.6, 10.4], [10.4, 11.6]],
      [[10.4, 4.4], [11.6, 5.6], [5.6, 11.6], [4.4, 10.4]],
    ],
  },
};

/** Whether a point lies in a polygon (even-odd rule). */
function inside(polygon: readonly Point[], x: number, y: number): boolean {
  let within = false;
  for (let index = 0; index < polygon.length; index += 1) {
    const [ax, ay] = polygon[index] ?? [0, 0];
    const [bx, by] = polygon[(index + polygon.length - 1) % polygon.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

/** Points per pixel and direction over which the edges are averaged. */
const FINE = 4;

/**
 * The icon as pixels, row by row, four bytes each: blue, green, red, alpha (premultiplied), as Electron's bitmaps want them.
 *
 * @param size width and height in pixels
 */
export function drawTrayIcon(name: TrayLook, size: number): Uint8Array {
  const { colour: [red, green, blue], sign, hollow } = LOOKS[name];
  const pixels = new Uint8Array(size * size * 4);
  const step = 16 / size / FINE;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let disc = 0;
      let white = 0;
      for (let fine = 0; fine < FINE * FINE; fine += 1) {
        const x = (column * FINE + (fine % FINE) + 0.5) * step;
        const y = (row * FINE + Math.floor(fine / FINE) + 0.5) * step;
        // Squares: these lines run tens of thousands of times.
        const squared = (x - 8) ** 2 + (y - 8) ** 2;
        if (squared > 7.8 ** 2 || (hollow === true && squared < 5.8 ** 2)) continue;
        if (sign.some((polygon) => inside(polygon, x, y))) white += 1;
        else disc += 1;
      }
      const all = FINE * FINE;
      const at = (row * size + column) * 4;
      pixels[at] = (disc * blue + white * 255) / all;
      pixels[at + 1] = (disc * green + white * 255) / all;
      pixels[at + 2] = (disc * red + white * 255) / all;
      pixels[at + 3] = ((disc + white) * 255) / all;
    }
  }
  return pixels;
}
