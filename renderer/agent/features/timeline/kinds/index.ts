import type { TimelineEntry, TimelineEntryOf, TimelineKind } from '../../../../../shared/domain/timeline/timeline.ts';
import { agreementView } from './agreement.ts';
import { callView } from './call.tsx';
import { changeView } from './change.tsx';
import { consentView } from './consent.ts';
import { dispatchView } from './dispatch.tsx';
import { emotionView } from './emotion.ts';
import type { KindView } from './kind.ts';
import { letterView } from './letter.tsx';
import { mergeView } from './merge.tsx';
import { objectionView } from './objection.ts';
import { overrideView } from './override.ts';

/** How every kind of entry looks. */
const VIEWS: { readonly [Kind in TimelineKind]: KindView<Kind> } = {
  call: callView,
  agreement: agreementView,
  dispatch: dispatchView,
  letter: letterView,
  emotion: emotionView,
  consent: consentView,
  objection: objectionView,
  override: overrideView,
  merge: mergeView,
  change: changeView,
};

/** The look of an entry, for code that does not care which kind it is. */
export function viewOf<Kind extends TimelineKind>(entry: TimelineEntryOf<Kind> & TimelineEntry): KindView<Kind> {
  return VIEWS[entry.kind];
}
