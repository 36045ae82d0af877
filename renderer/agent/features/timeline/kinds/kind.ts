import type { TFunction } from 'i18next';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Agent } from '../../../../../shared/domain/agent-state/agent-state.ts';
import type { CustomField } from '../../../../../shared/domain/contact/custom-field.ts';
import type { TimelineEntryOf, TimelineKind } from '../../../../../shared/domain/timeline/timeline.ts';
import type { Language } from '../../../../../shared/ipc/app-state.ts';
import type { Tone } from '../../../ui/status-dot.tsx';

/** What the words of an entry depend on. */
export type Wording = {
  readonly t: TFunction;
  readonly language: Language;
  /** ISO 3166-1 alpha-2, for telephone numbers. */
  readonly country: string;
  /** Whose names stand for their ids. */
  readonly agents: readonly Agent[];
  /** What the fields of one's own are called, and how their values read. */
  readonly customFields: readonly CustomField[];
};

/** How entries of one kind look: one line to recognise it, one with what it was about, and the whole of it when it is opened. */
export type KindView<Kind extends TimelineKind> = {
  readonly icon: (entry: TimelineEntryOf<Kind>) => LucideIcon;
  readonly tone: (entry: TimelineEntryOf<Kind>) => Tone;
  readonly title: (entry: TimelineEntryOf<Kind>, wording: Wording) => string;
  /** Empty without. */
  readonly about: (entry: TimelineEntryOf<Kind>, wording: Wording) => string;
  /** A few words at the right end; empty without. */
  readonly result: (entry: TimelineEntryOf<Kind>, wording: Wording) => string;
  /** It has a day and no time of it. */
  readonly dayOnly?: true;
  /** Null when the two lines say everything. */
  readonly details: ((props: { readonly entry: TimelineEntryOf<Kind>; readonly onChanged: () => void }) => ReactNode) | null;
};
