import { activeCall, livingCalls, ringingCall } from '../../../shared/domain/call/call-selectors.ts';
import { isEmergency } from '../../../shared/domain/contact/emergency-numbers.ts';
import { linkTarget } from '../../../shared/domain/contact/link-target.ts';
import { brandId, type RecordingId } from '../../../shared/lib/brand.ts';
import type { Core } from '../core.ts';
import type { Areas } from './areas.ts';

/** Closing the window twice within this time ends even a living call. */
const CLOSE_INSISTED_MS = 5_000;

/** What the operating system asks, beside the windows: links, files, shortcuts, the lock, the end. */
export function askedOutside({
  base,
  people,
  lines,
  afterwards,
  telephony: { calls },
  sound,
}: Areas): Pick<
  Core,
  'recordingFile' | 'prepareNumber' | 'openHandOver' | 'computerLocked' | 'reconnect' | 'mayClose' | 'shortcut'
> {
  const { store, notices, clock } = base;
  let nonce = 0;
  let closeRefusedAt = Number.NEGATIVE_INFINITY;
  return {
    recordingFile: (id) => (base.started() ? sound.library.fileFor(brandId<RecordingId>(id)) : Promise.resolve(null)),
    prepareNumber: (link) => {
      const target = linkTarget(link);
      if (target === null) {
        notices.show({ code: 'link-unusable', severity: 'warning', details: {} });
        return;
      }
      nonce += 1;
      store.setSlice('prepared', { target, nonce });
      const { dialLinksAtOnce, country } = store.get().settings;
      // A link on a page must never send for the emergency services: that takes a finger.
      // Nor does a page call from a desk that was left.
      if (dialLinksAtOnce && base.whoSees() !== null && !store.get().locked && !isEmergency(target, country))
        void calls.dial(target, null);
    },
    openHandOver: (file) =>
      void afterwards.followUp
        .openFile(file)
        .catch((error: unknown) => notices.report('a hand-over could not be opened', error)),
    computerLocked: people.rules.computerLocked,
    reconnect: (cause) => void lines.line.reconnect(cause),
    mayClose: () => {
      const insisted = clock.monotonic() - closeRefusedAt < CLOSE_INSISTED_MS;
      if (insisted || livingCalls(store.get().calls.calls).length === 0) return true;
      closeRefusedAt = clock.monotonic();
      notices.show({ code: 'during-call', severity: 'warning', details: {} });
      return false;
    },
    shortcut: (action) => {
      const all = store.get().calls.calls;
      const ringing = ringingCall(all);
      const present = activeCall(all);
      if (action === 'answer' && ringing !== null) void calls.answer(ringing.id);
      if (action === 'hang-up' && present !== null) calls.hangUp(present.id, true);
      if (action === 'mute' && present !== null) calls.setMuted(present.id, !present.muted);
    },
  };
}
