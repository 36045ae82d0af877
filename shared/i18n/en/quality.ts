import type { QualityLevel, QualityProblem } from '../../domain/quality/quality.ts';

export const quality = {
  label: 'Sound quality',
  level: {
    unknown: 'not known yet',
    good: 'good',
    fair: 'fair',
    bad: 'bad',
  } satisfies Readonly<Record<QualityLevel, string>>,
  tip: 'Sound {{level}} ({{mos}} of 4.5)',
  /** What is wrong and what helps; the first words must do, the line is short. */
  advice: {
    'nothing-received': 'You receive no sound. If the customer hears you, the network blocks one direction: call again and tell your administrator.',
    receiving: 'Sound gets lost: use a cable, not Wi-Fi, or stop downloads.',
    sending: 'They miss words: use a cable, not Wi-Fi, or stop uploads. Speak in short sentences.',
    both: 'Lost both ways: use a cable, not Wi-Fi, or stop other programs that use the network.',
    delay: 'The line is slow: wait a moment before you reply. A VPN often causes this.',
    jitter: 'The line is unsteady: use a cable, not Wi-Fi.',
  } satisfies Readonly<Record<Exclude<QualityProblem, 'none'>, string>>,
} as const;
