import type { FlightRecorder } from '../../app/flight-recorder.ts';
import type { Desktop } from '../../app/ports/platform-ports.ts';
import type { QualityInterval } from '../../../shared/domain/quality/quality-history.ts';
import type { CallId } from '../../../shared/lib/brand.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function diagnosisHandlers(
  flight: FlightRecorder,
  intervalsOf: (callId: CallId) => Promise<readonly (QualityInterval | null)[]>,
  desktop: Desktop,
  reports: string,
): Handlers<'diagnosis'> {
  return {
    'diagnosis.quality': async ({ callId }) => ok(await intervalsOf(callId)),
    'diagnosis.save': ({ callId }) => flight.save(callId),
    'diagnosis.showReports': () => {
      desktop.showFolder(reports);
      return ok();
    },
  };
}
