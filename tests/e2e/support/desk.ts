import { expect, type Locator, type Page } from '@playwright/test';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import type { SoftphoneBridge } from '../../../shared/ipc/envelope.ts';

/** The names by which the window is found: what assistive technology reads out, and what must not change by accident. */
const NAMES = {
  en: {
    telephone: 'Telephone',
    number: 'Number or name',
    call: 'Call',
    redial: 'Redial',
    recent: 'Recent',
    line: 'Line',
    agentState: 'Agent state',
    callStatus: 'Call',
    answer: 'Answer',
    decline: 'Decline',
    hangUp: 'Hang up',
    hold: 'Hold',
    resume: 'Resume',
    swap: 'Swap',
    merge: 'Merge',
    mute: 'Mute',
    unmute: 'Unmute',
    keypad: 'Keypad',
    sentKeys: 'Keys sent',
    dismiss: 'Dismiss',
    suggestions: 'Suggestions',
  },
  nl: {
    telephone: 'Telefoon',
    number: 'Nummer of naam',
    call: 'Bellen',
    redial: 'Herhalen',
    recent: 'Recent',
    line: 'Lijn',
    agentState: 'Status',
    callStatus: 'Gesprek',
    answer: 'Opnemen',
    decline: 'Weigeren',
    hangUp: 'Ophangen',
    hold: 'Wacht',
    resume: 'Hervat',
    swap: 'Wissel',
    merge: 'Samen',
    mute: 'Dempen',
    unmute: 'Mic aan',
    keypad: 'Toetsen',
    sentKeys: 'Verstuurde toetsen',
    dismiss: 'Verbergen',
    suggestions: 'Suggesties',
  },
} as const;

/** The card of one call. */
export type Card = {
  readonly root: Locator;
  /** Dialling, Ringing, Talking, … */
  readonly status: Locator;
  /** Seconds on the clock of the card. */
  readonly seconds: () => Promise<number>;
} & Readonly<
  Record<
    'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'swap' | 'merge' | 'mute' | 'unmute' | 'keypad' | 'sentKeys' | 'dismiss',
    Locator
  >
>;

/** The agent window by its accessible names. */
export type Desk = {
  readonly window: Page;
  readonly telephone: Locator;
  readonly number: Locator;
  readonly call: Locator;
  readonly redial: Locator;
  readonly suggestions: Locator;
  readonly recent: Locator;
  /** Rows of the recent calls, newest first. */
  readonly recentRows: Locator;
  readonly line: Locator;
  readonly agentState: Locator;
  /** Every call card that is shown. */
  readonly cards: Locator;
  /** The card of this party. */
  readonly card: (party: string | RegExp) => Card;
  /** The only card, whoever it is. */
  readonly onlyCard: () => Card;
  /** Types a number and presses Call. */
  readonly dial: (number: string) => Promise<void>;
  /** Takes the cards of ended calls away. */
  readonly clear: () => Promise<void>;
  /** The state behind the window, for what no pane shows. */
  readonly state: () => Promise<AppState>;
  /** A command as the window sends it, for preparing a test. @throws Error when it is refused. */
  readonly invoke: (name: string, input: object) => Promise<unknown>;
};

export function deskOf(window: Page, language: 'en' | 'nl' = 'en'): Desk {
  const names = NAMES[language];
  const telephone = window.getByRole('region', { name: names.telephone, exact: true });
  const cards = telephone.getByRole('article');
  const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true });
  const recent = telephone.getByRole('region', { name: names.recent });

  const cardOf = (root: Locator): Card => ({
    root,
    status: root.getByRole('status', { name: names.callStatus, exact: true }),
    seconds: async () => secondsIn(await root.innerText()),
    answer: button(root, names.answer),
    decline: button(root, names.decline),
    hangUp: button(root, names.hangUp),
    hold: button(root, names.hold),
    resume: button(root, names.resume),
    swap: button(root, names.swap),
    merge: button(root, names.merge),
    mute: button(root, names.mute),
    unmute: button(root, names.unmute),
    keypad: button(root, names.keypad),
    sentKeys: root.getByRole('status', { name: names.sentKeys }),
    dismiss: button(root, names.dismiss),
  });

  const invoke = async (name: string, input: object): Promise<unknown> => {
    const reply = await window.evaluate(
      ([command, data]) => {
        const { softphone } = globalThis as unknown as { readonly softphone: SoftphoneBridge };
        return softphone.invoke(command, data);
      },
      [name, input] as const,
    );
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
    return reply.value;
  };

  const number = telephone.getByRole('textbox', { name: names.number });
  const call = telephone.getByRole('button', { name: names.call, exact: true });
  return {
    window,
    telephone,
    number,
    call,
    redial: telephone.getByRole('button', { name: names.redial }),
    suggestions: telephone.getByRole('listbox', { name: names.suggestions }),
    recent,
    recentRows: recent.getByRole('listitem'),
    line: window.getByRole('status', { name: names.line, exact: true }),
    agentState: window.getByRole('combobox', { name: names.agentState }),
    cards,
    card: (party) => cardOf(telephone.getByRole('article', { name: party, exact: typeof party === 'string' })),
    onlyCard: () => cardOf(cards),
    dial: async (target) => {
      await number.fill(target);
      await call.click();
    },
    clear: async () => {
      await expect(async () => {
        for (const one of await cards.getByRole('button', { name: names.dismiss, exact: true }).all())
          await one.click({ timeout: 1_000 }).catch(() => undefined);
        await expect(cards).toHaveCount(0, { timeout: 1_000 });
      }).toPass({ timeout: 15_000 });
    },
    state: async () => ((await invoke('system.snapshot', {})) as { readonly state: AppState }).state,
    invoke,
  };
}

/** The first time of the form 0:07 or 1:02:03 in a text, in seconds. @throws Error without one. */
function secondsIn(text: string): number {
  const found = /\b(?:(\d+):)?(\d+):(\d\d)\b/.exec(text);
  if (found === null) throw new Error(`no time in: ${text}`);
  return Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]);
}
