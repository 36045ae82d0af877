import { conversationMs } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useNow } from '../../bridge/use-now.ts';

/** Conversation time once there is one, else the time since the first ring. By itself, so that its tick re-renders nothing else. */
export function CallTimer({ call, className }: { readonly call: Call; readonly className: string | undefined }) {
  const now = useNow();
  const ms = call.answeredAt === null ? (call.endedAt ?? now) - call.startedAt : conversationMs(call, now);
  return <span className={className}>{formatDuration(ms)}</span>;
}
