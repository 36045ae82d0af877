import type { AgentId, ContactId, EmotionNoteId, InteractionId } from '../../lib/brand.ts';

export const EMOTION_TONES = ['positive', 'negative'] as const;
export const EMOTION_SOURCES = ['call', 'e-mail'] as const;

/** How somebody felt in a contact (klantemotie). */
export type EmotionNote = {
  readonly id: EmotionNoteId;
  readonly contactId: ContactId;
  readonly interactionId: InteractionId | null;
  readonly tone: (typeof EMOTION_TONES)[number];
  /** 1 (slight) to 5 (very strong). */
  readonly intensity: number;
  readonly source: (typeof EMOTION_SOURCES)[number];
  readonly text: string;
  readonly at: number;
  readonly by: AgentId | null;
  readonly byName: string;
};
