import {
  CircleAlert,
  Pause,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  RefreshCw,
  UsersRound,
} from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { isCalmEnd } from './call-look.ts';

/** What a card says at a glance; the status says the same in words. */
export function CallIcon({ call, className }: { readonly call: Call; readonly className: string | undefined }) {
  return (
    <span className={className} aria-hidden="true">
      <Icon call={call} />
    </span>
  );
}

function Icon({ call }: { readonly call: Call }) {
  if (call.end !== null) {
    if (call.end.cause === 'missed') return <PhoneMissed />;
    return isCalmEnd(call.end.cause) ? <PhoneOff /> : <CircleAlert />;
  }
  if (call.media === 'recovering') return <RefreshCw />;
  if (call.hold.since !== null || call.hold.remote) return <Pause />;
  if (call.conference !== null) return <UsersRound />;
  return call.direction === 'in' ? <PhoneIncoming /> : <PhoneOutgoing />;
}
