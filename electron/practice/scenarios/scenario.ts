import { AUDIO_DURATIONS } from './audio-durations.ts';

/** The languages in which a simulated customer speaks. */
export type PracticeLanguage = 'en' | 'nl';

/** One turn of the customer. */
export type PracticeLine = {
  readonly id: string;
  /** What is said, written as it is spoken (numbers in words). */
  readonly text: Record<PracticeLanguage, string>;
  /** File name relative to the folder `practice-audio`. */
  readonly audio: Record<PracticeLanguage, string>;
  /** Length of the sound in milliseconds, measured in the file. */
  readonly durationMs: Record<PracticeLanguage, number>;
  readonly mood?: 'calm' | 'annoyed' | 'hurried';
};

export type PracticeCustomer = {
  readonly salutation: 'mr' | 'mrs';
  readonly initials: string;
  readonly firstName: string;
  /** Tussenvoegsel, such as "van den". */
  readonly infix?: string;
  readonly lastName: string;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly customerNumber: string;
  /** The language that the contact record names, for each language of the practice line. */
  readonly language: Record<PracticeLanguage, PracticeLanguage>;
};

/** A customer of the practice line, with everything that customer says, in the order in which it is said. */
export type PracticeScenario = {
  readonly id: 'question' | 'complaint' | 'order';
  readonly title: Record<PracticeLanguage, string>;
  /** What the agent is to reach in this conversation. */
  readonly goal: Record<PracticeLanguage, string>;
  readonly customer: PracticeCustomer;
  readonly lines: readonly PracticeLine[];
  readonly expected: { readonly category: string; readonly hint: Record<PracticeLanguage, string> };
};

/** A line as it is written down; file names and durations follow from it. */
export type WrittenLine = Pick<PracticeLine, 'id' | 'text' | 'mood'>;

/**
 * Adds the sound files to the lines of a scenario. A line of which no sound was made yet has the duration 0, so that
 * `build/practice-audio.mjs` can read the texts that it has to speak; a unit test refuses such a line.
 */
export function withAudio(scenarioId: PracticeScenario['id'], lines: readonly WrittenLine[]): readonly PracticeLine[] {
  return lines.map((line) => {
    const audio = { en: `en/${scenarioId}-${line.id}.ogg`, nl: `nl/${scenarioId}-${line.id}.ogg` };
    return {
      ...line,
      audio,
      durationMs: { en: AUDIO_DURATIONS[audio.en] ?? 0, nl: AUDIO_DURATIONS[audio.nl] ?? 0 },
    };
  });
}
