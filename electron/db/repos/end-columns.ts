import type { CallEnd, EndCause } from '../../../shared/domain/call/end-cause.ts';

type EndColumns = {
  readonly end_cause: string | null;
  readonly end_sip_status: number | null;
  readonly end_q850_cause: number | null;
};

/** How a call ended, as columns. */
export function endColumns(end: CallEnd | null): EndColumns {
  return {
    end_cause: end?.cause ?? null,
    end_sip_status: end?.sipStatus ?? null,
    end_q850_cause: end?.q850Cause ?? null,
  };
}

/** The reverse of `endColumns`. */
export function toEnd(row: EndColumns): CallEnd | null {
  if (row.end_cause === null) return null;
  return {
    cause: row.end_cause as EndCause,
    ...(row.end_sip_status === null ? {} : { sipStatus: row.end_sip_status }),
    ...(row.end_q850_cause === null ? {} : { q850Cause: row.end_q850_cause }),
  };
}
