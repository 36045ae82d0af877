/** How keys are sent in a call. `auto`: RFC 4733 where the other side takes telephone events, else SIP INFO. */
export const DTMF_MODES = ['auto', 'rfc4733', 'info'] as const;
export type DtmfMode = (typeof DTMF_MODES)[number];

/** What a caller gets while the agent does not want to be disturbed; `pbx` leaves it to the exchange, by feature code. */
export const DO_NOT_DISTURB_ANSWERS = ['busy', 'unavailable', 'pbx'] as const;
export type DoNotDisturbAnswer = (typeof DO_NOT_DISTURB_ANSWERS)[number];

/** Codes of the exchange, as dialled; `{number}` stands for the number, extension or slot. Empty: the exchange has none. */
export const FEATURE_CODES = [
  'disturbOn',
  'disturbOff',
  'forwardAlwaysOn',
  'forwardAlwaysOff',
  'forwardBusyOn',
  'forwardBusyOff',
  'forwardNoAnswerOn',
  'forwardNoAnswerOff',
  'pickUp',
  'park',
  'retrieve',
  'listen',
  'whisper',
  'bargeIn',
] as const;
export type FeatureCode = (typeof FEATURE_CODES)[number];

/** Codes that make no sense without a number in them. */
const NEEDS_NUMBER: ReadonlySet<FeatureCode> = new Set(['pickUp', 'retrieve', 'listen', 'whisper', 'bargeIn']);

/** What the telephone can do beyond calls, and by which codes; each from project, account or default, in this order. */
export type PhoneFeatures = {
  /** Calls are answered at once while the agent is ready. */
  readonly autoAnswer: boolean;
  /** The same for calls whose headers ask for it. */
  readonly autoAnswerByHeader: boolean;
  /** In Not ready callers are turned away (480), so that the exchange sends them on; else it rings all the same. */
  readonly refuseWhenNotReady: boolean;
  readonly disturbAnswer: DoNotDisturbAnswer;
  readonly dtmf: DtmfMode;
  /** Number of the voicemail; with it, waiting messages are asked for (RFC 3842). */
  readonly voicemail: string;
  /** Slots of the car park that are watched, such as `701-710`; at most 20. */
  readonly parkingSlots: string;
} & { readonly [Code in FeatureCode]: string };

export const DEFAULT_FEATURES: PhoneFeatures = {
  autoAnswer: false,
  autoAnswerByHeader: false,
  refuseWhenNotReady: false,
  disturbAnswer: 'busy',
  dtmf: 'auto',
  voicemail: '',
  parkingSlots: '',
  disturbOn: '',
  disturbOff: '',
  forwardAlwaysOn: '',
  forwardAlwaysOff: '',
  forwardBusyOn: '',
  forwardBusyOff: '',
  forwardNoAnswerOn: '',
  forwardNoAnswerOff: '',
  pickUp: '',
  park: '',
  retrieve: '',
  listen: '',
  whisper: '',
  bargeIn: '',
};
export const FEATURE_NAMES = Object.keys(DEFAULT_FEATURES) as readonly (keyof PhoneFeatures)[];

/** Kinds of forwarding, as exchanges have them. */
export const FORWARDINGS = ['always', 'busy', 'noAnswer'] as const;
export type Forwarding = (typeof FORWARDINGS)[number];
const FORWARD_CODES = {
  always: { on: 'forwardAlwaysOn', off: 'forwardAlwaysOff' },
  busy: { on: 'forwardBusyOn', off: 'forwardBusyOff' },
  noAnswer: { on: 'forwardNoAnswerOn', off: 'forwardNoAnswerOff' },
} as const satisfies Readonly<Record<Forwarding, { readonly on: FeatureCode; readonly off: FeatureCode }>>;

/** The code that turns a forwarding on or off. */
export function forwardingCode(kind: Forwarding, on: boolean): FeatureCode {
  return FORWARD_CODES[kind][on ? 'on' : 'off'];
}

const CODE = /^[\d*#+A-D]*(?:\{number\})?[\d*#+A-D]*$/;
const NUMBER = /^[\d*#+]{1,30}$/;
const MOST_SLOTS = 20;

/** Whether a code can be stored: keys of a telephone, at most one `{number}`, and that one where the code needs it. */
export function isFeatureCode(code: FeatureCode, text: string): boolean {
  if (text === '') return true;
  return text.length <= 40 && CODE.test(text) && (!NEEDS_NUMBER.has(code) || text.includes('{number}'));
}

/** The code as it is dialled; null without a code, or with a number that is none. */
export function dialledCode(code: string, number = ''): string | null {
  if (code === '') return null;
  if (!code.includes('{number}')) return code;
  const digits = number.trim().replaceAll(/[ ().\-/]/g, '');
  return NUMBER.test(digits) ? code.replace('{number}', digits) : null;
}

/** The slots of a car park written as `701-703` or `701,705`; null for anything else or for more than twenty. */
export function slotsOf(text: string): readonly string[] | null {
  if (text.trim() === '') return [];
  const slots: string[] = [];
  for (const part of text.split(',')) {
    const [, first, last] = /^\s*(\d{1,8})(?:\s*-\s*(\d{1,8}))?\s*$/.exec(part) ?? [];
    if (first === undefined) return null;
    const [from, to] = [Number(first), Number(last ?? first)];
    if (to < from || to - from >= MOST_SLOTS) return null;
    for (let slot = from; slot <= to; slot += 1) slots.push(String(slot).padStart(first.length, '0'));
  }
  return slots.length > MOST_SLOTS ? null : [...new Set(slots)];
}

/** Whether a value can be stored under a name. */
export function isFeatureValue(name: keyof PhoneFeatures, value: unknown): boolean {
  switch (name) {
    case 'autoAnswer':
    case 'autoAnswerByHeader':
    case 'refuseWhenNotReady':
      return typeof value === 'boolean';
    case 'disturbAnswer':
      return (DO_NOT_DISTURB_ANSWERS as readonly unknown[]).includes(value);
    case 'dtmf':
      return (DTMF_MODES as readonly unknown[]).includes(value);
    case 'voicemail':
      return typeof value === 'string' && (value === '' || NUMBER.test(value));
    case 'parkingSlots':
      return typeof value === 'string' && slotsOf(value) !== null;
    default:
      return typeof value === 'string' && isFeatureCode(name, value);
  }
}
