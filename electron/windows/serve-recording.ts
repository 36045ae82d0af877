import { open } from 'node:fs/promises';

/** A player asks for a part at a time; longer ones are answered in pieces of this size. */
const MAX_PART_BYTES = 1024 * 1024;

/** A range of bytes as RFC 9110, section 14.1.2 has it, inclusive; null for one that cannot be satisfied. */
export function rangeOf(header: string | null, size: number): { readonly from: number; readonly to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? 'bytes=0-') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = Math.min(size - 1, first === '' || last === '' ? size - 1 : Number(last), from + MAX_PART_BYTES - 1);
  return from <= to ? { from, to } : null;
}

/** Answers with the asked part of a recording. @param file null when there is none, or none that this person may hear */
export async function serveRecording(request: Request, file: string | null): Promise<Response> {
  const sound = file === null ? null : await open(file).catch(() => null);
  if (sound === null) return new Response('not found', { status: 404 });
  try {
    const { size } = await sound.stat();
    const range = rangeOf(request.headers.get('Range'), size);
    if (range === null) return new Response('', { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
    const body = new Uint8Array(range.to - range.from + 1);
    const { bytesRead } = await sound.read(body, 0, body.length, range.from);
    return new Response(body.subarray(0, bytesRead), {
      status: 206,
      headers: {
        'Content-Type': 'audio/ogg',
        'Content-Length': String(bytesRead),
        'Content-Range': `bytes ${range.from}-${range.from + bytesRead - 1}/${size}`,
        'Accept-Ranges': 'bytes',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } finally {
    await sound.close();
  }
}
